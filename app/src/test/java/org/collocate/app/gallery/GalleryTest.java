package org.collocate.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.collocate.resources.Resource;
import org.collocate.solver.comparison.Reference;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every study of the gallery is a test: its methods run, and what it expects holds.
///
/// Where the expected values come from:
///
/// | study | source |
/// |---|---|
/// | poisson-square | `u = sin πx sin πy`: volume 4/π², outflow ∫ 2π² u = 8 |
/// | poisson-manufactured | the given solution |
/// | heated-plate | conservation: what enters at the left side, q·1 = 50, leaves through the hole; errors against a finer mesh |
/// | drawn-shape | quadratic elements on 60 000 cells, whose estimated own error is 2e-6 |
/// | diffusion-contrast | a cylinder of conductivity k in a uniform field: inside `2x/(k+1)`, current through it k·2/(k+1)·π/4 (J. D. Jackson, Classical Electrodynamics, section 4.4, for the plane) |
/// | l-shape, l-shape-refined, l-shape-adaptive | the first singular function `r^(2/3) sin(2θ/3)`; at (−½, ½) it is `½^(1/3)` |
/// | four-holes | quadratic elements on 160 000 cells, whose estimated own error is below 1e-5 |
/// | boundary-layer | the given solution; at the centre `½ − exp(−½/ε)` up to 1e-11 |
/// | wind-and-wall | the given solution, which is highest with 1 − ε (1 + ln 1/ε) = 0.9856 up to ε²; that plain elements exceed it is what the study shows |
/// | smooth-torus | the given solution; at (¼, 0) it is e, and its mean along y is nought |
/// | sand-pile | balance of sand: through each circle flows `r/2`, so that the slope is `(r/2)^(1/(p−1))`; the smoothing `eps` changes it by less than 1e-9 |
/// | soap-film | the catenoid `r = cosh u` |
/// | nonlinear-diffusion, heat, drum, bvp-1d, helmholtz-gaussians, advection-conditioning | the given solutions |
/// | burgers | finite elements that agree with the formula of Cole and Hopf to 2e-6 (EvolutionPinnTest) |
/// | fisher-front | the given solution, of M. J. Ablowitz and A. Zeppetella, Bull. Math. Biol. 41 (1979) 835–840 |
/// | nerve-pulse | cubic elements with small steps, whose estimated own error is below 1e-5 |
/// | convection | the given solution |
/// | walls-that-form | more waves and a smaller tolerance, whose estimated own error is below 1e-5 |
/// | pond | cubic elements, whose estimated own error is below 1e-5 |
/// | two-solitons, schroedinger-soliton | the given solutions; the solitons' masses 4 + 8, the pulse's power 2 |
/// | kuramoto-sivashinsky, swift-hohenberg, cahn-hilliard, gray-scott, turing-spots, kolmogorov-flow | more waves and smaller tolerances, whose estimated own error is below 1e-5; masses and means that stay |
/// | learned-plate | quadratic elements on 40 000 cells, whose estimated own error is below 1e-5; the operators' own test errors are 0.02 %, 0.5 % and 1 % |
/// | learned-materials | cubic elements on 40 000 cells, whose estimated own error is below 1e-7; the operators' own test errors are 3.4 % and 5.6 % |
/// | helmholtz | a plane wave; at the centre sin 5.6 |
/// | elasticity-hole | G. Kirsch 1898: stress concentration 3; displacements as in Szabó & Babuška, Finite Element Analysis (1991), section 4.4 |
@NullMarked
final class GalleryTest {
  private static final Path FOLDER = Path.of("..", "resources", "src", "main", "resources", "org",
      "collocate",
      "resources", "gallery");
  private static final Pointer METHODS = Pointer.ROOT.key("methods");
  /// Methods whose training is shortened in the quick run.
  private static final Set<String> TRAINED = Set.of("pinn", "pig", "deep-ritz");
  /// Steps of training in the quick run, and how many of them are Adam's.
  private static final int STEPS = 400;
  private static final int ADAM_STEPS = 150;
  /// Relative error that a network keeps after the quick training, with a factor of about 4 to spare over what was seen;
  /// on the elastic plate it stalls, as the study says and expects. Of advection, of the plain network for Helmholtz (1, 4)
  /// and of convection, which a network in space and time does not follow at all, so few steps prove only that nothing diverges: what they are for shows within their whole budgets.
  private static final Map<String, Double> QUICK_CAPS = Map.ofEntries(
      Map.entry("poisson-square", 5e-5), Map.entry("poisson-manufactured", 4e-3),
      Map.entry("heated-plate", 0.4),
      Map.entry("drawn-shape", 0.2), Map.entry("l-shape", 0.08), Map.entry("boundary-layer", 5e-3),
      Map.entry("nonlinear-diffusion", 4e-4), Map.entry("helmholtz", 0.1), Map.entry("elasticity-hole", 1.0),
      Map.entry("bvp-1d", 2e-4), Map.entry("burgers", 4e-3), Map.entry("advection-conditioning", 1.0),
      Map.entry("four-holes", 0.2), Map.entry("soap-film", 2e-2),
      Map.entry("helmholtz-gaussians", 1e-3),
      Map.entry("helmholtz-gaussians/pinn", 2.0), Map.entry("convection", 2.0),
      Map.entry("walls-that-form", 1e-2));
  /// Studies that show a refusal, with a word of its reason by method.
  private static final Map<String, Map<String, String>> REFUSALS = Map.of("diffusion-contrast",
      Map.of("random-features", "jumps of k", "pinn", "jumps of k"));

