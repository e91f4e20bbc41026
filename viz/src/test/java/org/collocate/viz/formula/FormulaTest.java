package org.collocate.viz.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import org.collocate.resources.Resource;
import org.collocate.solver.study.Study;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.FormulaFonts;
import org.collocate.viz.plot.PngPainter;
import org.collocate.viz.plot.SvgPainter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final double SIZE = 20;
  private static final Letters LETTERS = FormulaFonts::width;

  private static Drawing draw(String text, double most) {
    return Formula.of(text).draw(LETTERS, SIZE, most, 0xff000000);
  }

  private static String letters(Drawing drawing) {
    return drawing.marks()
        .stream()
        .filter(Drawing.Letters.class::isInstance)
        .map(mark -> ((Drawing.Letters) mark).text())
        .collect(Collectors.joining(" "));
  }

  private static Drawing.Letters find(Drawing drawing, String text) {
    return drawing.marks()
        .stream()
        .filter(mark -> mark instanceof Drawing.Letters found && found.text().equals(text))
        .map(Drawing.Letters.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "dt(u) - div(k*grad(u)) = f | ∂ t u − ∇ ⋅ ( k ∇ u ) = f",
      "-lap(u) = sin(2*pi*x)^2 | − Δ u = sin 2 ( 2 π x )",
      "dxx(u) + dxy(u) | ∂ x 2 u + ∂ x ∂ y u",
      "rho0*c_p | ρ 0 c p",
      "2*3 + k*2 | 2 ⋅ 3 + k ⋅ 2",
      "(a + b)*c | ( a + b ) c",
      "a - (b - c) | a − ( b − c )",
      "(-x)^2 | ( − x ) 2",
      "1.5e-7*x | 1.5 × 10 −7 x",
      "dx(u)*v | ( ∂ x u ) v",
      "x <= 1 and not y != 2 | x ≤ 1 and not y ≠ 2",
      "dot(grad(u), normal) | ∇ u ⋅ n",
      "curl(vec(u, v)) | ∇ × u v",
      "u = 0 | u = 0"})
  void printsAsBooksDo(String text, String printed) {
    assertThat(letters(draw(text, 1e4))).isEqualTo(printed);
  }

  @Test
  void aFractionStandsOverItsBarWithinTheDrawing() {
    Drawing drawing = draw("a/(b + c)", 1e4);
    Drawing.Box bar = drawing.marks()
        .stream()
        .filter(Drawing.Box.class::isInstance)
        .map(Drawing.Box.class::cast)
        .findFirst()
        .orElseThrow();
    assertThat(find(drawing, "a").y()).isLessThan(bar.y());
    assertThat(find(drawing, "b").y() - 0.72 * SIZE * 0.88).isGreaterThan(bar.y());
    assertThat(letters(drawing)).as("the bar holds together").doesNotContain("(");
    double left = find(drawing, "a").x();
    double wide = FormulaFonts.width("a", 0.88 * SIZE, true);
    assertThat(left + wide / 2).as("in the middle").isCloseTo(bar.x() + bar.width() / 2, within(0.01));
  }

  @Test
  void powersAreRaisedAndSmallerAndIndicesLowered() {
    Drawing drawing = draw("x1^2", 1e4);
    assertThat(find(drawing, "2").y()).isLessThan(find(drawing, "x").y() - 0.3 * SIZE);
    assertThat(find(drawing, "2").size()).isLessThan(0.8 * SIZE);
    assertThat(find(drawing, "1").y()).isGreaterThan(find(drawing, "x").y());
  }

  @Test
  void bracketsGrowWithWhatTheyHold() {
    assertThat(letters(draw("(x + 1)*y", 1e4))).contains("(");
    Drawing grown = draw("(1/x + 1)*y", 1e4);
    assertThat(letters(grown)).as("drawn, no letters").doesNotContain("(");
    double height = grown.marks()
        .stream()
        .filter(Drawing.Polyline.class::isInstance)
        .mapToDouble(mark -> {
          double[] y = ((Drawing.Polyline) mark).y();
          return Math.abs(y[y.length - 1] - y[0]);
        })
        .max()
        .orElseThrow();
    assertThat(height).isGreaterThan(1.6 * SIZE);
  }

  @Test
  void longEquationsGoOnInTheNextLine() {
    String text = "dt(u) = a*dxx(u) + b*dyy(u) + c*dx(u) + d*dy(u) + sin(x)*cos(y)";
    Drawing whole = draw(text, 1e4);
    Drawing broken = draw(text, 150);
    assertThat(broken.width()).isLessThanOrEqualTo(152);
    assertThat(broken.height()).isGreaterThan(2.5 * whole.height());
    assertThat(letters(broken)).isEqualTo(letters(whole));
  }

  @Test
  void whatDoesNotFitIsShortened() {
    Formula formula = Formula.of("u = sin(pi*x) + cos(pi*y) + exp(-x^2)");
    Drawing shortened = formula.shortened(LETTERS, SIZE, 170, 0xff000000);
    assertThat(shortened.width()).isLessThanOrEqualTo(172);
    assertThat(letters(shortened)).startsWith("u = sin").endsWith("+ …").doesNotContain("exp");
    assertThat(letters(formula.shortened(LETTERS, SIZE, 1e4, 0))).doesNotContain("…");
    Drawing typed = Formula.of("u = = what is this nonsense").shortened(LETTERS, SIZE, 90, 0);
    assertThat(typed.width()).isLessThanOrEqualTo(92);
    assertThat(letters(typed)).startsWith("u").endsWith("…");
  }

  @Test
  void whatCannotBeReadIsShownAsTyped() {
    for (String text : List.of("", "u = ", "((", "3 x", "u = 1 = 2", "§")) {
      assertThat(Formula.of(text).isRead()).as(text).isFalse();
      assertThat(letters(draw(text, 1e4))).isEqualTo(text);
      assertThat(Formula.of(text).words()).isEqualTo(text);
    }
  }

  @Test
  void formulasAreReadOutInWords() {
    assertThat(Formula.of("dt(u) - div(k*grad(u)) = f").words()).isEqualTo(
        "(the time derivative of u) minus (the divergence of (k times (the gradient of u))) equals f");
    assertThat(Formula.of("sqrt(x)/2 > sin(pi)").words())
        .isEqualTo("(the square root of x over 2) is greater than sin of pi");
  }

  @Test
  void everyPresetIsPrintedAndPainted() throws Exception {
    for (String name : Resource.PRESETS.names()) {
      Study preset = Study.parse(Resource.PRESETS.required(name + ".json"));
      for (var equation : preset.root().path("equation").path("equations")) {
        Formula formula = Formula.of(equation.asString());
        assertThat(formula.isRead()).as(equation.asString()).isTrue();
        Drawing drawing = formula.draw(LETTERS, SIZE, 300, 0xff000000);
        assertThat(letters(drawing)).doesNotContain("grad", "lap", "div", "dt");
        BufferedImage image = PngPainter.image(drawing, 2);
        assertThat(inkAtTheEdge(image)).as("%s is not cut off", equation).isZero();
        assertThat(SvgPainter.text(drawing)).contains("<text");
      }
    }
  }

  private static int inkAtTheEdge(BufferedImage image) {
    int ink = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      ink += (image.getRGB(x, 0) >>> 24 > 40 ? 1 : 0)
          + (image.getRGB(x, image.getHeight() - 1) >>> 24 > 40 ? 1 : 0);
    }
    for (int y = 0; y < image.getHeight(); y++) {
      ink += image.getRGB(0, y) >>> 24 > 40 ? 1 : 0;
    }
    return ink;
  }
}
