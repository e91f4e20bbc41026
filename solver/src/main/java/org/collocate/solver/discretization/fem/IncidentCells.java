package org.collocate.solver.discretization.fem;

import org.collocate.solver.space.FunctionSpace;

/// Of each degree of freedom the cells around it, in ascending order, and which of their nodes it is.
final class IncidentCells {
  private final int[] start;
  private final int[] places;

  IncidentCells(FunctionSpace space) {
    int[] unknowns = space.unknownsOfCells();
    start = new int[space.size() + 2];
    for (int unknown : unknowns) {
      start[unknown + 2]++;
    }
    for (int i = 2; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    places = new int[unknowns.length];
    // Afterwards each start has moved to where the next one was.
    for (int place = 0; place < unknowns.length; place++) {
      places[start[unknowns[place] + 1]++] = place;
    }
  }

  /// The number of the first of a degree of freedom; that of the next one ends them.
  int first(int unknown) {
    return start[unknown];
  }

  /// `count · cell + k` for node `k` of a cell with `count` nodes.
  int place(int number) {
    return places[number];
  }
}
