package org.collocate.solver.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.collocate.solver.field.ExpressionField;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Support;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.ReferenceChoice;

/// Makes the reference of a study.
///
/// A reference by a method with a number of `cells` or of `points` is solved three times, each with cells or spacings `r = 2` times
/// (cells) or `4/3` times (points) as large as in the next. The differences of neighbours give the observed order `q`, and with it
/// the estimate
///
/// ```
/// ‖u − u_h‖ ≈ ‖u_h − u_rh‖ / (r^q − 1),    q = log_r (‖u_rh − u_rrh‖ / ‖u_h − u_rh‖)  within [1, 3]
/// ```
///
/// which for methods of higher order, those by waves above all, is far on the safe side. With fewer points an evolution's tolerance is
/// ten times as large, so that errors of the steps are seen as well. (Richardson's extrapolation; P. J. Roache, J. Fluids Eng. 116 (1994), doi 10.1115/1.2910291). What the method itself takes its
/// error in the energy norm to be stands beside it.
public final class ReferenceSource {
  private static final String CELLS = "cells";
  private static final String POINTS = "points";
  private static final String TOLERANCE = "tolerance";
  private static final double POINT_RATIO = 4.0 / 3;
  private static final long LARGEST_FILE = 64 << 20;

  private ReferenceSource() {}

  /// Thrown when there is no reference.
  public static final class NoReferenceException extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1;

    NoReferenceException(String message) {
      super(message);
    }
  }

  /// Makes the reference; may take as long as its method.
  ///
  /// @param cancelled asked often; true ends the work with a `CancellationException`
  /// @throws NoReferenceException if its method fails or its file cannot be read
  public static Reference make(CheckedStudy study, int threads, BooleanSupplier cancelled)
      throws NoReferenceException {
    return switch (study.reference()) {
      case ReferenceChoice.Exact _ -> exact(study.problem());
      case ReferenceChoice.ByMethod(String _, Solver solver, Settings settings) ->
        finer(study, solver, settings, threads, cancelled);
      case ReferenceChoice.Measured(Path csv) -> measured(study.problem(), csv);
    };
  }

  private static Reference exact(Problem problem) {
    List<Frame> frames = new ArrayList<>();
    int count = problem instanceof EvolutionProblem evolution ? evolution.frameCount() : 1;
    for (int frame = 0; frame < count; frame++) {
      double time = problem instanceof EvolutionProblem evolution ? evolution.frameTime(frame) : 0;
      Map<String, Double> numbers = new HashMap<>(problem.parameters());
      numbers.put("t", time);
      List<Field> fields = new ArrayList<>();
      for (String unknown : problem.unknowns()) {
        fields.add(ExpressionField.of(java.util.Objects.requireNonNull(problem.exact().get(unknown)),
            problem.domain().coordinateNames(), numbers));
      }
      frames.add(new Frame(time, frame, fields));
    }
    return new Reference.Exact(frames);
  }

  private static Reference finer(CheckedStudy study, Solver solver, Settings settings, int threads,
      BooleanSupplier cancelled) throws NoReferenceException {
    Problem problem = study.problem();
    Support support = solver.supports(problem, settings);
    if (!support.isYes()) {
      throw new NoReferenceException(
          solver.info().label() + " cannot make the reference: " + support.reason());
    }
    Solution finest = solve(study, solver, settings, context(study, threads, cancelled, true));
    double estimate = Double.NaN;
    String size = "";
    List<Frame> coarser = List.of();
    double factor = Double.NaN;
    boolean byCells = settings.values().get(CELLS) instanceof Long;
    String key = byCells ? CELLS : POINTS;
    if (settings.values().get(key) instanceof Long count) {
      size = ", " + String.format(java.util.Locale.ROOT, "%,d", count).replace(',', ' ') + " " + key;
      Settings fewer = coarser(solver, settings);
      Solution middle = solve(study, solver, fewer, context(study, threads, cancelled, false));
      Solution coarse = solve(study, solver, coarser(solver, fewer),
          context(study, threads, cancelled, false));
      double ratio = byCells ? 2 : POINT_RATIO;
      double near = Distance.relative(problem, middle.last().fields(), finest.last().fields());
      double far = Distance.relative(problem, coarse.last().fields(), middle.last().fields());
      double order = Math.clamp(Math.log(far / near) / Math.log(ratio), 1, 3);
      factor = 1 / (Math.pow(ratio, Double.isNaN(order) ? 1 : order) - 1);
      estimate = factor * near;
      coarser = middle.frames();
    }
    return new Reference.Finer(finest.report().label() + size, estimate, finest.frames(), coarser, factor,
        finest.report().ownError());
  }

  private static Settings coarser(Solver solver, Settings settings) {
    Map<String, Object> values = new LinkedHashMap<>(settings.values());
    if (values.containsKey(CELLS)) {
      values.computeIfPresent(CELLS, (_, cells) -> Math.max(2, (Long) cells / 4));
      return Settings.of(solver.settings(), values);
    }
    for (Setting setting : solver.settings()) {
      if (setting instanceof Setting.Whole points && setting.key().equals(POINTS)) {
        values.computeIfPresent(POINTS,
            (_, count) -> Math.max(points.min(), Math.round((Long) count / POINT_RATIO)));
      } else if (setting instanceof Setting.Real tolerance && setting.key().equals(TOLERANCE)) {
        values.computeIfPresent(TOLERANCE, (_, value) -> Math.min(tolerance.max(), 10 * (Double) value));
      }
    }
    return Settings.of(solver.settings(), values);
  }

  private static PlainContext context(CheckedStudy study, int threads, BooleanSupplier cancelled,
      boolean wantsOwnError) {
    return new PlainContext(threads, study.seed(), cancelled, System.nanoTime(), wantsOwnError);
  }

  private static Solution solve(CheckedStudy study, Solver solver, Settings settings, PlainContext context)
      throws NoReferenceException {
    Solution solution = solver.solve(study.problem(), settings, context);
    if (solution.report().status() == SolveReport.Status.FAILED) {
      throw new NoReferenceException("the reference by " + solver.info().label() + " failed: "
          + solution.report().reason());
    }
    return solution;
  }

  private static Reference measured(Problem problem, Path csv) throws NoReferenceException {
    List<String> wanted = new ArrayList<>(problem.domain().coordinateNames());
    wanted.addAll(problem.unknowns());
    double[][] columns;
    try {
      if (Files.size(csv) > LARGEST_FILE) {
        throw new NoReferenceException(csv.getFileName() + " is larger than " + (LARGEST_FILE >> 20) + " MB");
      }
      columns = MeasuredTable.read(Files.readString(csv, StandardCharsets.UTF_8), wanted);
    } catch (IOException | IllegalArgumentException e) {
      throw new NoReferenceException(csv.getFileName() + " cannot be read: " + e.getMessage());
    }
    int dimension = problem.domain().dimension();
    List<double[]> table = List.of(columns);
    double[] weights = new double[columns[0].length];
    java.util.Arrays.fill(weights, problem.domain().measure() / weights.length);
    Quadrature quadrature = new Quadrature(Points.of(table.subList(0, dimension).toArray(double[][]::new)),
        weights);
    return new Reference.Measured(String.valueOf(csv.getFileName()), quadrature,
        table.subList(dimension, table.size()).toArray(double[][]::new));
  }
}
