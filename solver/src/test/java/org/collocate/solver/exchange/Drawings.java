package org.collocate.solver.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;

/// Domains with all kinds of curves, holes, regions and names, to be written and read again.
enum Drawings {
  PLATE, CURVES, ISLANDS;

  private DomainDescription description() {
    return switch (this) {
      case PLATE -> new DomainDescription(
          List.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)),
              ShapeOperation.subtract(new Shape.Circle(1.4, 0.5, 0.2)).named("hole & <rim>")),
          List.of(new NamedRegion("core", new Shape.Circle(0.5, 0.5, 0.25))),
          List.of(new NamedBoundary("left", List.of(new Point(0, 0), new Point(0, 1))),
              new NamedBoundary("top right", List.of(new Point(1.5, 1), new Point(2, 1), new Point(2, 0.5)))),
          Set.of());
      case CURVES ->
        new DomainDescription(
            List.of(ShapeOperation.add(new Shape.Ellipse(-100, 50, 40, 20, 0.4)),
                ShapeOperation
                    .add(new Shape.Path("M-90 40C-60 20 -30 80 0 60A30 20 15 0 1 -20 100Q-60 120 -90 60Z"))
                    .named("wing"),
                ShapeOperation.subtract(new Shape.Ellipse(-115, 50, 6, 3, -0.7)),
                ShapeOperation.intersect(new Shape.Circle(-60, 60, 65))),
            List.of(new NamedRegion("spot", new Shape.Path("M-70 55h30v20h-30ZM-60 60h10v10h-10Z")),
                new NamedRegion("at the edge", new Shape.Circle(-100, 30, 15))),
            List.of(), Set.of());
      case ISLANDS ->
        new DomainDescription(
            List.of(ShapeOperation.add(new Shape.Circle(1e3, 2e3, 3)),
                ShapeOperation.subtract(new Shape.Circle(1e3, 2e3, 2)).named("moat"),
                ShapeOperation.add(new Shape.Circle(1e3, 2e3, 1)).named("keep"),
                ShapeOperation
                    .subtract(new Shape.Rectangle(1e3 - 0.3, 2e3 - 0.3, 1e3 + 0.3, 2e3 + 0.3)),
                ShapeOperation.add(new Shape.Polygon(
                    List.of(new Point(1_005, 2e3), new Point(1_006, 2e3),
                        new Point(1_005, 2_001))))),
            List.of(new NamedRegion("half", new Shape.Rectangle(990, 2e3, 1e3, 2_010))),
            List.of(new NamedBoundary("inner",
                List.of(new Point(1e3 - 0.3, 2e3 - 0.3), new Point(1e3 + 0.3, 2e3 + 0.3),
                    new Point(1e3 - 0.3, 2e3 - 0.3)))),
            Set.of());
    };
  }

  PlanarDomain domain() {
    return (PlanarDomain) Domain.of(description());
  }

  /// Lengths of the boundary's parts by name.
  static Map<String, Double> lengths(PlanarDomain domain) {
    Map<String, Double> lengths = new TreeMap<>();
    IntStream.range(0, domain.boundaryParts().size())
        .forEach(part -> lengths.put(domain.boundaryParts().get(part), domain.boundaryMeasure(part)));
    return lengths;
  }
}
