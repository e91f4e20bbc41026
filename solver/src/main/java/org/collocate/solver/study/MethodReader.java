package org.collocate.solver.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the sections `methods` and `reference`.
final class MethodReader {
  private static final String FEM = "fem";
  private static final String CELLS = "cells";
  private final List<Fault> faults;

  MethodReader(List<Fault> faults) {
    this.faults = faults;
  }

  /// The methods, in the order of the study.
  List<CheckedStudy.Method> read(List<Section> entries) {
    List<CheckedStudy.Method> methods = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section entry : entries) {
      Solver solver = solver(entry, "id");
      String name = entry.text("name");
      if (solver == null) {
        continue;
      }
      String unique = name == null ? solver.info().id() : name;
      if (!unique.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}")) {
        entry.fault("name", "'" + unique + "' cannot name files",
            "letters, digits, spaces, dots and dashes can");
      } else if (!names.add(unique)) {
        entry.fault(name == null ? "id" : "name", "there are two methods '" + unique + "'",
            "give each its own \"name\"");
      }
      methods.add(new CheckedStudy.Method(unique, solver, settings(entry, solver, Set.of("id", "name"))));
    }
    return methods;
  }

  private @Nullable Solver solver(Section entry, String key) {
    String id = entry.required(key, "one of " + String.join(", ", Solvers.ids()));
    if (id.isEmpty()) {
      return null;
    }
    Solver solver = Solvers.find(id).orElse(null);
    if (solver == null) {
      entry.fault(key, "there is no method '" + id + "'", Fault.nearest(id, Solvers.ids()));
    }
    return solver;
  }

  private Settings settings(Section entry, Solver solver, Set<String> others) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (String key : entry.keys()) {
      JsonNode node = entry.node(key);
      if (node != null && !others.contains(key)) {
        given.put(key, node.isNumber() ? (Object) (node.isIntegralNumber() && node.canConvertToLong()
            ? (Number) node.longValue()
            : (Number) node.doubleValue())
            : node.isBoolean() ? (Object) node.booleanValue() : node.asString());
      }
    }
    return Settings.of(solver.settings(), given, entry.at(), faults);
  }

  /// The reference: what the study says, or the exact solution, or finite elements with four times the cells of the
  /// finest that the study has.
  @Nullable
  ReferenceChoice reference(@Nullable Section section, Problem problem, List<CheckedStudy.Method> methods,
      Path folder) {
    if (section == null) {
      return problem.exact().isEmpty() ? finer(methods) : new ReferenceChoice.Exact();
    }
    if (!problem.exact().isEmpty()) {
      faults.add(Fault.of(section.at(), "there is an exact solution and a reference", "keep one of them"));
    }
    if (section.has("csv")) {
      return measured(section, folder);
    }
    Solver solver = solver(section, "method");
    return solver == null ? null
        : new ReferenceChoice.ByMethod(solver.info().label(), solver,
            settings(section, solver, Set.of("method")));
  }

  private @Nullable ReferenceChoice measured(Section section, Path folder) {
    String file = section.required("csv", "the name of a file beside the study");
    section.done();
    if (!file.matches("[^/\\\\:]+") || file.startsWith(".")) {
      section.fault("csv", "'" + file + "' is not the name of a file beside the study", "");
      return null;
    }
    Path csv = folder.resolve(file);
    if (!Files.isRegularFile(csv)) {
      section.fault("csv", "there is no file '" + file + "' beside the study", "");
      return null;
    }
    return new ReferenceChoice.Measured(csv);
  }

  private static @Nullable ReferenceChoice finer(List<CheckedStudy.Method> methods) {
    Solver fem = Solvers.find(FEM).orElse(null);
    if (fem == null) {
      return null;
    }
    long finest = methods.stream()
        .filter(method -> method.solver().info().id().equals(FEM))
        .mapToLong(method -> method.settings().whole(CELLS))
        .max()
        .orElse(Settings.of(fem.settings()).whole(CELLS));
    return new ReferenceChoice.ByMethod(fem.info().label(), fem,
        Settings.of(fem.settings(), Map.of("order", 2L, CELLS, 4 * finest)));
  }
}
