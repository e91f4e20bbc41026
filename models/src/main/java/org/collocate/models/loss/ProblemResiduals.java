package org.collocate.models.loss;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.TrialForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.BoundarySample;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// What a problem demands of its unknowns, as residuals. In space and time, all of them at points `(x, t)`.
///
/// ```
/// inside      m₂ u_tt + m₁ u_t + div Γ − F            (strong residual of each equation)
/// Dirichlet   u − g
/// flux        Γ·n − g
/// start       u − u₀, u_t − v₀
/// ```
///
/// Boundary parts with the same conditions share one form. Dirichlet conditions and initial states that a [TrialForm] keeps
/// by construction are left out.
///
/// @param ansatz the form of each unknown
/// @param interior the strong residuals
/// @param boundary conditions by groups of parts, then those at the start; none where everything is built in
public record ProblemResiduals(SpaceTime space, List<Ansatz> ansatz, ResidualForm interior,
    List<Group> boundary) {
  /// Boundary parts with the same conditions, or the start.
  ///
  /// @param form one residual for each condition
  /// @param parts indices into the domain's parts; none for the start
  public record Group(ResidualForm form, List<Integer> parts) {}

  /// All residuals at fixed points.
  ///
  /// @param boundary for each group
  public record Located(ResidualForm.At interior, List<ResidualForm.At> boundary) {
    /// The points, to be shown over a field.
    public List<Overlay> overlays() {
      List<Overlay> overlays = new ArrayList<>();
      overlays.add(new Overlay.PointSet("collocation points", interior.inSpace().coordinates()));
      for (ResidualForm.At part : boundary) {
        overlays.add(new Overlay.PointSet("points on the boundary", part.inSpace().coordinates()));
      }
      return overlays;
    }
  }

  /// The residuals of a steady problem whose unknowns have those forms; one that is not free keeps its Dirichlet data.
  public static ProblemResiduals of(Problem problem, List<Ansatz> ansatz) {
    return ofForms(problem, ansatz.stream().map(form -> TrialForm.steady(form, "")).toList());
  }

  /// The residuals of a problem whose unknowns have those forms.
  public static ProblemResiduals ofForms(Problem problem, List<TrialForm> forms) {
    SpaceTime space = SpaceTime.of(problem);
    Map<Integer, List<Expression>> byPart = new TreeMap<>();
    for (BoundaryCondition condition : problem.conditions()) {
      List<Expression> residuals = byPart.computeIfAbsent(condition.part(), _ -> new ArrayList<>());
      switch (condition) {
        case BoundaryCondition.Dirichlet(int _, int unknown, Expression value) -> {
          if (!forms.get(unknown).keepsBoundary()) {
            residuals.add(Expression.symbol(problem.unknowns().get(unknown)).minus(value));
          }
        }
        case BoundaryCondition.Flux(int _, int unknown, Expression value) ->
          residuals.add(normalFlux(problem, unknown).minus(value));
      }
    }
    Map<List<Expression>, List<Integer>> groups = new LinkedHashMap<>();
    byPart.forEach((part, residuals) -> {
      if (!residuals.isEmpty()) {
        groups.computeIfAbsent(residuals, _ -> new ArrayList<>()).add(part);
      }
    });
    List<Group> boundary = new ArrayList<>();
    groups.forEach((residuals, parts) -> boundary
        .add(
            new Group(new ResidualForm(problem.formulation(), space, residuals, true), List.copyOf(parts))));
    List<Expression> atStart = atStart(problem, forms);
    if (!atStart.isEmpty()) {
      boundary.add(new Group(new ResidualForm(problem.formulation(), space, atStart, false), List.of()));
    }
    return new ProblemResiduals(space, forms.stream().map(TrialForm::ansatz).toList(),
        new ResidualForm(problem.formulation(), space, problem.equation().strong().residuals(), false),
        boundary);
  }

  private static List<Expression> atStart(Problem problem, List<TrialForm> forms) {
    List<Expression> residuals = new ArrayList<>();
    for (int unknown = 0; unknown < forms.size(); unknown++) {
      if (problem instanceof EvolutionProblem evolution && !forms.get(unknown).keepsStart()) {
        String name = problem.unknowns().get(unknown);
        residuals.add(Expression.symbol(name).minus(evolution.initial().get(unknown)));
        if (!evolution.initialRates().isEmpty()) {
          residuals.add(
              Expression.symbol(name + "_" + SpaceTime.TIME).minus(evolution.initialRates().get(unknown)));
        }
      }
    }
    return residuals;
  }

  /// The domain, without time.
  public Domain domain() {
    return space.domain();
  }

  private static Expression normalFlux(Problem problem, int equation) {
    List<String> coordinates = problem.domain().coordinateNames();
    Expression sum = Expression.of(0);
    for (int axis = 0; axis < coordinates.size(); axis++) {
      sum = sum.plus(problem.equation()
          .form()
          .flux(equation, axis)
          .times(Expression.symbol("normal_" + coordinates.get(axis))));
    }
    return sum;
  }

  /// Whether nothing fixes the level of an unknown: only its derivatives occur.
  public boolean isFloating(int unknown) {
    return ansatz.get(unknown).isFree() && !interior.usesValueOf(unknown)
        && boundary.stream().noneMatch(group -> group.form.usesValueOf(unknown));
  }

  /// The next `inside` points of the sampler, about `onBoundary` points on the boundary, and as many at the start.
  public Located at(DomainSampler sampler, int inside, int onBoundary) {
    ResidualForm.At interiorAt = interior.at(sampler.inside(inside), new double[0][]);
    double total = boundary.stream()
        .flatMap(group -> group.parts.stream())
        .mapToDouble(domain()::boundaryMeasure)
        .sum();
    List<ResidualForm.At> boundaryAt = new ArrayList<>();
    for (Group group : boundary) {
      if (group.parts.isEmpty()) {
        boundaryAt.add(group.form.at(sampler.atStart(onBoundary), new double[0][]));
        continue;
      }
      double measure = group.parts.stream().mapToDouble(domain()::boundaryMeasure).sum();
      int share = (int) Math.round(onBoundary * measure / total);
      List<BoundarySample> samples = sampler.boundary(group.parts, share, 8);
      boundaryAt.add(group.form.at(Points.of(joined(samples, false)), joined(samples, true)));
    }
    return new Located(interiorAt, boundaryAt);
  }

  /// What each set of points belongs to, the interior first: names of boundary parts.
  public List<String> names() {
    List<String> names = new ArrayList<>(List.of("inside"));
    for (Group group : boundary) {
      names.add(group.parts.isEmpty()
          ? "start"
          : group.parts.stream().map(domain().boundaryParts()::get).collect(Collectors.joining(", ")));
    }
    return names;
  }

  /// The same points on the boundary, and others inside.
  public Located with(Located present, Points inside) {
    return new Located(interior.at(inside, new double[0][]), present.boundary());
  }

  /// The same points on the boundary, and some of those inside.
  public Located chosen(Located candidates, int[] indices) {
    double[][] all = candidates.interior().points().coordinates();
    double[][] some = new double[all.length][indices.length];
    for (int axis = 0; axis < all.length; axis++) {
      for (int k = 0; k < indices.length; k++) {
        some[axis][k] = all[axis][indices[k]];
      }
    }
    return with(candidates, Points.of(some));
  }

  private double[][] joined(List<BoundarySample> samples, boolean normals) {
    int count = samples.stream().mapToInt(BoundarySample::size).sum();
    double[][] joined = new double[normals ? domain().dimension() : space.dimension()][count];
    int at = 0;
    for (BoundarySample sample : samples) {
      double[][] columns = normals ? sample.normals() : sample.points();
      for (int axis = 0; axis < joined.length; axis++) {
        System.arraycopy(columns[axis], 0, joined[axis], at, sample.size());
      }
      at += sample.size();
    }
    return joined;
  }
}
