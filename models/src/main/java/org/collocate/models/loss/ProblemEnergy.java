package org.collocate.models.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.network.Ansatz;
import org.collocate.solver.equation.EnergyForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.BoundarySample;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.metric.BoundaryQuadrature;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;

/// What a steady problem makes least, as densities inside and on the boundary; see [EnergyForm].
///
/// ```
/// E(u) = ∫ W + Σ ∮ B          + β ∮ (u − g)²  where Dirichlet data are not built in
/// ```
///
/// The last term is the penalty of E & Yu. It is nought for every function that keeps the data, so energies of such
/// functions can be compared with what the network reaches.
public final class ProblemEnergy {
  private static final int LEAST_PER_PART = 8;

  private final Problem problem;
  private final List<Ansatz> ansatz;
  private final ResidualForm inside;
  private final Map<Integer, ResidualForm> boundary = new TreeMap<>();

  /// Densities at fixed points with their weights, the inside first.
  private record Piece(ResidualForm form, ResidualForm.At at, double[] weights) {}

  /// The energy at fixed points.
  public final class Located {
    private final List<Piece> pieces;

    private Located(List<Piece> pieces) {
      this.pieces = List.copyOf(pieces);
    }

    /// The points inside, then those of each part that has an energy.
    public List<double[][]> points() {
      return pieces.stream().map(piece -> piece.at.points().coordinates()).toList();
    }

    /// The energy as a function of a network's parameters.
    public List<EnergyLoss> losses() {
      return pieces.stream()
          .map(piece -> new EnergyLoss(piece.form.layout(), piece.at, piece.weights, ansatz,
              problem.domain().coordinateNames()))
          .toList();
    }

    /// The energy of fields, whoever computed them.
    public double of(List<Field> fields) {
      double sum = 0;
      for (Piece piece : pieces) {
        Points points = piece.at.points();
        for (int unknown = 0; unknown < fields.size(); unknown++) {
          double[][] jets = piece.at.jets()[unknown];
          fields.get(unknown).evaluate(points, jets[0]);
          if (piece.form.layout().gradient()) {
            double[][] gradient = new double[points.dimension()][];
            for (int axis = 0; axis < gradient.length; axis++) {
              gradient[axis] = jets[piece.form.layout().gradientStream(axis)];
            }
            fields.get(unknown).gradient(points, gradient);
          }
        }
        piece.at.evaluate(0, points.size());
        sum += new Quadrature(points, piece.weights).integral(piece.at.residual(0));
      }
      return sum;
    }
  }

  /// The energy of a problem whose unknowns have those forms.
  ///
  /// @param penalty β
  /// @throws EnergyForm.NoEnergyException if equation or conditions have none
  public ProblemEnergy(Problem problem, List<Ansatz> ansatz, double penalty)
      throws EnergyForm.NoEnergyException {
    this.problem = problem;
    this.ansatz = List.copyOf(ansatz);
    EnergyForm energy = EnergyForm.of(problem.equation().form());
    inside = new ResidualForm(problem.formulation(), List.of(energy.density()), false);
    Map<Integer, Map<String, Expression>> fluxes = new TreeMap<>();
    Map<Integer, Expression> densities = new TreeMap<>();
    for (BoundaryCondition condition : problem.conditions()) {
      String name = problem.unknowns().get(condition.unknown());
      switch (condition) {
        case BoundaryCondition.Flux(int part, int _, Expression value) ->
          fluxes.computeIfAbsent(part, _ -> new LinkedHashMap<>()).put(name, value);
        case BoundaryCondition.Dirichlet(int part, int unknown, Expression value) -> {
          if (ansatz.get(unknown).isFree()) {
            Expression miss = Expression.symbol(name).minus(value);
            densities.merge(part, Expression.of(penalty).times(miss.power(Expression.of(2))),
                Expression::plus);
          }
        }
      }
    }
    for (Map.Entry<Integer, Map<String, Expression>> part : fluxes.entrySet()) {
      densities.merge(part.getKey(), energy.onBoundary(part.getValue()), Expression::plus);
    }
    densities.forEach((part, density) -> {
      if (!density.isZero()) {
        boundary.put(part, new ResidualForm(problem.formulation(), List.of(density), true));
      }
    });
  }

  /// Whether nothing fixes the level of an unknown.
  public boolean isFloating(int unknown) {
    return ansatz.get(unknown).isFree() && !inside.usesValueOf(unknown)
        && boundary.values().stream().noneMatch(form -> form.usesValueOf(unknown));
  }

  /// By the next points of a sampler, each with the same weight inside.
  public Located at(DomainSampler sampler, int count, int onBoundary) {
    double[] weights = new double[count];
    Arrays.fill(weights, problem.domain().measure() / count);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(inside, inside.at(sampler.inside(count), new double[0][]), weights));
    List<Integer> parts = List.copyOf(boundary.keySet());
    List<BoundarySample> samples = parts.isEmpty() ? List.of()
        : sampler.boundary(parts, onBoundary, LEAST_PER_PART);
    for (int k = 0; k < parts.size(); k++) {
      ResidualForm form = form(parts.get(k));
      BoundarySample sample = samples.get(k);
      pieces.add(new Piece(form, form.at(Points.of(sample.points()), sample.normals()), sample.weights()));
    }
    return new Located(pieces);
  }

  /// By a rule on the cells of a mesh of about that many points, exact for polynomials of that degree on straight cells;
  /// for one and two dimensions.
  public Located onMesh(int points, int degree) {
    int perCell = problem.domain().dimension() == 1 ? (degree + 2) / 2 : degree <= 4 ? 6 : 12;
    FunctionSpace space = new FunctionSpace(MeshGenerator.generate(problem.domain(),
        MeshRequest.ofCells(Math.max(4, points / perCell)).refined(problem.refinements())), 2);
    Quadrature cells = MeshQuadrature.cells(space.nodes(), degree);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(new Piece(inside, inside.at(cells.points(), new double[0][]), cells.weights()));
    if (!boundary.isEmpty()) {
      List<BoundaryQuadrature> parts = MeshQuadrature.boundary(space, degree);
      boundary.forEach((part, form) -> {
        Quadrature along = parts.get(part).quadrature();
        pieces.add(new Piece(form, form.at(along.points(), parts.get(part).normals()), along.weights()));
      });
    }
    return new Located(pieces);
  }

  private ResidualForm form(int part) {
    return Objects.requireNonNull(boundary.get(part));
  }
}
