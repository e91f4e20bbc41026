package org.collocate.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.collocate.solver.learning.BreakEven;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.service.History;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Numbers;
import org.collocate.viz.export.AtomicFile;

/// Solves the samples of a family, trains methods on them one after another, and tries each - and each classical method -
/// on samples that none has seen. A checkpoint is written as soon as it is whole; so is the report, each time anew.
final class FamilyTraining {
  private static final int TRIED_OF_TRAINING = 200;

  private final ProblemFamily family;
  private final Path out;
  private final int threads;
  private final Progress progress;
  private final List<TrainedRow> rows = new ArrayList<>();
  private volatile boolean interrupted;

  FamilyTraining(ProblemFamily family, Path out, int threads, Progress progress) {
    this.family = family;
    this.out = out;
    this.threads = threads;
    this.progress = progress;
  }

  /// Ends the work; what is finished stays.
  void interrupt() {
    interrupted = true;
  }

  /// The results as a Markdown table.
  String table() {
    return TrainReport.table(rows);
  }

  /// Does all of it.
  ///
  /// @return the exit code
  int run(List<CheckedStudy.Method> methods) throws IOException {
    try {
      SolvedFamily samples = SolvedFamily.of(family, context("samples"));
      progress.line(samples.train().size() + " + " + samples.test().size() + " samples solved in "
          + Numbers.time(samples.seconds()) + "; symmetry: " + samples.symmetry().word());
      for (CheckedStudy.Method method : methods) {
        TrainedRow row = method.solver() instanceof TrainableSolver trainable
            ? train(samples, method, trainable)
            : classical(samples, method);
        rows.add(row);
        progress.line(row.summary());
        AtomicFile.write(out.resolve("report.json"), TrainReport.json(samples, rows, threads));
        AtomicFile.write(out.resolve("report.md"), TrainReport.page(samples, rows, threads));
      }
      return ExitCode.DONE;
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED;
    } catch (IllegalStateException | CheckpointException e) {
      progress.line("the training failed: " + e.getMessage());
      return ExitCode.METHOD_FAILED;
    }
  }

  private TrainedRow train(SolvedFamily samples, CheckedStudy.Method method, TrainableSolver trainable)
      throws IOException, CheckpointException {
    TrainContext context = context(method.name());
    Checkpoint checkpoint = trainable.train(samples, method.settings(), context);
    double seconds = context.elapsed();
    context.checkpoint();
    String file = method.name() + ".operator";
    byte[] bytes = checkpoint.write();
    AtomicFile.write(out.resolve(file), stream -> stream.write(bytes));
    Solver trained = trainable.trained(checkpoint);
    Settings settings = Settings.of(trained.settings());
    FamilyTrial test = FamilyTrial.test(samples, trained, settings, Integer.MAX_VALUE, context);
    FamilyTrial train = FamilyTrial.train(samples, trained, settings, TRIED_OF_TRAINING, context);
    BreakEven even = BreakEven.of(samples, test, samples.seconds() + seconds, context);
    return new TrainedRow(method, trained.info().label(), train, test, seconds,
        new TrainedRow.Learned(file, bytes.length, checkpoint.sha256(), context.history().rows(), even));
  }

  private TrainedRow classical(SolvedFamily samples, CheckedStudy.Method method) {
    FamilyTrial test = FamilyTrial.test(samples, method.solver(), method.settings(), Integer.MAX_VALUE,
        context(method.name()));
    return new TrainedRow(method, method.solver().info().label(), null, test, 0, null);
  }

  private TrainContext context(String what) {
    return new TrainContext(what, family.seed(), threads, progress, new History(), () -> interrupted);
  }
}
