package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// A continuous gradient, recovered patch by patch: around each vertex the polynomials of the element's order that come
/// closest to the gradients at the points of the cells where these are most exact; within a cell the mean of those of its
/// vertices, weighed by barycentric coordinates.
///
/// Patches do not reach into another region, where a gradient may jump, and grow until they hold enough points.
final class RecoveredGradient {
  /// Points in a patch for each coefficient.
  private static final double ENOUGH = 1.5;
  private static final int MOST_GROWTH = 3;
  private static final int CELLS_AT_ONCE = 512;

  private final Mesh mesh;
  private final int dimension;
  private final int order;
  private final int slopes;
  private final int perCell;
  /// `[axis][perCell cell + q]`
  private final double[][] points;
  /// `[slope][perCell cell + q]`
  private final double[][] samples;
  private final int[][] cellsOfVertex;
  /// `[(d + 1) cell + k]`
  private final Patch[] patches;

  /// A polynomial for each slope, around a centre, in units of a length.
  private record Patch(double[] centre, double length, int degree, double[][] coefficients) {}

  RecoveredGradient(FunctionSpace space, int unknowns, double[] u, WorkerTeam team) {
    mesh = space.mesh();
    dimension = mesh.dimension();
    order = space.nodes().element().order();
    slopes = unknowns * dimension;
    QuadratureRule rule = QuadratureRule.of(dimension, 2 * (order - 1));
    perCell = rule.size();
    points = new double[dimension][perCell * mesh.cellCount()];
    samples = new double[slopes][perCell * mesh.cellCount()];
    RangeLoop cells = new RangeLoop(team, mesh.cellCount(), CELLS_AT_ONCE);
    cells.run((from, until) -> sample(space, rule, unknowns, u, from, until));
    cellsOfVertex = cellsOfVertex(mesh);
    patches = new Patch[(dimension + 1) * mesh.cellCount()];
    RangeLoop vertices = new RangeLoop(team, cellsOfVertex.length, CELLS_AT_ONCE);
    // Each vertex writes its own corners of its cells.
    vertices.run((from, until) -> {
      for (int vertex = from; vertex < until; vertex++) {
        recover(vertex);
      }
    });
  }

  private void sample(FunctionSpace space, QuadratureRule rule, int unknowns, double[] u, int from,
      int until) {
    ElementNodes nodes = space.nodes();
    ElementMap map = new ElementMap(nodes, rule);
    for (int cell = from; cell < until; cell++) {
      map.enter(cell);
      for (int q = 0; q < perCell; q++) {
        map.at(q);
        int at = cell * perCell + q;
        for (int axis = 0; axis < dimension; axis++) {
          points[axis][at] = map.point()[axis];
          for (int k = 0; k < nodes.element().nodeCount(); k++) {
            int degree = space.unknown(nodes.node(cell, k)) * unknowns;
            for (int i = 0; i < unknowns; i++) {
              samples[i * dimension + axis][at] += map.gradients()[axis][k] * u[degree + i];
            }
          }
        }
      }
    }
  }

  private static int[][] cellsOfVertex(Mesh mesh) {
    int perCell = mesh.dimension() + 1;
    int[] counts = new int[mesh.nodeCount()];
    for (int node : mesh.cells()) {
      counts[node]++;
    }
    int[][] cells = new int[counts.length][];
    for (int node = 0; node < counts.length; node++) {
      cells[node] = new int[counts[node]];
    }
    for (int k = 0; k < mesh.cells().length; k++) {
      int node = mesh.cells()[k];
      cells[node][--counts[node]] = k / perCell;
    }
    return cells;
  }

  private void recover(int vertex) {
    List<Integer> regions = new ArrayList<>();
    for (int cell : cellsOfVertex[vertex]) {
      int region = mesh.regionOfCell()[cell];
      if (!regions.contains(region)) {
        regions.add(region);
        Patch patch = patch(vertex, region);
        for (int own : cellsOfVertex[vertex]) {
          for (int k = 0; k <= dimension; k++) {
            if (mesh.regionOfCell()[own] == region && mesh.vertex(own, k) == vertex) {
              patches[(dimension + 1) * own + k] = patch;
            }
          }
        }
      }
    }
  }

