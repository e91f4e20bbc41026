package org.collocate.app.sketch.edit;

import java.util.List;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.PathSyntaxException;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;

/// A shape or region that can be read, also if the drawing as a whole is wrong.
///
/// @param operation what it does to the domain; regions add
/// @param name may be empty
/// @param rings its outline, smooth curves in closed rings
/// @param lines the outline as lines through points, close enough for the eye
public record Element(Item item, Operation operation, Shape shape, String name, List<List<Curve>> rings,
    List<List<Point>> lines) {
  private static final double FINENESS = 1e-3;

  public Element {
    rings = rings.stream().map(List::copyOf).toList();
    lines = lines.stream().map(List::copyOf).toList();
  }

  /// @throws PathSyntaxException if the text of a path is wrong
  static Element of(Item item, ShapeOperation read) {
    String name = read.name();
    List<List<Curve>> rings = read.shape().rings();
    return new Element(item, read.operation(), read.shape(), name == null ? "" : name, rings, lines(rings));
  }

  /// Rings of curves as lines through points, close enough for the eye.
  public static List<List<Point>> lines(List<List<Curve>> rings) {
    double size = Box.of(rings).size();
    return rings.stream()
        .map(ring -> ring.stream()
            .flatMap(curve -> java.util.Arrays.stream(curve.flatten(FINENESS * size))
                .mapToObj(curve::point))
            .toList())
        .toList();
  }

  /// The box of a shape of the plane.
  public static Box box(Shape shape) {
    return Box.of(shape.rings());
  }

  public Box box() {
    return Box.of(rings);
  }
}
