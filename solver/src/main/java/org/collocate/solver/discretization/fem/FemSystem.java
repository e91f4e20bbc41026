package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.linear.SparseMatrix;
import org.collocate.solver.linear.Vectors;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.ElementMap;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;
import org.collocate.solver.space.QuadratureRule;
import org.collocate.solver.time.ImplicitSystem;
import org.jspecify.annotations.Nullable;

/// A problem in a finite element space: `M(u) u' + R(t, u) = 0` for its degrees of freedom.
///
/// ```
/// R_i(u) = −∫ Γ·∇φ_i − ∫ F φ_i + ∮ g φ_i        M_ij = ∫ m1 φ_j φ_i
/// ```
///
/// Degrees of freedom of `m` unknowns are interleaved. Dirichlet values stand at the nodes. Quadrature is exact for
/// polynomials of twice the order, two degrees more where the equation is not linear. Source: S. C. Brenner, L. R. Scott,
/// The Mathematical Theory of Finite Element Methods, 3rd ed., doi 10.1007/978-0-387-75934-0.
public final class FemSystem implements ImplicitSystem {
  private final Problem problem;
  private final FunctionSpace space;
  private final int unknowns;
  private final List<WeakForm.Linear> residualTerms;
  private final List<WeakForm.Bilinear> jacobianTerms;
  private final List<WeakForm.Bilinear> massTerms;
  private final CellIntegrals residual;
  private final CellIntegrals jacobian;
  private final CellIntegrals mass;
  private final List<FluxIntegrals> fluxes = new ArrayList<>();
  private final List<Prescribed> prescribed = new ArrayList<>();
  private final boolean[] constrained;
  private final Coupling coupling;
  private final boolean linear;
  private final boolean constantMatrices;
  private final boolean constantLoad;
  private @Nullable SparseMatrix knownJacobian;
  private @Nullable SparseMatrix knownMass;
  private double @Nullable [] knownLoad;

  /// The nodes at which one Dirichlet condition holds.
  private record Prescribed(int[] degrees, PointKernel.Located value) {}

  public FemSystem(Problem problem, FunctionSpace space) {
    this.problem = problem;
    this.space = space;
    unknowns = problem.unknowns().size();
    GeneralForm general = problem.equation().form();
    WeakForm form = WeakForm.of(general);
    List<String> jets = jets(general);
    linear = general.linear() && problem.conditions().stream().allMatch(this::isLinear);
    jacobianTerms = form.jacobian();
    massTerms = form.mass();
    constantMatrices = linear && !dependsOnTime(Stream
        .concat(Stream.concat(jacobianTerms.stream(), massTerms.stream()).map(WeakForm.Bilinear::factor),
            problem.conditions().stream().flatMap(this::derivatives)));
    // A linear system with constant matrices is R(t, u) = J u + R(t, 0).
    residualTerms = constantMatrices ? form.load(jets) : form.residual();
    constantLoad = constantMatrices && !dependsOnTime(
        Stream.concat(residualTerms.stream().map(WeakForm.Linear::factor),
            problem.conditions().stream().map(BoundaryCondition::value)));
    int order = space.nodes().element().order();
    int degree = 2 * order + (linear ? 0 : 2);
    QuadratureRule rule = QuadratureRule.of(space.nodes().dimension(), degree);
    Points points = MeshQuadrature.cells(space.nodes(), rule).points();
    residual = new CellIntegrals(problem, space, rule, points,
        residualTerms.stream().map(WeakForm.Linear::factor).toList(), jets);
    jacobian = new CellIntegrals(problem, space, rule, points,
        jacobianTerms.stream().map(WeakForm.Bilinear::factor).toList(), jets);
    mass = new CellIntegrals(problem, space, rule, points,
        massTerms.stream().map(WeakForm.Bilinear::factor).toList(), jets);
    constrained = new boolean[space.size() * unknowns];
    for (BoundaryCondition condition : problem.conditions()) {
      switch (condition) {
        case BoundaryCondition.Dirichlet dirichlet -> prescribe(dirichlet);
        case BoundaryCondition.Flux flux -> fluxes.add(new FluxIntegrals(problem, space, flux, degree + 2));
      }
    }
    coupling = new Coupling(space, unknowns);
  }

  private boolean dependsOnTime(Stream<Expression> factors) {
    boolean movingCoefficient = problem.coefficients()
        .values()
        .stream()
        .anyMatch(coefficient -> coefficient instanceof Coefficient.PerRegion regions
            && regions.formula().symbols().contains("t"));
    return movingCoefficient || factors.anyMatch(factor -> factor.symbols().contains("t"));
  }

  private Stream<Expression> derivatives(BoundaryCondition condition) {
    return problem.unknowns().stream().map(unknown -> condition.value().differentiate(unknown));
  }

  private boolean isLinear(BoundaryCondition condition) {
    return derivatives(condition)
        .allMatch(derivative -> problem.unknowns().stream().noneMatch(derivative.symbols()::contains));
  }

