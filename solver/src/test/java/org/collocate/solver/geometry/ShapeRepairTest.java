package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeRepairTest {
  private static Shape.Polygon polygon(double... xy) {
    List<Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new Point(xy[i], xy[i + 1]));
    }
    return new Shape.Polygon(points);
  }

  private static double measure(Shape shape) {
    return Domain.of(DomainDescription.of(ShapeOperation.add(shape))).measure();
  }

  @Test
  void aBowTieIsUntangledToItsSquare() {
    Shape.Polygon square = ShapeRepair.untangled(polygon(0, 0, 1, 1, 1, 0, 0, 1)).orElseThrow();
    assertThat(measure(square)).isCloseTo(1, within(1e-12));
    assertThat(ShapeRepair.untangled(square)).isEmpty();
  }

  @Test
  void anyScatterOfPointsBecomesAnOutlineThatIsADomain() {
    java.util.Random random = new java.util.Random(7);
    for (int trial = 0; trial < 30; trial++) {
      double[] xy = random.doubles(24).toArray();
      Shape.Polygon tangled = polygon(xy);
      assertThat(measure(ShapeRepair.untangled(tangled).orElse(tangled))).isPositive();
    }
  }

  @Test
  void theUnionOfACurlIsItsOuterOutline() {
    // The right side makes a small loop inwards on its way up.
    Shape curl = polygon(0, 0, 2, 0, 2, 1.2, 1.6, 1.2, 1.6, 0.8, 2.2, 0.8, 2.2, 2, 0, 2);
    assertThat(ShapeRepair.unionOfLoops(curl)).hasSize(1);
    assertThat(measure(ShapeRepair.unionOfLoops(curl).getFirst())).isCloseTo(2 * 0.8 + 2.2 * 1.2,
        within(1e-9));
    assertThat(ShapeRepair.unionOfLoops(polygon(0, 0, 1, 1, 1, 0, 0, 1))).hasSize(2);
  }

  @Test
  void curvesBecomeChordsThatAreCloseEnough() {
    Shape.Polygon disc = ShapeRepair.unionOfLoops(new Shape.Circle(0, 0, 1)).getFirst();
    assertThat(measure(disc)).isCloseTo(Math.PI, within(2e-3));
  }

  @Test
  void hairThinGapsAndSliversAreFound() {
    Domain gap = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)),
        ShapeOperation.add(new Shape.Rectangle(1.0005, 0, 2, 1))));
    List<Narrow> found = Narrow.in((PlanarDomain) gap);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().gap()).isTrue();
    assertThat(found.getFirst().width()).isCloseTo(0.0005, within(1e-9));
    assertThat(found.getFirst().at().x()).isCloseTo(1.00025, within(1e-9));
    Domain sliver = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)),
        ShapeOperation.subtract(new Shape.Rectangle(0.3, 0.001, 0.7, 0.5))));
    assertThat(Narrow.in((PlanarDomain) sliver)).extracting(Narrow::gap).containsExactly(false);
  }

  @Test
  void ordinaryShapesHaveNothingNarrow() {
    for (Shape shape : List.of(new Shape.Rectangle(0, 0, 1, 1), new Shape.Circle(0, 0, 1),
        polygon(0, 0, 2, 0, 2, 0.05), new Shape.Path("M 0 0 C 1 2 2 -2 3 0 L 1.5 -3 Z"))) {
      assertThat(Narrow.in((PlanarDomain) Domain.of(DomainDescription.of(ShapeOperation.add(shape)))))
          .isEmpty();
    }
  }
}
