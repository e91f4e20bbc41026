package org.collocate.solver.method;

/// What a person should know of a method before choosing it.
///
/// @param id the name in studies, such as `fem`
/// @param label the name on screen, such as `FEM`
/// @param kind whether it discretizes or learns
/// @param summary one sentence
/// @param formula what it solves, in Unicode
/// @param strengths when it is the right choice
/// @param weaknesses when it fails, and how that shows
/// @param citation the source, with DOI or arXiv identifier
public record SolverInfo(String id, String label, Kind kind, String summary, String formula, String strengths,
    String weaknesses, String citation) {

  /// Two families that the workbench sets side by side.
  public enum Kind {
    CLASSICAL, NEURAL
  }
}
