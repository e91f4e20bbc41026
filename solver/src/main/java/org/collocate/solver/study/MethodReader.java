package org.collocate.solver.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the sections `methods` and `reference`.
final class MethodReader {
  private static final String FEM = "fem";
  private static final String CELLS = "cells";
  private static final String POINTS = "points";
  private static final String CHECKPOINT = "checkpoint";
  private static final String HASH = "sha256";
  /// What is written before the name of a checkpoint that comes with the program.
  private static final String SHIPPED = "shipped:";
  private final List<Fault> faults;
  private final Path folder;
  private final Set<String> parameters;

  /// @param folder where files beside the study are
  /// @param parameters names of those that the study has
  MethodReader(List<Fault> faults, Path folder, Set<String> parameters) {
    this.faults = faults;
    this.folder = folder;
    this.parameters = parameters;
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
      Solver ready = trained(entry, solver);
      methods.add(new CheckedStudy.Method(unique, ready,
          settings(entry, ready,
              solver instanceof TrainableSolver ? Set.of("id", "name", CHECKPOINT, HASH)
                  : Set.of("id", "name"))));
    }
    return methods;
  }

  /// The method with what it has learned, where the study names a checkpoint; the method alone if that is wrong.
  private Solver trained(Section entry, Solver solver) {
    if (!(solver instanceof TrainableSolver trainable) || !entry.has(CHECKPOINT)) {
      return solver;
    }
    String file = entry.required(CHECKPOINT, "the name of a file beside the study");
    try {
      Checkpoint checkpoint = checkpoint(trainable, file);
      String hash = entry.text(HASH);
      if (hash != null && !hash.equals(checkpoint.sha256())) {
        entry.fault(HASH, "the checkpoint is another than the one this study was made with",
            "its SHA-256 is " + checkpoint.sha256());
      }
      return trainable.trained(checkpoint);
    } catch (CheckpointException e) {
      entry.fault(CHECKPOINT, String.valueOf(e.getMessage()),
          "collocate train FAMILY --out DIR writes checkpoints");
      return solver;
    }
  }

  private Checkpoint checkpoint(TrainableSolver trainable, String file) throws CheckpointException {
    if (file.startsWith(SHIPPED)) {
      return trainable.shipped(file.substring(SHIPPED.length()))
          .orElseThrow(() -> new CheckpointException("no checkpoint '" + file + "' is shipped"));
    }
    if (!file.matches("[^/\\\\:]+") || file.startsWith(".")) {
      throw new CheckpointException("'" + file + "' is not the name of a file beside the study");
    }
    return Checkpoint.read(folder.resolve(file));
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
    Settings settings = Settings.of(solver.settings(), given, entry.at(), faults);
    for (Setting setting : solver.settings()) {
      String name = setting instanceof Setting.Parameter ? settings.choice(setting.key()) : "";
      if (!name.isEmpty() && !parameters.contains(name)) {
        entry.fault(setting.key(), "the study has no parameter '" + name + "'",
            parameters.isEmpty() ? "\"equation\": {\"parameters\": {\"" + name + "\": 1}}"
                : Fault.nearest(name, parameters));
      }
    }
    return settings;
  }

  /// The reference: what the study says, or the exact solution, or finite elements with four times the cells of the
  /// finest that the study has. Where finite elements refuse the problem, as they do with derivatives of the fourth order,
  /// the first classical method that does not, with twice the points of the finest that the study has.
  @Nullable
  ReferenceChoice reference(@Nullable Section section, Problem problem, List<CheckedStudy.Method> methods) {
    if (section == null) {
      return problem.exact().isEmpty() ? finer(problem, methods) : new ReferenceChoice.Exact();
    }
    if (!problem.exact().isEmpty()) {
      faults.add(Fault.of(section.at(), "there is an exact solution and a reference", "keep one of them"));
    }
    if (section.has("csv")) {
      return measured(section);
    }
    Solver solver = solver(section, "method");
    return solver == null ? null
        : new ReferenceChoice.ByMethod(solver.info().label(), solver,
            settings(section, solver, Set.of("method")));
  }

  private @Nullable ReferenceChoice measured(Section section) {
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

  private static @Nullable ReferenceChoice finer(Problem problem, List<CheckedStudy.Method> methods) {
    Solver fem = Solvers.find(FEM).orElse(null);
    if (fem == null) {
      return null;
    }
    Settings elements = refined(fem, Map.of("order", 2L), CELLS, 4, methods);
    if (!fem.supports(problem, elements).isYes()) {
      for (Solver solver : Solvers.all()) {
        Settings settings = refined(solver, Map.of(), POINTS, 2, methods);
        if (solver.info().kind() == SolverInfo.Kind.CLASSICAL && solver.supports(problem, settings).isYes()) {
          return new ReferenceChoice.ByMethod(solver.info().label(), solver, settings);
        }
      }
    }
    return new ReferenceChoice.ByMethod(fem.info().label(), fem, elements);
  }

  /// Settings in which the size `key` is `factor` times the largest that the study has for this method, as far as the
  /// method goes; a method without such a size keeps its own.
  private static Settings refined(Solver solver, Map<String, Object> fixed, String key, long factor,
      List<CheckedStudy.Method> methods) {
    Map<String, Object> values = new LinkedHashMap<>(fixed);
    for (Setting setting : solver.settings()) {
      if (setting instanceof Setting.Whole size && size.key().equals(key)) {
        long finest = methods.stream()
            .filter(method -> method.solver().info().id().equals(solver.info().id()))
            .mapToLong(method -> method.settings().whole(key))
            .max()
            .orElse(size.preset());
        values.put(key, Math.clamp(factor * finest, size.min(), size.max()));
      }
    }
    return Settings.of(solver.settings(), values);
  }
}
