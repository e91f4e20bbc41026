package org.collocate.app.equation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.collocate.app.Studies;
import org.collocate.solver.study.StudyCheck;
import org.junit.jupiter.api.Test;
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
    assertThat(preset.formula()).doesNotContain("grad(", "lap(", "dt(");
  }

  @Test
  void equationsReadAsInBooks() {
    assertThat(FormulaText.of("dt(u) - div(k*grad(u)) = f")).isEqualTo("∂ₜu − ∇·(k ∇u) = f");
    assertThat(FormulaText.of("-lap(u) - k^2*u = sin(2*pi*x)")).isEqualTo("−Δu − k² u = sin(2 π x)");
    assertThat(FormulaText.of("lap(u + v)^2 = x^20")).isEqualTo("Δ(u + v)² = x^20");
  }
}
