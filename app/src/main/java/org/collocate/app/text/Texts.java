package org.collocate.app.text;

import java.util.ResourceBundle;
import org.collocate.resources.Resource;

/// The texts of one feature of the window, from its message bundle in the language of the system where there is one.
public final class Texts {
  private final ResourceBundle bundle;

  private Texts(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /// The texts of a feature.
  ///
  /// @param feature name of the file in `messages`
  /// @throws java.util.MissingResourceException if there is no such file
  public static Texts of(String feature) {
    return new Texts(Resource.messages(feature));
  }

  /// A text; `{0}`, `{1}`, … are replaced by the arguments as they print themselves.
  ///
  /// @throws java.util.MissingResourceException if the bundle has no such key
  public String get(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }
}
