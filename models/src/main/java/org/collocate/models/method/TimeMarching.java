package org.collocate.models.method;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.models.data.SpaceTime;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.method.Continuation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;

/// A span of time learned in windows, one after another, each by a network of its own that begins where the last one ended: time
/// marching, as in C. L. Wight and J. Zhao, Solving Allen–Cahn and Cahn–Hilliard equations using the adaptive physics informed neural
/// networks, Communications in Computational Physics 29 (2021) 930–954, doi
/// 10.4208/cicp.OA-2020-0086.
///
/// From the second window on the initial state is a field and is fitted, not built in. Steps and seconds are shared alike.
final class TimeMarching {
  static final Setting.Whole WINDOWS = new Setting.Whole("windows", "Windows of time",
      "Learned one after another, each by a network that begins where the last one ended; steps and seconds are shared."
          + " 1 learns all of the time at once.",
      "", 1, 1, 200);
  private static final String START = "beginning";

  private final EvolutionProblem problem;
  private final Settings settings;
  private final PinnSolver pinn;
  private final int windows;

  TimeMarching(EvolutionProblem problem, Settings settings, PinnSolver pinn) {
    this.problem = problem;
    this.settings = settings;
    this.pinn = pinn;
    windows = settings.count(WINDOWS.key());
  }

  /// Why there cannot be several windows, if several are wanted; empty if there can.
  static String obstacle(Problem problem, Settings settings) {
    if (settings.count(WINDOWS.key()) == 1) {
      return "";
    }
    if (!(problem instanceof EvolutionProblem)) {
      return "windows of time need a time";
    }
    if (problem.equation().timeOrder() > 1) {
      return "windows of time are offered for equations of first order in time";
    }
    boolean moving = problem.equation()
        .strong()
        .residuals()
        .stream()
        .anyMatch(residual -> residual.symbols().contains(SpaceTime.TIME));
    for (BoundaryCondition condition : problem.conditions()) {
      moving |= switch (condition) {
        case BoundaryCondition.Dirichlet(int _, int _, Expression value) ->
          value.symbols().contains(SpaceTime.TIME);
        case BoundaryCondition.Flux(int _, int _, Expression value) ->
          value.symbols().contains(SpaceTime.TIME);
      };
    }
    return moving ? "windows of time need equations and conditions without t" : "";
  }

  Solution solve(RunContext context) {
    int intervals = problem.frameCount() - 1;
    int common = BigInteger.valueOf(intervals).gcd(BigInteger.valueOf(windows)).intValue();
    // Of each window so many frames that all that are wanted are among them.
    int local = intervals / common;
    List<Frame> frames = new ArrayList<>();
    List<Field> state = List.of();
    SolveReport report = SolveReport.failed("PINN", "no window was learned");
    int steps = 0;
    for (int window = 0; window < windows; window++) {
      EvolutionProblem part = part(state, local + 1);
      Solution solution = pinn.solve(part, share(window),
          new InWindow(context, window, steps));
      report = solution.report();
      steps += report.steps();
      for (int k = window == 0 ? 0 : 1; k < solution.frames().size(); k++) {
        // Window and place in it, counted in the smallest steps that there are.
        int place = window * local + k;
        if (place % (windows / common) == 0) {
          Frame frame = solution.frames().get(k);
          frames.add(new Frame(problem.frameTime(place / (windows / common)), steps, frame.fields(),
              frame.overlays()));
        }
      }
      if (report.status() == SolveReport.Status.FAILED || context.continuation().isAsked()) {
        return told(frames, report, steps, window + 1);
      }
      state = solution.last().fields();
    }
    return told(frames, report, steps, windows);
  }

  private Solution told(List<Frame> frames, SolveReport last, int steps, int done) {
    boolean whole = done == windows;
    return new Solution(problem.unknowns(), frames,
        new SolveReport(whole || last.status() == SolveReport.Status.FAILED ? last.status()
            : SolveReport.Status.STOPPED,
            (whole ? windows + " windows of time; the last: "
                : "ended in window " + done + " of " + windows
                    + "; it: ")
                + last.reason(),
            last.label() + ", " + windows + " windows", last.unknowns(), last.iterations(), steps,
            last.algebraicResidual(), last.remedies(), last.spectra(), Optional.empty()));
  }

  private EvolutionProblem part(List<Field> state, int count) {
    double length = problem.until() / windows;
    if (state.isEmpty()) {
      return new EvolutionProblem(problem.formulation(), problem.exact(), problem.initial(), List.of(),
          length,
          count);
    }
    Formulation was = problem.formulation();
    Map<String, Coefficient> coefficients = new HashMap<>(was.coefficients());
    List<Expression> initial = new ArrayList<>();
    for (int j = 0; j < state.size(); j++) {
      coefficients.put(START + j, new Coefficient.Sampled(state.get(j)));
      initial.add(Expression.symbol(START + j));
    }
    return new EvolutionProblem(new Formulation(was.domain(), was.equation(), was.parameters(), coefficients,
        was.conditions(), was.refinements()), Map.of(), initial, List.of(), length, count);
  }

  /// The settings of one window: its share of steps; seconds count from the beginning of the run.
  private Settings share(int window) {
    Map<String, Object> values = new HashMap<>(settings.values());
    values.put(WINDOWS.key(), 1L);
    long steps = settings.count("steps");
    values.put("steps", steps == 0 ? 0L : Math.max(1L, steps / windows));
    values.put("adamSteps", settings.count("adamSteps") / (long) windows);
    values.put("seconds", settings.real("seconds") * (window + 1) / windows);
    return Settings.of(pinn.settings(), values);
  }

  /// A window seen from outside: its time and steps are those of the whole. A window that ended cannot be trained on.
  private final class InWindow extends PassingContext {
    private final RunContext outer;
    private final int window;
    private final int before;

    InWindow(RunContext outer, int window, int before) {
      super(outer);
      this.outer = outer;
      this.window = window;
      this.before = before;
    }

    @Override
    public void progress(double fraction, String message) {
      super.progress((window + (Double.isNaN(fraction) ? 0 : fraction)) / windows,
          "window " + (window + 1) + " of " + windows + ", " + message);
    }

    @Override
    public void record(int step, double loss) {
      super.record(before + step, loss);
    }

    @Override
    public void record(TrainingStep step) {
      super.record(new TrainingStep(before + step.step(), step.loss(), step.learningRate(), step.optimizer(),
          step.terms()));
    }

    @Override
    public void publish(Frame frame) {
      super.publish(new Frame(window * problem.until() / windows + frame.time(), before + frame.step(),
          frame.fields(), frame.overlays()));
    }

    @Override
    public Continuation continuation() {
      return new Continuation() {
        @Override
        public Optional<FieldData> start() {
          return Optional.empty();
        }

        @Override
        public boolean isAsked() {
          return outer.continuation().isAsked();
        }

        @Override
        public boolean isWanted(long bytes) {
          return false;
        }

        @Override
        public void leave(FieldData state) {
          throw new IllegalStateException("a window of time is not trained on");
        }
      };
    }
  }
}
