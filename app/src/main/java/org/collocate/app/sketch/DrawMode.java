package org.collocate.app.sketch;

import org.collocate.solver.geometry.Operation;

/// What a drawn shape becomes.
public enum DrawMode {
  ADD(Operation.ADD), SUBTRACT(Operation.SUBTRACT), INTERSECT(Operation.INTERSECT), REGION(Operation.ADD);

  private final Operation operation;

  DrawMode(Operation operation) {
    this.operation = operation;
  }

  Operation operation() {
    return operation;
  }
}
