package org.collocate.app.cli;

import java.util.concurrent.Callable;
import org.collocate.app.document.UserFolder;
import org.collocate.app.forecast.ForecastText;
import org.collocate.app.forecast.Known;
import org.collocate.app.forecast.MachineSpeed;
import org.collocate.app.forecast.StudyForecast;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Support;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Says what a study means, or all that is wrong with it.
@Command(name = "check", description = "validates a study; prints its general form and what flux means")
final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "STUDY", description = "a file, or gallery:NAME")
  private String name = "";

  @Override
  public Integer call() {
    try {
      StudySource source = StudySource.read(name);
      CheckedStudy study = StudyCheck.check(source.study(), source.folder());
      System.out.println(study.problem().equation().describe());
      StudyForecast ahead = ahead(study);
      for (CheckedStudy.Method method : study.methods()) {
        Support support = method.solver().supports(study.problem(), method.settings());
        System.out
            .println(method.name() + ": " + (support.isYes() ? "supported; " + forecast(ahead, method.name())
                : "not supported: " + support.reason()));
        support.remedies().forEach(remedy -> System.out.println("  " + line(study, method, remedy)));
      }
      ahead.reference()
          .ifPresent(reference -> System.out.println("reference: " + ForecastText.line(reference)));
      return ExitCode.DONE;
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
  }

  /// What to try, with the place of the setting that it changes.
  private static String line(CheckedStudy study, CheckedStudy.Method method, Remedy remedy) {
    return remedy instanceof Remedy.Change(String text, String key, Object _)
        ? Pointer.ROOT.key("methods").index(study.methods().indexOf(method)).key(key) + ": " + text
        : remedy.text();
  }

  /// Methods one after another, each with all threads, as `solve` runs them.
  private static StudyForecast ahead(CheckedStudy study) {
    MachineSpeed machine = new MachineSpeed(UserFolder.data());
    Known known = machine.known();
    if (known.rates().isEmpty()) {
      System.err.println("measuring the speed of this machine, once …");
      known = machine.measured(() -> false);
    }
    return StudyForecast.of(study, known, Runtime.getRuntime().availableProcessors(), false);
  }

  private static String forecast(StudyForecast ahead, String method) {
    return ahead.method(method)
        .map(found -> found.forecast()
            .map(forecast -> ForecastText.line(forecast) + " (" + forecast.rests().formula() + ")")
            .orElse(found.obstacle()))
        .orElse("");
  }
}
