package org.collocate.viz.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ColorScaleTest {
  @Test
  void runsFromTheFirstToTheLastColour() {
    ColorScale scale = ColorScale.field(new ValueRange(2, 4));
    assertThat(scale.color(2)).isEqualTo(0xff440154);
    assertThat(scale.color(4)).isEqualTo(0xfffde725);
    assertThat(scale.color(1)).isEqualTo(scale.color(2));
  }

  @Test
  void isSymmetricAboutZeroForErrors() {
    ColorScale scale = ColorScale.error(new ValueRange(-1, 3));
    assertThat(scale.low()).isEqualTo(-3);
    assertThat(scale.high()).isEqualTo(3);
    assertThat(scale.color(0)).isEqualTo(0xfff7f7f7);
  }

  @Test
  void showsWhatIsOutsideAndWhatIsNotFinite() {
    ColorScale scale = ColorScale.field(new ValueRange(0, 1));
    assertThat(scale.color(Double.NaN)).isZero();
    assertThat(scale.color(Double.POSITIVE_INFINITY)).isEqualTo(ColorScale.NOT_FINITE);
  }

  @Test
  void takesTheMagnitudeOnALogarithmicScale() {
    ColorScale scale = ColorScale.magnitude(new ValueRange(-1e-3, 1e-2));
    assertThat(scale.place(-1e-2)).isEqualTo(1);
    assertThat(scale.place(1e-4)).isEqualTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(scale.place(0)).isZero();
  }

  @Test
  void refusesARangeThatIsNone() {
    assertThatThrownBy(() -> new ValueRange(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ColorScale(ColorTable.MAGMA, 0, 1, ColorScale.Spread.LOGARITHMIC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ignoresWhatIsNotFiniteInARange() {
    assertThat(ValueRange.of(new double[] {Double.NaN, 3, Double.NEGATIVE_INFINITY, -1}))
        .isEqualTo(new ValueRange(-1, 3));
    assertThat(ValueRange.of(new double[] {Double.NaN})).isEqualTo(new ValueRange(0, 0));
  }
}
