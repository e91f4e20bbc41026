package org.collocate.solver.exchange;

import java.util.List;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.jspecify.annotations.Nullable;

/// What was in a file of another program.
public sealed interface Imported {
  /// What was left out or had to be understood in one of several ways, one sentence each.
  List<String> notes();

  /// Shapes, regions and named stretches of the boundary. The file was whole, but the drawing may still be no domain, for
  /// example because an outline crosses itself.
  record Drawing(DomainDescription description, List<String> notes) implements Imported {
    public Drawing {
      notes = List.copyOf(notes);
    }
  }

  /// Points, with a value at each where the file has a third column.
  ///
  /// @param x `[i]`
  /// @param y `[i]`
  /// @param values `[i]`, or null
  /// @param name of the values, "" where the file has none
  record Samples(double[] x, double[] y, double @Nullable [] values, String name, List<String> notes)
      implements
        Imported {
    public Samples {
      notes = List.copyOf(notes);
    }

    public int size() {
      return x.length;
    }

    public List<Point> points() {
      return IntStream.range(0, x.length).mapToObj(i -> new Point(x[i], y[i])).toList();
    }

    /// The polygon through the points in their order; a last point that repeats the first is left out.
    ///
    /// @throws IllegalStateException if there are fewer than three different points
    public Shape.Polygon polygon() {
      List<Point> points = points();
      boolean closed = points.size() > 1 && points.getFirst().equals(points.getLast());
      List<Point> corners = closed ? points.subList(0, points.size() - 1) : points;
      if (corners.stream().distinct().count() < 3) {
        throw new IllegalStateException(
            "a polygon needs three different points, here are " + corners.stream().distinct().count());
      }
      return new Shape.Polygon(corners);
    }
  }
}
