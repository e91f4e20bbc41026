package org.collocate.models.method;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.collocate.models.operator.DeepOperator;
import org.collocate.models.operator.DeepOperatorTraining;
import org.collocate.models.operator.FourierTraining;
import org.collocate.models.operator.OperatorModel;
import org.collocate.models.operator.SampleNormalization;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.TrainingStep;
import org.collocate.solver.parallel.WorkerTeam;

/// Deep operator networks with a fixed basis as trunk; see [DeepOperator].
public final class DeepOnetSolver extends OperatorSolver {
  private static final int TESTED = 48;
  private static final int LOOKS = 60;
  private static final Setting.Whole WIDTH = new Setting.Whole("width", "Width",
      "Neurons of each hidden layer of the branch; 512 is usual.", "", 512, 16, 4096);
  private static final Setting.Whole DEPTH = new Setting.Whole("depth", "Depth",
      "Hidden layers of the branch.", "", 2,
      1, 8);
  private static final Setting.Whole FIELDS = new Setting.Whole("fields", "Fields",
      "Principal components of the solutions that the trunk holds.", "", 128, 1, 512);
  private static final Setting.Whole EPOCHS = new Setting.Whole("epochs", "Epochs",
      "Times that each sample is seen.", "", 800, 1, 100_000);
  private static final Setting.Whole BATCH = new Setting.Whole("batch", "Batch", "Samples of one step.", "",
      50, 1,
      4096);
  private static final Setting.Real RATE = new Setting.Real("rate", "Learning rate",
      "The largest step of Adam; it falls along a cosine.", "", 1e-3, 1e-6, 0.1);

  @Override
  public SolverInfo info() {
    return new SolverInfo("deeponet", "DeepONet", kind(),
        "Deep operator network with principal components of the solutions as trunk (POD-DeepONet): a dense branch predicts"
            + " their coefficients.",
        "u(y) = ū(y) + Σₖ βₖ(x) vₖ(y)",
        "Many solves of the same family, from data at few points; trained in less time than a Fourier operator.",
        "Needs more samples than kernels or Fourier operators for the same error, and stays on the grid of its samples.",
        "L. Lu, P. Jin, G. Pang, Z. Zhang, G. E. Karniadakis, Nature Machine Intelligence 3 (2021), "
            + "doi 10.1038/s42256-021-00302-5; trunk after L. Lu et al., Comput. Methods Appl. Mech. Eng. 393 (2022), "
            + "doi 10.1016/j.cma.2022.114778");
  }

  @Override
  public List<Setting> settings() {
    return List.of(WIDTH, DEPTH, FIELDS, EPOCHS, BATCH, RATE);
  }

  @Override
  OperatorModel fit(SolvedFamily samples, SampleNormalization normalization, Settings settings,
      RunContext context, WorkerTeam team) {
    int[] hidden = new int[settings.count(DEPTH.key())];
    Arrays.fill(hidden, settings.count(WIDTH.key()));
    DeepOperatorTraining training = new DeepOperatorTraining(samples, normalization, hidden,
        settings.count(FIELDS.key()), new FourierTraining.Plan(settings.count(EPOCHS.key()),
            settings.count(BATCH.key()), settings.real(RATE.key())),
        context.seed(), team);
    int looks = Math.max(1, training.stepCount() / LOOKS);
    double[] course = context.continuation().start().map(training::resume).orElse(new double[2]);
    double sum = course[0];
    int summed = (int) course[1];
    while (training.steps() < training.stepCount()) {
      double[] now = {sum, summed};
      pass(context, () -> training.state(now));
      double loss = training.step();
      if (!Double.isFinite(loss)) {
        throw new IllegalStateException("the training diverged after " + training.steps()
            + " steps; a smaller learning rate may help");
      }
      sum += loss;
      summed++;
      if (training.steps() % looks == 0) {
        tell(training, sum / summed, samples, context);
        sum = 0;
        summed = 0;
      }
    }
    double[] last = {sum, summed};
    pass(context, () -> training.state(last));
    return training.operator();
  }

  private static void tell(DeepOperatorTraining training, double loss, SolvedFamily samples,
      RunContext context) {
    DeepOperator model = training.operator();
    OperatorGrid grid = samples.family().grid();
    double sum = 0;
    double largest = -1;
    double[][] worst = new double[0][];
    int worstSample = 0;
    int count = Math.min(TESTED, samples.test().size());
    for (int k = 0; k < count; k++) {
      SolvedFamily.Sample sample = samples.test().get(k);
      double[][] found = model.apply(sample.inputs(), grid.counts());
      double error = FamilyTrial.relativeError(found, sample.outputs());
      sum += error;
      if (error > largest) {
        largest = error;
        worst = found;
        worstSample = k;
      }
    }
    context.record(new TrainingStep(training.steps(), loss, training.rate(), "Adam",
        List.of(new TrainingStep.Term("training samples", loss),
            new TrainingStep.Term("test samples", sum / count))));
    context.progress((double) training.steps() / training.stepCount(),
        String.format(Locale.ROOT, "step %d, training %.2f %%, test %.2f %%", training.steps(), 100 * loss,
            100 * sum / count));
    if (context.frameDue()) {
      show(training.steps(), worst, samples.test().get(worstSample), grid, context);
    }
  }

  @Override
  OperatorModel read(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException {
    return DeepOperator.of(checkpoint, grid);
  }
}
