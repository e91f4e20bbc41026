package org.collocate.app.equation;

import java.util.List;
import org.collocate.solver.study.Pointer;

/// The sections of a study, as the outline lists them.
public enum Section {
  ABOUT("About", List.of()),
  DOMAIN("Domain", List.of("/domain")),
  EQUATION("Equation", List.of("/equation/unknowns", "/equation/equations")),
  DATA("Data", List.of("/equation/coefficients", "/equation/parameters")),
  CONDITIONS("Conditions", List.of("/boundary")),
  TIME("Start and time", List.of("/initial", "/time")),
  METHODS("Methods", List.of("/methods")),
  REFERENCE("Reference", List.of("/reference", "/exact")),
  OUTPUTS("Outputs", List.of("/outputs", "/expect", "/evaluate", "/sweep"));

  private final String label;
  private final List<String> prefixes;

  Section(String label, List<String> prefixes) {
    this.label = label;
    this.prefixes = prefixes;
  }

  public String label() {
    return label;
  }

  /// The section in which a place of the study is edited.
  public static Section of(Pointer pointer) {
    for (Section section : values()) {
      for (String prefix : section.prefixes) {
        if (pointer.text().equals(prefix) || pointer.text().startsWith(prefix + "/")) {
          return section;
        }
      }
    }
    return pointer.text().startsWith("/equation") ? EQUATION : ABOUT;
  }
}
