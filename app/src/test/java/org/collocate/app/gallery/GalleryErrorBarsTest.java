package org.collocate.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.collocate.resources.Resource;
import org.collocate.solver.discretization.adapt.EnergyDistance;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.FieldErrors;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.space.NodalField;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The errors that finite elements say they have, against those that they have, for all steady studies of the gallery: within
/// a factor of 2 below and 3 above where an energy norm belongs to the problem; elsewhere the bar is called unreliable.
@NullMarked
final class GalleryErrorBarsTest {
  /// Studies that have no energy norm, with a word of the reason.
  private static final Map<String, String> UNRELIABLE = Map.of("boundary-layer", "not symmetric",
      "nonlinear-diffusion", "not linear", "soap-film", "not linear", "sand-pile", "not linear", "helmholtz",
      "not positive", "helmholtz-gaussians", "not positive",
      "wind-and-wall", "not symmetric", "smooth-torus", "not symmetric");
  private static final Solver FEM = Solvers.find("fem").orElseThrow();

  static List<String> names() {
    return Resource.GALLERY.names().stream().filter(GalleryErrorBarsTest::isSteady).toList();
  }

  private static boolean isSteady(String name) {
    try {
      return Study.parse(Resource.GALLERY.required(name + ".json")).at(Pointer.ROOT.key("time")) == null;
    } catch (StudyException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void barsAreNearTheTrueError(String name) throws StudyException {
    Study study = Study.parse(Resource.GALLERY.required(name + ".json"));
    CheckedStudy checked = StudyCheck.check(study, Path.of("").toAbsolutePath());
    Problem problem = checked.problem();
    Map<String, Object> start = start(checked);
    assertThat(problem).isInstanceOf(SteadyProblem.class);
    String doubt = UNRELIABLE.getOrDefault(name, "");
    List<Field> exact = doubt.isEmpty() ? exact(problem, start) : List.of();
    SoftAssertions.assertSoftly(softly -> {
      for (int order = 1; order <= 3; order++) {
        for (int cells : problem.domain().dimension() == 1 ? new int[] {20, 100} : new int[] {500, 3000}) {
          Solution solution = solve(problem, order, cells, start);
          EnergyError own = solution.report().ownError().orElseThrow();
          String what = solution.report().label() + ", " + cells + " cells";
          if (doubt.isEmpty()) {
            softly.assertThat(own.reliable()).as(what).isTrue();
            softly.assertThat(own.norm() / error(problem, solution, exact)).as(what).isBetween(0.5, 3.0);
          } else {
            softly.assertThat(own.doubt()).as(what).contains(doubt);
          }
        }
      }
    });
  }

  /// @param start what the study says of where finite elements begin
  private static Solution solve(Problem problem, long order, long cells, Map<String, Object> start) {
    Map<String, Object> given = new HashMap<>(start);
    given.put("order", order);
    given.put("cells", cells);
    return FEM.solve(problem, Settings.of(FEM.settings(), given),
        new PlainContext(2, 1, () -> false, System.nanoTime(), true));
  }

  private static Map<String, Object> start(CheckedStudy study) {
    return study.methods()
        .stream()
        .filter(method -> method.solver().info().id().equals("fem"))
        .findFirst()
        .map(
            method -> Map.<String, Object>of("continuation", method.settings().choice("continuation"), "from",
                method.settings().real("from")))
        .orElse(Map.of());
  }

  /// The exact solution where it is given, else one that is far better than those that are tried.
  private static List<Field> exact(Problem problem, Map<String, Object> start) {
    if (problem.exact().isEmpty()) {
      return solve(problem, 3, 24_000, start).last().fields();
    }
    List<Field> fields = new ArrayList<>();
    problem.unknowns().forEach(unknown -> fields.add(FieldErrors.exact(problem, unknown, 0)));
    return fields;
  }

  private static double error(Problem problem, Solution solution, List<Field> exact) {
    List<Field> fields = solution.last().fields();
    assertThat(fields.getFirst()).isInstanceOf(NodalField.class);
    return EnergyDistance.between(problem, ((NodalField) fields.getFirst()).nodes(), fields, exact);
  }
}
