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
    assertThat(scale.color(1)).isEqualTo(ColorTable.VIRIDIS.under());
    assertThat(scale.color(5)).isEqualTo(ColorTable.VIRIDIS.over());
    assertThat(scale.color(2 - 1e-12)).isEqualTo(0xff440154);
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
    assertThat(scale.place(-1e-2)).isEqualTo(1, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(scale.place(1e-4)).isEqualTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(scale.color(0)).isEqualTo(ColorTable.MAGMA.under());
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

  @Test
  void aSymmetricLogarithmicScaleIsLinearAboutZeroAndRunsThereAndBack() {
    ColorScale scale = new ColorScale(ColorTable.BLUE_RED, -100, 100, ColorScale.Spread.SYMMETRIC, 0.1);
    assertThat(scale.place(0)).isEqualTo(0.5, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(scale.place(0.02) - scale.place(0)).isEqualTo(scale.place(0.1) - scale.place(0.08),
        org.assertj.core.api.Assertions.within(1e-12));
    assertThat(scale.place(100) - scale.place(10)).isEqualTo(scale.place(10) - scale.place(1),
        org.assertj.core.api.Assertions.within(1e-12));
    for (double value : new double[] {-100, -3.7, -0.1, -0.03, 0, 0.05, 0.1, 0.2, 17, 100}) {
      assertThat(scale.value(scale.place(value))).isEqualTo(value,
          org.assertj.core.api.Assertions.within(1e-10 * Math.max(1, Math.abs(value))));
    }
  }

  @Test
  void logarithmicScalesRunThereAndBack() {
    ColorScale scale = new ColorScale(ColorTable.MAGMA, 1e-7, 3, ColorScale.Spread.LOGARITHMIC);
    for (double value : new double[] {1e-7, 2.5e-6, 1e-3, 0.7, 3}) {
      assertThat(scale.value(scale.place(value)) / value).isEqualTo(1,
          org.assertj.core.api.Assertions.within(1e-12));
    }
  }

  @Test
  void theLogarithmOfPixelsIsThatOfTheLibraryFarBelowTheWidthOfAColour() {
    for (double x = 1e-300; x < 1e300; x *= 1.0137) {
      assertThat(Logarithm.of(x)).isEqualTo(Math.log(x), org.assertj.core.api.Assertions.within(3e-8));
    }
    assertThat(Logarithm.of(0)).isLessThan(Math.log(Double.MIN_NORMAL));
    assertThat(Logarithm.of(Double.POSITIVE_INFINITY)).isGreaterThan(Math.log(Double.MAX_VALUE) - 1);
  }

  @Test
  void aRangeWithoutExtentHasOneColourOnEveryScale() {
    ColorScale logarithmic = new ColorScale(ColorTable.MAGMA, 0.3, 0.3, ColorScale.Spread.LOGARITHMIC);
    assertThat(logarithmic.color(-0.3)).isEqualTo(ColorTable.MAGMA.at(0.5));
    ColorScale symmetric = new ColorScale(ColorTable.BLUE_RED, 7, 7, ColorScale.Spread.SYMMETRIC, 0.1);
    assertThat(symmetric.color(7)).isEqualTo(ColorTable.BLUE_RED.at(0.5));
    assertThat(symmetric.color(8)).isEqualTo(ColorTable.BLUE_RED.over());
  }

  @Test
  void aRangeWithoutExtentHasOneColourAndTellsWhatDiffers() {
    ColorScale scale = ColorScale.field(new ValueRange(1, 1));
    assertThat(scale.color(1)).isEqualTo(ColorTable.VIRIDIS.at(0.5));
    assertThat(scale.color(1 + 1e-15)).isEqualTo(ColorTable.VIRIDIS.at(0.5));
    assertThat(scale.color(1.1)).isEqualTo(ColorTable.VIRIDIS.over());
    assertThat(scale.side(0.9)).isEqualTo(-1);
    assertThat(ColorScale.field(new ValueRange(0, 0)).color(0)).isEqualTo(ColorTable.VIRIDIS.at(0.5));
  }

  @Test
  void coloursOfManyAreTheColoursOfEach() {
    double[] values = {-1, -0.5, 0, 1e-9, 0.3, 1, 2, Double.NaN, Double.POSITIVE_INFINITY};
    for (ColorScale scale : new ColorScale[] {ColorScale.field(new ValueRange(-0.5, 1)),
        new ColorScale(ColorTable.GREY, 1e-3, 1, ColorScale.Spread.LOGARITHMIC),
        new ColorScale(ColorTable.BLUE_RED, -1, 1, ColorScale.Spread.SYMMETRIC, 0.01)}) {
      int[] colors = new int[values.length];
      scale.paint(values, 0, colors, 0, values.length);
      for (int i = 0; i < values.length; i++) {
        double place = scale.place(values[i]);
        int expected = Double.isNaN(values[i]) ? 0
            : Double.isInfinite(values[i]) ? ColorScale.NOT_FINITE
                : place < 0 ? scale.table().under()
                    : place > 1 ? scale.table().over() : scale.table().at(place);
        assertThat(colors[i]).as("%s on %s", values[i], scale).isEqualTo(expected);
      }
    }
  }
}
