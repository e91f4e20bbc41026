package org.collocate.solver.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainingBudgetTest {
  private static final TrainingBudget BUDGET = new TrainingBudget("steps", "seconds");

  private static Settings settings(long steps, double seconds) {
    return Settings.of(List.of(new Setting.Whole("steps", "", "", "", 0, 0, 1000),
        new Setting.Real("seconds", "", "", "s", 20, 0.01, 1e6)), Map.of("steps", steps, "seconds", seconds));
  }

  @Test
  void theClockDecidesWhereNoStepsAreGiven() {
    Settings settings = settings(0, 20);
    assertThat(BUDGET.isCounted(settings)).isFalse();
    assertThat(BUDGET.isUsedUp(settings, 5, 19.9)).isFalse();
    assertThat(BUDGET.isUsedUp(settings, 5, 20.3)).isTrue();
    assertThat(BUDGET.more(settings, 5, 20.3)).isEqualTo(new TrainingBudget.Change("seconds", 40.0));
    assertThat(BUDGET.more(settings(0, 5), 5, 20.3)).isEqualTo(new TrainingBudget.Change("seconds", 25.0));
  }

  @Test
  void stepsDecideWhereTheyAreGiven() {
    Settings settings = settings(30, 20);
    assertThat(BUDGET.isUsedUp(settings, 29, 100)).isFalse();
    assertThat(BUDGET.isUsedUp(settings, 30, 1)).isTrue();
    assertThat(BUDGET.more(settings, 30, 1)).isEqualTo(new TrainingBudget.Change("steps", 60L));
    assertThat(BUDGET.more(settings, 61, 1)).isEqualTo(new TrainingBudget.Change("steps", 90L));
  }
}
