package org.collocate.viz.export;

import java.util.List;
import java.util.Map;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.comparison.Reference;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.service.History;
import org.collocate.solver.service.RunSeconds;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.ProgramVersion;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes `report.json`. Numbers that do not exist (no reference gradient, no strong form) are left out.
public final class ReportJson {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ReportJson() {}

  /// The text of the report.
  ///
  /// @param threads the budget
  /// @param files by method's name, by kind
  public static String text(CheckedStudy study, Reference reference, List<Outcome> outcomes, int threads,
      Map<String, Map<String, String>> files) {
    ObjectNode report = NODES.objectNode();
    report.put("collocate", ProgramVersion.CURRENT);
    report.putObject("study").put("title", study.study().title()).put("sha256", study.study().sha256());
    report.putObject("machine")
        .put("cpu", Machine.cpu())
        .put("threads", threads)
        .put("java", System.getProperty("java.version"));
    ObjectNode against = report.putObject("reference")
        .put("kind", reference.kind())
        .put("name", reference.name());
    put(against, "errorEstimate", reference.errorEstimate());
    reference.ownError().ifPresent(own -> against.set("energyEstimate", energy(own)));
    ArrayNode runs = report.putArray("runs");
    for (Outcome outcome : outcomes) {
      ObjectNode run = run(outcome);
      ObjectNode written = run.putObject("files");
      files.getOrDefault(outcome.method().name(), Map.of()).forEach(written::put);
      runs.add(run);
    }
    return MAPPER.writeValueAsString(report) + "\n";
  }

  private static ObjectNode run(Outcome outcome) {
    ObjectNode run = NODES.objectNode();
    run.put("method", outcome.method().solver().info().id()).put("name", outcome.method().name());
    run.put("label", outcome.label());
    run.set("settings", MAPPER.valueToTree(outcome.method().settings().values()));
    run.put("seed", outcome.seed());
    run.put("status", outcome.result().status().word()).put("reason", outcome.result().reason());
    ArrayNode remedies = run.putArray("try");
    outcome.result().remedies().forEach(remedy -> remedies.add(remedy.text()));
    SolveReport solved = outcome.result().solution() == null ? SolveReport.failed("", "")
        : outcome.result().solution().report();
    run.put("unknowns", solved.unknowns())
        .put("iterations", solved.iterations())
        .put("steps", solved.steps());
    run.put("threads", outcome.result().threads()).put("shared", outcome.shared());
    RunSeconds seconds = outcome.result().seconds();
    run.putObject("seconds")
        .put("total", seconds.total())
        .put("setup", seconds.setup())
        .put("solve", seconds.solve())
        .put("train", seconds.train())
        .put("evaluate", seconds.evaluate());
    put(run, "cpuSeconds", outcome.result().cpuSeconds());
    Evaluation evaluation = outcome.evaluation();
    if (evaluation != null) {
      ObjectNode errors = run.putObject("error");
      evaluation.error().forEach((unknown, norms) -> errors.set(unknown, norms(norms)));
      put(run, "relativeL2AllTimes", evaluation.relativeL2AllTimes());
    }
    solved.ownError().ifPresent(own -> run.set("energyEstimate", energy(own)));
    ObjectNode residual = run.putObject("residual");
    put(residual, "algebraic", solved.algebraicResidual());
    if (evaluation != null) {
      put(residual, "strong", evaluation.strongResidual());
      ObjectNode outputs = run.putObject("outputs");
      evaluation.outputs().forEach((name, value) -> put(outputs, name, value));
    }
    ArrayNode history = run.putArray("history");
    for (History.Row row : outcome.history()) {
      ObjectNode entry = history.addObject().put("seconds", row.seconds()).put("step", row.step());
      put(entry, "loss", row.loss());
      put(entry, "relativeL2", row.relativeL2());
      put(entry, "learningRate", row.training().learningRate());
      if (!row.training().optimizer().isEmpty()) {
        entry.put("optimizer", row.training().optimizer());
      }
      if (!row.training().terms().isEmpty()) {
        ObjectNode terms = entry.putObject("terms");
        row.training().terms().forEach(term -> put(terms, term.name(), term.loss()));
      }
    }
    return run;
  }

  private static ObjectNode energy(EnergyError own) {
    ObjectNode node = NODES.objectNode();
    put(node, "norm", own.norm());
    put(node, "relative", own.relative());
    return node.put("estimator", own.estimator()).put("reliable", own.reliable()).put("doubt", own.doubt());
  }

  private static ObjectNode norms(ErrorNorms norms) {
    ObjectNode node = NODES.objectNode();
    put(node, "l2", norms.l2());
    put(node, "relativeL2", norms.relativeL2());
    put(node, "h1", norms.h1());
    put(node, "relativeH1", norms.relativeH1());
    put(node, "linf", norms.linf());
    return node;
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    }
  }
}
