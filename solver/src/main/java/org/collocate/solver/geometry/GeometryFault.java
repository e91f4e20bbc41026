package org.collocate.solver.geometry;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a description of a domain.
///
/// @param section the list of the description that holds the fault
/// @param index the entry of that list, −1 for the whole list
/// @param at the place, where there is one
public record GeometryFault(Section section, int index, String message, String hint, @Nullable Point at) {
  /// The keys of a study's domain.
  public enum Section {
    SHAPES, REGIONS, BOUNDARIES, PERIODIC
  }
}
