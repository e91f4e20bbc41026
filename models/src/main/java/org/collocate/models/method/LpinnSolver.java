package org.collocate.models.method;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.method.TrainingBudget;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// Lagrangian physics-informed network: learns where characteristics go and what they carry, see {@link Characteristics}, by the
/// training of {@link PinnSolver}. The paper has a network for each of both; here one network has two outputs.
public final class LpinnSolver implements Solver {
  private static final String ID = "lpinn";
  private static final String LABEL = "Lagrangian PINN";

  private final PinnSolver pinn = new PinnSolver();

  @Override
  public SolverInfo info() {
    return new SolverInfo(ID, LABEL, SolverInfo.Kind.NEURAL,
        "A network that learns where characteristics go and what they carry along.",
        "χ = X + D d,   d_t = c/D,   w_t = ν w_χχ + s,   u(χ, t) = w;   d, w = initial + t·N(X, t; θ)",
        "Convection that goes far: where the picture of a PINN in space and time must be steep along a slanted line, characteristics"
            + " and what they carry are nearly straight.",
        "One unknown on a periodic interval: u_t + c(x, t, u) u_x = ν u_xx + s. Where characteristics cross without diffusion, at shocks,"
            + " it has several values at a point and says so; where they nearly meet it trains badly.",
        "R. Mojgani, M. Balajewicz, P. Hassanzadeh, Lagrangian PINNs: a causality-conforming solution to failure modes of"
            + " physics-informed neural networks, arXiv 2205.02902 (2022)");
  }

  @Override
  public List<Setting> settings() {
    return pinn.settings();
  }

  @Override
  public Set<String> changeable() {
    return pinn.changeable();
  }

  @Override
  public Optional<TrainingBudget> budget() {
    return pinn.budget();
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    String obstacle = Characteristics.obstacle(problem);
    return obstacle.isEmpty() ? pinn.supports(along(problem).problem(), settings)
        : Support.no(obstacle, new Remedy.Instead("a network in space and time", "pinn"));
  }

  private static Characteristics along(Problem problem) {
    return Characteristics.of((EvolutionProblem) problem);
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    Forecast inner = pinn.forecast(along(problem).problem(), settings, speed);
    return new Forecast(inner.unknowns(), inner.exact(), inner.points(), inner.bytes(), inner.seconds(),
        new Forecast.Basis(inner.rests().formula(), "l" + inner.rests().kind()));
  }

  @Override
  public List<Trial> trials() {
    return pinn.trials();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    Characteristics along = along(problem);
    Solution solution = pinn.solve(along.problem(), settings, new InSpace(along, context));
    List<Frame> frames = solution.frames().stream().map(along::inSpace).toList();
    SolveReport report = solution.report();
    String crossing = along.haveCrossed()
        ? "; characteristics cross, and where they do what is shown is one of several values"
        : "";
    return new Solution(problem.unknowns(), frames,
        new SolveReport(report.status(), report.reason() + crossing, "L" + report.label(), report.unknowns(),
            report.iterations(), report.steps(), report.algebraicResidual(), report.remedies(),
            report.spectra(), report.ownError()));
  }

  /// Whoever started the run sees states in space.
  private static final class InSpace extends PassingContext {
    private final Characteristics along;

    InSpace(Characteristics along, RunContext outer) {
      super(outer);
      this.along = along;
    }

    @Override
    public void publish(Frame frame) {
      super.publish(along.inSpace(frame));
    }
  }
}
