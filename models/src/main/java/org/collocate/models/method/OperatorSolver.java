package org.collocate.models.method;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.collocate.models.data.InputDistribution;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.operator.OperatorModel;
import org.collocate.models.operator.SampleNormalization;
import org.collocate.resources.Resource;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;

/// What operator learning methods have in common: each says how its map is found and how it is read; what is kept beside
/// the map, what is refused and how a problem is solved stands here and in [TrainedOperator].
abstract class OperatorSolver implements TrainableSolver {
  static final String SYMMETRY = "symmetry";
  static final String ERRORS = "errors";
  /// What the speed of a machine is asked for by.
  static final String WORK = "operator-products";
  private static final String ENDING = ".operator";

  /// Finds the map.
  ///
  /// @param normalization of the samples to learn from
  abstract OperatorModel fit(SolvedFamily samples, SampleNormalization normalization, Settings settings,
      RunContext context, WorkerTeam team);

  /// Between two steps of a training: leaves its state if somebody asks for it, and ends the run or holds it if that is wanted.
  /// Unlike a method that runs on with other settings, a training of a family goes on after it has left its state, which
  /// is written from time to time.
  static void pass(RunContext context, Supplier<FieldData> state) {
    if (context.continuation().isAsked()) {
      context.continuation().leave(state.get());
    }
    context.checkpoint();
  }

  /// Reads the map.
  abstract OperatorModel read(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException;

  /// The settings of a solve.
  List<Setting> solveSettings() {
    return List.of();
  }

  /// The grid on which a problem of a family is solved.
  OperatorGrid solveGrid(ProblemFamily family, Settings settings) {
    return family.grid();
  }

  @Override
  public Support learns(ProblemFamily family, Settings settings) {
    return Support.yes();
  }

  @Override
  public Checkpoint train(SolvedFamily samples, Settings settings, RunContext context) {
    context.enter(Phase.TRAIN);
    SampleNormalization normalization = SampleNormalization.of(samples.train(), samples.symmetry());
    Map<String, double[]> reals = new HashMap<>();
    Map<String, float[]> weights = new HashMap<>();
    try (WorkerTeam team = new WorkerTeam(context.threads())) {
      OperatorModel model = fit(samples, normalization, settings, context, team);
      context.checkpoint();
      model.keep(reals, weights);
      double[][] rows = samples.train()
          .stream()
          .map(sample -> normalization.input(sample.inputs()))
          .toArray(double[][]::new);
      InputDistribution.of(rows, normalization.channels(), team).keep(reals, weights);
      context.checkpoint();
      reals.put(ERRORS, new double[] {error(model, samples.train(), samples.family().grid(), team),
          error(model, samples.test(), samples.family().grid(), team)});
    }
    return new Checkpoint(info().id(), samples.family().study().print(),
        Map.of(SYMMETRY, samples.symmetry().word()), reals, weights);
  }

  /// The mean relative error over samples.
  static double error(OperatorModel model, List<SolvedFamily.Sample> samples, OperatorGrid grid,
      WorkerTeam team) {
    double[] errors = new double[samples.size()];
    team.run(errors.length, (k, _) -> errors[k] = FamilyTrial.relativeError(
        model.apply(samples.get(k).inputs(), grid.counts()), samples.get(k).outputs()));
    return Arrays.stream(errors).sum() / errors.length;
  }

  /// Shows the test sample that goes worst: what the map gives, what is right, and the data, each unknown and each channel
  /// as a field of its own, in this order.
  static void show(int step, double[][] found, SolvedFamily.Sample worst, OperatorGrid grid,
      RunContext context) {
    List<Field> fields = Stream.of(found, worst.outputs(), worst.inputs())
        .flatMap(Arrays::stream)
        .<Field>map(grid::field)
        .toList();
    context.publish(new Frame(0, step, fields));
  }

  @Override
  public Solver trained(Checkpoint checkpoint) throws CheckpointException {
    if (!checkpoint.method().equals(info().id())) {
      throw new CheckpointException("the checkpoint belongs to '" + checkpoint.method() + "', not to '"
          + info().id() + "'");
    }
    ProblemFamily family = checkpoint.problems();
    OperatorModel model = read(checkpoint, family.grid());
    return new TrainedOperator(this, family, model, SampleNormalization.of(checkpoint),
        InputDistribution.of(checkpoint), checkpoint);
  }

  @Override
  public Optional<Checkpoint> shipped(String name) throws CheckpointException {
    Optional<URL> url = Resource.TRAINED.url(name + ENDING);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = url.get().openStream()) {
      return Optional.of(Checkpoint.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new CheckpointException("the checkpoint '" + name + "' cannot be read: " + e.getMessage());
    }
  }

  @Override
  public Support supports(Problem problem, Settings settings) {
    return Support.no(info().label() + " must be trained on a family of problems before it solves one",
        new Remedy.Advice(
            "train it with \"collocate train FAMILY --out DIR\" and name the checkpoint in the study"));
  }

  @Override
  public Forecast forecast(Problem problem, Settings settings, Speed speed) {
    return new Forecast(0, false, 0, Double.NaN, Span.UNKNOWN,
        new Forecast.Basis("nothing is known before it is trained", info().id() + " untrained"));
  }

  @Override
  public List<Trial> trials() {
    return operatorTrials();
  }

  /// A product of matrices, of which applying a map consists.
  static List<Trial> operatorTrials() {
    int n = 192;
    return List.of(new Trial(WORK, false, 2.0 * n * n * n, _ -> {
      double[] a = new double[n * n];
      double[] b = new double[n * n];
      double[] c = new double[n * n];
      MatrixProduct.multiply(n, n, n, a, 0, n, b, 0, n, c, 0, n, false);
    }));
  }

  @Override
  public Solution solve(Problem problem, Settings settings, RunContext context) {
    return Solution.failed(problem.unknowns(), info().label(), supports(problem, settings).reason(),
        supports(problem, settings).remedies());
  }

  /// The kind of these methods.
  static SolverInfo.Kind kind() {
    return SolverInfo.Kind.NEURAL;
  }
}
