package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlanarDomainTest {
  private static final Shape SQUARE = new Shape.Rectangle(0, 0, 1, 1);

  static PlanarDomain planar(ShapeOperation... operations) {
    return (PlanarDomain) Domain.of(DomainDescription.of(operations));
  }

  static Stream<Arguments> areas() {
    double lens = 2 * Math.PI / 3 - Math.sqrt(3) / 2;
    return Stream.of(Arguments.of("square", planar(ShapeOperation.add(SQUARE)), 1.0, 4.0, 1),
        Arguments.of("rectangle from its other corners",
            planar(ShapeOperation.add(new Shape.Rectangle(2, 1, 0, 0))),
            2.0, 6.0, 1),
        Arguments.of("circle", planar(ShapeOperation.add(new Shape.Circle(3, -2, 0.5))), Math.PI / 4, Math.PI,
            1),
        Arguments.of("turned ellipse", planar(ShapeOperation.add(new Shape.Ellipse(1, 2, 2, 1, 0.4))),
            2 * Math.PI,
            9.688448220547675, 1),
        Arguments.of("triangle",
            planar(ShapeOperation.add(new Shape.Polygon(List.of(new Point(0, 0), new Point(0, 4),
                new Point(3, 0))))),
            6.0, 12.0, 1),
        Arguments.of("square with hole",
            planar(ShapeOperation.add(SQUARE), ShapeOperation.subtract(new Shape.Circle(
                0.5, 0.5, 0.2))),
            1 - 0.04 * Math.PI, 4 + 0.4 * Math.PI, 2),
        Arguments.of("quarter disc",
            planar(ShapeOperation.add(SQUARE), ShapeOperation.intersect(new Shape.Circle(0, 0,
                1))),
            Math.PI / 4, 2 + Math.PI / 2, 1),
        Arguments.of("two overlapping discs",
            planar(ShapeOperation.add(new Shape.Circle(0, 0, 1)), ShapeOperation.add(
                new Shape.Circle(1, 0, 1))),
            2 * Math.PI - lens, 8 * Math.PI / 3, 1),
        Arguments.of("lens", planar(ShapeOperation.add(new Shape.Circle(0, 0, 1)), ShapeOperation.intersect(
            new Shape.Circle(1, 0, 1))), lens, 4 * Math.PI / 3, 1),
        Arguments.of("crescent",
            planar(ShapeOperation.add(new Shape.Circle(0, 0, 1)), ShapeOperation.subtract(
                new Shape.Circle(1, 0, 1))),
            Math.PI - lens, 2 * Math.PI, 1),
        Arguments.of("two rectangles with a common side",
            planar(ShapeOperation.add(SQUARE), ShapeOperation.add(
                new Shape.Rectangle(1, 0, 3, 1))),
            3.0, 8.0, 1),
        Arguments.of("L", planar(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 2)), ShapeOperation.subtract(
            new Shape.Rectangle(1, 1, 2, 2))), 3.0, 8.0, 1),
        Arguments.of("island in a hole",
            planar(ShapeOperation.add(SQUARE), ShapeOperation.subtract(new Shape.Circle(
                0.5, 0.5, 0.4)), ShapeOperation.add(new Shape.Circle(0.5, 0.5, 0.1))),
            1 - 0.15 * Math.PI, 4 + Math.PI, 3),
        Arguments.of("stadium as a path", planar(ShapeOperation.add(new Shape.Path(
            "M0 0 h2 a.5 .5 0 0 1 0 1 H0 A.5.5 0 0 1 0 0z"))), 2 + Math.PI / 4, 4 + Math.PI, 1),
        Arguments.of("path with a hole by even-odd", planar(ShapeOperation.add(new Shape.Path(
            "M0 0H4V4H0Z m1 1 h2 v2 h-2 z"))), 12.0, 24.0, 2));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("areas")
  void areaLengthAndLoopsAgreeWithClosedForms(String name, PlanarDomain domain, double area, double length,
      int loops) {
    assertThat(domain.measure()).as(name).isCloseTo(area, within(1e-12 * area));
    assertThat(domain.pieces().mapToDouble(CurvePiece::length).sum()).isCloseTo(length,
        within(1e-11 * length));
    assertThat(domain.loops()).hasSize(loops);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("areas")
  void piecesMeetAndPointOutward(String name, PlanarDomain domain, double area, double length, int loops) {
    for (List<CurvePiece> loop : domain.loops()) {
      for (int k = 0; k < loop.size(); k++) {
        CurvePiece piece = loop.get(k);
        assertThat(piece.end()).as(name).isEqualTo(loop.get((k + 1) % loop.size()).start());
        assertThat(piece.curve().point(piece.from()).distance(piece.start()))
            .isLessThan(1e-14 * domain.size());
        assertThat(piece.curve().point(piece.to()).distance(piece.end())).isLessThan(1e-14 * domain.size());
        Point outside = piece.point(0.37).plus(piece.normal(0.37).times(1e-7));
        Point inside = piece.point(0.37).minus(piece.normal(0.37).times(1e-7));
        assertThat(domain.contains(outside.x(), outside.y())).isFalse();
        assertThat(domain.contains(inside.x(), inside.y())).isTrue();
      }
    }
  }

  @Test
  void intersectionsLieOnBothTrueCurves() {
    PlanarDomain lens = planar(ShapeOperation.add(new Shape.Circle(0, 0, 1)), ShapeOperation.intersect(
        new Shape.Circle(1, 0, 1)));
    assertThat(lens.corners()).hasSize(2).allSatisfy(corner -> {
      assertThat(corner.point().x()).isCloseTo(0.5, within(1e-15));
      assertThat(Math.abs(corner.point().y())).isCloseTo(Math.sqrt(0.75), within(1e-15));
      assertThat(corner.interiorAngle()).isCloseTo(2 * Math.PI / 3, within(1e-12));
    });
  }

  @Test
  void nearlyCoincidentCornersLeaveNoPointLikePiece() {
    PlanarDomain domain = planar(ShapeOperation.add(new Shape.Circle(0.5, 0, 0.625)), ShapeOperation.add(
        new Shape.Rectangle(0.125, 0.25, 0.375, 0.5)),
        ShapeOperation.subtract(new Shape.Rectangle(0.375, -0.375, 1.375,
            0.625)));
    assertThat(domain.pieces().mapToDouble(CurvePiece::length).min().orElseThrow()).isGreaterThan(1e-3);
    assertThat(domain.corners()).allSatisfy(corner -> assertThat(corner.interiorAngle()).isBetween(0.5, 5.8));
  }

  @Test
  void cuspsHaveAngleZeroOrAFullTurn() {
    Shape hook = new Shape.Path("M0 0 H1 Q.5 0 0 .5 Z");
    assertThat(planar(ShapeOperation.add(hook)).corners()).anySatisfy(corner -> {
      assertThat(corner.point()).isEqualTo(new Point(1, 0));
      assertThat(corner.interiorAngle()).isCloseTo(0, within(1e-9));
    });
    assertThat(planar(ShapeOperation.add(new Shape.Rectangle(-1, -1, 2, 2)), ShapeOperation.subtract(hook))
        .corners())
        .anySatisfy(corner -> {
          assertThat(corner.point()).isEqualTo(new Point(1, 0));
          assertThat(corner.interiorAngle()).isCloseTo(2 * Math.PI, within(1e-9));
        });
  }

  @Test
  void cornersKnowReentrantAngles() {
    PlanarDomain domain = planar(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 2)), ShapeOperation.subtract(
        new Shape.Rectangle(1, 1, 2, 2)));
    assertThat(domain.corners()).hasSize(6);
    assertThat(domain.corners()).filteredOn(corner -> corner.interiorAngle() > Math.PI)
        .singleElement()
        .satisfies(corner -> {
          assertThat(corner.point()).isEqualTo(new Point(1, 1));
          assertThat(corner.interiorAngle()).isCloseTo(1.5 * Math.PI, within(1e-14));
        });
  }

  @Test
  void signedDistanceOfADiscWithAHole() {
    PlanarDomain ring = planar(ShapeOperation.add(new Shape.Circle(1, 2, 2)),
        ShapeOperation.subtract(new Shape.Circle(1,
            2, 0.5)));
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double x = 6 * random.nextDouble() - 2;
      double y = 6 * random.nextDouble() - 1;
      double r = Math.hypot(x - 1, y - 2);
      double exact = Math.max(r - 2, 0.5 - r);
      assertThat(ring.signedDistance(x, y)).isCloseTo(exact, within(1e-13));
      assertThat(ring.contains(x, y)).isEqualTo(exact <= 0);
      assertThat(ring.regionAt(x, y)).isEqualTo(exact <= 0 ? 0 : -1);
    }
  }

  @Test
  void signedDistanceOfAnEllipseIsNormalToIt() {
    PlanarDomain ellipse = planar(ShapeOperation.add(new Shape.Ellipse(0, 0, 2, 1, 0)));
    Random random = new Random(2);
    for (int i = 0; i < 500; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double offset = 0.8 * random.nextDouble() - 0.4;
      double nx = Math.cos(angle) / 2;
      double ny = Math.sin(angle);
      double length = Math.hypot(nx, ny);
      double x = 2 * Math.cos(angle) + offset * nx / length;
      double y = Math.sin(angle) + offset * ny / length;
      assertThat(ellipse.signedDistance(x, y)).isCloseTo(offset, within(1e-12));
    }
  }

  @Test
  void signedDistanceOfASquareIncludingItsCorners() {
    PlanarDomain square = planar(ShapeOperation.add(SQUARE));
    assertThat(square.signedDistance(0.5, 0.25)).isEqualTo(-0.25);
    assertThat(square.signedDistance(-3, -4)).isCloseTo(5, within(1e-15));
    assertThat(square.signedDistance(1 + 3e-7, 1 + 4e-7)).isCloseTo(5e-7, within(1e-15));
    assertThat(square.signedDistance(0, 0)).isZero();
    assertThat(square.contains(1, 1)).isTrue();
    assertThat(square.contains(1, 0.3)).isTrue();
    assertThat(square.contains(1 + 1e-8, 0.3)).isFalse();
  }

  @Test
  void boundingBoxFollowsTrueCurves() {
    PlanarDomain ellipse = planar(ShapeOperation.add(new Shape.Ellipse(1, 2, 2, 1, 0.4)));
    double halfWidth = Math.hypot(2 * Math.cos(0.4), Math.sin(0.4));
    assertThat(ellipse.lower()[0]).isCloseTo(1 - halfWidth, within(1e-12));
    assertThat(ellipse.upper()[0]).isCloseTo(1 + halfWidth, within(1e-12));
  }

  @Test
  void regionsAreClippedAndTheLaterWins() {
    PlanarDomain domain = (PlanarDomain) Domain.of(DomainDescription.of(ShapeOperation.add(SQUARE))
        .withRegions(new NamedRegion("core", new Shape.Circle(0.5, 0.5, 0.3)), new NamedRegion("band",
            new Shape.Rectangle(-1, 0.4, 2, 0.6))));
    assertThat(domain.regions()).containsExactly("", "core", "band");
    assertThat(domain.regionAt(0.1, 0.1)).isZero();
    assertThat(domain.regionAt(0.5, 0.7)).isEqualTo(1);
    assertThat(domain.regionAt(0.5, 0.5)).isEqualTo(2);
    assertThat(domain.regionAt(-0.5, 0.5)).isEqualTo(-1);
    assertThat(domain.interfaces()).allSatisfy(piece -> {
      Point normal = piece.normal(0.4).times(1e-6);
      Point right = piece.point(0.4).plus(normal);
      Point left = piece.point(0.4).minus(normal);
      assertThat(domain.regionAt(left.x(), left.y())).isEqualTo(piece.left());
      assertThat(domain.regionAt(right.x(), right.y())).isEqualTo(piece.right());
    });
    double interfaces = domain.interfaces().stream().mapToDouble(CurvePiece::length).sum();
    double covered = 4 * 0.3 * Math.asin(1.0 / 3);
    assertThat(interfaces).isCloseTo(2 + 0.6 * Math.PI - covered, within(1e-12));
  }

  @Test
  void periodicSidesAreNoPart() {
    PlanarDomain domain = (PlanarDomain) Domain.of(DomainDescription.of(ShapeOperation.add(SQUARE),
        ShapeOperation
            .subtract(new Shape.Circle(0.5, 0.5, 0.1))
            .named("hole"))
        .withPeriodic("x", "y"));
    assertThat(domain.boundaryParts()).containsExactly("hole");
    assertThat(domain.periodic(0)).isTrue();
    assertThat(domain.nearestBoundaryPoint(0.01, 0.5).part()).isEqualTo(CurvePiece.PERIODIC);
  }

  @Test
  void samplesLieOnTheirPartAndIntegrateOverIt() {
    PlanarDomain domain = planar(ShapeOperation.add(SQUARE),
        ShapeOperation.subtract(new Shape.Circle(0.5, 0.5, 0.2))
            .named("hole"));
    BoundarySample sample = domain.sampleBoundary(0, 64);
    double integral = 0;
    for (int i = 0; i < sample.size(); i++) {
      double x = sample.points()[0][i] - 0.5;
      double y = sample.points()[1][i] - 0.5;
      assertThat(Math.hypot(x, y)).isCloseTo(0.2, within(1e-15));
      assertThat(sample.normals()[0][i]).isCloseTo(-x / 0.2, within(1e-14));
      integral += sample.weights()[i] * x * x;
    }
    assertThat(integral).isCloseTo(Math.PI * 0.008, within(1e-14));
    assertThat(domain.boundaryMeasure(1)).isEqualTo(4);
  }

  @Test
  void holesOfferTheirLargestCircle() {
    PlanarDomain domain = planar(ShapeOperation.add(SQUARE),
        ShapeOperation.subtract(new Shape.Circle(0.3, 0.4, 0.1)));
    assertThat(domain.holes()).singleElement().satisfies(hole -> {
      assertThat(hole.centre().distance(new Point(0.3, 0.4))).isLessThan(1e-4);
      assertThat(hole.radius()).isCloseTo(0.1, within(1e-4));
    });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("areas")
  void aRowHoldsWhatItsPointsHold(String name, PlanarDomain domain, double area, double length, int loops) {
    double[] x = new double[61];
    double[] lower = domain.lower();
    double[] upper = domain.upper();
    for (int i = 0; i < x.length; i++) {
      x[i] = lower[0] + (upper[0] - lower[0]) * (i - 3) / (x.length - 7);
    }
    for (int j = -3; j <= 64; j++) {
      double y = lower[1] + (upper[1] - lower[1]) * j / 61.0;
      boolean[] row = domain.containsRow(x, y);
      for (int i = 0; i < x.length; i++) {
        assertThat(row[i]).as("%s at (%s, %s)", name, x[i], y).isEqualTo(domain.contains(x[i], y));
      }
    }
  }
}
