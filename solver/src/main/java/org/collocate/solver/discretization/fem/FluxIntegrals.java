package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FacetPoints;
import org.collocate.solver.space.FunctionSpace;

/// The boundary integral of one flux condition, `∮ g(u) v`, and its derivative.
final class FluxIntegrals {
  private final FunctionSpace space;
  private final int unknowns;
  private final int equation;
  private final FacetPoints facets;
  private final List<Integer> columns = new ArrayList<>();
  private final PointKernel.Located kernel;
  private final int outputs;

  /// @param degree of quadrature
  FluxIntegrals(Problem problem, FunctionSpace space, BoundaryCondition.Flux condition, int degree) {
    this.space = space;
    unknowns = problem.unknowns().size();
    equation = condition.unknown();
    List<Facet> own = space.mesh()
        .facets()
        .stream()
        .filter(facet -> facet.part() == condition.part())
        .toList();
    facets = FacetPoints.of(space, own, degree);
    List<Expression> expressions = new ArrayList<>();
    expressions.add(condition.value());
    for (int j = 0; j < unknowns; j++) {
      Expression derivative = condition.value().differentiate(problem.unknowns().get(j));
      if (!derivative.isZero()) {
        columns.add(j);
        expressions.add(derivative);
      }
    }
    outputs = expressions.size();
    List<String> jets = new ArrayList<>(problem.unknowns());
    problem.domain().coordinateNames().forEach(name -> jets.add("normal_" + name));
    kernel = new PointKernel(problem, expressions, jets).at(facets.quadrature().quadrature().points());
  }

  private double[][] evaluate(double time, double[] u) {
    int size = kernel.size();
    double[][] jets = new double[unknowns + facets.quadrature().normals().length][];
    for (int j = 0; j < unknowns; j++) {
      jets[j] = new double[size];
      for (int f = 0; f < facets.nodes().length; f++) {
        for (int q = 0; q < facets.perFacet(); q++) {
          double sum = 0;
          for (int k = 0; k < facets.nodes()[f].length; k++) {
            sum += facets.values()[q][k] * u[unknown(f, k, j)];
          }
          jets[j][f * facets.perFacet() + q] = sum;
        }
      }
    }
    System.arraycopy(facets.quadrature().normals(), 0, jets, unknowns, facets.quadrature().normals().length);
    double[][] values = new double[outputs][size];
    kernel.evaluate(time, jets, values);
    return values;
  }

  private int unknown(int facet, int k, int component) {
    return space.unknown(facets.nodes()[facet][k]) * unknowns + component;
  }

  void addResidual(double time, double[] u, double[] r) {
    double[] g = evaluate(time, u)[0];
    for (int f = 0; f < facets.nodes().length; f++) {
      for (int q = 0; q < facets.perFacet(); q++) {
        int i = f * facets.perFacet() + q;
        double factor = facets.quadrature().quadrature().weights()[i] * g[i];
        for (int k = 0; k < facets.nodes()[f].length; k++) {
          r[unknown(f, k, equation)] += factor * facets.values()[q][k];
        }
      }
    }
  }

  void addJacobian(double time, double[] u, SparseMatrix matrix) {
    if (columns.isEmpty()) {
      return;
    }
    double[][] values = evaluate(time, u);
    for (int f = 0; f < facets.nodes().length; f++) {
      int count = facets.nodes()[f].length;
      for (int q = 0; q < facets.perFacet(); q++) {
        int i = f * facets.perFacet() + q;
        for (int c = 0; c < columns.size(); c++) {
          double factor = facets.quadrature().quadrature().weights()[i] * values[c + 1][i];
          for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
              matrix.add(unknown(f, a, equation), unknown(f, b, columns.get(c)),
                  factor * facets.values()[q][a] * facets.values()[q][b]);
            }
          }
        }
      }
    }
  }
}
