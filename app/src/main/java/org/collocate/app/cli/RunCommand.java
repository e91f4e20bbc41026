package org.collocate.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Numbers;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// What `solve` and `compare` have in common: a study is read, changed, checked, run.
abstract class RunCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "STUDY", description = "a file, or gallery:NAME")
  private String name = "";

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the results")
  private Path out = Path.of("");

  @Option(names = "--set", paramLabel = "POINTER=VALUE", description = "changes the study, such as --set /methods/0/cells=5000")
  private List<String> changes = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "seed of everything random")
  private long seed = -1;

  @Option(names = "--threads", paramLabel = "N", description = "threads to keep busy; default: all")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  /// The methods to run; none for all.
  abstract List<String> wanted();

  /// Whether `report.html` is wanted.
  abstract boolean page();

  @Override
  public Integer call() throws IOException {
    CheckedStudy study;
    Path folder;
    List<String> methods = wanted();
    try {
      StudySource source = StudySource.read(name);
      folder = source.folder();
      study = StudyCheck.check(seeded(changed(source.study(), changes), seed), folder);
      methods = methods.isEmpty() ? study.methods().stream().map(CheckedStudy.Method::name).toList()
          : methods;
      check(study, methods);
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
    StudyRunner runner = new StudyRunner(study, folder, out, threads, new Progress(System.err, quiet));
    List<String> names = methods;
    return Interruption.guard(runner::interrupt, () -> {
      int code = runner.run(names, page());
      print(study, runner.outcomes(), System.out);
      return code;
    });
  }

  /// A study with values set from outside.
  ///
  /// @param changes each `POINTER=VALUE`
  static Study changed(Study original, List<String> changes) throws StudyException {
    Study study = original;
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1 || !change.startsWith("/")) {
        throw new StudyException(
            Fault.of(Pointer.ROOT, "--set " + change + " is not of the form POINTER=VALUE",
                "--set /methods/0/cells=5000"));
      }
      Pointer pointer = new Pointer(change.substring(0, equals));
      try {
        study = study.with(pointer, Study.value(change.substring(equals + 1)));
      } catch (IllegalArgumentException e) {
        throw new StudyException(Fault.of(pointer, String.valueOf(e.getMessage()), ""));
      }
    }
    return study;
  }

  /// A study with another seed; a negative one leaves it as it is.
  static Study seeded(Study study, long seed) {
    return seed < 0 ? study : study.with(Pointer.ROOT.key("seed"), JsonNodeFactory.instance.numberNode(seed));
  }

  private void check(CheckedStudy study, List<String> methods) throws StudyException {
    List<Fault> faults = new ArrayList<>();
    List<String> known = study.methods().stream().map(CheckedStudy.Method::name).toList();
    for (String method : methods) {
      if (!known.contains(method)) {
        faults.add(Fault.of(Pointer.ROOT.key("methods"), "the study has no method '" + method + "'",
            Fault.nearest(method, known)));
      }
    }
    if (methods.isEmpty()) {
      faults
          .add(Fault.of(Pointer.ROOT.key("methods"), "the study has no method to run", "{\"id\": \"fem\"}"));
    }
    checkThreads(threads, faults);
    if (!faults.isEmpty()) {
      throw new StudyException(faults);
    }
  }

  /// Notes a number of threads that makes no sense here.
  static void checkThreads(int threads, List<Fault> faults) {
    int most = Runtime.getRuntime().availableProcessors();
    if (threads < 1 || threads > 4 * most) {
      faults.add(Fault.of(Pointer.ROOT, "--threads " + threads + " is outside 1 … " + 4 * most, ""));
    }
  }

  /// The table of results, tab-separated below its names.
  private static void print(CheckedStudy study, List<Outcome> outcomes, PrintStream stream) {
    stream.println("method\tstatus\trelativeL2\tseconds\tunknowns" + study.outputs()
        .stream()
        .map(output -> "\t" + output.name())
        .reduce("", String::concat));
    for (Outcome outcome : outcomes) {
      Evaluation evaluation = outcome.evaluation();
      Map<String, Double> values = evaluation == null ? Map.of() : evaluation.outputs();
      stream.println(outcome.method().name() + "\t" + outcome.result().status().word() + "\t"
          + (evaluation == null ? "" : Numbers.shortText(evaluation.relativeL2())) + "\t"
          + Numbers.shortText(outcome.result().seconds().total()) + "\t"
          + (outcome.result().solution() == null ? "" : outcome.result().solution().report().unknowns())
          + study.outputs()
              .stream()
              .map(output -> "\t" + values.getOrDefault(output.name(), Double.NaN))
              .reduce("", String::concat));
    }
  }
}
