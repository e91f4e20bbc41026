package org.collocate.solver.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LagrangeElementTest {
  static List<LagrangeElement> elements() {
    return List.of(new LagrangeElement(1, 1), new LagrangeElement(1, 2), new LagrangeElement(1, 3),
        new LagrangeElement(2, 1), new LagrangeElement(2, 2), new LagrangeElement(2, 3));
  }

  @ParameterizedTest
  @MethodSource("elements")
  void isNodal(LagrangeElement element) {
    double[] values = new double[element.nodeCount()];
    double[][] nodes = element.nodes();
    for (int i = 0; i < nodes.length; i++) {
      element.values(nodes[i], values);
      for (int j = 0; j < nodes.length; j++) {
        assertThat(values[j]).isCloseTo(i == j ? 1 : 0, within(3e-15));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("elements")
  void isAPartitionOfUnity(LagrangeElement element) {
    double[] values = new double[element.nodeCount()];
    element.values(new double[] {0.23, 0.31}, values);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    assertThat(sum).isCloseTo(1, within(3e-15));
  }

  @ParameterizedTest
  @MethodSource("elements")
  void hasSecondDerivativesLikeCentralDifferences(LagrangeElement element) {
    int n = element.nodeCount();
    double[][] seconds = new double[n][element.dimension() * (element.dimension() + 1) / 2];
    double[][] before = new double[n][element.dimension()];
    double[][] after = new double[n][element.dimension()];
    double h = 1e-5;
    new BasisCurvature(element).at(new double[] {0.23, 0.31}, seconds);
    for (int axis = 0; axis < element.dimension(); axis++) {
      double[] point = {0.23, 0.31};
      point[axis] += h;
      element.gradients(point, after);
      point[axis] -= 2 * h;
      element.gradients(point, before);
      for (int i = 0; i < n; i++) {
        for (int other = 0; other < element.dimension(); other++) {
          assertThat(seconds[i][axis + other])
              .isCloseTo((after[i][other] - before[i][other]) / (2 * h), within(1e-8));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("elements")
  void hasGradientsLikeCentralDifferences(LagrangeElement element) {
    int n = element.nodeCount();
    double[][] gradients = new double[n][element.dimension()];
    double[] before = new double[n];
    double[] after = new double[n];
    double h = 1e-5;
    element.gradients(new double[] {0.23, 0.31}, gradients);
    for (int axis = 0; axis < element.dimension(); axis++) {
      double[] point = {0.23, 0.31};
      point[axis] += h;
      element.values(point, after);
      point[axis] -= 2 * h;
      element.values(point, before);
      for (int i = 0; i < n; i++) {
        assertThat(gradients[i][axis]).isCloseTo((after[i] - before[i]) / (2 * h), within(1e-8));
      }
    }
  }
}