  /// What the learned plate is for: within what was learned each map answers without a word, beyond it with a warning.
  @Test
  void aLearnedMapWarnsOutsideOfWhatItHasLearned()
      throws StudyException, ReferenceSource.NoReferenceException {
    Study study = study("learned-plate").with(Pointer.ROOT.key("reference").key("cells"),
        Study.value("4000"));
    Map<String, RunResult> inside = StudyTrial.of(study).results();
    Map<String, RunResult> outside = StudyTrial.of(study.with(
        Pointer.ROOT.key("equation").key("parameters").key("a").key("value"), Study.value("1.4"))).results();
    for (String method : List.of("kernel-operator", "fno", "deeponet")) {
      assertThat(inside.get(method)).as(method).extracting(RunResult::status).isEqualTo(RunStatus.CONVERGED);
      assertThat(outside.get(method)).as(method).extracting(RunResult::status).isEqualTo(RunStatus.STOPPED);
      assertThat(outside.get(method)).as(method)
          .extracting(RunResult::reason)
          .asString()
          .contains("unlike those it was trained on");
    }
  }

  static List<String> names() {
    return Resource.GALLERY.names();
  }

  private static Study study(String name) throws StudyException {
    return Study.parse(Resource.GALLERY.required(name + ".json"));
  }

  @Test
  void theIndexListsEveryStudyOnce() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(names()).doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(files.map(file -> String.valueOf(file.getFileName()))
              .filter(file -> file.endsWith(".json"))
              .map(file -> file.replace(".json", ""))
              .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aStudyTellsItsReaderWhatItShows(String name) throws StudyException {
    Study study = study(name);
    assertThat(study.title()).isNotBlank().hasSizeLessThan(50);
    assertThat(study.text(Pointer.ROOT.key("about"))).endsWith(".").hasSizeBetween(40, 200);
    assertThat(study.at(Pointer.ROOT.key("tags"))).hasSizeGreaterThan(1);
    assertThat(study.at(Pointer.ROOT.key("seed"))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsMethodsKeepWhatItExpects(String name) throws StudyException, ReferenceSource.NoReferenceException {
    StudyTrial trial = StudyTrial.of(quick(study(name)));
    check(name, trial, method -> !isTrained(trial, method));
    trial.evaluations().forEach((method, evaluation) -> {
      if (isTrained(trial, method)) {
        assertThat(evaluation.relativeL2()).as("%s after %d steps", method, STEPS)
            .isLessThan(QUICK_CAPS.getOrDefault(name + "/" + method, QUICK_CAPS.get(name)));
      }
    });
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("names")
  void itsMethodsKeepWhatItExpectsWithinTheirBudgets(String name)
      throws StudyException, ReferenceSource.NoReferenceException {
    check(name, StudyTrial.of(study(name)), _ -> true);
  }

  private static void check(String name, StudyTrial trial, java.util.function.Predicate<String> wanted) {
    Map<String, String> refusals = REFUSALS.getOrDefault(name, Map.of());
    SoftAssertions.assertSoftly(softly -> {
      if (!(trial.reference() instanceof Reference.Exact)) {
        softly.assertThat(trial.reference().errorEstimate())
            .as("own error of the reference")
            .isLessThan(1e-5);
      }
      trial.results().forEach((method, result) -> {
        String refusal = refusals.get(method);
        if (refusal == null) {
          checkExpectations(trial, method, result, wanted.test(method), softly);
        } else {
          softly.assertThat(result.status()).as(method).isEqualTo(RunStatus.UNSUPPORTED);
          softly.assertThat(result.reason()).as(method).contains(refusal);
        }
      });
    });
  }

  private static void checkExpectations(StudyTrial trial, String method, RunResult result, boolean wanted,
      SoftAssertions softly) {
    var expected = trial.study().expect().getOrDefault(method, Map.of());
    softly.assertThat(result.status().isSuccess()).as("%s: %s", method, result.reason()).isTrue();
    softly.assertThat(expected).as("what is expected of %s", method).containsKey("relativeL2");
    if (wanted) {
      expected.forEach((output, expectation) -> softly.assertThat(trial.found(method, output))
          .as("%s of %s", output, method)
          .isBetween(expectation.value() - expectation.tolerance(),
              expectation.value() + expectation.tolerance()));
    }
  }

  private static boolean isTrained(StudyTrial trial, String method) {
    return trial.study().method(method, 0).settings().values().containsKey("adamSteps");
  }

  /// The study with less training.
  private static Study quick(Study study) {
    Study quick = study;
    JsonNode methods = study.at(METHODS);
    for (int m = 0; methods != null && m < methods.size(); m++) {
      if (TRAINED.contains(methods.get(m).path("id").asString())) {
        quick = quick.with(METHODS.index(m).key("steps"), JsonNodeFactory.instance.numberNode(STEPS))
            .with(METHODS.index(m).key("adamSteps"), JsonNodeFactory.instance.numberNode(ADAM_STEPS));
      }
    }
    return quick;
  }
}
