package org.collocate.solver.discretization.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.fem.CellValues;
import org.collocate.solver.field.Points;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;
import org.collocate.solver.space.QuadratureRule;

/// The flux out of each triangle through its edges, as it should be: what both neighbours have in common, or what the
/// boundary prescribes.
///
/// ```
/// Γ·n − w [Γ·n],   w = n·A n / (n·A n + n·A' n)       between cells, also of different regions and across periodic sides
/// g                                                       where a flux is prescribed
/// ```
///
/// The jump is shared out by stiffness, so that a soft cell does not pay for a stiff neighbour (M. Petzoldt, Adv. Comput.
/// Math. 16 (2002), doi 10.1023/A:1014221125034).
final class EdgeFluxes {
  private final Problem problem;
  private final FunctionSpace space;
  private final Mesh mesh;
  private final EnergyTerms terms;
  private final WorkerTeam team;
  private final QuadratureRule line;
  private final CellValues values;
  private final Points points;
  /// `[unknown][3 perEdge cell + perEdge k + q]`: fluxes out of the cell, from the edge's vertex `k + 1` to `k + 2`.
  private final double[][] fluxes;
  private final double[][] stiffness;
  /// Of the edge's normal times the factor from the reference edge to the true one.
  private final double[][] normals;

  /// @param degree of polynomials that are integrated exactly along an edge
  EdgeFluxes(Problem problem, FunctionSpace space, EnergyTerms terms, int degree, WorkerTeam team) {
    this.team = team;
    this.problem = problem;
    this.space = space;
    this.terms = terms;
    mesh = space.mesh();
    line = QuadratureRule.of(1, degree);
    QuadratureRule edges = edges(line);
    Quadrature all = MeshQuadrature.cells(space.nodes(), edges);
    points = all.points();
    values = new CellValues(problem, space, edges, terms.expressions(),
        Linearity.jets(problem.equation().form()));
    fluxes = new double[terms.unknowns()][points.size()];
    stiffness = new double[terms.unknowns()][points.size()];
    normals = new double[2][points.size()];
  }

  /// The points of a rule on all three edges.
  static QuadratureRule edges(QuadratureRule line) {
    int size = line.size();
    double[][] corners = {{0, 0}, {1, 0}, {0, 1}};
    double[][] on = new double[2][3 * size];
    double[] weights = new double[3 * size];
    for (int k = 0; k < 3; k++) {
      for (int q = 0; q < size; q++) {
        double s = line.points()[0][q];
        for (int axis = 0; axis < 2; axis++) {
          on[axis][k * size + q] = (1 - s) * corners[(k + 1) % 3][axis] + s * corners[(k + 2) % 3][axis];
        }
        weights[k * size + q] = line.weights()[q];
      }
    }
    return new QuadratureRule(on, weights);
  }

  QuadratureRule line() {
    return line;
  }

  /// `ds / dξ` at a point, by which the weights of {@link #line} are multiplied.
  double length(int point) {
    return Math.sqrt(normals[0][point] * normals[0][point] + normals[1][point] * normals[1][point]);
  }

