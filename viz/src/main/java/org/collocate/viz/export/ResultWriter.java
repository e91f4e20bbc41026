package org.collocate.viz.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Solution;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.FieldPlot;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.PngPainter;

/// Writes the files of one study's results into a folder.
public final class ResultWriter {
  private static final double WIDTH = 800;
  private static final double HEIGHT = 600;
  private static final double SHARP = 2;

  private final CheckedStudy study;
  private final Comparison comparison;
  private final Path folder;
  private final EvaluationGrid grid;
  private final List<double[][]> outline;

  /// @param folder made when the first file is written
  public ResultWriter(CheckedStudy study, Comparison comparison, Path folder) {
    this.study = study;
    this.comparison = comparison;
    this.folder = folder;
    grid = new EvaluationGrid(study.problem().domain(), study.grid());
    outline = Outline.of(study.problem().domain());
  }

  /// Writes all files of a method that has a solution, and tells their names by kind.
  public Map<String, String> write(Outcome outcome) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Solution solution = outcome.result().solution();
    if (solution == null || solution.frames().isEmpty()) {
      return files;
    }
    String name = outcome.method().name();
    writeMeshes(name, solution, files);
    writePictures(name, outcome.label(), solution, files);
    write(files, "npz", name + ".npz", out -> NpzWriter.write(arrays(solution), out));
    write(files, "csv", name + ".csv", out -> writeTable(solution.last(), out));
    return files;
  }

  /// Writes one kind of file of a solution: `vtu` (with `pvd`), `npz` or `csv`.
  ///
  /// @param name of the files
  /// @throws IllegalArgumentException if there is no such kind
  public void write(String kind, String name, Solution solution) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    switch (kind) {
      case "vtu" -> writeMeshes(name, solution, files);
      case "npz" -> write(files, kind, name + ".npz", out -> NpzWriter.write(arrays(solution), out));
      case "csv" -> write(files, kind, name + ".csv", out -> writeTable(solution.last(), out));
      default -> throw new IllegalArgumentException("no files of kind '" + kind + "'");
    }
  }

  private void write(Map<String, String> files, String kind, String file, AtomicFile.Content content)
      throws IOException {
    AtomicFile.write(folder.resolve(file), content);
    files.put(kind, file);
  }

  private void writeMeshes(String name, Solution solution, Map<String, String> files) throws IOException {
    ElementNodes nodes = comparison.drawingSpace().nodes().corners();
    int vertices = comparison.drawingSpace().mesh().nodeCount();
    double[][] coordinates = new double[nodes.dimension()][];
    for (int axis = 0; axis < coordinates.length; axis++) {
      coordinates[axis] = Arrays.copyOf(nodes.coordinates()[axis], vertices);
    }
    Points points = Points.of(coordinates);
    List<String> frames = new ArrayList<>();
    boolean moving = study.problem() instanceof EvolutionProblem;
    for (int f = 0; moving && f < solution.frames().size(); f++) {
      Frame frame = solution.frames().get(f);
      String file = String.format(java.util.Locale.ROOT, "%s.%04d.vtu", name, f);
      AtomicFile.write(folder.resolve(file),
          out -> VtuWriter.write(coordinates, nodes.cells(), values(frame, points), out));
      frames.add(file);
    }
    Frame last = solution.last();
    write(files, "vtu", name + ".vtu",
        out -> VtuWriter.write(coordinates, nodes.cells(), values(last, points), out));
    double[] times = moving ? solution.frames().stream().mapToDouble(Frame::time).toArray()
        : new double[] {0};
    List<String> listed = moving ? frames : List.of(name + ".vtu");
    write(files, "pvd", name + ".pvd", out -> VtuWriter.writeCollection(times, listed, out));
  }

  /// The fields and their errors at points, by name.
  private Map<String, double[]> values(Frame frame, Points points) {
    Map<String, double[]> values = new LinkedHashMap<>();
    List<Field> references = comparison.referenceFields(frame.time());
    for (int u = 0; u < frame.fields().size(); u++) {
      double[] value = new double[points.size()];
      frame.fields().get(u).evaluate(points, value);
      values.put(study.problem().unknowns().get(u), value);
      if (!references.isEmpty()) {
        double[] error = new double[points.size()];
        references.get(u).evaluate(points, error);
        for (int i = 0; i < error.length; i++) {
          error[i] = value[i] - error[i];
        }
        values.put(study.problem().unknowns().get(u) + "_error", error);
      }
    }
    return values;
  }

  private void writePictures(String name, String label, Solution solution, Map<String, String> files)
      throws IOException {
    Frame last = solution.last();
    List<Field> references = comparison.referenceFields(last.time());
    String title = study.study().title() + " – " + label;
    for (int u = 0; u < last.fields().size(); u++) {
      String unknown = study.problem().unknowns().get(u);
      String suffix = u == 0 ? "" : "-" + unknown;
      double[] samples = grid.sample(last.fields().get(u));
      writePicture(files, u == 0 ? "png" : "png-" + unknown, name + suffix + ".png",
          plot(title, unknown, samples, ColorScale.field(ValueRange.of(samples))));
      if (!references.isEmpty()) {
        double[] error = grid.sample(references.get(u));
        for (int i = 0; i < error.length; i++) {
          error[i] = samples[i] - error[i];
        }
        writePicture(files, u == 0 ? "errorPng" : "errorPng-" + unknown, name + suffix + "-error.png",
            plot(title, unknown + " − reference", error, ColorScale.error(ValueRange.of(error))));
      }
    }
  }

  private FieldPlot plot(String title, String quantity, double[] samples, ColorScale scale) {
    return new FieldPlot(title, quantity, grid.x(), grid.y(), samples, scale, outline);
  }

  private void writePicture(Map<String, String> files, String kind, String file, FieldPlot plot)
      throws IOException {
    Drawing drawing = plot.draw(WIDTH, HEIGHT, PlotStyle.LIGHT);
    write(files, kind, file, out -> PngPainter.write(drawing, SHARP, out));
  }

  private Map<String, NpzWriter.Array> arrays(Solution solution) {
    Map<String, NpzWriter.Array> arrays = new LinkedHashMap<>();
    boolean plane = study.problem().domain().dimension() == 2;
    boolean moving = study.problem() instanceof EvolutionProblem;
    int frames = solution.frames().size();
    arrays.put("x", new NpzWriter.Array(grid.x(), grid.width()));
    if (plane) {
      arrays.put("y", new NpzWriter.Array(grid.y(), grid.height()));
    }
    if (moving) {
      arrays.put("t",
          new NpzWriter.Array(solution.frames().stream().mapToDouble(Frame::time).toArray(), frames));
    }
    List<Integer> shape = new ArrayList<>();
    if (moving) {
      shape.add(frames);
    }
    if (plane) {
      shape.add(grid.height());
    }
    shape.add(grid.width());
    for (int u = 0; u < study.problem().unknowns().size(); u++) {
      int size = grid.width() * grid.height();
      double[] values = new double[size * frames];
      for (int f = 0; f < frames; f++) {
        System.arraycopy(grid.sample(solution.frames().get(f).fields().get(u)), 0, values, f * size, size);
      }
      arrays.put(study.problem().unknowns().get(u),
          new NpzWriter.Array(values, shape.stream().mapToInt(Integer::intValue).toArray()));
    }
    return arrays;
  }

  private void writeTable(Frame frame, OutputStream out) throws IOException {
    List<String> names = new ArrayList<>(study.problem().domain().coordinateNames());
    Points points = grid.points();
    List<double[]> columns = new ArrayList<>(Arrays.asList(points.coordinates()));
    for (int u = 0; u < frame.fields().size(); u++) {
      double[] values = new double[points.size()];
      frame.fields().get(u).evaluate(points, values);
      names.add(study.problem().unknowns().get(u));
      columns.add(values);
    }
    CsvWriter.write(names, columns, out);
  }

  /// Writes `report.json`.
  ///
  /// @param files by method's name, as {@link #write(Outcome)} told them
  public void writeReport(List<Outcome> outcomes, int threads, Map<String, Map<String, String>> files)
      throws IOException {
    AtomicFile.write(folder.resolve("report.json"),
        ReportJson.text(study, comparison.reference(), outcomes, threads, files));
  }

  /// Writes `report.html`, a page that needs nothing beside itself.
  public void writePage(List<Outcome> outcomes) throws IOException {
    AtomicFile.write(folder.resolve("report.html"),
        new ReportPage(study, comparison, outcomes, grid, outline).text());
  }
}
