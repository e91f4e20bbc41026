package org.collocate.solver.discretization.fem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Errors of order `p + 1` in L2 and `p` in H1, fitted over three refinements that halve every edge, with a cap on the
/// last error.
class ConvergenceTest {
  private static final int LEVELS = 4;

  @ParameterizedTest
  @CsvSource({"interval, 1, 8, 1e-3, 0.06", "interval, 2, 8, 5e-6, 8e-4", "interval, 3, 4, 5e-6, 6e-4",
      "square, 1, 60, 3e-3, 0.06",
      "square, 2, 60, 3e-5, 2e-3", "square, 3, 30, 1e-6, 2e-4", "disc, 1, 60, 1.5e-3, 0.04",
      "disc, 2, 60, 1e-5, 6e-4", "disc, 3, 60, 5e-7, 5e-5",
      "plate with hole, 1, 150, 2e-3, 0.05", "plate with hole, 2, 150, 1e-5, 1e-3",
      "plate with hole, 3, 150, 1e-6, 1e-4",
      "halves, 1, 60, 2e-3, 0.06", "halves, 2, 60, 2e-5, 2e-3", "halves, 3, 30, 1e-6, 2e-4"})
  void ordersOfTheElements(String name, int order, int cells, double l2Cap, double h1Cap) {
    Problem problem = problem(name);
    Mesh mesh = MeshGenerator.generate(problem.domain(), MeshRequest.ofCells(cells));
    double[] l2 = new double[LEVELS];
    double[] h1 = new double[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      ErrorNorms error = FemRun.of(problem, mesh, order).error(0);
      l2[level] = error.relativeL2();
      h1[level] = error.relativeH1();
      mesh = mesh.refineUniformly();
    }
    assertThat(rate(l2)).as("L2 %s", java.util.Arrays.toString(l2)).isCloseTo(order + 1, within(0.1));
    assertThat(rate(h1)).as("H1 %s", java.util.Arrays.toString(h1)).isCloseTo(order, within(0.1));
    assertThat(l2[LEVELS - 1]).isLessThan(l2Cap);
    assertThat(h1[LEVELS - 1]).isLessThan(h1Cap);
  }

  private static Problem problem(String name) {
    return switch (name) {
      case "interval" -> Manufactured.on(Domains.interval())
          .unknown("u", "-div((1+x)*grad(u)) + dx(u)", "exp(x)*sin(4*x)")
          .flux("right", "u", "u")
          .steady();
      case "square" -> Manufactured.on(Domains.square())
          .unknown("u", "-div((1+x*y)*grad(u)) + u", "sin(3*x)*cos(2*y)")
          .flux("left", "u", "u")
          .steady();
      case "disc" -> Manufactured.on(Domains.disc())
          .unknown("u", "-lap(u) + u", "exp(x)*cos(2*y)")
          .flux("rest", "u", "2*u")
          .steady();
      case "plate with hole" -> Manufactured.on(Domains.plateWithHole())
          .unknown("u", "-lap(u)", "sin(2*x)*exp(y)")
          .flux("hole", "u", "3*u")
          .steady();
      case "halves" -> Manufactured.on(Domains.halves())
          .perRegion("k", "1", "100")
          .unknown("u", "-div(k*grad(u))", "if(x < 0.5, 100, 1)*sin(2*(x - 0.5))*exp(y)")
          .steady();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// The slope of the logarithm over the levels, by least squares.
  private static double rate(double[] errors) {
    double sum = 0;
    double squares = 0;
    for (int level = 0; level < errors.length; level++) {
      double place = level - (errors.length - 1) / 2.0;
      sum -= place * Math.log(errors[level]) / Math.log(2);
      squares += place * place;
    }
    return sum / squares;
  }
}
