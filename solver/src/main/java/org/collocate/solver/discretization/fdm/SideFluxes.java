package org.collocate.solver.discretization.fdm;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;

/// What one flux condition adds to the cells on the boundary: its value at the node times the length of the boundary that
/// belongs to it.
final class SideFluxes {
  private final int unknowns;
  private final int equation;
  private final int[] nodes;
  private final double[] lengths;
  private final double[][] normals;
  /// The unknowns that the condition depends on.
  private final List<Integer> columns = new ArrayList<>();
  private final PointKernel.Located kernel;

  SideFluxes(Problem problem, RectangleGrid grid, BoundaryCondition.Flux condition, Sides sides) {
    unknowns = problem.unknowns().size();
    equation = condition.unknown();
    Sides.Part part = sides.part(condition.part());
    nodes = part.nodes();
    lengths = part.lengths();
    normals = part.normals();
    List<Expression> expressions = new ArrayList<>(List.of(condition.value()));
    for (int j = 0; j < unknowns; j++) {
      Expression derivative = condition.value().differentiate(problem.unknowns().get(j));
      if (!derivative.isZero()) {
        columns.add(j);
        expressions.add(derivative);
      }
    }
    List<String> jets = new ArrayList<>(problem.unknowns());
    problem.domain().coordinateNames().forEach(name -> jets.add("normal_" + name));
    kernel = new PointKernel(problem, expressions, jets)
        .at(new Points(part.coordinates(grid), null));
  }

  private double[][] evaluate(double time, double[] u) {
    double[][] jets = new double[unknowns + normals.length][nodes.length];
    for (int j = 0; j < unknowns; j++) {
      for (int k = 0; k < nodes.length; k++) {
        jets[j][k] = u[nodes[k] * unknowns + j];
      }
    }
    System.arraycopy(normals, 0, jets, unknowns, normals.length);
    double[][] values = new double[1 + columns.size()][nodes.length];
    kernel.evaluate(time, jets, values);
    return values;
  }

  void addResidual(double time, double[] u, double[] r) {
    double[] flux = evaluate(time, u)[0];
    for (int k = 0; k < nodes.length; k++) {
      r[nodes[k] * unknowns + equation] += lengths[k] * flux[k];
    }
  }

  /// Tells which entries the derivative has.
  void couple(SparsePattern entries) {
    for (int column : columns) {
      for (int node : nodes) {
        entries.add(node * unknowns + equation, node * unknowns + column);
      }
    }
  }

  void addJacobian(double time, double[] u, SparseMatrix matrix) {
    if (columns.isEmpty()) {
      return;
    }
    double[][] values = evaluate(time, u);
    for (int c = 0; c < columns.size(); c++) {
      for (int k = 0; k < nodes.length; k++) {
        matrix.add(nodes[k] * unknowns + equation, nodes[k] * unknowns + columns.get(c),
            lengths[k] * values[c + 1][k]);
      }
    }
  }
}
