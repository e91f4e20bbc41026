package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.discretization.AssembledSystem;
import org.collocate.solver.discretization.Linearity;
import org.collocate.solver.discretization.WeakForm;
import org.collocate.solver.field.Field;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.QuadratureRule;

/// A problem in a finite element space: `M(u) u' + R(t, u) = 0` for its degrees of freedom.
///
/// ```
/// R_i(u) = −∫ Γ·∇φ_i − ∫ F φ_i + ∮ g φ_i        M_ij = ∫ m1 φ_j φ_i
/// ```
///
/// Degrees of freedom of `m` unknowns are interleaved. Dirichlet values stand at the nodes. Quadrature is exact for
/// polynomials of twice the order, two degrees more where the equation is not linear. Transport may be stabilized by
/// {@link StreamlineUpwind}. Source: S. C. Brenner, L. R. Scott,
/// The Mathematical Theory of Finite Element Methods, 3rd ed., doi 10.1007/978-0-387-75934-0.
public final class FemSystem extends AssembledSystem {
  private final FunctionSpace space;
  private final boolean upwind;
  private final CellIntegrals residual;
  private final CellIntegrals jacobian;
  private final CellIntegrals mass;
  private final List<WeakForm.Linear> residualTerms;
  private final List<FluxIntegrals> fluxes = new ArrayList<>();
  private final Connections connections;

  /// What follows from the cells alone, wherever their nodes are.
  private record Connections(CellPieces pieces, Coupling coupling) {
    static Connections of(FunctionSpace space, int unknowns, WorkerTeam team) {
      return new Connections(new CellPieces(space, CellValues.BLOCK, team),
          new Coupling(space, unknowns, team));
    }
  }

  /// Assembled by the calling thread alone.
  public FemSystem(Problem problem, FunctionSpace space) {
    this(problem, space, false);
  }

  /// Assembled by the calling thread alone.
  ///
  /// @param upwind whether it is stabilized, see {@link StreamlineUpwind}
  /// @throws IllegalArgumentException if it is to be and cannot
  public FemSystem(Problem problem, FunctionSpace space, boolean upwind) {
    this(problem, space, upwind, new WorkerTeam(1));
  }

  /// @param upwind whether it is stabilized, see {@link StreamlineUpwind}
  /// @param team assembles
  /// @throws IllegalArgumentException if it is to be stabilized and cannot
  public FemSystem(Problem problem, FunctionSpace space, boolean upwind, WorkerTeam team) {
    this(problem, space, upwind, Connections.of(space, problem.unknowns().size(), team));
  }

  private FemSystem(Problem problem, FunctionSpace space, boolean upwind, Connections connections) {
    super(problem, space.size(), form(problem, space, upwind),
        upwind ? StreamlineUpwind.jets(problem.equation().form())
            : Linearity.jets(problem.equation().form()));
    this.space = space;
    this.upwind = upwind;
    this.connections = connections;
    List<String> jets = upwind ? StreamlineUpwind.columns(problem.equation().form())
        : Linearity.jets(problem.equation().form());
    residualTerms = residualTerms();
    int order = space.nodes().element().order();
    int degree = 2 * order + (linearity().linear() ? 0 : 2);
    QuadratureRule rule = QuadratureRule.of(space.nodes().dimension(), degree);
    CellPieces pieces = connections.pieces();
    residual = new CellIntegrals(problem, space, rule, pieces,
        residualTerms.stream().map(WeakForm.Linear::factor).toList(), jets);
    jacobian = new CellIntegrals(problem, space, rule, pieces,
        form().jacobian().stream().map(WeakForm.Bilinear::factor).toList(), jets);
    mass = new CellIntegrals(problem, space, rule, pieces,
        form().mass().stream().map(WeakForm.Bilinear::factor).toList(), jets);
    for (BoundaryCondition condition : problem.conditions()) {
      switch (condition) {
        case BoundaryCondition.Dirichlet dirichlet -> prescribe(dirichlet);
        case BoundaryCondition.Flux flux -> fluxes.add(new FluxIntegrals(problem, space, flux, degree + 2));
      }
    }
  }

