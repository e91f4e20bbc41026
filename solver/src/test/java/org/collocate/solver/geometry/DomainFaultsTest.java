package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.collocate.solver.geometry.GeometryFault.Section;
import org.junit.jupiter.api.Test;

class DomainFaultsTest {
  private static final ShapeOperation SQUARE = ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1));

  private static List<GeometryFault> faults(DomainDescription description) {
    return catchThrowableOfType(InvalidDomainException.class, () -> Domain.of(description)).faults();
  }

  private static GeometryFault fault(DomainDescription description) {
    List<GeometryFault> faults = faults(description);
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  @Test
  void selfCrossingPolygonPointsAtThePlace() {
    GeometryFault fault = fault(
        DomainDescription.of(SQUARE, ShapeOperation.add(new Shape.Polygon(List.of(new Point(0,
            0), new Point(2, 2), new Point(2, 0), new Point(0, 2))))));
    assertThat(fault.section()).isEqualTo(Section.SHAPES);
    assertThat(fault.index()).isEqualTo(1);
    assertThat(fault.at()).isEqualTo(new Point(1, 1));
    assertThat(fault.message()).contains("crosses itself at (1, 1)");
  }

  @Test
  void emptyDomain() {
    assertThat(
        fault(DomainDescription.of(SQUARE, ShapeOperation.subtract(new Shape.Circle(0.5, 0.5, 2)))).message())
        .contains("empty");
  }

  @Test
  void touchingHolePointsAtThePlace() {
    GeometryFault fault = fault(
        DomainDescription.of(SQUARE, ShapeOperation.subtract(new Shape.Circle(0.5, 0.5, 0.2)),
            ShapeOperation
                .subtract(new Shape.Polygon(List.of(new Point(0.7, 0.5), new Point(0.9, 0.4), new Point(0.9,
                    0.6))))));
    assertThat(fault.message()).contains("touches itself at (0.7, 0.5)");
  }

  @Test
  void allFaultsAtOnce() {
    assertThat(faults(new DomainDescription(
        List.of(SQUARE, ShapeOperation.subtract(new Shape.Circle(0, 0, -1)),
            ShapeOperation.add(new Shape.Path("M0 0 L1"))),
        List.of(new NamedRegion("core", new Shape.Polygon(List.of()))),
        List.of(new NamedBoundary("rest", List.of(new Point(0, 0)))), java.util.Set.of("z")))).extracting(
            GeometryFault::section, GeometryFault::index)
        .contains(org.assertj.core.groups.Tuple.tuple(Section.SHAPES, 1), org.assertj.core.groups.Tuple.tuple(
            Section.SHAPES, 2), org.assertj.core.groups.Tuple.tuple(Section.REGIONS, 0),
            org.assertj.core.groups.Tuple.tuple(Section.BOUNDARIES, 0), org.assertj.core.groups.Tuple.tuple(
                Section.PERIODIC, -1));
  }

  @Test
  void regionOutside() {
    GeometryFault fault = fault(DomainDescription.of(SQUARE)
        .withRegions(new NamedRegion("core", new Shape.Circle(5, 5,
            1))));
    assertThat(fault.section()).isEqualTo(Section.REGIONS);
    assertThat(fault.message()).contains("'core' does not overlap");
  }

  @Test
  void stretchFarFromTheBoundaryStatesTheDistance() {
    GeometryFault fault = fault(DomainDescription.of(SQUARE)
        .withBoundaries(new NamedBoundary("left", List.of(new Point(
            0.25, 0.5), new Point(0, 1)))));
    assertThat(fault.message()).isEqualTo("(0.25, 0.5) is 0.25 away from the boundary");
  }

  @Test
  void overlappingNames() {
    GeometryFault fault = fault(DomainDescription.of(SQUARE)
        .withBoundaries(new NamedBoundary("left", List.of(new Point(
            0, 0), new Point(0, 1))),
            new NamedBoundary("lower", List.of(new Point(0, 0.5), new Point(0, 0), new Point(1,
                0)))));
    assertThat(fault.index()).isEqualTo(1);
    assertThat(fault.message()).contains("overlaps another named part near (0, 0.25)");
  }

  @Test
  void tieAsksForAThirdPoint() {
    GeometryFault fault = fault(DomainDescription.of(SQUARE)
        .withBoundaries(new NamedBoundary("half", List.of(new Point(
            0, 0), new Point(1, 1)))));
    assertThat(fault.message()).contains("both ways from (0, 0) to (1, 1) are equally long");
    assertThat(fault.hint()).contains("third point");
  }

  @Test
  void periodicNeedsFullSides() {
    assertThat(fault(DomainDescription.of(ShapeOperation.add(new Shape.Circle(0, 0, 1))).withPeriodic("x"))
        .section())
        .isEqualTo(Section.PERIODIC);
  }

  @Test
  void namedShapeThatLeavesNothing() {
    assertThat(
        fault(DomainDescription.of(SQUARE, ShapeOperation.subtract(new Shape.Circle(5, 5, 1)).named("hole")))
            .message())
        .contains("'hole'");
  }
}
