package org.collocate.viz.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Evaluation;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Solution;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.service.History;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Numbers;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.plot.FieldPlot;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.SvgPainter;

/// The page of a comparison: table, race, fields and errors, all in one HTML file that opens without a network.
final class ReportPage {
  private static final String HEAD = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Collocate</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; color: #1f2328; margin: 32px auto; max-width: 1180px; padding: 0 16px; }
      h1 { font-size: 24px; margin-bottom: 4px; } h2 { font-size: 18px; margin-top: 32px; }
      p.about { color: #59636e; margin-top: 0; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: 6px 12px; text-align: right; border-bottom: 1px solid #d1d9e0; white-space: nowrap; }
      th { color: #59636e; font-weight: 600; } th:first-child, td:first-child, td.text, th.text { text-align: left; }
      td.text { white-space: normal; min-width: 18em; } div.scroll { overflow-x: auto; }
      div.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(440px, 1fr)); gap: 16px; }
      svg { max-width: 100%; height: auto; border: 1px solid #d1d9e0; border-radius: 6px; }
      pre { background: #f6f8fa; padding: 12px; border-radius: 6px; overflow-x: auto; font-size: 13px; }
      </style>
      </head>
      <body>
      """;

  private final CheckedStudy study;
  private final Comparison comparison;
  private final List<Outcome> outcomes;
  private final EvaluationGrid grid;
  private final List<double[][]> outline;

  ReportPage(CheckedStudy study, Comparison comparison, List<Outcome> outcomes, EvaluationGrid grid,
      List<double[][]> outline) {
    this.study = study;
    this.comparison = comparison;
    this.outcomes = outcomes;
    this.grid = grid;
    this.outline = outline;
  }

  String text() {
    String title = study.study().title().isEmpty() ? "Study" : study.study().title();
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>")
        .append(escape(title))
        .append("</h1>\n<p class=\"about\">")
        .append(escape(study.study().text(org.collocate.solver.study.Pointer.ROOT.key("about"))))
        .append("</p>\n");
    String accuracy = comparison.reference().accuracy();
    page.append("<p>Errors are against the reference: ")
        .append(escape(comparison.reference().name()))
        .append(accuracy.isEmpty() ? "" : escape(", whose own relative error is estimated as " + accuracy))
        .append(". Times are wall-clock and include everything: meshing, sampling, training.</p>\n");
    appendTable(page);
    page.append("<h2>Error against time</h2>\n")
        .append(SvgPainter.text(race().draw(1100, 420, PlotStyle.LIGHT)));
    page.append("<h2>Fields and errors</h2>\n<div class=\"grid\">\n");
    outcomes.forEach(outcome -> appendPictures(page, outcome));
    page.append("</div>\n<h2>Equation</h2>\n<pre>")
        .append(escape(study.problem().equation().describe()))
        .append("</pre>\n");
    page.append("<h2>Study</h2>\n<pre>")
        .append(escape(study.study().print()))
        .append("</pre>\n</body>\n</html>\n");
    return page.toString();
  }

  private void appendTable(StringBuilder page) {
    page.append("<div class=\"scroll\"><table>\n<tr><th>Method</th><th>Unknown</th><th>relative L2</th>"
        + "<th>relative H1</th><th>L∞</th><th>Own estimate</th><th>Seconds</th><th>CPU seconds</th><th>Unknowns</th><th>Steps</th>"
        + "<th class=\"text\">Status</th>");
    study.outputs().forEach(output -> page.append("<th>").append(escape(output.name())).append("</th>"));
    page.append("</tr>\n");
    for (Outcome outcome : outcomes) {
      Evaluation evaluation = outcome.evaluation();
      Map<String, ErrorNorms> errors = evaluation == null ? Map.of() : evaluation.error();
      for (String unknown : study.problem().unknowns()) {
        ErrorNorms norms = errors.getOrDefault(unknown,
            new ErrorNorms(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        page.append("<tr><td>").append(escape(name(outcome))).append("</td><td>").append(escape(unknown));
        cell(page, norms.relativeL2());
        cell(page, norms.relativeH1());
        cell(page, norms.linf());
        appendOwnError(page, outcome);
        cell(page, outcome.result().seconds().total());
        cell(page, outcome.result().cpuSeconds());
        Solution solution = outcome.result().solution();
        page.append("</td><td>").append(solution == null ? "" : solution.report().unknowns());
        page.append("</td><td>").append(solution == null ? "" : solution.report().steps());
        page.append("</td><td class=\"text\">").append(outcome.result().status().word());
        if (!outcome.result().reason().isEmpty()) {
          page.append(": ").append(escape(outcome.result().reason()));
        }
        study.outputs()
            .forEach(output -> cell(page,
                evaluation == null ? Double.NaN
                    : evaluation.outputs().getOrDefault(output.name(), Double.NaN)));
        page.append("</td></tr>\n");
      }
    }
    page.append("</table></div>\n");
  }

  /// What the method takes its error in the energy norm to be.
  private static void appendOwnError(StringBuilder page, Outcome outcome) {
    Solution solution = outcome.result().solution();
    Optional<EnergyError> own = solution == null ? Optional.empty() : solution.report().ownError();
    page.append("</td><td>")
        .append(own.map(known -> known.reliable() ? Numbers.shortText(known.relative())
            : "<span title=\"" + escape(known.doubt()) + "\">unreliable</span>").orElse(""));
  }

  private static void cell(StringBuilder page, double value) {
    page.append("</td><td>").append(Double.isNaN(value) ? "" : Numbers.shortText(value));
  }

  private static String name(Outcome outcome) {
    String id = outcome.method().solver().info().id();
    return outcome.method().name().equals(id) ? outcome.label()
        : outcome.label() + " (" + outcome.method().name() + ")";
  }

  /// The error of each method over its time, training included; a method without a course is one point at its end.
  private LinePlot race() {
    List<LinePlot.Series> series = new ArrayList<>();
    for (int m = 0; m < outcomes.size(); m++) {
      Outcome outcome = outcomes.get(m);
      List<double[]> points = new ArrayList<>();
      for (History.Row row : outcome.history()) {
        if (!Double.isNaN(row.relativeL2())) {
          points.add(new double[] {row.seconds(), row.relativeL2()});
        }
      }
      if (outcome.evaluation() != null) {
        points.add(new double[] {outcome.result().seconds().total(), outcome.evaluation().relativeL2()});
      }
      series.add(new LinePlot.Series(name(outcome), points.stream().mapToDouble(p -> p[0]).toArray(),
          points.stream().mapToDouble(p -> p[1]).toArray(), PlotStyle.series(m), points.size() < 40));
    }
    return new LinePlot("", "seconds, training included", "relative error in L2", true, true, series);
  }

  private void appendPictures(StringBuilder page, Outcome outcome) {
    Solution solution = outcome.result().solution();
    if (solution == null || solution.frames().isEmpty()) {
      return;
    }
    Frame last = solution.last();
    List<Field> references = comparison.referenceFields(last.time());
    for (int u = 0; u < last.fields().size(); u++) {
      String unknown = study.problem().unknowns().get(u);
      double[] samples = grid.sample(last.fields().get(u));
      append(page, name(outcome), unknown, samples, ColorScale.field(ValueRange.of(samples)));
      if (!references.isEmpty()) {
        double[] error = grid.sample(references.get(u));
        for (int i = 0; i < error.length; i++) {
          error[i] = samples[i] - error[i];
        }
        append(page, name(outcome), unknown + " − reference", error, ColorScale.error(ValueRange.of(error)));
      }
    }
  }

  private void append(StringBuilder page, String title, String quantity, double[] samples, ColorScale scale) {
    page.append(SvgPainter.text(new FieldPlot(title, quantity, grid.x(), grid.y(), samples, scale, outline)
        .draw(560, 440, PlotStyle.LIGHT)));
  }

  private static String escape(String text) {
    return SvgPainter.escape(text);
  }
}