  /// The system of a problem with as many unknowns on the same cells, whose pattern is not made again.
  ///
  /// @param moved see {@link FunctionSpace#on}
  /// @param stabilized whether it is stabilized, see {@link StreamlineUpwind}
  /// @throws IllegalArgumentException if the cells or the number of unknowns are others, or if it is to be stabilized and cannot
  public FemSystem on(FunctionSpace moved, Problem changed, boolean stabilized) {
    if (!moved.mesh().hasCellsOf(space.mesh()) || moved.size() != space.size()
        || changed.unknowns().size() != components()) {
      throw new IllegalArgumentException("other cells or unknowns");
    }
    return new FemSystem(changed, moved, stabilized, connections);
  }

  @Override
  public FemSystem with(Problem changed) {
    return on(space, changed, upwind);
  }

  private static WeakForm form(Problem problem, FunctionSpace space, boolean upwind) {
    WeakForm own = WeakForm.of(problem.equation().form());
    return upwind ? own.plus(new StreamlineUpwind(problem, space.nodes().element().order()).terms()) : own;
  }

  private void prescribe(BoundaryCondition.Dirichlet condition) {
    int[] nodes = space.mesh()
        .facets()
        .stream()
        .filter(facet -> facet.part() == condition.part())
        .map(space::facetNodes)
        .flatMapToInt(Arrays::stream)
        .distinct()
        .toArray();
    double[][] coordinates = new double[space.nodes().dimension()][nodes.length];
    int[] places = new int[nodes.length];
    for (int k = 0; k < nodes.length; k++) {
      for (int axis = 0; axis < coordinates.length; axis++) {
        coordinates[axis][k] = space.nodes().coordinates()[axis][nodes[k]];
      }
      places[k] = space.unknown(nodes[k]);
    }
    dirichlet().add(condition, places, coordinates);
  }

  @Override
  protected double[][] nodes() {
    return space.coordinates();
  }

  @Override
  protected SparseMatrix zeros() {
    return connections.coupling().zeros();
  }

  @Override
  protected void assembleResidual(double time, double[] u, double[] r) {
    residual.add(residualTerms, time, u, r);
    for (FluxIntegrals flux : fluxes) {
      flux.addResidual(time, u, r);
    }
  }

  @Override
  protected void assembleJacobian(double time, double[] u, SparseMatrix matrix) {
    jacobian.add(form().jacobian(), time, u, connections.coupling(), matrix);
    for (FluxIntegrals flux : fluxes) {
      flux.addJacobian(time, u, matrix);
    }
  }

  @Override
  protected void assembleMass(double time, double[] u, SparseMatrix matrix) {
    mass.add(form().mass(), time, u, connections.coupling(), matrix);
  }

  /// Cubic elements have one node inside each triangle.
  @Override
  public int inside() {
    boolean cubic = space.nodes().dimension() == 2 && space.nodes().element().order() == 3;
    return cubic && components() == 1 ? space.mesh().cellCount() : 0;
  }

  @Override
  public List<Field> fields(double[] u) {
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < components(); j++) {
      fields.add(space.field(u, j, components()));
    }
    return fields;
  }

  /// `∫ φ_i` of each scalar basis function.
  @Override
  public double[] weights() {
    double[] weights = new double[space.size()];
    QuadratureRule rule = QuadratureRule.of(space.nodes().dimension(), 4);
    ElementMap map = new ElementMap(space.nodes(), rule);
    for (int cell = 0; cell < space.nodes().cellCount(); cell++) {
      map.enter(cell);
      for (int q = 0; q < rule.size(); q++) {
        map.at(q);
        for (int k = 0; k < map.values().length; k++) {
          weights[space.unknown(space.nodes().node(cell, k))] += rule.weights()[q] * map.determinant()
              * map.values()[k];
        }
      }
    }
    return weights;
  }

  @Override
  public Mesh mesh() {
    return space.mesh();
  }
}
