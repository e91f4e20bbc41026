package org.collocate.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StudyCheckTest {
  private static final String PLATE = """
      {
        "collocate": 1, "title": "Plate",
        "domain": {
          "shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}, {"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}],
          "regions": [{"name": "core", "polygon": [[0.2, 0.2], [0.5, 0.2], [0.5, 0.8]]}],
          "boundaries": [{"name": "left", "along": [[0, 0], [0, 1]]}],
          "refine": [{"near": "hole", "size": 0.05}]
        },
        "equation": {
          "unknowns": ["u"],
          "equations": ["-div(k*grad(u)) = f"],
          "coefficients": {"k": {"default": "1", "core": "10"}, "f": "sin(pi*x)"},
          "parameters": {"q": {"value": 1, "min": 0, "max": 5}}
        },
        "boundary": [{"on": "left", "u": "0"}, {"on": "hole", "flux": "-q"}, {"on": "rest", "flux": "0"}],
        "methods": [{"id": "fem", "order": 2, "cells": 2000}, {"id": "fem", "name": "coarse", "order": 1, "cells": 500}],
        "outputs": [{"name": "heat", "integral": "q", "on": "hole"}, {"name": "hottest", "max": "u"},
          {"name": "probe", "value": "u", "at": [1.5, 0.5]}],
        "seed": 7
      }
      """;

  @Test
  void readsTheWholeDocument() throws StudyException {
    CheckedStudy study = check(PLATE);
    assertThat(study.problem().conditions()).hasSize(3)
        .filteredOn(BoundaryCondition.Dirichlet.class::isInstance)
        .hasSize(1);
    assertThat(study.methods()).extracting(CheckedStudy.Method::name).containsExactly("fem", "coarse");
    assertThat(study.outputs()).extracting(output -> output.name())
        .containsExactly("heat", "hottest", "probe");
    assertThat(study.seed()).isEqualTo(7);
    assertThat(study.reference()).isInstanceOfSatisfying(ReferenceChoice.ByMethod.class,
        reference -> assertThat(reference.settings().whole("cells")).isEqualTo(8000));
  }

  @Test
  void saysAllFiveFaultsWithTheirPlaces() {
    String text = PLATE.replace("\"0\"}, {\"on\": \"hole\"", "\"0\"}, {\"on\": \"hale\"")
        .replace("-div(k*grad(u)) = f", "-div(kk*grad(u)) = f")
        .replace("\"cells\": 500", "\"cells\": 1")
        .replace("\"title\"", "\"titel\"")
        .replace("\"order\": 2", "\"order\": \"two\"");
    assertThat(faults(text)).extracting(fault -> fault.at().text())
        .containsExactlyInAnyOrder("/titel",
            "/equation/equations/0", "/methods/0/order", "/methods/1/cells", "/boundary/1/on");
    assertThat(faults(text.replace("[1, 0.5, 0.2]", "[1, 0.5]"))).extracting(fault -> fault.at().text())
        .containsExactlyInAnyOrder("/titel", "/equation/equations/0", "/methods/0/order", "/methods/1/cells",
            "/domain/shapes/1/subtract/circle");
  }

  @ParameterizedTest
  @MethodSource
  void namesThePlaceOfAFault(String right, String wrong, String pointer, String message) {
    assertThat(PLATE).contains(right);
    assertThat(faults(PLATE.replace(right, wrong))).anySatisfy(fault -> {
      assertThat(fault.at().text()).isEqualTo(pointer);
      assertThat(fault.toString()).contains(message);
    });
  }

  static List<Arguments> namesThePlaceOfAFault() {
    return List.of(
        Arguments.of("\"collocate\": 1", "\"collocate\": 2", "/collocate", "version 2"),
        Arguments.of("[1, 0.5, 0.2]", "[1, 0.5]", "/domain/shapes/1/subtract/circle", "3 numbers, found 2"),
        Arguments.of("[1, 0.5, 0.2]", "[1, 0.5, -0.2]", "/domain/shapes/1", "radius"),
        Arguments.of("{\"circle\": [1, 0.5, 0.2]}", "{\"circel\": [1, 0.5, 0.2]}",
            "/domain/shapes/1/subtract/circel",
            "did you mean 'circle'"),
        Arguments.of("\"near\": \"hole\"", "\"near\": \"hoel\"", "/domain/refine/0/near",
            "did you mean 'hole'"),
        Arguments.of("\"core\": \"10\"", "\"cor\": \"10\"", "/equation/coefficients/k/cor",
            "did you mean 'core'"),
        Arguments.of("sin(pi*x)", "sin(pi*z)", "/equation/coefficients/f", "'z'"),
        Arguments.of("sin(pi*x)", "sin(pi*x", "/equation/coefficients/f", "column"),
        Arguments.of("\"value\": 1,", "\"value\": 9,", "/equation/parameters/q/value", "outside"),
        Arguments.of("\"flux\": \"-q\"", "\"flux\": \"-p\"", "/boundary/1/flux", "unknown name 'p'"),
        Arguments.of("\"flux\": \"-q\"", "\"flux\": \"dx(u)\"", "/boundary/1/flux",
            "not on their derivatives"),
        Arguments.of(", {\"on\": \"rest\", \"flux\": \"0\"}", "", "/boundary",
            "'rest' has no condition for u"),
        Arguments.of("\"u\": \"0\"}", "\"u\": \"0\", \"flux\": \"0\"}", "/boundary/0/flux",
            "already has a condition"),
        Arguments.of("\"id\": \"fem\", \"order\"", "\"id\": \"fen\", \"order\"", "/methods/0/id",
            "did you mean 'fem'"),
        Arguments.of("\"name\": \"coarse\", ", "", "/methods/1/id", "two methods 'fem'"),
        Arguments.of("\"name\": \"coarse\"", "\"name\": \"../coarse\"", "/methods/1/name",
            "cannot name files"),
        Arguments.of("\"cells\": 500", "\"continuation\": \"p\"", "/methods/1/continuation",
            "no parameter 'p'"),
        Arguments.of("\"cells\": 500", "\"continuation\": 5", "/methods/1/continuation",
            "not the name of a parameter"),
        Arguments.of("\"cells\": 500", "\"cels\": 500", "/methods/1/cels", "did you mean 'cells'"),
        Arguments.of("[1.5, 0.5]", "[1, 0.5]", "/outputs/2/at", "outside the domain"),
        Arguments.of("\"integral\": \"q\", \"on\": \"hole\"", "\"integral\": \"q\", \"on\": \"whole\"",
            "/outputs/0/on",
            "did you mean 'hole'"),
        Arguments.of("\"seed\": 7", "\"seed\": 7, \"time\": {\"until\": 1}", "/time", "no time derivative"),
        Arguments.of("\"seed\": 7", "\"reference\": {\"csv\": \"../../etc/passwd\"}", "/reference/csv",
            "not the name of a file beside"),
        Arguments.of("-div(k*grad(u)) = f", "dt(u) - div(k*grad(u)) = f", "/initial",
            "needs an initial state"));
  }

  @Test
  void saysWhichDimensionsAreOffered() {
    assertThat(faults(
        """
            {"collocate": 1, "domain": {"shapes": [{"add": {"hypercube": [0, 1, 5]}}]},
             "equation": {"unknowns": ["u"], "equations": ["-lap(u) = 1"]}, "boundary": [{"on": "rest", "u": "0"}],
             "methods": [{"id": "fem"}]}
            """))
        .extracting(fault -> fault.at().text())
        .containsExactly("/domain");
  }

  @Test
  void readsAnEvolution() throws StudyException {
    CheckedStudy study = check(
        """
            {"collocate": 1, "domain": {"shapes": [{"add": {"interval": [0, 1]}}]},
             "equation": {"unknowns": ["u"], "equations": ["dt(u) - dxx(u) = 0"]},
             "boundary": [{"on": "left", "u": "0"}, {"on": "right", "u": "0"}],
             "initial": {"u": "sin(pi*x)"}, "time": {"until": 0.5, "frames": 6}, "exact": {"u": "exp(-pi^2*t)*sin(pi*x)"},
             "methods": [{"id": "fem"}]}
            """);
    assertThat(study.problem()).isInstanceOfSatisfying(EvolutionProblem.class, problem -> {
      assertThat(problem.frameTime(5)).isEqualTo(0.5);
      assertThat(problem.exact()).containsKey("u");
    });
    assertThat(study.reference()).isInstanceOf(ReferenceChoice.Exact.class);
  }

  @Test
  void takesAReferenceThatSolvesTheProblemWhereFiniteElementsDoNot() throws Exception {
    String text = """
        {"collocate": 1, "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}], "periodic": ["x", "y"]},
         "equation": {"unknowns": ["u"], "equations": ["lap(lap(u)) + u = sin(2*pi*x)"]},
         "methods": [{"id": "fourier", "points": 16}, {"id": "fourier", "name": "more", "points": 24}]}
        """;
    CheckedStudy study = check(text);
    assertThat(study.reference()).isInstanceOfSatisfying(ReferenceChoice.ByMethod.class, reference -> {
      assertThat(reference.solver().info().id()).isEqualTo("fourier");
      assertThat(reference.settings().whole("points")).isEqualTo(48);
    });
    assertThat(ReferenceSource.make(study, 1, () -> false).name()).startsWith("Fourier");
    CheckedStudy second = check(text.replace("lap(lap(u))", "-lap(u)"));
    assertThat(second.reference()).isInstanceOfSatisfying(ReferenceChoice.ByMethod.class,
        reference -> assertThat(reference.solver().info().id()).isEqualTo("fem"));
  }

  @Test
  void leavesWhatANewerProgramWrote() throws StudyException {
    String newer = PLATE.replace("\"title\"", "\"writer\": \"99.0\", \"novelty\": 1, \"title\"");
    assertThat(check(newer).methods()).hasSize(2);
    assertThat(faults(newer.replace("99.0", "0.0.1"))).extracting(Fault::toString)
        .containsExactly(
            "/novelty: unknown key 'novelty' (" + faults(newer.replace("99.0", "0.0.1")).getFirst().hint()
                + ")");
  }

  private static CheckedStudy check(String text) throws StudyException {
    return StudyCheck.check(Study.parse(text), Path.of("."));
  }

  private static List<Fault> faults(String text) {
    return catchThrowableOfType(StudyException.class, () -> check(text)).faults();
  }
}
