package org.collocate.models.operator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.SpectralConvolution;
import org.collocate.models.method.DeepOnetSolver;
import org.collocate.models.method.FnoSolver;
import org.collocate.models.method.KernelOperatorSolver;
import org.collocate.models.peer.Libtorch;
import org.collocate.resources.Resource;
import org.collocate.solver.benchmark.BenchTable;
import org.collocate.solver.field.GridField;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyCheck;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// Times layers and steps of operator networks, and how well operators of the Darcy family are learned, on two threads.
public final class OperatorTiming {
  private static final int THREADS = 2;
  private static final int POINTS = 64;
  private static final int WIDTH = 32;
  private static final int MODES = 12;
  private static final int BATCH = 8;
  private static final int ZERO_SHOT = 40;

  private OperatorTiming() {}

  /// Adds the lines of layers and steps.
  public static void steps(BenchTable table, double seconds)
      throws StudyException, IOException, InterruptedException {
    try (WorkerTeam team = new WorkerTeam(THREADS)) {
      int[] counts = {POINTS, POINTS};
      int size = BATCH * POINTS * POINTS * WIDTH;
      float[] u = numbers(size);
      float[] v = new float[size];
      float[] weights = numbers(SpectralConvolution.parameterCount(2, MODES, WIDTH));
      float[] gradient = new float[weights.length];
      SpectralConvolution<float[]> layer = new SpectralConvolution<>(Precision.SINGLE, counts, counts, MODES,
          WIDTH,
          BATCH, team);
      float[] kept = layer.spectrum();
      table.add("spectral layer, forward and backward, 64², batch 8, float", samples(() -> {
        layer.forward(u, weights, 0, kept, v);
        layer.adjoint(u, weights, 0, kept, v, gradient);
      }, seconds), Libtorch.median("spectral", "float", THREADS, seconds), 2, "ms");
      SolvedFamily family = random();
      FourierTraining training = new FourierTraining(family,
          SampleNormalization.of(family.train(), family.symmetry()),
          new FourierShape(2, 1, 1, WIDTH, MODES, 4, 128), new FourierTraining.Plan(1_000_000, BATCH, 1e-3),
          1, team);
      table.add("training step, FNO, 64², batch 8, float", samples(training::step, seconds),
          Libtorch.median("fno", "float", THREADS, seconds), 25, "ms");
    }
  }

  /// A family with samples that mean nothing.
  private static SolvedFamily random() throws StudyException {
    Study study = darcy().with(Pointer.ROOT.key("evaluate").key("grid"), Study.value(String.valueOf(POINTS)));
    ProblemFamily family = FamilyCheck.check(study, Path.of(""));
    List<SolvedFamily.Sample> samples = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 4 * BATCH; i++) {
      samples.add(new SolvedFamily.Sample(new double[][] {random.doubles(POINTS * POINTS).toArray()},
          new double[][] {random.doubles(POINTS * POINTS).toArray()}));
    }
    return new SolvedFamily(family, samples, samples,
        org.collocate.solver.learning.SymmetryGroup.of("square", family.grid()), 0);
  }

  private static Study darcy() throws StudyException {
    return Study.parse(Resource.FAMILIES.required("darcy.json"));
  }

  /// Adds the lines of the Darcy family.
  ///
  /// @param networks whether the networks are trained too, which takes minutes
  public static void darcy(BenchTable table, boolean networks) throws StudyException, CheckpointException {
    SolvedFamily samples = SolvedFamily.of(FamilyCheck.check(darcy(), Path.of("")), context());
    samples.family().methods().stream().filter(method -> method.name().equals("fdm")).forEach(method -> {
      FamilyTrial trial = FamilyTrial.test(samples, method.solver(), method.settings(), Integer.MAX_VALUE,
          context());
      table.add("Darcy 29², fdm on the same points, error", 100 * trial.mean(), Double.NaN, "%");
      table.add("Darcy 29², fdm on the same points, a solve", 1e3 * trial.secondsPerSolve(), Double.NaN,
          "ms");
    });
    train(table, samples, new KernelOperatorSolver(), 2.9, 40);
    if (networks) {
      train(table, samples, new DeepOnetSolver(), 3.5, 600);
      Solver fno = train(table, samples, new FnoSolver(), 2.6, 600);
      table.add("Darcy, fno trained on 29², evaluated at 85²: error", 100 * zeroShot(samples, fno),
          Double.NaN, "%");
    }
  }

  private static Solver train(BenchTable table, SolvedFamily samples, TrainableSolver method, double error,
      double seconds) throws CheckpointException {
    PlainContext context = context();
    Solver trained = method.trained(method.train(samples, Settings.of(method.settings()), context));
    double spent = samples.seconds() + context.elapsed();
    FamilyTrial trial = FamilyTrial.test(samples, trained, Settings.of(trained.settings()), Integer.MAX_VALUE,
        context());
    String name = "Darcy 29², " + method.info().id();
    table.add(name + ", error", 100 * trial.mean(), error, "%");
    table.add(name + ", samples and training", spent, seconds, "s");
    table.add(name + ", a solve", 1e3 * trial.secondsPerSolve(), Double.NaN, "ms");
    return trained;
  }

  /// The mean error on the points of the reference.
  private static double zeroShot(SolvedFamily samples, Solver trained) {
    ProblemFamily family = samples.family();
    OperatorGrid fine = OperatorGrid.of(family.domain(), 85);
    Settings settings = Settings.of(trained.settings(), java.util.Map.of("points", 85L));
    double sum = 0;
    for (int k = 0; k < ZERO_SHOT; k++) {
      Problem problem = family.problem(family.test(k));
      var expected = (GridField) family.reference()
          .solver()
          .solve(problem, family.reference().settings(), context())
          .field("u");
      var found = (GridField) trained.solve(problem, settings, context()).field("u");
      sum += FamilyTrial.relativeError(new double[][] {fine.sample(found)},
          new double[][] {fine.sample(expected)});
    }
    return sum / ZERO_SHOT;
  }

  private static PlainContext context() {
    return new PlainContext(THREADS, 1, () -> false, System.nanoTime());
  }

  private static float[] numbers(int count) {
    Random random = new Random(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextFloat() - 0.5f;
    }
    return numbers;
  }

  /// Sorted milliseconds of one call after as long a warm-up.
  private static double[] samples(Runnable work, double seconds) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < seconds * 1e9) {
      work.run();
    }
    DoubleStream.Builder samples = DoubleStream.builder();
    start = System.nanoTime();
    while (System.nanoTime() - start < seconds * 1e9) {
      long before = System.nanoTime();
      work.run();
      samples.add((System.nanoTime() - before) * 1e-6);
    }
    double[] sorted = samples.build().toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
