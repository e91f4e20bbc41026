package org.collocate.app.equation;

import org.collocate.solver.study.Pointer;

/// The sections of a study, as the outline lists them.
public enum Section {
  ABOUT("About", ""), DOMAIN("Domain", "/domain"), EQUATION("Equation",
      "/equation/unknowns /equation/equations"), DATA("Data",
          "/equation/coefficients /equation/parameters"), CONDITIONS("Conditions",
              "/boundary"), TIME("Start and time", "/initial /time"), METHODS("Methods",
                  "/methods"), REFERENCE("Reference", "/reference /exact"), OUTPUTS(
                      "Outputs", "/outputs /expect /evaluate /sweep");

  private final String label;
  private final String prefixes;

  /// @param prefixes places of the study, parted by spaces
  Section(String label, String prefixes) {
    this.label = label;
    this.prefixes = prefixes;
  }

  public String label() {
    return label;
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
