package org.collocate.viz.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.junit.jupiter.api.Test;

class PaintersTest {
  private static final double[] AXIS = {0, 0.25, 0.5, 0.75, 1};
  private static final FieldPlot PLOT = new FieldPlot("A <title>", "u", AXIS, AXIS, samples(),
      ColorScale.field(new ValueRange(0, 1)), List.of());

  /// Low in the lower half, high in the upper one, nothing in the last corner.
  private static double[] samples() {
    double[] samples = new double[25];
    java.util.Arrays.fill(samples, 15, 24, 1);
    samples[24] = Double.NaN;
    return samples;
  }

  @Test
  void paintsTheLowestRowAtTheBottom() {
    BufferedImage image = PngPainter.image(PLOT.draw(400, 300, PlotStyle.LIGHT), 2);
    assertThat(image.getWidth()).isEqualTo(800);
    // The plot keeps its proportions: the square lies in the middle between axes and colour bar.
    int middle = 2 * (64 + (400 - 64 - 104) / 2);
    // Between samples colours are interpolated: the high value is light, the low one dark.
    assertThat(image.getRGB(middle - 180, 480) >> 8 & 0xff).isLessThan(40);
    assertThat(image.getRGB(middle - 180, 100) >> 8 & 0xff).isGreaterThan(200);
    assertThat(image.getRGB(798, 598)).isEqualTo(0xffffffff);
  }

  @Test
  void writesWellFormedSvg() throws Exception {
    String svg = SvgPainter.text(PLOT.draw(400, 300, PlotStyle.DARK));
    var document = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("text").item(0)).isNotNull()
        .satisfies(text -> assertThat(text.getTextContent()).isEqualTo("A <title>"));
    assertThat(document.getElementsByTagName("image").getLength()).isEqualTo(2);
  }

  @Test
  void drawsLinesOnLogarithmicAxesWithoutWhatCannotBeShown() {
    LinePlot.Series series = new LinePlot.Series("a", new double[] {0, 1, 10, 100},
        new double[] {1, 1e-1, Double.NaN, 1e-3},
        PlotStyle.series(0), true);
    Drawing drawing = new LinePlot("", "s", "e", true, true, List.of(series)).draw(400, 300, PlotStyle.LIGHT);
    assertThat(drawing.marks()).filteredOn(Drawing.Disc.class::isInstance).hasSize(2);
  }

  @Test
  void keepsTheExtremesOfALongLine() {
    double[] x = new double[100_000];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = i == 54_321 ? 1 : 0;
    }
    Drawing drawing = new LinePlot("", "x", "y", false, false,
        List.of(new LinePlot.Series("a", x, y, PlotStyle.series(0), false))).draw(400, 300, PlotStyle.LIGHT);
    Drawing.Polyline line = drawing.marks()
        .stream()
        .filter(Drawing.Polyline.class::isInstance)
        .map(Drawing.Polyline.class::cast)
        .filter(mark -> mark.width() == 2)
        .findFirst()
        .orElseThrow();
    assertThat(line.x().length).isLessThan(1000);
    assertThat(java.util.Arrays.stream(line.y()).min().orElseThrow()).isLessThan(30);
  }
}
