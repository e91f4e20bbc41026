package org.collocate.solver.geometry;

/// What a shape does to the domain that the shapes before it have made.
public enum Operation {
  ADD, SUBTRACT, INTERSECT
}
