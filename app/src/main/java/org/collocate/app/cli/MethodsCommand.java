package org.collocate.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Solvers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the methods.
@Command(name = "methods", description = "lists the methods with their settings")
final class MethodsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "as JSON, with all that is known of them")
  private boolean json;

  @Override
  public Integer call() {
    Listing.print(Solvers.all().stream().map(MethodsCommand::entry).toList(), json,
        List.of("id", "kind", "summary"));
    return ExitCode.DONE;
  }

  private static Map<String, Object> entry(Solver solver) {
    SolverInfo info = solver.info();
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", info.id());
    entry.put("label", info.label());
    entry.put("kind", info.kind().name().toLowerCase(Locale.ROOT));
    entry.put("summary", info.summary());
    entry.put("formula", info.formula());
    entry.put("strengths", info.strengths());
    entry.put("weaknesses", info.weaknesses());
    entry.put("citation", info.citation());
    entry.put("settings", solver.settings().stream().map(MethodsCommand::entry).toList());
    return entry;
  }

  private static Map<String, Object> entry(Setting setting) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("key", setting.key());
    entry.put("label", setting.label());
    entry.put("help", setting.help());
    entry.put("default", setting.defaultValue());
    switch (setting) {
      case Setting.Whole whole -> {
        entry.put("min", whole.min());
        entry.put("max", whole.max());
        entry.put("unit", whole.unit());
      }
      case Setting.Real real -> {
        entry.put("min", real.min());
        entry.put("max", real.max());
        entry.put("unit", real.unit());
      }
      case Setting.Choice choice -> entry.put("options", choice.options());
      case Setting.Parameter _ -> entry.put("names", "a parameter of the study");
      case Setting.Switch _ -> entry.put("options", List.of(true, false));
    }
    return entry;
  }
}
