package org.collocate.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.BoundarySample;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

final class DirichletAnsatzTest {
  private static final NamedBoundary LEFT = new NamedBoundary("left",
      List.of(new Point(0, 0), new Point(0, 1)));
  private static final NamedBoundary TOP = new NamedBoundary("top",
      List.of(new Point(0, 1), new Point(2, 1)));
  private static final DomainDescription PLATE = DomainDescription
      .of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)),
          ShapeOperation.subtract(new Shape.Circle(1, 0.5, 0.2)).named("hole"))
      .withBoundaries(LEFT, TOP);
  private static final Domain CORNERED = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Polygon(
      List.of(new Point(0, 0), new Point(2, 0), new Point(2, 1), new Point(1, 1), new Point(1, 2),
          new Point(0, 2))))));
  private static final Domain BLOB = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Ellipse(0, 0, 2, 1, 0.3))));

  @Test
  void distanceIsZeroOnItsPartsAndPositiveElsewhere() {
    Domain plate = Domain.of(PLATE);
    check(plate, Set.of(plate.boundaryParts().indexOf("hole")), true);
    check(plate, Set.of(plate.boundaryParts().indexOf("left")), true);
    check(plate, Set.of(0, 1, 2, 3), true);
    check(CORNERED, Set.of(0), false);
    Domain interval = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 3))));
    check(interval, Set.of(0, 1), true);
    check(interval, Set.of(1), true);
    Domain cube = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Hypercube(0, 2, 4))));
    check(cube, Set.of(0), true);
  }

  private static void check(Domain domain, Set<Integer> parts, boolean smooth) {
    DistanceFunction distance = DistanceFunction.of(domain, parts).orElseThrow();
    assertThat(distance.smooth()).isEqualTo(smooth);
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      BoundarySample sample = domain.sampleBoundary(part, 37);
      for (int i = 0; i < sample.size(); i++) {
        double value = value(domain, distance.formula(), sample.points(), i);
        if (parts.contains(part)) {
          assertThat(Math.abs(value)).isLessThan(1e-12);
        } else {
          assertThat(value).isGreaterThan(1e-4);
        }
      }
    }
    double[][] inside = new DomainSampler(domain, 2).inside(300).coordinates();
    double largest = 0;
    for (int i = 0; i < 300; i++) {
      double value = value(domain, distance.formula(), inside, i);
      assertThat(value).isPositive();
      largest = Math.max(largest, value);
    }
    assertThat(largest).isBetween(0.4, 1.2);
  }

  @Test
  void aPieceEndsWhereItsPartEnds() {
    // The upper half of the left side: its carrier goes on along the other half, where φ must be positive.
    Domain square = Domain
        .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
            .withBoundaries(new NamedBoundary("half", List.of(new Point(0, 0.5), new Point(0, 1)))));
    check(square, Set.of(square.boundaryParts().indexOf("half")), false);
  }

  @Test
  void severalValuesAreBlendedAndKept() {
    Domain plate = Domain.of(PLATE);
    Map<Integer, Expression> values = new HashMap<>();
    values.put(plate.boundaryParts().indexOf("left"), Expression.parse("y"));
    values.put(plate.boundaryParts().indexOf("top"), Expression.parse("1 + q*x^2"));
    values.put(plate.boundaryParts().indexOf("hole"), Expression.parse("2"));
    DirichletAnsatz form = DirichletAnsatz.of(plate, values, Map.of("q", 0.5));
    assertThat(form.smooth()).isTrue();
    values.forEach((part, value) -> {
      BoundarySample sample = plate.sampleBoundary(part, 21);
      for (int i = 0; i < sample.size(); i++) {
        double wanted = value
            .evaluate(Map.of("x", sample.points()[0][i], "y", sample.points()[1][i], "q", 0.5));
        assertThat(value(plate, form.ansatz().extension(), sample.points(), i)).isCloseTo(wanted,
            within(1e-9));
      }
    });
  }

  @Test
  void oneFormulaIsItsOwnExtension() {
    DirichletAnsatz form = DirichletAnsatz.of(CORNERED, Map.of(0, Expression.parse("sin(x)+y")), Map.of());
    assertThat(form.ansatz().extension()).isEqualTo(Expression.parse("sin(x)+y"));
    assertThat(form.smooth()).isFalse();
  }

  @Test
  void whatCannotBeBuiltInIsRefusedWithTheReason() {
    Domain plate = Domain.of(PLATE);
    int left = plate.boundaryParts().indexOf("left");
    int top = plate.boundaryParts().indexOf("top");
    assertThat(
        DirichletAnsatz.of(plate, Map.of(left, Expression.of(0), top, Expression.of(1)), Map.of()).reason())
        .contains("jump");
    assertThat(DirichletAnsatz.of(plate, Map.of(left, Expression.parse("abs(y-0.5)")), Map.of()).reason())
        .contains("not smooth");
    assertThat(DirichletAnsatz.of(plate, Map.of(left, Expression.parse("k*y")), Map.of()).reason())
        .contains("coordinates");
    assertThat(DirichletAnsatz.of(plate, Map.of(left, Expression.parse("1/(x-1.5)^0.5")), Map.of()).reason())
        .contains("finite");
    assertThat(DirichletAnsatz.of(BLOB, Map.of(0, Expression.of(0)), Map.of()).reason())
        .contains("neither straight nor round");
    assertThat(DirichletAnsatz.of(plate, Map.of(), Map.of()).ansatz().isFree()).isTrue();
  }

  @Test
  void jetsFollowTheProductRuleAndTheirAdjointIsTheTranspose() {
    JetLayout layout = JetLayout.carrying(2,
        List.of(DerivativeOperator.laplacian(2), DerivativeOperator.partial(0, 1)));
    Ansatz ansatz = new Ansatz(Expression.parse("sin(x)*y"), Expression.parse("x*(1-x)*y^2"));
    double[][] points = {{0.3, 0.7}, {0.2, 0.9}};
    AnsatzJets jets = new AnsatzJets(layout, List.of(ansatz, Ansatz.FREE), List.of("x", "y"), points);
    // N = exp(x + 2y) for the first unknown, jets known in closed form; the free one takes its outputs as they are.
    int count = 2;
    double[] outputs = new double[layout.streams() * count * 2];
    double[] factors = {1, 1, 2, 5, 2};
    for (int s = 0; s < 5; s++) {
      for (int p = 0; p < count; p++) {
        outputs[(s * count + p) * 2] = factors[s] * Math.exp(points[0][p] + 2 * points[1][p]);
        outputs[(s * count + p) * 2 + 1] = s + 10 * p;
      }
    }
    double[][][] result = new double[2][5][count];
    jets.apply(0, count, outputs, 2, result);
    Expression u = Expression.parse("sin(x)*y + x*(1-x)*y^2*exp(x+2*y)");
    List<Expression> exact = List.of(u, u.differentiate("x"), u.differentiate("y"),
        u.differentiate("x").differentiate("x").plus(u.differentiate("y").differentiate("y")),
        u.differentiate("x").differentiate("y"));
    double forward = 0;
    double[][][] adjoints = new double[2][5][count];
    for (int s = 0; s < 5; s++) {
      for (int p = 0; p < count; p++) {
        double wanted = exact.get(s).evaluate(Map.of("x", points[0][p], "y", points[1][p]));
        assertThat(result[0][s][p]).isCloseTo(wanted, within(1e-12 * (1 + Math.abs(wanted))));
        assertThat(result[1][s][p]).isEqualTo(s + 10 * p);
        adjoints[0][s][p] = 0.3 * s - p;
        adjoints[1][s][p] = 1 + s * p;
        forward += adjoints[0][s][p] * result[0][s][p] + adjoints[1][s][p] * result[1][s][p];
      }
    }
    // u is affine in N: ⟨ū, u(N) − u(0)⟩ = ⟨Aᵀū, N⟩.
    double[][][] atZero = new double[2][5][count];
    jets.apply(0, count, new double[outputs.length], 2, atZero);
    double[] transposed = new double[outputs.length];
    jets.adjoint(0, count, adjoints, transposed, 2);
    double backward = 0;
    for (int i = 0; i < outputs.length; i++) {
      backward += transposed[i] * outputs[i];
    }
    for (int s = 0; s < 5; s++) {
      for (int p = 0; p < count; p++) {
        backward += adjoints[0][s][p] * atZero[0][s][p];
      }
    }
    assertThat(backward).isCloseTo(forward, within(1e-11 * Math.abs(forward)));
  }

  private static double value(Domain domain, Expression formula, double[][] points, int i) {
    Map<String, Double> at = new HashMap<>();
    for (int axis = 0; axis < points.length; axis++) {
      at.put(domain.coordinateNames().get(axis), points[axis][i]);
    }
    return formula.evaluate(at);
  }
}
