package org.collocate.app.family;

import java.util.List;
import java.util.Locale;
import org.collocate.solver.learning.BreakEven;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.service.History;
import org.collocate.solver.study.Numbers;
import org.collocate.solver.study.ProgramVersion;
import org.collocate.viz.export.Machine;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The report of a training, for programs and for people.
public final class TrainReport {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private TrainReport() {}

  /// For programs.
  public static String json(SolvedFamily samples, List<TrainedRow> rows, int threads) {
    ObjectNode report = JsonNodeFactory.instance.objectNode().put("collocate", ProgramVersion.CURRENT);
    report.putObject("family")
        .put("title", samples.family().study().title())
        .put("sha256", samples.family().study().sha256())
        .put("train", samples.train().size())
        .put("test", samples.test().size())
        .put("symmetry", samples.symmetry().word())
        .put("seconds", samples.seconds());
    report.putObject("machine")
        .put("cpu", Machine.cpu())
        .put("threads", threads)
        .put("java", System.getProperty("java.version"));
    ArrayNode runs = report.putArray("runs");
    for (TrainedRow row : rows) {
      ObjectNode run = runs.addObject()
          .put("method", row.method().solver().info().id())
          .put("name", row.method().name())
          .put("label", row.label())
          .put("seed", samples.family().seed());
      run.set("settings", MAPPER.valueToTree(row.method().settings().values()));
      run.set("test", trial(row.test()));
      if (row.train() != null) {
        run.set("train", trial(row.train()));
      }
      TrainedRow.Learned learned = row.learned();
      ObjectNode seconds = run.putObject("seconds").put("perSolve", row.test().secondsPerSolve());
      if (learned != null) {
        seconds.put("data", samples.seconds())
            .put("train", row.seconds())
            .put("total",
                samples.seconds() + row.seconds());
        run.put("samplesPerSecond", samples.train().size() / row.seconds());
        learned(run, row.file(), learned);
      }
    }
    return MAPPER.writeValueAsString(report) + "\n";
  }

  private static void learned(ObjectNode run, String file, TrainedRow.Learned learned) {
    run.putObject("checkpoint")
        .put("file", file)
        .put("bytes", learned.checkpoint().write().length)
        .put("sha256", learned.checkpoint().sha256());
    BreakEven even = learned.even();
    ObjectNode classical = run.putObject("breakEven")
        .put("method", even.label())
        .put("relativeL2", even.error())
        .put("secondsPerSolve", even.secondsPerSolve());
    if (even.isEver()) {
      classical.put("solves", Math.ceil(even.solves()));
    } else {
      classical.putNull("solves");
    }
    ArrayNode history = run.putArray("history");
    for (History.Row row : learned.history()) {
      history.addObject().put("seconds", row.seconds()).put("step", row.step()).put("loss", row.loss());
    }
  }

  private static ObjectNode trial(FamilyTrial trial) {
    ObjectNode node = JsonNodeFactory.instance.objectNode()
        .put("relativeL2", trial.mean())
        .put("samples",
            trial.count());
    node.putObject("worst").put("sample", trial.worstSample()).put("relativeL2", trial.worst());
    return node;
  }

  /// The report as a page of Markdown.
  public static String page(SolvedFamily samples, List<TrainedRow> rows, int threads) {
    return "# " + samples.family().study().title() + "\n\n" + samples.train().size()
        + " samples to learn from and "
        + samples.test().size() + " to test with, solved in " + Numbers.time(samples.seconds()) + " by "
        + samples.family().reference().name() + "; symmetry: " + samples.symmetry().word() + ". "
        + Machine.cpu() + ", " + threads
        + " threads. Errors are mean relative L2 norms on the family's grid.\n\n"
        + table(rows)
        + "\n*Pays after*: the number of solves after which samples and training have cost less than solving as"
        + " exactly by the classical method named there.\n";
  }

  /// The rows as a Markdown table.
  public static String table(List<TrainedRow> rows) {
    StringBuilder table = new StringBuilder("""
        | method | test | worst | train | a solve | training | samples/s | pays after |
        |---|---|---|---|---|---|---|---|
        """);
    for (TrainedRow row : rows) {
      FamilyTrial train = row.train();
      TrainedRow.Learned learned = row.learned();
      table.append("| ")
          .append(row.method().name())
          .append(" | ")
          .append(percent(row.test().mean()))
          .append(" | ")
          .append(percent(row.test().worst()))
          .append(" (")
          .append(row.test().worstSample())
          .append(") | ")
          .append(train == null ? "" : percent(train.mean()))
          .append(" | ")
          .append(Numbers.time(row.test().secondsPerSolve()))
          .append(" | ");
      if (learned == null || train == null) {
        table.append("| | |\n");
      } else {
        table.append(Numbers.time(row.seconds()))
            .append(" | ")
            .append(Numbers.shortText(learned.even().samples() / row.seconds()))
            .append(" | ")
            .append(learned.even().isEver() ? String.format(Locale.ROOT, "%.0f solves (%s)",
                Math.ceil(learned.even().solves()), learned.even().label())
                : "never (" + learned.even().label() + ")")
            .append(" |\n");
      }
    }
    return table.toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
