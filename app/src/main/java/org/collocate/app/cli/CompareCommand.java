package org.collocate.app.cli;

import java.util.List;
import picocli.CommandLine.Command;

/// Runs all methods of a study against its reference.
@Command(name = "compare", description = "runs all methods of a study against its reference; also writes report.html")
final class CompareCommand extends RunCommand {
  @Override
  List<String> wanted() {
    return List.of();
  }

  @Override
  boolean page() {
    return true;
  }
}
