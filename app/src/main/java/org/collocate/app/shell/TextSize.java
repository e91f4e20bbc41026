package org.collocate.app.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.document.Preferences;
import org.collocate.resources.Resource;

/// How large letters are, in per cent of the usual; kept among the preferences. Sizes that style sheets give in `px` are
/// multiplied, all else follows the size of letters that it inherits.
final class TextSize {
  static final int LEAST = 80;
  static final int USUAL = 100;
  static final int MOST = 200;
  private static final String KEY = "text.percent";
  private static final List<Integer> STEPS = List.of(LEAST, 90, USUAL, 110, 125, 150, 175, MOST);
  private static final Pattern LENGTH = Pattern.compile("(\\d+(?:\\.\\d+)?)px");

  private final Preferences preferences;
  private final Listeners changes = new Listeners();
  private int percent;

  TextSize(Preferences preferences) {
    this.preferences = preferences;
    percent = Math.clamp(preferences.whole(KEY, USUAL), LEAST, MOST);
  }

  int percent() {
    return percent;
  }

  /// Told after a change.
  Listeners changes() {
    return changes;
  }

  void larger() {
    STEPS.stream().filter(step -> step > percent).findFirst().ifPresent(this::set);
  }

  void smaller() {
    STEPS.reversed().stream().filter(step -> step < percent).findFirst().ifPresent(this::set);
  }

  /// Makes letters so large, within what is possible.
  void set(int wanted) {
    int next = Math.clamp(wanted, LEAST, MOST);
    if (next != percent) {
      percent = next;
      preferences.keep(KEY, next);
      changes.tell();
    }
  }

  /// The addresses of the window's style sheets in this size.
  List<String> styleSheets() {
    List<String> sheets = new ArrayList<>();
    for (String name : Resource.STYLES.names()) {
      String file = name + ".css";
      if (percent == USUAL) {
        Resource.STYLES.url(file).ifPresent(url -> sheets.add(url.toExternalForm()));
      } else {
        sheets.add("data:text/css;base64," + Base64.getEncoder()
            .encodeToString(scaled(Resource.STYLES.required(file)).getBytes(StandardCharsets.UTF_8)));
      }
    }
    return sheets;
  }

  private String scaled(String sheet) {
    Matcher lengths = LENGTH.matcher(sheet);
    return lengths.replaceAll(length -> String.format(Locale.ROOT, "%.2fpx",
        Double.parseDouble(String.valueOf(length.group(1))) * percent / USUAL));
  }
}