  private Patch patch(int vertex, int region) {
    Set<Integer> cells = new LinkedHashSet<>();
    addAround(vertex, region, cells);
    for (int growth = 0; growth < MOST_GROWTH
        && cells.size() * perCell < ENOUGH * monomials(order); growth++) {
      for (int cell : List.copyOf(cells)) {
        for (int k = 0; k <= dimension; k++) {
          addAround(mesh.vertex(cell, k), region, cells);
        }
      }
    }
    double[] centre = new double[dimension];
    for (int axis = 0; axis < dimension; axis++) {
      centre[axis] = mesh.coordinates()[axis][vertex];
    }
    double length = 0;
    for (int cell : cells) {
      for (int q = 0; q < perCell; q++) {
        for (int axis = 0; axis < dimension; axis++) {
          length = Math.max(length, Math.abs(points[axis][cell * perCell + q] - centre[axis]));
        }
      }
    }
    for (int degree = order; degree > 0; degree--) {
      double[][] coefficients = fit(cells, centre, length, degree);
      if (coefficients.length > 0) {
        return new Patch(centre, length, degree, coefficients);
      }
    }
    return new Patch(centre, length, 0, fit(cells, centre, length, 0));
  }

  private void addAround(int vertex, int region, Set<Integer> cells) {
    for (int cell : cellsOfVertex[vertex]) {
      if (mesh.regionOfCell()[cell] == region) {
        cells.add(cell);
      }
    }
  }

  /// Least squares; nothing where the points do not determine a polynomial.
  private double[][] fit(Set<Integer> cells, double[] centre, double length, int degree) {
    int count = monomials(degree);
    if (cells.size() * perCell < count) {
      return new double[0][];
    }
    double[] normal = new double[count * count];
    double[][] right = new double[slopes][count];
    double[] basis = new double[count];
    double[] x = new double[dimension];
    for (int cell : cells) {
      for (int at = cell * perCell; at < (cell + 1) * perCell; at++) {
        for (int axis = 0; axis < dimension; axis++) {
          x[axis] = (points[axis][at] - centre[axis]) / length;
        }
        monomials(x, degree, basis);
        for (int row = 0; row < count; row++) {
          for (int column = 0; column < count; column++) {
            normal[row * count + column] += basis[row] * basis[column];
          }
          for (int slope = 0; slope < slopes; slope++) {
            right[slope][row] += basis[row] * samples[slope][at];
          }
        }
      }
    }
    if (!Cholesky.factorInPlace(normal, count)) {
      return new double[0][];
    }
    for (double[] coefficients : right) {
      Cholesky.solveInPlace(normal, count, coefficients);
    }
    return right;
  }

  private int monomials(int degree) {
    return dimension == 1 ? degree + 1 : (degree + 1) * (degree + 2) / 2;
  }

  private static void monomials(double[] x, int degree, double[] values) {
    int at = 0;
    double power = 1;
    for (int i = 0; i <= degree; i++) {
      double value = power;
      for (int j = 0; j <= (x.length == 1 ? 0 : degree - i); j++) {
        values[at++] = value;
        value *= x.length == 1 ? 1 : x[1];
      }
      power *= x[0];
    }
  }

  /// Reads it at points; for one thread.
  final class Reading {
    private final double[] local = new double[dimension];
    private final double[] basis = new double[monomials(order)];

    /// The gradients of all unknowns at a point of a cell.
    ///
    /// @param xi its reference coordinates
    /// @param x the point
    /// @param gradient receives `[m·d]`
    void at(int cell, double[] xi, double[] x, double[] gradient) {
      Arrays.fill(gradient, 0);
      double rest = 1;
      for (double coordinate : xi) {
        rest -= coordinate;
      }
      for (int k = 0; k <= dimension; k++) {
        Patch patch = patches[(dimension + 1) * cell + k];
        for (int axis = 0; axis < dimension; axis++) {
          local[axis] = (x[axis] - patch.centre()[axis]) / patch.length();
        }
        monomials(local, patch.degree(), basis);
        double lambda = k == 0 ? rest : xi[k - 1];
        for (int slope = 0; slope < slopes; slope++) {
          double[] coefficients = patch.coefficients()[slope];
          double sum = 0;
          for (int c = 0; c < coefficients.length; c++) {
            sum += basis[c] * coefficients[c];
          }
          gradient[slope] += lambda * sum;
        }
      }
    }
  }
}
