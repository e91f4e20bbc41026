package org.collocate.solver.geometry;

import org.jspecify.annotations.Nullable;

/// One step of the drawing; its name, if any, names what remains of the shape's outline on the boundary.
public record ShapeOperation(Operation operation, Shape shape, @Nullable String name) {
  public static ShapeOperation add(Shape shape) {
    return new ShapeOperation(Operation.ADD, shape, null);
  }

  public static ShapeOperation subtract(Shape shape) {
    return new ShapeOperation(Operation.SUBTRACT, shape, null);
  }

  public static ShapeOperation intersect(Shape shape) {
    return new ShapeOperation(Operation.INTERSECT, shape, null);
  }

  public ShapeOperation named(String newName) {
    return new ShapeOperation(operation, shape, newName);
  }
}
