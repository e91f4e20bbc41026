package org.collocate.viz.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScaleRuleTest {
  private static final double[] PERCENTS = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();

  @Test
  void followsTheValuesOfAllPanes() {
    ColorScale scale = ScaleRule.field(ColorTable.VIRIDIS)
        .scale(new double[] {1, Double.NaN}, new double[] {-2, 5});
    assertThat(scale.low()).isEqualTo(-2);
    assertThat(scale.high()).isEqualTo(5);
  }

  @Test
  void takesAnEndThatIsZeroButForRoundingAsZero() {
    assertThat(ScaleRule.field(ColorTable.VIRIDIS).scale(new double[] {-1e-17, 1}).low()).isZero();
  }

  @Test
  void leavesOutlyersToPercentiles() {
    double[] values = PERCENTS.clone();
    values[100] = 1e9;
    ColorScale scale = ScaleRule.field(ColorTable.VIRIDIS)
        .withRange(new ScaleRule.Percentile(1, 99))
        .scale(values);
    assertThat(scale.low()).isEqualTo(1);
    assertThat(scale.high()).isEqualTo(99);
    assertThat(scale.color(1e9)).isEqualTo(ColorTable.VIRIDIS.over());
    assertThat(scale.color(0)).isEqualTo(ColorTable.VIRIDIS.under());
  }

  @Test
  void holdsARangeWhateverTheValues() {
    ScaleRule rule = ScaleRule.field(ColorTable.MAGMA).withRange(new ScaleRule.Held(2, 3));
    assertThat(rule.scale(PERCENTS).low()).isEqualTo(2);
    assertThat(rule.scale(PERCENTS).high()).isEqualTo(3);
    assertThatThrownBy(() -> new ScaleRule.Held(3, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsSignedRangesSymmetric() {
    ColorScale scale = ScaleRule.error().scale(new double[] {-1, 4});
    assertThat(scale.low()).isEqualTo(-4);
    assertThat(scale.color(0)).isEqualTo(ColorTable.BLUE_RED.at(0.5));
  }

  @Test
  void logarithmicRangesComeFromMagnitudesAndSpanFourDecades() {
    ScaleRule rule = ScaleRule.field(ColorTable.MAGMA).withSpread(ColorScale.Spread.LOGARITHMIC);
    ColorScale scale = rule.scale(new double[] {0, -1e-9, 10});
    assertThat(scale.high()).isEqualTo(10);
    assertThat(scale.low()).isEqualTo(1e-3, within(1e-15));
    assertThat(rule.scale(new double[] {2, 8}).low()).isEqualTo(2);
    assertThat(rule.scale(new double[] {0, 0}).high()).isEqualTo(1);
  }

  @Test
  void theThresholdOfASymmetricScaleFollowsOrIsTyped() {
    ScaleRule rule = ScaleRule.error().withSpread(ColorScale.Spread.SYMMETRIC);
    assertThat(rule.scale(new double[] {-5, 2}).threshold()).isEqualTo(5e-3, within(1e-15));
    assertThat(rule.withThreshold(0.5).scale(new double[] {-5, 2}).threshold()).isEqualTo(0.5);
    assertThat(rule.scale(new double[] {0, 0}).color(0)).isEqualTo(ColorTable.BLUE_RED.at(0.5));
  }

  @Test
  void allTablesHaveColoursOfTheirOwnBeyondTheRange() {
    for (ColorTable table : ColorTable.all()) {
      assertThat(table.under()).isNotEqualTo(table.at(0)).isNotEqualTo(table.over());
      assertThat(table.over()).isNotEqualTo(table.at(1));
      assertThat(new int[] {table.under(), table.over()}).doesNotContain(ColorScale.NOT_FINITE, 0);
    }
  }
}
