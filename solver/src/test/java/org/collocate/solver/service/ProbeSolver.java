package org.collocate.solver.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.ExpressionField;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.problem.Problem;

/// A method that does what a service must be able to live with. Registered in the tests only.
public final class ProbeSolver implements Solver {
  @Override
  public SolverInfo info() {
    return new SolverInfo("probe", "Probe", SolverInfo.Kind.CLASSICAL, "", "", "", "", "");
  }

  @Override
  public List<Setting> settings() {
    return List.of(new Setting.Choice("act", "Act", "", "endless",
        List.of("endless", "break", "memory", "refuse", "frames", "exit")),
        new Setting.Real("factor", "Factor", "", "", 1, 0, 100));
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    return settings.choice("act").equals("refuse")
        ? Support.no("it does not want to", new Remedy.Advice("ask it nicely"))
        : Support.yes();
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return new Forecast(0, false, 0, Double.NaN, Span.UNKNOWN, new Forecast.Basis("", "probe"));
  }

  @Override
  public List<Trial> trials() {
    return List.of();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    context.enter(Phase.TRAIN);
    List<double[]> hoard = new ArrayList<>();
    int first = context.continuation().start().map(state -> state.integers("step")[0]).orElse(0);
    for (int step = first + 1;; step++) {
      context.checkpoint();
      if (context.continuation().isAsked() && settings.choice("act").equals("frames")
          && context.continuation().isWanted(Integer.BYTES)) {
        context.continuation()
            .leave(
                new FieldData("probe", Map.of(), Map.of(), Map.of("step", new int[] {step - 1}), Map.of()));
        return solution(problem, step - 1);
      }
      switch (settings.choice("act")) {
        case "break" -> throw new IllegalStateException("on purpose");
        case "exit" -> Runtime.getRuntime().halt(42);
        case "memory" -> hoard.add(new double[1 << 24]);
        case "frames" -> {
          context.record(new TrainingStep(step, settings.real("factor") / step, 0.5, "probing",
              List.of(new TrainingStep.Term("inside", 0.25), new TrainingStep.Term("left", 0.75))));
          if (context.frameDue()) {
            context.publish(new Frame(0, step, List.of(new ExpressionField(
                Expression.parse("(x + y)*" + step), List.of("x", "y")))));
          }
          pauseBriefly();
        }
        default -> pauseBriefly();
      }
      if (hoard.size() == Integer.MAX_VALUE) {
        return solution(problem, step);
      }
    }
  }

  private static Solution solution(Problem problem, int step) {
    return new Solution(problem.unknowns(), List.of(),
        new SolveReport(SolveReport.Status.STOPPED, "", "Probe", 0, 0, step, Double.NaN));
  }

  private static void pauseBriefly() {
    java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
  }
}
