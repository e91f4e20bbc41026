package org.collocate.app.cli;

import java.util.concurrent.Callable;
import org.collocate.solver.method.Support;
import org.collocate.solver.study.CheckedStudy;
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
      for (CheckedStudy.Method method : study.methods()) {
        Support support = method.solver().supports(study.problem(), method.settings());
        System.out.println(method.name() + ": " + (support.isYes() ? "supported"
            : "not supported: "
                + support.reason()));
      }
      return ExitCode.DONE;
    } catch (StudyException e) {
      e.faults().forEach(System.err::println);
      return ExitCode.WRONG;
    }
  }
}
