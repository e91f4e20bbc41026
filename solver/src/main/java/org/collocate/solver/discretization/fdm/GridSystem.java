package org.collocate.solver.discretization.fdm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.collocate.solver.discretization.AssembledSystem;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.SparsePattern;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;

/// A problem on a grid: the balance of each node's cell, `M(u) u' + R(t, u) = 0`.
///
/// ```
/// R_n(u) = Σ_faces |f| Γ_f − |c_n| F(x_n, u_n, ∇u_n) + Σ_sides |s| g        M_nn = |c_n| m1(x_n)
/// Γ_f    = ½ (Γ(x_n, u_n, ∇u_f) + Γ(x_m, u_m, ∇u_f))                         between nodes n and m
/// ∇u_f   = (u_m − u_n)/h across the face, the mean of both nodes' differences along it
/// ```
///
/// For `−div(k grad u)` this is the five-point scheme with the arithmetic mean of `k` on each face. Second order in the
/// spacing for smooth data; of first order where coefficients jump. Convection is central: it oscillates where it outweighs
/// diffusion between two points. Source: R. J. LeVeque, Finite Difference Methods for Ordinary and Partial Differential
/// Equations, SIAM 2007, doi 10.1137/1.9780898717839.
public final class GridSystem extends AssembledSystem {
  private static final int DATA_CELLS = 2000;

  private final RectangleGrid grid;
  private final Stencils differences;
  private final int slots;
  private final double[] volumes;
  private final Place[] places;
  private final List<Terms<WeakForm.Linear>> residual = new ArrayList<>();
  private final List<Terms<WeakForm.Bilinear>> jacobian = new ArrayList<>();
  private final List<Terms<WeakForm.Bilinear>> mass = new ArrayList<>();
  private final List<SideFluxes> fluxes = new ArrayList<>();
  private final SparseMatrix pattern;

  /// Where terms of the weak form are evaluated: those with the value of the test function at the nodes, those with a
  /// derivative at the faces across its axis, once from either side.
  ///
  /// @param faces null for the nodes
  private record Place(int slot, @Nullable Faces faces, boolean behind, int[] nodes) {}

  /// Terms of one place, with what evaluates their factors there.
  private record Terms<T>(Place place, List<T> terms, boolean usesJets, PointKernel.Located kernel) {}

  /// Where entries of a matrix go.
  private interface Entries {
    void add(int row, int column, double value);
  }

  public GridSystem(Problem problem, RectangleGrid grid) {
    super(problem, grid.size());
    this.grid = grid;
    differences = new Stencils(grid);
    slots = grid.dimension() + 1;
    volumes = new double[grid.size()];
    for (int node = 0; node < volumes.length; node++) {
      volumes[node] = grid.volume(node);
    }
    places = places();
    for (Place place : places) {
      add(residual, place, residualTerms(), WeakForm.Linear::slot, WeakForm.Linear::factor);
      add(jacobian, place, form().jacobian(), WeakForm.Bilinear::test, WeakForm.Bilinear::factor);
      add(mass, place, form().mass(), WeakForm.Bilinear::test, WeakForm.Bilinear::factor);
    }
    Sides sides = new Sides(grid);
    for (BoundaryCondition condition : problem.conditions()) {
      switch (condition) {
        case BoundaryCondition.Dirichlet dirichlet -> {
          Sides.Part part = sides.part(dirichlet.part());
          dirichlet().add(dirichlet, part.nodes(), part.coordinates(grid));
        }
        case BoundaryCondition.Flux flux -> fluxes.add(new SideFluxes(problem, grid, flux, sides));
      }
    }
    pattern = pattern();
  }
  @Override
  public GridSystem with(Problem changed) {
    return new GridSystem(changed, grid);
  }

  private Place[] places() {
    List<Place> all = new ArrayList<>();
    int[] nodes = new int[grid.size()];
    Arrays.setAll(nodes, node -> node);
    all.add(new Place(0, null, false, nodes));
    for (int axis = 0; axis < grid.dimension(); axis++) {
      Faces faces = Faces.of(grid, axis);
      all.add(new Place(axis + 1, faces, false, faces.side(false)));
      all.add(new Place(axis + 1, faces, true, faces.side(true)));
    }
    return all.toArray(new Place[0]);
  }

  private <T> void add(List<Terms<T>> to, Place place, List<T> all, ToIntFunction<T> slot,
      Function<T, Expression> factor) {
    List<T> own = all.stream().filter(term -> slot.applyAsInt(term) == place.slot()).toList();
    if (own.isEmpty()) {
      return;
    }
    List<String> jets = Linearity.jets(problem().equation().form());
    List<Expression> factors = own.stream().map(factor).toList();
    Set<String> used = new HashSet<>();
    factors.forEach(expression -> used.addAll(expression.symbols()));
    double[][] coordinates = new double[grid.dimension()][place.nodes().length];
    for (int axis = 0; axis < coordinates.length; axis++) {
      for (int k = 0; k < place.nodes().length; k++) {
        coordinates[axis][k] = grid.coordinate(place.nodes()[k], axis);
      }
    }
    to.add(new Terms<>(place, own, jets.stream().anyMatch(used::contains),
        new PointKernel(problem(), factors, jets).at(new Points(coordinates, null))));
  }

  private SparseMatrix pattern() {
    SparsePattern entries = new SparsePattern(size());
    for (int degree = 0; degree < size(); degree++) {
      entries.add(degree, degree);
    }
    Entries place = (row, column, _) -> entries.add(row, column);
    jacobian.forEach(terms -> addEntries(terms, ones(terms), place));
    mass.forEach(terms -> addEntries(terms, ones(terms), place));
    for (SideFluxes flux : fluxes) {
      flux.couple(entries);
    }
    return entries.matrix();
  }

