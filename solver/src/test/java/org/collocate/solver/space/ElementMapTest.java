package org.collocate.solver.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.Domains;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementMapTest {
  private static final double STEP = 1e-5;

  /// Cells at the rim of a disc are curved.
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void secondDerivativesAreThoseOfGradientsAlsoInCurvedCells(int order) {
    ElementNodes nodes = new FunctionSpace(
        MeshGenerator.generate(Domains.disc(), MeshRequest.ofCells(30)), order).nodes();
    QuadratureRule rule = QuadratureRule.of(2, 4);
    ElementMap map = new ElementMap(nodes, rule);
    ElementMap beside = new ElementMap(nodes);
    int count = nodes.element().nodeCount();
    for (int cell = 0; cell < nodes.cellCount(); cell++) {
      map.enter(cell);
      beside.enter(cell);
      map.at(1);
      for (int axis = 0; axis < 2; axis++) {
        double[][] after = gradients(beside, map.point(), axis, STEP);
        double[][] before = gradients(beside, map.point(), axis, -STEP);
        for (int other = 0; other < 2; other++) {
          for (int k = 0; k < count; k++) {
            double difference = (after[other][k] - before[other][k]) / (2 * STEP);
            assertThat(map.seconds()[axis + other][k])
                .isCloseTo(difference, within(1e-5 * (1 + Math.abs(difference))));
          }
        }
      }
    }
  }

  private static double[][] gradients(ElementMap map, double[] point, int axis, double step) {
    double[] x = point.clone();
    x[axis] += step;
    assertThat(map.invert(x, new double[2])).isTrue();
    return new double[][] {map.gradients()[0].clone(), map.gradients()[1].clone()};
  }

  @Test
  void secondDerivativesAreKnownAtPointsOfTheRuleOnly() {
    ElementMap map = new ElementMap(
        new FunctionSpace(MeshGenerator.generate(Domains.square(), MeshRequest.ofCells(8)), 2).nodes());
    map.enter(0);
    map.at(new double[] {0.2, 0.3});
    assertThatThrownBy(map::seconds).isInstanceOf(IllegalStateException.class);
  }
}
