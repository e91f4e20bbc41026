package org.collocate.app.equation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.collocate.app.Studies;
import org.collocate.solver.study.StudyCheck;
import org.collocate.viz.formula.Formula;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetMenuTest {
  static List<Preset> presets() {
    return Preset.all();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aPresetMakesARightStudyOfAnother(Preset preset) {
    assertThat(StudyCheck.look(preset.on(Studies.poisson()), Path.of("")).faults()).isEmpty();
    assertThat(preset.formulas()).isNotEmpty().allMatch(text -> Formula.of(text).isRead());
  }
}