  private static double[][] ones(Terms<?> terms) {
    double[][] ones = new double[terms.terms().size()][terms.place().nodes().length];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    return ones;
  }

  /// `[term][point]`: the factors, as the state has them.
  private double[][] factors(Terms<?> terms, double time, double[] u) {
    int count = terms.place().nodes().length;
    double[][] jets = new double[components() * slots][terms.usesJets() ? count : 0];
    if (terms.usesJets()) {
      for (int j = 0; j < components(); j++) {
        jets(terms.place(), u, j, jets);
      }
    }
    double[][] factors = new double[terms.terms().size()][count];
    terms.kernel().evaluate(time, jets, factors);
    return factors;
  }

  /// The value of unknown `j` at the nodes of a place, and its gradient there or on the faces.
  private void jets(Place place, double[] u, int j, double[][] jets) {
    int m = components();
    Faces faces = place.faces();
    for (int k = 0; k < place.nodes().length; k++) {
      jets[j * slots][k] = u[place.nodes()[k] * m + j];
      for (int axis = 0; axis < grid.dimension(); axis++) {
        jets[j * slots + axis + 1][k] = faces == null ? difference(axis, place.nodes()[k], u, j)
            : faces.axis() == axis
                ? (u[faces.to()[k] * m + j] - u[faces.from()[k] * m + j]) / grid.spacing(axis)
                : (difference(axis, faces.from()[k], u, j) + difference(axis, faces.to()[k], u, j)) / 2;
      }
    }
  }

  private double difference(int axis, int node, double[] u, int j) {
    double sum = 0;
    for (int k = 0; k < Stencils.WIDTH; k++) {
      sum += differences.weight(axis, node, k) * u[differences.node(axis, node, k) * components() + j];
    }
    return sum;
  }

  @Override
  protected void assembleResidual(double time, double[] u, double[] r) {
    for (Terms<WeakForm.Linear> terms : residual) {
      double[][] factors = factors(terms, time, u);
      Faces faces = terms.place().faces();
      for (int t = 0; t < factors.length; t++) {
        int i = terms.terms().get(t).i();
        for (int k = 0; k < factors[t].length; k++) {
          if (faces == null) {
            r[k * components() + i] += volumes[k] * factors[t][k];
          } else {
            double flow = faces.area()[k] / 2 * factors[t][k];
            r[faces.from()[k] * components() + i] -= flow;
            r[faces.to()[k] * components() + i] += flow;
          }
        }
      }
    }
    for (SideFluxes flux : fluxes) {
      flux.addResidual(time, u, r);
    }
  }

  @Override
  protected void assembleJacobian(double time, double[] u, SparseMatrix matrix) {
    for (Terms<WeakForm.Bilinear> terms : jacobian) {
      addEntries(terms, factors(terms, time, u), matrix::add);
    }
    for (SideFluxes flux : fluxes) {
      flux.addJacobian(time, u, matrix);
    }
  }

  @Override
  protected void assembleMass(double time, double[] u, SparseMatrix matrix) {
    for (Terms<WeakForm.Bilinear> terms : mass) {
      addEntries(terms, factors(terms, time, u), matrix::add);
    }
  }

  private void addEntries(Terms<WeakForm.Bilinear> terms, double[][] factors, Entries entries) {
    Faces faces = terms.place().faces();
    for (int t = 0; t < factors.length; t++) {
      WeakForm.Bilinear term = terms.terms().get(t);
      for (int k = 0; k < factors[t].length; k++) {
        int node = terms.place().nodes()[k];
        if (faces == null) {
          addColumns(term, terms.place(), k, volumes[node] * factors[t][k], node, entries);
        } else {
          double flow = faces.area()[k] / 2 * factors[t][k];
          addColumns(term, terms.place(), k, -flow, faces.from()[k], entries);
          addColumns(term, terms.place(), k, flow, faces.to()[k], entries);
        }
      }
    }
  }

  /// One row's entries: the trial function's value or derivative at point `k` of a place, times a factor.
  private void addColumns(WeakForm.Bilinear term, Place place, int k, double factor, int node,
      Entries entries) {
    int row = node * components() + term.i();
    int axis = term.trial() - 1;
    Faces faces = place.faces();
    if (axis < 0) {
      entries.add(row, place.nodes()[k] * components() + term.j(), factor);
    } else if (faces == null) {
      addDifference(row, axis, place.nodes()[k], term.j(), factor, entries);
    } else if (faces.axis() == axis) {
      double slope = factor / grid.spacing(axis);
      entries.add(row, faces.to()[k] * components() + term.j(), slope);
      entries.add(row, faces.from()[k] * components() + term.j(), -slope);
    } else {
      addDifference(row, axis, faces.from()[k], term.j(), factor / 2, entries);
      addDifference(row, axis, faces.to()[k], term.j(), factor / 2, entries);
    }
  }

  private void addDifference(int row, int axis, int node, int j, double factor, Entries entries) {
    for (int k = 0; k < Stencils.WIDTH; k++) {
      entries.add(row, differences.node(axis, node, k) * components() + j,
          factor * differences.weight(axis, node, k));
    }
  }

  @Override
  protected double[][] nodes() {
    return grid.coordinates();
  }

  @Override
  protected SparseMatrix zeros() {
    return pattern.zeros();
  }

  @Override
  public Mesh mesh() {
    return MeshGenerator.generate(grid.domain(), MeshRequest.ofCells(DATA_CELLS));
  }

  @Override
  public double[] weights() {
    return volumes.clone();
  }

  @Override
  public List<Field> fields(double[] u) {
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < components(); j++) {
      fields.add(grid.field(u, j, components()));
    }
    return fields;
  }
}
