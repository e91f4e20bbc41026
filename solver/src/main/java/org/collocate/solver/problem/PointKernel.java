package org.collocate.solver.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Kernel;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;

/// Evaluates a group of a problem's expressions at points: knows the coordinates, the regions, the coefficients, the
/// parameters and the time by itself; the caller gives what depends on the solution.
///
/// Immutable; evaluation allocates nothing and may run in parallel. What does not depend on the solution is looked up
/// once for points that stay where they are, see {@link #at}.
public final class PointKernel {
  private static final String TIME = "t";

  private final Kernel kernel;
  private final Domain domain;
  private final List<Column> data = new ArrayList<>();
  private final boolean usesRegions;
  private final int jetCount;
  private final double[] scalars;

  /// A column that follows from the points alone.
  private interface Column {
    double[] at(Points points, int[] regions);
  }

  /// @param outputs in the coordinates, `t`, parameters, coefficients, jets
  /// @param jets names of the columns that the caller gives, such as `u`, `u_x`, `normal_x`; with `t` among them each point
  ///     has its own time, and the one given to an evaluation means nothing
  public PointKernel(Problem problem, List<Expression> outputs, List<String> jets) {
    this(problem.formulation(), outputs, jets);
  }

  /// As above, for a problem that is not complete yet.
  public PointKernel(Formulation formulation, List<Expression> outputs, List<String> jets) {
    domain = formulation.domain();
    jetCount = jets.size();
    List<Expression> resolved = outputs.stream().map(output -> resolve(output, formulation)).toList();
    Set<String> used = new LinkedHashSet<>();
    resolved.forEach(output -> used.addAll(output.symbols()));
    Map<String, Column> known = columns(formulation);
    usesRegions = used.contains(Coefficient.REGION);
    List<String> columns = new ArrayList<>(jets);
    known.forEach((name, column) -> {
      if (used.contains(name)) {
        columns.add(name);
        data.add(column);
      }
    });
    List<String> names = new ArrayList<>();
    names.add(jets.contains(TIME) ? "" : TIME);
    Map<String, Double> parameters = new TreeMap<>(formulation.parameters());
    names.addAll(parameters.keySet());
    scalars = DoubleStream.concat(DoubleStream.of(0), parameters.values().stream().mapToDouble(v -> v))
        .toArray();
    kernel = Kernel.compile(resolved, columns, names);
  }

  /// Puts the formulas of coefficients that differ by region, and of their derivatives, in the place of their symbols.
  private static Expression resolve(Expression output, Formulation formulation) {
    Map<String, Expression> formulas = new HashMap<>();
    formulation.coefficients().forEach((name, coefficient) -> {
      if (coefficient instanceof Coefficient.PerRegion perRegion) {
        Expression formula = perRegion.formula();
        formulas.put(name, formula);
        for (String coordinate : formulation.domain().coordinateNames()) {
          formulas.put(name + "_" + coordinate, formula.differentiate(coordinate).simplify());
        }
      }
    });
    return formulas.isEmpty() ? output : output.substitute(formulas);
  }

  private static Map<String, Column> columns(Formulation formulation) {
    Map<String, Column> columns = new LinkedHashMap<>();
    List<String> coordinates = formulation.domain().coordinateNames();
    for (int axis = 0; axis < coordinates.size(); axis++) {
      int along = axis;
      columns.put(coordinates.get(axis), (points, _) -> points.coordinates()[along]);
    }
    columns.put(Coefficient.REGION, (_, regions) -> {
      double[] column = new double[regions.length];
      Arrays.setAll(column, i -> regions[i]);
      return column;
    });
    formulation.coefficients().forEach((name, coefficient) -> {
      if (coefficient instanceof Coefficient.Sampled(Field field)) {
        columns.put(name, (points, _) -> {
          double[] values = new double[points.size()];
          field.evaluate(points, values);
          return values;
        });
        for (int axis = 0; axis < coordinates.size(); axis++) {
          int along = axis;
          columns.put(name + "_" + coordinates.get(axis), (points, _) -> {
            double[][] gradients = new double[coordinates.size()][points.size()];
            field.gradient(points, gradients);
            return gradients[along];
          });
        }
      }
    });
    return columns;
  }

  /// Looks up what the expressions need at these points besides the solution.
  public Located at(Points points) {
    double[][] located = new double[jetCount + data.size()][];
    int[] regions = usesRegions ? regions(points) : new int[0];
    for (int c = 0; c < data.size(); c++) {
      located[jetCount + c] = data.get(c).at(points, regions);
    }
    return new Located(located, points.size());
  }

  private int[] regions(Points points) {
    if (points.regions() != null) {
      return points.regions();
    }
    int[] regions = new int[points.size()];
    for (int i = 0; i < regions.length; i++) {
      regions[i] = Math.max(0, domain.regionAt(points.point(i)));
    }
    return regions;
  }

  /// The kernel at fixed points.
  public final class Located {
    private final double[][] located;
    private final int size;

    private Located(double[][] located, int size) {
      this.located = located;
      this.size = size;
    }

    public int size() {
      return size;
    }

    /// Evaluates at all points.
    ///
    /// @param jets `[jet][point]`
    /// @param outputs `[output][point]`
    public void evaluate(double time, double[][] jets, double[][] outputs) {
      evaluate(time, jets, outputs, 0, size);
    }

    /// Evaluates at the points `from … to`.
    public void evaluate(double time, double[][] jets, double[][] outputs, int from, int to) {
      bind(time, jets, outputs).evaluate(from, to);
    }

    /// Fixes the arrays of jets and outputs, for callers that evaluate again and again: their contents may change, and an
    /// evaluation allocates nothing.
    public Bound bind(double time, double[][] jets, double[][] outputs) {
      double[][] all = located.clone();
      System.arraycopy(jets, 0, all, 0, jetCount);
      double[] values = scalars.clone();
      values[0] = time;
      return new Bound(kernel, all, values, outputs);
    }
  }

  /// The kernel at fixed points, on fixed arrays.
  public static final class Bound {
    private final Kernel kernel;
    private final double[][] columns;
    private final double[] scalars;
    private final double[][] outputs;

    private Bound(Kernel kernel, double[][] columns, double[] scalars, double[][] outputs) {
      this.kernel = kernel;
      this.columns = columns;
      this.scalars = scalars;
      this.outputs = outputs;
    }

    /// Evaluates at the points `from … to`; different points may be evaluated in parallel.
    public void evaluate(int from, int to) {
      kernel.evaluate(columns, scalars, outputs, from, to);
    }
  }
}
