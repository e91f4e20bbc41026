package org.collocate.models.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.collocate.models.operator.FourierOperator;
import org.collocate.models.operator.FourierShape;
import org.collocate.models.operator.FourierTraining;
import org.collocate.models.operator.OperatorModel;
import org.collocate.models.operator.SampleNormalization;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Support;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.parallel.WorkerTeam;

/// Fourier neural operators; see [FourierOperator].
public final class FnoSolver extends OperatorSolver {
  private static final int HIDDEN = 128;
  private static final int TESTED = 48;
  private static final Setting.Whole WIDTH = new Setting.Whole("width", "Width",
      "Channels of the layers; rounded up to a multiple of 16. 32 is usual.", "", 32, 16, 256);
  private static final Setting.Whole MODES = new Setting.Whole("modes", "Modes",
      "Waves along each axis that the layers see; at most half the points of the family's grid are taken.",
      "", 12, 1,
      64);
  private static final Setting.Whole LAYERS = new Setting.Whole("layers", "Layers", "Spectral convolutions.",
      "", 4,
      1, 16);
  private static final Setting.Whole EPOCHS = new Setting.Whole("epochs", "Epochs",
      "Times that each sample is seen; the error still falls slowly after 100.", "", 80, 1, 10_000);
  private static final Setting.Whole BATCH = new Setting.Whole("batch", "Batch",
      "Samples of one step; smaller batches learn more from each sample and take longer.", "", 10, 1, 1024);
  private static final Setting.Real RATE = new Setting.Real("rate", "Learning rate",
      "The largest step of Adam; it falls along a cosine.", "", 2e-3, 1e-6, 0.1);
  private static final Setting.Whole POINTS = new Setting.Whole("points", "Points",
      "Points along the longer side of the grid that is solved on; 0 takes the one that was trained on. Errors on others"
          + " are larger than those of the test samples.",
      "", 0, 0, 1025);

  @Override
  public SolverInfo info() {
    return new SolverInfo("fno", "FNO", kind(),
        "Fourier neural operator: layers of convolutions with learned spectra, from the data of a problem to its solution.",
        "hₗ₊₁ = σ(F⁻¹(Rₗ·F hₗ) + Wₗ hₗ + bₗ)",
        "Very many solves of the same family on a rectangle; weights can be applied on finer grids.",
        "Minutes of training on a thousand solutions before the first solve; knows nothing outside its family.",
        "Z. Li, N. Kovachki, K. Azizzadenesheli, B. Liu, K. Bhattacharya, A. Stuart, A. Anandkumar, Fourier Neural "
            + "Operator for Parametric Partial Differential Equations, ICLR 2021, arXiv 2010.08895");
  }

  @Override
  public List<Setting> settings() {
    return List.of(WIDTH, MODES, LAYERS, EPOCHS, BATCH, RATE);
  }

  @Override
  List<Setting> solveSettings() {
    return List.of(POINTS);
  }

  @Override
  OperatorGrid solveGrid(ProblemFamily family, Settings settings) {
    int points = settings.count(POINTS.key());
    int least = Arrays.stream(family.grid().counts()).max().orElseThrow();
    return points == 0 ? family.grid()
        : OperatorGrid.of(family.domain(), Math.max(points, least));
  }

  @Override
  public Support learns(ProblemFamily family, Settings settings) {
    int fewest = Arrays.stream(family.grid().counts()).min().orElseThrow();
    return fewest >= 4 ? Support.yes()
        : Support.no("a Fourier operator needs at least 4 points along each axis, the family has " + fewest);
  }

  private static FourierShape shape(ProblemFamily family, Settings settings) {
    int fewest = Arrays.stream(family.grid().counts()).min().orElseThrow();
    int unit = FourierShape.UNIT;
    return new FourierShape(family.grid().dimension(), family.channels().size(), family.unknowns().size(),
        (settings.count(WIDTH.key()) + unit - 1) / unit * unit,
        Math.min(settings.count(MODES.key()), fewest / 2),
        settings.count(LAYERS.key()), HIDDEN);
  }

  @Override
  OperatorModel fit(SolvedFamily samples, SampleNormalization normalization, Settings settings,
      RunContext context, WorkerTeam team) {
    FourierTraining training = new FourierTraining(samples, normalization, shape(samples.family(), settings),
        new FourierTraining.Plan(settings.count(EPOCHS.key()), settings.count(BATCH.key()),
            settings.real(RATE.key())),
        context.seed(), team);
    int perEpoch = training.stepCount() / settings.count(EPOCHS.key());
    double sum = context.continuation().start().map(training::resume).orElse(new double[1])[0];
    while (training.steps() < training.stepCount()) {
      double summed = sum;
      pass(context, () -> training.state(summed));
      double loss = training.step();
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException("the training diverged after " + training.steps()
            + " steps; a smaller learning rate may help");
      }
      sum += loss;
      context.progress((double) training.steps() / training.stepCount(), "step " + training.steps());
      if (training.steps() % perEpoch == 0) {
        tell(training, sum / perEpoch, samples, context);
        sum = 0;
      }
    }
    double last = sum;
    pass(context, () -> training.state(last));
    return training.operator();
  }

  private static void tell(FourierTraining training, double loss, SolvedFamily samples, RunContext context) {
    FourierTraining.Test test = training.test(TESTED);
    context.record(new TrainingStep(training.steps(), loss, training.rate(), "Adam",
        List.of(new TrainingStep.Term("training samples", loss),
            new TrainingStep.Term("test samples", test.mean()))));
    context.progress((double) training.steps() / training.stepCount(),
        String.format(Locale.ROOT, "step %d, training %.2f %%, test %.2f %%", training.steps(), 100 * loss,
            100 * test.mean()));
    if (context.frameDue()) {
      OperatorGrid grid = samples.family().grid();
      SolvedFamily.Sample worst = samples.test().get(test.worst());
      show(training.steps(), training.operator().apply(worst.inputs(), grid.counts()), worst, grid, context);
    }
  }

  @Override
  OperatorModel read(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException {
    return FourierOperator.of(checkpoint, grid);
  }
}
