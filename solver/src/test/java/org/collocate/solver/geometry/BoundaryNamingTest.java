package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundaryNamingTest {
  private static final ShapeOperation PLATE = ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1));

  private static NamedBoundary along(String name, double... xy) {
    return new NamedBoundary(name, java.util.stream.IntStream.range(0, xy.length / 2)
        .mapToObj(i -> new Point(xy[2 * i], xy[2 * i + 1]))
        .toList());
  }

  private static PlanarDomain domain(ShapeOperation[] shapes, NamedBoundary... boundaries) {
    return (PlanarDomain) Domain.of(DomainDescription.of(shapes).withBoundaries(boundaries));
  }

  private static double[] lengths(PlanarDomain domain) {
    return java.util.stream.IntStream.range(0, domain.boundaryParts().size())
        .mapToDouble(domain::boundaryMeasure)
        .toArray();
  }

  @Test
  void twoPointsTakeTheShorterWay() {
    PlanarDomain domain = domain(new ShapeOperation[] {PLATE}, along("left", 0, 0, 0, 1));
    assertThat(domain.boundaryParts()).containsExactly("left", "rest");
    assertThat(lengths(domain)).containsExactly(1, 5);
    assertThat(domain.nearestBoundaryPoint(0.1, 0.5).part()).isZero();
    assertThat(domain.nearestBoundaryPoint(0.1, 0.5).normal()).containsExactly(-1, -0.0);
  }

  @Test
  void aThirdPointDecidesTheWay() {
    PlanarDomain lower = domain(new ShapeOperation[] {PLATE}, along("half", 0, 0, 2, 0, 2, 1));
    PlanarDomain upper = domain(new ShapeOperation[] {PLATE}, along("half", 0, 0, 0, 1, 2, 1));
    assertThat(lower.nearestBoundaryPoint(1, 0).part()).isZero();
    assertThat(lower.nearestBoundaryPoint(1, 1).part()).isEqualTo(1);
    assertThat(upper.nearestBoundaryPoint(1, 0).part()).isEqualTo(1);
    assertThat(upper.nearestBoundaryPoint(1, 1).part()).isZero();
  }

  @Test
  void stretchesAcrossTheSeamOfACircleAndClosedLoops() {
    PlanarDomain disc = domain(
        new ShapeOperation[] {ShapeOperation.add(new Shape.Circle(0, 0, 1)), ShapeOperation
            .subtract(new Shape.Circle(0, 0, 0.5))},
        along("right", 0, -1, 1, 0, 0, 1), along("inner", 0.5, 0, 0, 0.5, 0.5,
            0));
    assertThat(disc.boundaryParts()).containsExactly("right", "inner", "rest");
    double[] lengths = lengths(disc);
    assertThat(lengths[0]).isCloseTo(Math.PI, within(1e-13));
    assertThat(lengths[1]).isCloseTo(Math.PI, within(1e-13));
    assertThat(lengths[2]).isCloseTo(Math.PI, within(1e-13));
    assertThat(disc.nearestBoundaryPoint(0.9, 0.1).part()).isZero();
    assertThat(disc.nearestBoundaryPoint(-0.9, 0.1).part()).isEqualTo(2);
  }

  @Test
  void endsInsideASideBecomeVertices() {
    PlanarDomain domain = domain(new ShapeOperation[] {PLATE}, along("inlet", 0, 0.25, 0, 0.75));
    assertThat(domain.pieces().map(CurvePiece::start)).contains(new Point(0, 0.25), new Point(0, 0.75));
    assertThat(domain.boundaryMeasure(0)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void pointsNearACornerSnapToIt() {
    PlanarDomain domain = domain(new ShapeOperation[] {PLATE}, along("left", 0, 0.0005, 0.0004, 1));
    assertThat(domain.boundaryMeasure(0)).isEqualTo(1);
    assertThat(domain.pieces().count()).isEqualTo(4);
  }

  @Test
  void namesSurviveTheOperations() {
    PlanarDomain domain = domain(new ShapeOperation[] {PLATE,
        ShapeOperation.subtract(new Shape.Circle(2, 0.5, 0.25))
            .named("notch"),
        ShapeOperation.subtract(new Shape.Circle(0.5, 0.5, 0.1)).named("holes"), ShapeOperation.subtract(
            new Shape.Circle(1, 0.5, 0.1)).named("holes")});
    assertThat(domain.boundaryParts()).containsExactly("notch", "holes", "rest");
    assertThat(domain.boundaryMeasure(0)).isCloseTo(Math.PI / 4, within(1e-13));
    assertThat(domain.boundaryMeasure(1)).isCloseTo(0.4 * Math.PI, within(1e-13));
    assertThat(domain.boundaryMeasure(2)).isCloseTo(5.5, within(1e-13));
    BoundarySample notch = domain.sampleBoundary(0, 10);
    assertThat(Arrays.stream(notch.points()[0]).max().orElseThrow()).isLessThan(2);
  }

  @Test
  void sameNameTwiceIsOnePart() {
    PlanarDomain domain = domain(new ShapeOperation[] {PLATE}, along("ends", 0, 0, 0, 1),
        along("ends", 2, 0, 2, 1));
    assertThat(domain.boundaryParts()).isEqualTo(List.of("ends", "rest"));
    assertThat(domain.boundaryMeasure(0)).isEqualTo(2);
  }
}
