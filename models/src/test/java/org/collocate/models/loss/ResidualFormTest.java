package org.collocate.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.Test;

final class ResidualFormTest {
  private static final Domain SQUARE = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1))));
  private static final Points POINTS = Points.of(new double[] {0.2, 0.7, 0.4}, new double[] {0.1, 0.5, 0.9});

  private static ResidualForm form(List<String> unknowns, String... equations) {
    Equation equation = Equation.of(unknowns, List.of(equations), Scope.of("x", "y"));
    Formulation formulation = new Formulation(SQUARE, equation, Map.of(), Map.of(), List.of(), List.of());
    return new ResidualForm(formulation, equation.strong().residuals(), false);
  }

  @Test
  void oneStreamCarriesTheLaplacianWhereNothingElseIsSeen() {
    DerivativeOperator laplacian = DerivativeOperator.laplacian(2);
    assertThat(form(List.of("u"), "-lap(u) + u^2 = x").layout()).isEqualTo(new JetLayout(2, true,
        List.of(laplacian)));
    assertThat(form(List.of("u"), "-div((1+u^2)*grad(u)) = 1").layout().operators())
        .containsExactly(laplacian);
    assertThat(form(List.of("u", "v"), "-lap(u) + v = 0", "lap(v) = u").layout().operators())
        .containsExactly(laplacian);
  }

  @Test
  void constantCombinationsShareAStream() {
    assertThat(form(List.of("u"), "dxx(u) + 4*dyy(u) = 1").layout().operators()).containsExactly(
        new DerivativeOperator(List.of(new DerivativeOperator.Term(List.of(0, 0), 1),
            new DerivativeOperator.Term(List.of(1, 1), 4))));
    JetLayout plate = form(List.of("u"), "dxx(dxx(u)) + 2*dxx(dyy(u)) + dyy(dyy(u)) = 1").layout();
    assertThat(plate.operators()).contains(DerivativeOperator.biLaplacian(2));
    assertThat(plate.streams()).isEqualTo(9);
  }

  @Test
  void otherSecondDerivativesKeepTheirOwnStreams() {
    assertThat(form(List.of("u"), "dxx(u) + x*dyy(u) = 1").layout().operators())
        .containsExactly(DerivativeOperator.partial(0, 0), DerivativeOperator.partial(1, 1));
    assertThat(form(List.of("u"), "lap(u) + u*dxy(u) = 1").layout().operators()).hasSize(3);
    assertThat(form(List.of("u", "v"), "lap(u) + v = 0", "dxx(v) = u").layout().operators()).hasSize(2);
    assertThat(form(List.of("u"), "dx(u) + u = 1").layout()).isEqualTo(JetLayout.gradient(2));
  }

  @Test
  void slopesAreTheDerivativesOfTheResiduals() {
    ResidualForm form = form(List.of("u", "v"), "-div((1+u^2)*grad(u)) + sin(v)*dx(u) = x",
        "dxy(v) + u*v = y");
    ResidualForm.At at = form.at(POINTS, new double[0][]);
    SplittableRandom random = new SplittableRandom(2);
    for (double[][] unknown : at.jets()) {
      for (double[] stream : unknown) {
        for (int p = 0; p < stream.length; p++) {
          stream[p] = random.nextDouble(-1, 1);
        }
      }
    }
    double h = 1e-6;
    for (int k = 0; k < at.slopeCount(); k++) {
      double[] jet = at.jets()[at.slopeUnknown(k)][at.slopeStream(k)];
      double start = jet[1];
      jet[1] = start + h;
      at.evaluate(0, 3);
      double above = at.residual(at.slopeResidual(k))[1];
      jet[1] = start - h;
      at.evaluate(0, 3);
      double below = at.residual(at.slopeResidual(k))[1];
      jet[1] = start;
      at.evaluate(0, 3);
      assertThat(at.slope(k)[1]).isCloseTo((above - below) / (2 * h), within(1e-8));
    }
  }

  @Test
  void magnitudesAreInUnitsOfTheBox() {
    // 3 Δu varies by 3·2²·√1 per unit of u on a box of half width ½ (one fused stream).
    ResidualForm.At at = form(List.of("u"), "3*lap(u) = 1").at(POINTS, new double[0][]);
    assertThat(at.magnitudes(new double[] {2, 2})[0]).isCloseTo(12, within(1e-12));
  }

  @Test
  void anUnknownThatOccursByDerivativesAloneIsFloating() {
    assertThat(form(List.of("u"), "lap(u) = 1").usesValueOf(0)).isFalse();
    assertThat(form(List.of("u"), "lap(u) + u = 1").usesValueOf(0)).isTrue();
    assertThat(form(List.of("u"), "-div((1+u^2)*grad(u)) = 1").usesValueOf(0)).isTrue();
  }
}
