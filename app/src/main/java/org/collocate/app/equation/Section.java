package org.collocate.app.equation;

import java.util.Locale;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.Pointer;

/// The sections of a study, as the outline lists them.
public enum Section {
  ABOUT(""), DOMAIN("/domain"), EQUATION("/equation/unknowns /equation/equations"), DATA(
      "/equation/coefficients /equation/parameters"), CONDITIONS("/boundary"), TIME(
          "/initial /time"), METHODS(
              "/methods"), REFERENCE("/reference /exact"), OUTPUTS("/outputs /expect /evaluate /sweep");

  private static final Texts TEXTS = Texts.of("equation");

  private final String prefixes;

  /// @param prefixes places of the study, parted by spaces
  Section(String prefixes) {
    this.prefixes = prefixes;
  }

  /// Its name in the window.
  public String label() {
    return TEXTS.get("section." + name().toLowerCase(Locale.ROOT));
  }

  /// The section in which a place of the study is edited.
  public static Section of(Pointer pointer) {
    for (Section section : values()) {
      for (String prefix : section.prefixes.split(" ", -1)) {
        if (!prefix.isEmpty() && (pointer.text().equals(prefix) || pointer.text().startsWith(prefix + "/"))) {
          return section;
        }
      }
    }
    return pointer.text().startsWith("/equation") ? EQUATION : ABOUT;
  }
}
