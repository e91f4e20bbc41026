package org.collocate.app.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.forecast.Experience;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Support;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.ReferenceChoice;

/// What all methods of a study and its reference will need together.
///
/// @param methods in the order of the study
/// @param reference empty where it is a formula or a file
/// @param cores that all share
public record StudyForecast(List<MethodForecast> methods, Optional<Forecast> reference, int cores) {
  /// A reference is solved on three meshes, each with a quarter of the cells of the next.
  private static final double THREE_MESHES = 1 + 1.0 / 4 + 1.0 / 16;

  public StudyForecast {
    methods = List.copyOf(methods);
  }

  /// Looks ahead; takes some milliseconds for each method.
  ///
  /// @param together whether all methods run side by side, each with its share of the cores
  public static StudyForecast of(CheckedStudy study, Known known, int cores, boolean together) {
    int threads = together ? Math.max(1, cores / Math.max(1, study.methods().size())) : cores;
    List<MethodForecast> methods = new ArrayList<>();
    for (CheckedStudy.Method method : study.methods()) {
      methods.add(one(method.name(), method.solver(), study.problem(), method.settings(), known, threads));
    }
    Optional<Forecast> reference = study
        .reference() instanceof ReferenceChoice.ByMethod(String label, Solver solver, Settings settings)
            ? one(label, solver, study.problem(), settings, known, together ? 1 : cores).forecast()
                .map(forecast -> forecast.withSeconds(forecast.seconds().times(THREE_MESHES)))
            : Optional.empty();
    return new StudyForecast(methods, reference, cores);
  }

  private static MethodForecast one(String name, Solver solver, Problem problem, Settings settings,
      Known known,
      int threads) {
    Support support = solver.supports(problem, settings);
    if (!support.isYes()) {
      return new MethodForecast(name, threads, Optional.empty(), Optional.empty(), support.reason());
    }
    try {
      Speed speed = known.speed(threads);
      Experience experience = known.experience();
      Forecast raw = solver.forecast(problem, settings, speed);
      return new MethodForecast(name, threads, Optional.of(raw), Optional.of(experience.correct(raw)), "");
    } catch (MeshingException e) {
      return new MethodForecast(name, threads, Optional.empty(), Optional.empty(),
          String.valueOf(e.getMessage()));
    }
  }

  /// The forecast of a method; empty where the study has none of that name.
  public Optional<MethodForecast> method(String name) {
    return methods.stream().filter(method -> method.name().equals(name)).findFirst();
  }

  private List<Forecast> all() {
    List<Forecast> all = new ArrayList<>();
    methods.forEach(method -> method.forecast().ifPresent(all::add));
    reference.ifPresent(all::add);
    return all;
  }

  /// The memory of all together; what is not known does not count.
  public double bytes() {
    return all().stream().mapToDouble(Forecast::bytes).filter(Double::isFinite).sum();
  }

  /// The most that one of them needs.
  public double largest() {
    return all().stream().mapToDouble(Forecast::bytes).filter(Double::isFinite).max().orElse(0);
  }

  /// The seconds until all that run side by side are over: as long as the longest, or as their work fills the cores.
  public Span together() {
    double longest = 0;
    double work = 0;
    double least = 0;
    double most = 0;
    for (MethodForecast method : methods) {
      if (method.forecast().isPresent()) {
        Span seconds = method.forecast().get().seconds();
        longest = Math.max(longest, seconds.isKnown() ? seconds.expected() : 0);
        work += seconds.isKnown() ? seconds.expected() * method.threads() / cores : 0;
        least = Math.max(least, seconds.least());
        most = Math.max(most, seconds.most());
      }
    }
    double expected = Math.max(longest, work);
    return new Span(expected, least, Math.max(expected, most));
  }
}