  private static List<String> jets(GeneralForm general) {
    List<String> jets = new ArrayList<>();
    for (int j = 0; j < general.unknowns().size(); j++) {
      jets.add(general.unknowns().get(j));
      for (int axis = 0; axis < general.dimension(); axis++) {
        jets.add(general.gradientSymbol(j, axis));
      }
    }
    return jets;
  }

  private void prescribe(BoundaryCondition.Dirichlet condition) {
    int[] nodes = space.mesh()
        .facets()
        .stream()
        .filter(facet -> facet.part() == condition.part())
        .map(space::facetNodes)
        .flatMapToInt(Arrays::stream)
        .distinct()
        // Where two parts meet, the first condition of the study holds at the common node.
        .filter(node -> !constrained[degree(node, condition.unknown())])
        .toArray();
    double[][] coordinates = new double[space.nodes().dimension()][nodes.length];
    int[] degrees = new int[nodes.length];
    for (int k = 0; k < nodes.length; k++) {
      for (int axis = 0; axis < coordinates.length; axis++) {
        coordinates[axis][k] = space.nodes().coordinates()[axis][nodes[k]];
      }
      degrees[k] = degree(nodes[k], condition.unknown());
      constrained[degrees[k]] = true;
    }
    PointKernel kernel = new PointKernel(problem, List.of(condition.value()), List.of());
    prescribed.add(new Prescribed(degrees, kernel.at(new Points(coordinates, null))));
  }

  private int degree(int node, int unknown) {
    return space.unknown(node) * unknowns + unknown;
  }

  @Override
  public int size() {
    return constrained.length;
  }

  @Override
  public int components() {
    return unknowns;
  }

  @Override
  public void residual(double time, double[] u, double[] r) {
    if (constantMatrices) {
      double[] load = load(time);
      jacobian(time, u).multiply(u, r);
      Vectors.addScaled(1, load, r);
    } else {
      assembleResidual(time, u, r);
    }
  }

  private double[] load(double time) {
    double[] load = knownLoad;
    if (load == null || !constantLoad) {
      load = new double[size()];
      assembleResidual(time, new double[size()], load);
      knownLoad = load;
    }
    return load;
  }

  private void assembleResidual(double time, double[] u, double[] r) {
    Arrays.fill(r, 0);
    residual.add(residualTerms, time, u, r);
    for (FluxIntegrals flux : fluxes) {
      flux.addResidual(time, u, r);
    }
  }

  @Override
  public SparseMatrix jacobian(double time, double[] u) {
    SparseMatrix matrix = knownJacobian;
    if (matrix == null || !constantMatrices) {
      matrix = coupling.zeros();
      jacobian.add(jacobianTerms, time, u, coupling, matrix);
      for (FluxIntegrals flux : fluxes) {
        flux.addJacobian(time, u, matrix);
      }
      knownJacobian = matrix;
    }
    return matrix;
  }

  @Override
  public SparseMatrix mass(double time, double[] u) {
    SparseMatrix matrix = knownMass;
    if (matrix == null || !constantMatrices) {
      matrix = coupling.zeros();
      mass.add(massTerms, time, u, coupling, matrix);
      knownMass = matrix;
    }
    return matrix;
  }

  @Override
  public boolean isLinear() {
    return linear;
  }

  @Override
  public boolean hasConstantMatrices() {
    return constantMatrices;
  }

  @Override
  public boolean[] constrained() {
    return constrained;
  }

  @Override
  public void prescribe(double time, double[] u) {
    for (Prescribed part : prescribed) {
      double[][] values = new double[1][part.degrees().length];
      part.value().evaluate(time, new double[0][], values);
      for (int k = 0; k < part.degrees().length; k++) {
        u[part.degrees()[k]] = values[0][k];
      }
    }
  }

  /// Writes a formula's values at the nodes into the degrees of freedom of an unknown.
  public void interpolate(Expression formula, int unknown, double[] u) {
    double[][] values = new double[1][space.size()];
    new PointKernel(problem, List.of(formula), List.of()).at(new Points(space.coordinates(), null))
        .evaluate(0,
            new double[0][], values);
    for (int i = 0; i < space.size(); i++) {
      u[i * unknowns + unknown] = values[0][i];
    }
  }

  /// Where each degree of freedom lies, `[axis][degree]`.
  public double[][] coordinates() {
    double[][] scalar = space.coordinates();
    double[][] coordinates = new double[scalar.length][size()];
    for (int axis = 0; axis < scalar.length; axis++) {
      for (int i = 0; i < size(); i++) {
        coordinates[axis][i] = scalar[axis][i / unknowns];
      }
    }
    return coordinates;
  }

  /// The fields of all unknowns.
  public List<Field> fields(double[] u) {
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < unknowns; j++) {
      fields.add(space.field(u, j, unknowns));
    }
    return fields;
  }

  /// `∫ φ_i` of each scalar basis function.
  double[] weights() {
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

  public FunctionSpace space() {
    return space;
  }

  Problem problem() {
    return problem;
  }
}
