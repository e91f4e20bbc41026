package org.collocate.solver.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.metric.Output;
import org.collocate.solver.problem.Problem;

/// A study that means something: its problem, methods, reference and outputs.
///
/// @param grid points along the longer side of the evaluation grid
/// @param units for display, by symbol
/// @param expect by method's name, by output: value and tolerance
public record CheckedStudy(Study study, Problem problem, List<Method> methods, ReferenceChoice reference,
    List<Output> outputs, int grid, Map<String, Map<String, Expectation>> expect, long seed,
    Map<String, String> units) {

  public CheckedStudy {
    methods = List.copyOf(methods);
    outputs = List.copyOf(outputs);
    expect = Map.copyOf(expect);
    units = Map.copyOf(units);
  }

  /// A method with its settings.
  ///
  /// @param name unique in the study
  public record Method(String name, Solver solver, Settings settings) {}

  /// What an output shall be.
  public record Expectation(double value, double tolerance) {}

  /// The method of a name.
  ///
  /// @param steps exactly so many training steps, where the method has such a setting; 0 leaves it as it is
  /// @throws IllegalArgumentException if there is none
  public Method method(String name, int steps) {
    Method found = methods.stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no method '" + name + "'"));
    if (steps == 0 || found.solver().settings().stream().map(Setting::key).noneMatch("steps"::equals)) {
      return found;
    }
    Map<String, Object> values = new LinkedHashMap<>(found.settings().values());
    values.put("steps", (long) steps);
    return new Method(name, found.solver(), Settings.of(found.solver().settings(), values));
  }
}
