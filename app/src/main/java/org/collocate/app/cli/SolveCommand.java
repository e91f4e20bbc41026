package org.collocate.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs a study's methods and writes fields and report.
@Command(name = "solve", description = "runs a study's methods and writes fields and report")
final class SolveCommand extends RunCommand {
  @Option(names = "--method", paramLabel = "NAME", description = "only this method of the study; may be repeated")
  private List<String> methods = new ArrayList<>();

  @Override
  List<String> wanted() {
    return methods;
  }

  @Override
  boolean page() {
    return false;
  }
}
