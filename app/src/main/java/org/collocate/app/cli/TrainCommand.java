package org.collocate.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.collocate.app.family.FamilyTraining;
import org.collocate.app.family.TrainReport;
import org.collocate.app.family.TrainedRow;
import org.collocate.app.family.Unfinished;
import org.collocate.resources.Resource;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyCheck;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Support;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.export.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Trains the methods of a family and sets them beside the classical ones in one table.
@Command(name = "train", description = "trains operator networks on a family of problems")
final class TrainCommand implements Callable<Integer> {
  private static final String SHIPPED = "family:";

  @Parameters(index = "0", paramLabel = "FAMILY", description = "a file, or family:NAME")
  private String name = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for checkpoints and report")
  private Path out = Path.of("");

  @Option(names = "--method", paramLabel = "NAME", description = "only this method; may be repeated")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--set", paramLabel = "POINTER=VALUE", description = "changes the family, such as --set /family/train=200")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "seed of everything random")
  private long seed = -1;

  @Option(names = "--threads", paramLabel = "N", description = "threads to keep busy; default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    ProblemFamily family;
    List<CheckedStudy.Method> methods;
    try {
      StudySource source = source();
      Study study = RunCommand.seeded(RunCommand.changed(source.study(), changes), seed);
      family = FamilyCheck.check(study, source.folder());
      methods = methods(family);
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
    Progress progress = new Progress(System.err, quiet);
    Unfinished unfinished = new Unfinished(out);
    FamilyTraining training = new FamilyTraining(family, threads, progress, unfinished);
    return Interruption.guard(training::interrupt, () -> train(training, methods, unfinished, progress));
  }

  /// Trains one method after another. A checkpoint is written as soon as it is whole; so is the report, each time anew. What was
  /// interrupted goes on when the command is given again.
  private int train(FamilyTraining training, List<CheckedStudy.Method> methods, Unfinished unfinished,
      Progress progress) throws IOException {
    try {
      SolvedFamily samples = training.samples();
      List<TrainedRow> rows = new ArrayList<>();
      for (CheckedStudy.Method method : methods) {
        TrainedRow row = training.row(samples, method);
        rows.add(row);
        if (row.learned() != null) {
          byte[] bytes = row.learned().checkpoint().write();
          AtomicFile.write(out.resolve(row.file()), stream -> stream.write(bytes));
        }
        AtomicFile.write(out.resolve("report.json"), TrainReport.json(samples, rows, threads));
        AtomicFile.write(out.resolve("report.md"), TrainReport.page(samples, rows, threads));
      }
      unfinished.clear();
      System.out.print(TrainReport.table(rows));
      return ExitCode.DONE;
    } catch (CancellationException e) {
      progress.line("interrupted; the same command goes on from here");
      return ExitCode.INTERRUPTED;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalStateException | CheckpointException e) {
      progress.line("the training failed: " + e.getMessage());
      return ExitCode.METHOD_FAILED;
    }
  }

  private StudySource source() throws StudyException {
    if (!name.startsWith(SHIPPED)) {
      return StudySource.read(name);
    }
    String text = Resource.FAMILIES.text(name.substring(SHIPPED.length()) + ".json")
        .orElseThrow(() -> new StudyException(Fault.of(Pointer.ROOT, "there is no '" + name + "'",
            Fault.nearest(name.substring(SHIPPED.length()), Resource.FAMILIES.names()))));
    return new StudySource(Study.parse(text), Path.of(""));
  }

  private List<CheckedStudy.Method> methods(ProblemFamily family) throws StudyException {
    List<Fault> faults = new ArrayList<>();
    List<String> known = family.methods().stream().map(CheckedStudy.Method::name).toList();
    for (String method : wanted) {
      if (!known.contains(method)) {
        faults.add(Fault.of(Pointer.ROOT.key("methods"), "the family has no method '" + method + "'",
            Fault.nearest(method, known)));
      }
    }
    RunCommand.checkThreads(threads, faults);
    // Classical methods stand beside the learning ones in any case.
    List<CheckedStudy.Method> methods = family.methods()
        .stream()
        .filter(method -> wanted.isEmpty() || wanted.contains(method.name())
            || !(method.solver() instanceof TrainableSolver))
        .toList();
    if (methods.stream().noneMatch(method -> method.solver() instanceof TrainableSolver)) {
      faults.add(Fault.of(Pointer.ROOT.key("methods"), "there is no method that learns",
          "{\"id\": \"kernel-operator\"}"));
    }
    for (CheckedStudy.Method method : methods) {
      if (method.solver() instanceof TrainableSolver trainable) {
        Support support = trainable.learns(family, method.settings());
        if (!support.isYes()) {
          faults.add(Fault.of(Pointer.ROOT.key("methods").index(family.methods().indexOf(method)),
              support.reason(), ""));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new StudyException(faults);
    }
    return methods;
  }
}
