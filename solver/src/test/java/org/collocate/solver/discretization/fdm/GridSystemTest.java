package org.collocate.solver.discretization.fdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.GridField;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.junit.jupiter.api.Test;

class GridSystemTest {
  private static final int POINTS = 5;

  @Test
  void facesHaveTheMeanOfTheCoefficientsAtTheirTwoPoints() {
    double[] k = new double[POINTS * POINTS];
    for (int i = 0; i < k.length; i++) {
      k[i] = 3 + 9 * (i % 3);
    }
    GridField field = new GridField(new double[] {0, 0}, new double[] {1, 1}, new int[] {POINTS, POINTS}, k);
    Equation equation = Equation.of(List.of("u"), List.of("-div(k*grad(u)) = 1"),
        Scope.of("x", "y").withFields(Set.of("k"), Set.of()));
    Problem problem = new SteadyProblem(new Formulation(Domains.square(), equation, Map.of(),
        Map.of("k", new Coefficient.Sampled(field)),
        List.of(new BoundaryCondition.Dirichlet(0, 0, Expression.of(0)),
            new BoundaryCondition.Dirichlet(1, 0, Expression.of(0))),
        List.of()), Map.of());
    GridSystem system = new GridSystem(problem, new RectangleGrid(problem.domain(), POINTS));
    SparseMatrix matrix = system.jacobian(0, new double[system.size()]);
    int middle = 12;
    double sum = 0;
    for (int step : new int[] {-1, 1, -POINTS, POINTS}) {
      // In the plane the spacing cancels: each face is as long as its nodes are apart.
      double mean = (k[middle] + k[middle + step]) / 2;
      assertThat(matrix.get(middle, middle + step)).isCloseTo(-mean, within(1e-13));
      sum += mean;
    }
    assertThat(matrix.get(middle, middle)).isCloseTo(sum, within(1e-13));
    assertThat(matrix.rowStart()[middle + 1] - matrix.rowStart()[middle]).isEqualTo(5);
    assertThat(matrix.isSymmetric(1e-14)).isTrue();
  }

  @Test
  void theDerivativeIsThatOfTheResidual() {
    Problem problem = Manufactured.on(Domains.square())
        .unknown("u", "-div((1+u^2+dy(v)^2)*grad(u)) + u*dx(v)", "sin(x)*y")
        .unknown("v", "-lap(v) - dxy(u) + u*v", "x + y^2")
        .flux("left", "u", "u^3")
        .steady();
    GridSystem system = new GridSystem(problem, new RectangleGrid(problem.domain(), POINTS));
    int n = system.size();
    double[] u = new double[n];
    for (int i = 0; i < n; i++) {
      u[i] = Math.sin(1.7 * i);
    }
    SparseMatrix matrix = system.jacobian(0, u);
    double[] above = new double[n];
    double[] below = new double[n];
    double step = 1e-6;
    for (int column = 0; column < n; column++) {
      double kept = u[column];
      u[column] = kept + step;
      system.residual(0, u, above);
      u[column] = kept - step;
      system.residual(0, u, below);
      u[column] = kept;
      for (int row = 0; row < n; row++) {
        assertThat(matrix.get(row, column)).as("(%d, %d)", row, column)
            .isCloseTo((above[row] - below[row]) / (2 * step), within(2e-7));
      }
    }
  }

  @Test
  void volumesAddUpToTheMeasure() {
    for (Problem problem : List.of(
        Manufactured.on(Domains.square()).unknown("u", "-lap(u) + u", "x").steady(),
        Manufactured.on(Domains.periodicSquare()).unknown("u", "-lap(u) + u", "1").steady(),
        Manufactured.on(Domains.interval()).unknown("u", "-dxx(u) + u", "x").steady())) {
      double sum = 0;
      for (double weight : new GridSystem(problem, new RectangleGrid(problem.domain(), 17)).weights()) {
        sum += weight;
      }
      assertThat(sum).isCloseTo(problem.domain().measure(), within(1e-13));
    }
  }

  @Test
  void onlyRectanglesHaveGrids() {
    assertThat(RectangleGrid.obstacle(Domains.square())).isEmpty();
    assertThat(RectangleGrid.obstacle(Domains.halves())).isEmpty();
    assertThat(RectangleGrid.obstacle(Domains.disc())).isNotEmpty();
    assertThat(RectangleGrid.obstacle(Domains.plateWithHole())).isNotEmpty();
  }
}
