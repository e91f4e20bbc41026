package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.collocate.solver.problem.Problem;

/// What to try when a method fails that makes a problem discrete in space: finite elements, finite differences.
final class SpatialRemedies {
  private static final int MOST_PARAMETERS = 2;

  private final Settings settings;
  private final List<Setting> known;

  SpatialRemedies(List<Setting> known, Settings settings) {
    this.known = known;
    this.settings = settings;
  }

  /// Four times the number of cells, or of points in the plane.
  private List<Remedy> finer() {
    List<Remedy> remedies = new ArrayList<>(
        Remedy.scaled(known, settings.values(), "cells", 4, "more cells:"));
    remedies.addAll(Remedy.scaled(known, settings.values(), "points", 2, "more points:"));
    return remedies;
  }

  /// The mesher gave up.
  List<Remedy> mesh() {
    List<Remedy> remedies = new ArrayList<>(
        List.of(new Remedy.Advice(
            "look at the drawing there: a gap, an edge or a refinement may be finer than meant")));
    remedies.addAll(Remedy.scaled(known, settings.values(), "cells", 0.25, "fewer cells:"));
    remedies.addAll(finer());
    return remedies;
  }

  /// Newton's method, or a linear system within it, did not converge.
  List<Remedy> newton(boolean linearProblem, Problem problem) {
    List<Remedy> remedies = new ArrayList<>();
    if (!settings.choice("linear").equals("direct")) {
      remedies
          .add(new Remedy.Change("eliminate directly, which needs no definite matrix", "linear", "direct"));
    }
    if (linearProblem) {
      remedies.add(
          new Remedy.Advice("a parameter may stand at a resonance, where there is no single solution: change"
              + " it a little, or prescribe the unknown somewhere"));
    } else {
      remedies.addAll(continuation(problem));
      remedies.addAll(finer());
      remedies.addAll(lower());
      if (problem.parameters().isEmpty()) {
        remedies.add(new Remedy.Advice(
            "make a parameter of what is hard, and go to it in steps from a value that converges (continuation)"));
      }
      remedies
          .add(new Remedy.Instead("random features, which start from zero and are damped by least squares",
              "random-features"));
    }
    return remedies;
  }

  private static List<Remedy> continuation(Problem problem) {
    return problem.parameters()
        .keySet()
        .stream()
        .sorted()
        .limit(MOST_PARAMETERS)
        .<Remedy>map(parameter -> new Remedy.Change(
            "continuation in " + parameter + ", from a value where the problem is easy",
            SteadyStart.PARAMETER.key(), parameter))
        .toList();
  }

  /// Newton's method left the numbers that the equation has values for.
  List<Remedy> newtonNotFinite(boolean linearProblem, Problem problem) {
    List<Remedy> remedies = new ArrayList<>(linearProblem ? List.of() : continuation(problem));
    remedies.addAll(notFinite());
    return remedies;
  }

  private List<Remedy> lower() {
    return settings.values().get("order") instanceof Long order && order > 1
        ? List.of(new Remedy.Change("order 1, which is more robust", "order", 1L))
        : List.of();
  }

  /// Continuation in a parameter did not arrive.
  ///
  /// @param reached the last value with a solution; NaN if there is none
  List<Remedy> path(String parameter, double from, double reached) {
    List<Remedy> remedies = new ArrayList<>();
    if (Double.isNaN(reached)) {
      remedies.add(new Remedy.Advice("begin at another value than " + parameter + " = " + brief(from)
          + ", where the problem is linear or nearly so"));
    } else {
      remedies.add(new Remedy.Advice("set " + parameter + " to " + brief(reached)
          + ", up to which there are solutions: beyond it there may be none on this path"));
      remedies
          .add(new Remedy.Advice("continue in another parameter, along which the path does not turn back"));
    }
    remedies.addAll(finer());
    remedies.addAll(lower());
    return remedies;
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /// A value is not finite.
  List<Remedy> notFinite() {
    return List.of(
        new Remedy.Advice("look for a division by zero, a root or a logarithm in coefficients, sources and"
            + " conditions"));
  }

  /// Nothing fixes the solution, or the data contradict each other.
  List<Remedy> data() {
    return List.of(new Remedy.Advice("prescribe the unknown on some part of the boundary"),
        new Remedy.Advice("let the prescribed fluxes and the source balance"));
  }

  /// An evolution came to an end before its time.
  List<Remedy> evolution() {
    List<Remedy> remedies = new ArrayList<>();
    if (!settings.choice("linear").equals("direct")) {
      remedies
          .add(new Remedy.Change("eliminate directly, which needs no definite matrix", "linear", "direct"));
    }
    if (!settings.choice("integrator").equals("auto")) {
      remedies.add(new Remedy.Change("let the program choose the time integrator", "integrator", "auto"));
    }
    if (settings.real("step") > 0) {
      remedies.addAll(Remedy.scaled(known, settings.values(), "step", 0.5, "shorter time steps:"));
    } else {
      remedies.addAll(
          Remedy.scaled(known, settings.values(), "tolerance", 10, "a larger tolerance of the time steps:"));
    }
    remedies.addAll(finer());
    remedies.add(new Remedy.Advice("end the span of time before the solution ceases to exist"));
    return remedies;
  }
}
