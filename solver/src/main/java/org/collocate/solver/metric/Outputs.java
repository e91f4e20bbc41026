package org.collocate.solver.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;

/// Computes outputs of a solution from its fields.
public final class Outputs {
  private final Problem problem;
  private final Quadrature domain;
  private final List<BoundaryQuadrature> boundary;
  private final Points nodes;

  /// @param domain with the region of each point
  /// @param boundary one for each part of the domain's boundary
  /// @param nodes where extrema are looked for besides the points of quadrature, corners above all
  public Outputs(Problem problem, Quadrature domain, List<BoundaryQuadrature> boundary, Points nodes) {
    this.problem = problem;
    this.domain = domain;
    this.boundary = List.copyOf(boundary);
    this.nodes = nodes;
  }

  /// The value of each output by name.
  ///
  /// @param time of the fields
  /// @param fields one for each unknown
  public Map<String, Double> values(List<Output> outputs, double time, List<Field> fields) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Output output : outputs) {
      values.put(output.name(), value(output, time, fields));
    }
    return values;
  }

  private double value(Output output, double time, List<Field> fields) {
    return switch (output) {
      case Output.DomainIntegral _ -> domain.integral(inside(output, time, fields));
      case Output.RegionIntegral(var _, var _, int region) -> {
        double[] values = inside(output, time, fields);
        int[] regions = domain.points().regions();
        double sum = 0;
        for (int q = 0; q < values.length; q++) {
          if (regions == null || regions[q] == region) {
            sum += domain.weights()[q] * values[q];
          }
        }
        yield sum;
      }
      case Output.BoundaryIntegral(var _, var _, int part) ->
        boundary.get(part).quadrature().integral(along(output, part, time, fields));
      case Output.Maximum _ -> everywhere(output, time, fields).max().orElse(Double.NaN);
      case Output.Minimum _ -> everywhere(output, time, fields).min().orElse(Double.NaN);
      case Output.Probe(var _, var _, double[] at) ->
        evaluate(output, Points.at(at), List.of(), time, fields)[0];
    };
  }

  /// The value of a probe in each of many states.
  ///
  /// @param times of the states
  /// @param states `[state][unknown]`
  public static double[] series(Problem problem, Output.Probe probe, double[] times,
      List<List<Field>> states) {
    List<String> names = new ArrayList<>();
    for (String unknown : problem.unknowns()) {
      names.add(unknown);
      problem.domain().coordinateNames().forEach(coordinate -> names.add(unknown + "_" + coordinate));
    }
    Points point = Points.at(probe.at());
    PointKernel.Located kernel = new PointKernel(problem, List.of(probe.expression()), names).at(point);
    double[] series = new double[times.length];
    for (int i = 0; i < series.length; i++) {
      List<double[]> columns = new ArrayList<>();
      for (Field field : states.get(i)) {
        double[] value = new double[1];
        field.evaluate(point, value);
        columns.add(value);
        double[][] gradient = new double[point.dimension()][1];
        field.gradient(point, gradient);
        columns.addAll(Arrays.asList(gradient));
      }
      double[] result = new double[1];
      kernel.evaluate(times[i], columns.toArray(double[][]::new), new double[][] {result});
      series[i] = result[0];
    }
    return series;
  }

  private double[] inside(Output output, double time, List<Field> fields) {
    return evaluate(output, domain.points(), List.of(), time, fields);
  }

  private double[] along(Output output, int part, double time, List<Field> fields) {
    BoundaryQuadrature rule = boundary.get(part);
    return evaluate(output, rule.quadrature().points(), Arrays.asList(rule.normals()), time, fields);
  }

  /// The values inside and on the boundary, where an extremum often lies.
  private DoubleStream everywhere(Output output, double time, List<Field> fields) {
    DoubleStream values = DoubleStream.concat(DoubleStream.of(inside(output, time, fields)),
        DoubleStream.of(evaluate(output, nodes, List.of(), time, fields)));
    for (int part = 0; part < boundary.size(); part++) {
      values = DoubleStream.concat(values, DoubleStream.of(along(output, part, time, fields)));
    }
    return values;
  }

  private double[] evaluate(Output output, Points points, List<double[]> normals, double time,
      List<Field> fields) {
    List<String> coordinates = problem.domain().coordinateNames();
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    for (int u = 0; u < fields.size(); u++) {
      String unknown = problem.unknowns().get(u);
      double[] value = new double[points.size()];
      fields.get(u).evaluate(points, value);
      names.add(unknown);
      columns.add(value);
      double[][] gradient = new double[coordinates.size()][points.size()];
      fields.get(u).gradient(points, gradient);
      for (int axis = 0; axis < gradient.length; axis++) {
        names.add(unknown + "_" + coordinates.get(axis));
        columns.add(gradient[axis]);
      }
    }
    for (int axis = 0; axis < normals.size(); axis++) {
      names.add("normal_" + coordinates.get(axis));
      columns.add(normals.get(axis));
    }
    double[] values = new double[points.size()];
    new PointKernel(problem, List.of(output.expression()), names).at(points)
        .evaluate(time,
            columns.toArray(double[][]::new), new double[][] {values});
    return values;
  }
}
