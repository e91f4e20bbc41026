package org.collocate.solver.geometry;

import java.util.List;
import java.util.Set;

/// The domain as a study writes it; [Domain#of] makes the domain.
///
/// @param periodic names of the coordinates ("x", "y") whose two sides are identified
public record DomainDescription(List<ShapeOperation> shapes, List<NamedRegion> regions,
    List<NamedBoundary> boundaries,
    Set<String> periodic) {
  public DomainDescription {
    shapes = List.copyOf(shapes);
    regions = List.copyOf(regions);
    boundaries = List.copyOf(boundaries);
    periodic = Set.copyOf(periodic);
  }

  public static DomainDescription of(ShapeOperation... shapes) {
    return new DomainDescription(List.of(shapes), List.of(), List.of(), Set.of());
  }

  public DomainDescription withRegions(NamedRegion... newRegions) {
    return new DomainDescription(shapes, List.of(newRegions), boundaries, periodic);
  }

  public DomainDescription withBoundaries(NamedBoundary... newBoundaries) {
    return new DomainDescription(shapes, regions, List.of(newBoundaries), periodic);
  }

  public DomainDescription withPeriodic(String... axes) {
    return new DomainDescription(shapes, regions, boundaries, Set.of(axes));
  }
}