  /// Evaluates a solution.
  ///
  /// @return `[unknown][3 perEdge cell + perEdge k + q]`
  double[][] of(double[] u) {
    double[][] solution = new double[terms.unknowns()][points.size()];
    values.forEachCell(team, 0, u, () -> new Outflow(solution));
    double[][] shared = new double[terms.unknowns()][];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = share(i);
    }
    prescribe(solution, shared);
    return shared;
  }

  /// What leaves a cell at the points of its edges: the work of one thread.
  private final class Outflow implements CellValues.CellWork {
    private final double[][] solution;
    private final Barycentric barycentric = new Barycentric(space.nodes().element());
    private final double[] inward = new double[2];

    Outflow(double[][] solution) {
      this.solution = solution;
    }

    @Override
    public void run(int cell, ElementMap map, double[][] at, int first) {
      int perCell = 3 * line.size();
      for (int e = 0; e < perCell; e++) {
        map.at(e);
        barycentric.gradient(map, e / line.size(), inward);
        int point = cell * perCell + e;
        for (int axis = 0; axis < 2; axis++) {
          normals[axis][point] = -map.determinant() * inward[axis];
        }
        for (int i = 0; i < terms.unknowns(); i++) {
          solution[i][point] = at[terms.value(i)][first + e];
          through(i, at, first + e, point);
        }
      }
    }

    private void through(int i, double[][] at, int place, int point) {
      double length = length(point);
      double flux = 0;
      double stiff = 0;
      for (int a = 0; a < 2; a++) {
        double normal = normals[a][point] / length;
        flux += normal * at[terms.flux(i, a)][place];
        for (int b = 0; b < 2; b++) {
          stiff += normal * at[terms.stiffness(2 * i + a, 2 * i + b)][place] * normals[b][point] / length;
        }
      }
      fluxes[i][point] = flux;
      stiffness[i][point] = stiff;
    }
  }

  private double[] share(int i) {
    double[] shared = fluxes[i].clone();
    int[] first = new int[mesh.edgeCount()];
    Arrays.fill(first, -1);
    for (int side = 0; side < 3 * mesh.cellCount(); side++) {
      int edge = mesh.edgeMasters()[mesh.edge(side / 3, side % 3)];
      if (first[edge] < 0) {
        first[edge] = side;
      } else {
        share(i, first[edge], side, shared);
      }
    }
    return shared;
  }

  private void share(int i, int one, int two, double[] shared) {
    int size = line.size();
    boolean same = direction(one) == direction(two);
    for (int q = 0; q < size; q++) {
      int here = one * size + q;
      int there = two * size + (same ? q : size - 1 - q);
      double jump = fluxes[i][here] + fluxes[i][there];
      double sum = stiffness[i][here] + stiffness[i][there];
      double weight = sum != 0 ? Math.clamp(stiffness[i][here] / sum, 0, 1) : 0.5;
      shared[here] -= weight * jump;
      shared[there] -= (1 - weight) * jump;
    }
  }

  /// Whether a cell runs through one of its edges as the edge's master does.
  private boolean direction(int side) {
    int edge = mesh.edge(side / 3, side % 3);
    boolean forward = mesh.edgeNodes()[2 * edge] == mesh.vertex(side / 3, (side % 3 + 1) % 3);
    return forward == mesh.runsLikeMaster(edge);
  }

  private void prescribe(double[][] solution, double[][] shared) {
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition instanceof BoundaryCondition.Flux flux) {
        prescribe(flux, solution, shared[flux.unknown()]);
      }
    }
  }

  private void prescribe(BoundaryCondition.Flux condition, double[][] solution, double[] shared) {
    int size = line.size();
    int[] own = mesh.facets()
        .stream()
        .filter(facet -> facet.part() == condition.part())
        .mapToInt(facet -> size * (3 * facet.cell() + facet.local()))
        .toArray();
    int count = own.length * size;
    int[] places = new int[count];
    Arrays.setAll(places, k -> own[k / size] + k % size);
    double[][] jets = new double[solution.length + 2][];
    for (int j = 0; j < solution.length; j++) {
      jets[j] = pick(solution[j], places);
    }
    for (int axis = 0; axis < 2; axis++) {
      jets[solution.length + axis] = pick(normals[axis], places);
      for (int k = 0; k < count; k++) {
        jets[solution.length + axis][k] /= length(places[k]);
      }
    }
    int[] regions = new int[count];
    Arrays.setAll(regions, k -> mesh.regionOfCell()[places[k] / (3 * size)]);
    List<String> names = new ArrayList<>(problem.unknowns());
    problem.domain().coordinateNames().forEach(name -> names.add("normal_" + name));
    double[][] result = new double[1][count];
    Points at = new Points(
        new double[][] {pick(points.coordinates()[0], places), pick(points.coordinates()[1], places)},
        regions);
    new PointKernel(problem, List.of(condition.value()), names).at(at).evaluate(0, jets, result);
    for (int k = 0; k < count; k++) {
      shared[places[k]] = result[0][k];
    }
  }

  private static double[] pick(double[] values, int[] places) {
    double[] picked = new double[places.length];
    Arrays.setAll(picked, k -> values[places[k]]);
    return picked;
  }

  /// `[unknown][3 cell + k]`: where the solution is prescribed, so that it has no error to speak of.
  boolean[][] dirichlet() {
    boolean[][] prescribed = new boolean[terms.unknowns()][3 * mesh.cellCount()];
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition instanceof BoundaryCondition.Dirichlet) {
        for (Facet facet : mesh.facets()) {
          prescribed[condition.unknown()][3 * facet.cell() + facet.local()] |= facet.part() == condition
              .part();
        }
      }
    }
    return prescribed;
  }
}
