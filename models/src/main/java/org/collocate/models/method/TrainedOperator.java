package org.collocate.models.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.collocate.models.data.InputDistribution;
import org.collocate.models.operator.OperatorModel;
import org.collocate.models.operator.SampleNormalization;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.ProblemFamily;
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
import org.collocate.solver.problem.Problem;

/// A learned map as a solver: samples the problem's data on a grid, applies the map, and says whether the data are like
/// those that the map was learned from.
///
/// Data unlike them still give a solution, for the map knows no better: the report then reads *stopped*, says how far they
/// lie outside, and the frame carries the points where they are foreign.
final class TrainedOperator implements Solver {
  private final OperatorSolver method;
  private final ProblemFamily family;
  private final OperatorModel model;
  private final SampleNormalization normalization;
  private final InputDistribution inputs;
  private final double testError;
  private final String hash;

  TrainedOperator(OperatorSolver method, ProblemFamily family, OperatorModel model,
      SampleNormalization normalization, InputDistribution inputs, Checkpoint checkpoint)
      throws CheckpointException {
    this.method = method;
    this.family = family;
    this.model = model;
    this.normalization = normalization;
    this.inputs = inputs;
    double[] errors = checkpoint.real(OperatorSolver.ERRORS);
    if (errors.length != 2 || normalization.channels() != family.channels().size()
        || normalization.unknowns() != family.unknowns().size()
        || normalization.points() != family.grid().size()) {
      throw new CheckpointException("the checkpoint does not fit its own family");
    }
    testError = errors[1];
    hash = checkpoint.sha256().substring(0, 12);
  }

  @Override
  public SolverInfo info() {
    return method.info();
  }

  @Override
  public List<Setting> settings() {
    return method.solveSettings();
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    String obstacle = family.obstacle(problem);
    return obstacle.isEmpty() ? Support.yes()
        : Support.no(obstacle, new Remedy.Instead("a method that needs no training", "fem"));
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    OperatorGrid grid = method.solveGrid(family, settings);
    double operations = model.operations(grid.size());
    double expected = speed.seconds(OperatorSolver.WORK, operations);
    return new Forecast(model.parameterCount(), true, grid.size(), 16.0 * model.parameterCount(),
        Double.isNaN(expected) ? Span.UNKNOWN : new Span(expected, expected / 4, expected * 8),
        new Forecast.Basis(String.format(Locale.ROOT, "%.2g operations, once", operations),
            info().id() + " trained"));
  }

  @Override
  public List<Trial> trials() {
    return OperatorSolver.operatorTrials();
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    context.checkpoint();
    OperatorGrid grid = method.solveGrid(family, settings);
    double[][] data = family.inputs(problem, grid);
    boolean asTrained = Arrays.equals(grid.counts(), family.grid().counts());
    InputDistribution.Finding finding = inputs.find(
        normalization.input(asTrained ? data : family.inputs(problem, family.grid())));
    context.enter(Phase.SOLVE);
    context.checkpoint();
    context.progress(Double.NaN, "applying the map");
    double[][] values = model.apply(data, grid.counts());
    context.enter(Phase.EVALUATE);
    context.checkpoint();
    List<Field> fields = new ArrayList<>();
    for (double[] unknown : values) {
      fields.add(grid.field(unknown));
    }
    Frame frame = new Frame(0, 0, fields, overlays(finding));
    if (context.frameDue()) {
      context.publish(frame);
    }
    return new Solution(problem.unknowns(), List.of(frame), report(finding));
  }

  private List<Overlay> overlays(InputDistribution.Finding finding) {
    if (finding.isInside()) {
      return List.of();
    }
    double[][] at = family.grid().points().coordinates();
    int points = family.grid().size();
    List<Integer> foreign = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      boolean marked = false;
      for (int e = i; e < finding.foreign().length; e += points) {
        marked |= finding.foreign()[e];
      }
      if (marked) {
        foreign.add(i);
      }
    }
    if (foreign.isEmpty()) {
      // It is foreign as a whole, at no point of its own.
      for (int i = 0; i < points; i++) {
        foreign.add(i);
      }
    }
    double[][] coordinates = new double[at.length][foreign.size()];
    for (int axis = 0; axis < at.length; axis++) {
      for (int k = 0; k < foreign.size(); k++) {
        coordinates[axis][k] = at[axis][foreign.get(k)];
      }
    }
    return List.of(new Overlay.Foreign("unlike the training data", coordinates, family.grid().spacing()));
  }

  private SolveReport report(InputDistribution.Finding finding) {
    String label = info().label() + " on " + family.study().title();
    String trained = String.format(Locale.ROOT, "mean error %.2g %% on test samples; checkpoint %s",
        100 * testError, hash);
    if (finding.isInside()) {
      return new SolveReport(SolveReport.Status.CONVERGED, trained, label, model.parameterCount(), 0, 0,
          Double.NaN);
    }
    return new SolveReport(SolveReport.Status.STOPPED,
        String.format(Locale.ROOT,
            "the data are unlike those it was trained on, %.1f times as far out as any of them: its error is unknown"
                + " (%s)",
            finding.distance(), trained),
        label, model.parameterCount(), 0, 0, Double.NaN,
        List.of(new Remedy.Instead("solve it with finite elements", "fem"),
            new Remedy.Advice("train on a family that holds such data")));
  }
}
