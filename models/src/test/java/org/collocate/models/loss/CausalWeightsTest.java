package org.collocate.models.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.network.Ansatz;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.Test;

final class CausalWeightsTest {
  private static final Domain INTERVAL = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1))));
  private static final SpaceTime SPACE = new SpaceTime(INTERVAL, 2);

  /// The multipliers after an update in which `u_t = source` had that residual for u = 0.
  private static double[] multipliers(String source, double[] times) {
    Formulation formulation = new Formulation(INTERVAL,
        Equation.of(List.of("u"), List.of("dt(u) = " + source), Scope.of("x")), Map.of(), Map.of(), List.of(),
        List.of());
    ResidualForm form = new ResidualForm(formulation, SPACE, formulation.equation().strong().residuals(),
        false);
    double[][] points = new DomainSampler(SPACE, 1).inside(times.length).coordinates();
    System.arraycopy(points[1], 0, times, 0, times.length);
    ResidualLoss loss = new ResidualLoss(form.layout(), form.at(org.collocate.solver.field.Points.of(points),
        new double[0][]), List.of(Ansatz.FREE), SPACE.coordinateNames(), new double[] {1});
    int streams = form.layout().streams();
    loss.evaluate(0, times.length, 0, new double[streams * times.length], 1,
        new double[streams * times.length]);
    CausalWeights.update(loss, SPACE);
    return loss.multipliers()[0];
  }

  @Test
  void weightsFallWithTheResidualOfEarlierTimes() {
    double[] times = new double[4096];
    double[] weights = multipliers("0.5", times);
    for (int p = 0; p < times.length; p++) {
      double slice = Math.floor(times[p] / 2 * 32) / 32;
      assertThat(weights[p]).isEqualTo(Math.exp(-CausalWeights.STRENGTH * 0.25 * slice), within(1e-12));
    }
  }

  @Test
  void whatIsSatisfiedHidesNothing() {
    assertThat(Arrays.stream(multipliers("0", new double[256])).allMatch(weight -> weight == 1)).isTrue();
  }
}
