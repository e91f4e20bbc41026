package org.collocate.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.collocate.resources.Resource;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunRequest;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every equation preset makes a study on the unit square that is valid with each of its conditions, and one that finite
/// elements solve with the first.
@NullMarked
final class PresetTest {
  private static final Set<String> KEYS = Set.of("title", "about", "equation", "flux", "conditions",
      "initial");
  private static final Pointer ROOT = Pointer.ROOT;

  static List<String> names() {
    return Resource.PRESETS.names();
  }

  private static Study preset(String name) throws StudyException {
    return Study.parse(Resource.PRESETS.required(name + ".json"));
  }

  /// A study for each condition of a preset, which stands on the whole boundary.
  private static List<Study> studies(String name) throws StudyException {
    Study preset = preset(name);
    List<Study> studies = new ArrayList<>();
    for (JsonNode entry : node(preset, "conditions")) {
      ObjectNode condition = JsonNodeFactory.instance.objectNode()
          .put("on", "rest")
          .setAll((ObjectNode) entry.path("condition"));
      ArrayNode boundary = JsonNodeFactory.instance.arrayNode().add(condition);
      Study study = Study.parse("""
          {"collocate": 1, "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
           "methods": [{"id": "fem", "order": 2, "cells": 100, "tolerance": 1e-3}]}
          """).with(ROOT.key("equation"), node(preset, "equation")).with(ROOT.key("boundary"), boundary);
      JsonNode initial = preset.at(ROOT.key("initial"));
      studies.add(initial == null ? study
          : study.with(ROOT.key("initial"), initial)
              .with(ROOT.key("time"), Study.value("{\"until\": 0.1, \"frames\": 3}")));
    }
    return studies;
  }

  private static JsonNode node(Study preset, String key) {
    JsonNode node = preset.at(ROOT.key(key));
    assertThat(node).as(key).isNotNull();
    return node == null ? JsonNodeFactory.instance.nullNode() : node;
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPresetSaysWhatItsEquationAndItsFluxMean(String name) throws StudyException {
    Study preset = preset(name);
    assertThat(preset.root().propertyNames()).isSubsetOf(KEYS);
    assertThat(preset.title()).isNotBlank().hasSizeLessThan(50);
    assertThat(preset.text(ROOT.key("about"))).endsWith(".").hasSizeBetween(30, 200);
    assertThat(preset.text(ROOT.key("flux"))).isNotBlank();
    assertThat(node(preset, "conditions")).isNotEmpty()
        .allSatisfy(condition -> assertThat(condition.path("name").asString()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("names")
  void allItsConditionsMakeValidStudies(String name) throws StudyException {
    for (Study study : studies(name)) {
      assertThat(StudyCheck.look(study, Path.of("")).faults()).as(study.canonical()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void finiteElementsSolveItWithItsFirstCondition(String name) throws StudyException {
    Study study = studies(name).getFirst();
    try (SolverService service = new SolverService(new InProcessExecutor(), 1)) {
      RunResult result = service
          .submit(new RunRequest(study.canonical(), Path.of(""), "fem", 1, 1, 0), (_, _) -> {})
          .result()
          .join();
      assertThat(result.status()).as(result.reason()).isEqualTo(RunStatus.CONVERGED);
    }
  }
}
