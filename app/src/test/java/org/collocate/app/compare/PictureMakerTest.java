package org.collocate.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.collocate.app.Studies;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Reference;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.ExpressionField;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.method.Frame;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ColorTable;
import org.collocate.viz.color.ScaleRule;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PictureMakerTest {
  private static final Subject ONE = new Subject.OfMethod("one");

  private final CheckedStudy study = check(Studies.poisson());
  private final Comparison comparison = compare(study);

  private static CheckedStudy check(Study study) {
    return StudyCheck.look(study, Path.of("")).checked().orElseThrow();
  }

  private static Comparison compare(CheckedStudy study) {
    try {
      return new Comparison(study, ReferenceSource.make(study, 1, () -> false));
    } catch (ReferenceSource.NoReferenceException e) {
      throw new AssertionError(e);
    }
  }

  private static Frame formula(String text) {
    return new Frame(0, 0, List.of(new ExpressionField(Expression.parse(text), List.of("x", "y"))));
  }

  private static PictureRequest.Wanted wanted(Show show, Frame frame, @Nullable Frame other) {
    return new PictureRequest.Wanted("p", other == null ? ONE : new Subject.OfDifference("one", "two"), show,
        frame,
        other);
  }

  private PictureRequest request(PictureRequest.Wanted wanted, Map<Show, ScaleRule> rules,
      PictureRequest.@Nullable Part part, OverlayKind... overlays) {
    return new PictureRequest(study.problem(), 33, 0, List.of(wanted), Optional.of(comparison), rules,
        Set.of(overlays),
        part);
  }

  private static Pictures.Pane only(Pictures pictures) {
    return Objects.requireNonNull(pictures.panes().get("p"));
  }

  private static int pixel(Raster raster, int column, int rowFromBelow) {
    return raster.argb()[(raster.height() - 1 - rowFromBelow) * raster.width() + column];
  }

  @Test
  void everyPixelHasTheColourOfItsValue() {
    for (ScaleRule rule : List.of(ScaleRule.field(ColorTable.VIRIDIS),
        ScaleRule.field(ColorTable.GREY).withRange(new ScaleRule.Held(0.2, 1)),
        ScaleRule.field(ColorTable.MAGMA).withSpread(ColorScale.Spread.LOGARITHMIC),
        ScaleRule.error().withSpread(ColorScale.Spread.SYMMETRIC))) {
      Pictures pictures = new PictureMaker(new Quantities()).make(
          request(wanted(Show.FIELD, formula("x*x-y/3"), null), Map.of(Show.FIELD, rule), null));
      ColorScale scale = Objects.requireNonNull(pictures.scale(Show.FIELD));
      Raster raster = Objects.requireNonNull(only(pictures).raster());
      assertThat(raster.width()).isEqualTo(33);
      for (int j = 0; j < 33; j++) {
        for (int i = 0; i < 33; i++) {
          double x = i / 32.0;
          double y = j / 32.0;
          assertThat(pixel(raster, i, j)).isEqualTo(scale.color(x * x - y / 3));
        }
      }
    }
  }

  @Test
  void aFieldMinusItselfIsExactlyZero() {
    Frame frame = formula("exp(x)*sin(7*y)");
    Pictures pictures = new PictureMaker(new Quantities())
        .make(request(wanted(Show.DIFFERENCE, frame, frame), Map
            .of(), null));
    assertThat(only(pictures).show()).isEqualTo(Show.DIFFERENCE);
    assertThat(only(pictures).samples()).containsOnly(0.0);
    assertThat(Objects.requireNonNull(only(pictures).raster()).argb())
        .containsOnly(ColorTable.BLUE_RED.at(0.5));
  }

  @Test
  void errorsAreThoseOfTheReference() {
    Frame off = formula("sin(pi*x)*sin(pi*y)*1.01");
    for (Show show : List.of(Show.ERROR, Show.ABSOLUTE, Show.MAGNITUDE, Show.RELATIVE)) {
      double[] samples = only(
          new PictureMaker(new Quantities()).make(request(wanted(show, off, null), Map.of(), null)))
          .samples();
      double middle = samples[16 * 33 + 16];
      assertThat(middle).as("%s", show).isCloseTo(0.01, within(1e-12));
    }
  }

  @Test
  void aQuadraticFieldIsNotDrawnAsALinearOne() {
    FunctionSpace space = new FunctionSpace(
        MeshGenerator.generate(study.problem().domain(), MeshRequest.ofCells(8)),
        2);
    double[][] at = space.coordinates();
    double[] degrees = new double[space.size()];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = at[0][i] * at[0][i];
    }
    Field quadratic = space.field(degrees, 0, 1);
    Pictures pictures = new PictureMaker(new Quantities()).make(
        request(wanted(Show.FIELD, new Frame(0, 0, List.of(quadratic)), null), Map.of(), null));
    FunctionSpace linear = new FunctionSpace(space.mesh(), 1);
    double[] corners = new double[linear.size()];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = linear.coordinates()[0][i] * linear.coordinates()[0][i];
    }
    Field interpolant = linear.field(corners, 0, 1);
    Raster raster = Objects.requireNonNull(only(pictures).raster());
    ColorScale scale = Objects.requireNonNull(pictures.scale(Show.FIELD));
    int different = 0;
    for (int j = 0; j < 33; j++) {
      for (int i = 0; i < 33; i++) {
        double x = i / 32.0;
        assertThat(only(pictures).samples()[33 * j + i]).isCloseTo(x * x, within(1e-12));
        different += pixel(raster, i, j) == scale.color(interpolant.at(x, j / 32.0)) ? 0 : 1;
      }
    }
    assertThat(different).isGreaterThan(33 * 33 / 2);
  }

  @Test
  void aPartIsSampledSharply() {
    Pictures pictures = new PictureMaker(new Quantities())
        .make(request(wanted(Show.FIELD, formula("x+2*y"), null), Map
            .of(), new PictureRequest.Part(0.25, 0.5, 0.5, 0.6)));
    Pictures.Axes part = Objects.requireNonNull(pictures.part());
    Raster sharp = Objects.requireNonNull(only(pictures).sharp());
    ColorScale scale = Objects.requireNonNull(pictures.scale(Show.FIELD));
    assertThat(part.x()[0]).isEqualTo(0.25);
    assertThat(part.x()[part.x().length - 1]).isCloseTo(0.5, within(1e-12));
    assertThat(sharp.width()).isEqualTo(400);
    for (int i = 0; i < sharp.width(); i += 37) {
      assertThat(pixel(sharp, i, 11)).isEqualTo(scale.color(part.x()[i] + 2 * part.y()[11]));
    }
    assertThat(scale.high()).as("the scale is that of the whole").isEqualTo(3);
  }

  @Test
  void holesAreTransparentAndNumbersThatAreNoneHaveAColourOfTheirOwn() {
    CheckedStudy holed = check(Studies.parse(
        """
            {"collocate": 1, "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}},
              {"subtract": {"circle": [0.5, 0.5, 0.2]}}]},
             "equation": {"unknowns": ["u"], "equations": ["-lap(u) = 1"]}, "boundary": [{"on": "rest", "u": "0"}],
             "methods": [{"id": "fem"}]}"""));
    Frame frame = new Frame(0, 0,
        List.of(new ExpressionField(Expression.parse("log(x-0.1)"), List.of("x", "y"))));
    Pictures pictures = new PictureMaker(new Quantities()).make(new PictureRequest(holed.problem(), 33, 0,
        List.of(wanted(Show.FIELD, frame, null)), Optional.empty(), Map.of(), Set.of(), null));
    Raster raster = Objects.requireNonNull(only(pictures).raster());
    assertThat(pixel(raster, 16, 16)).isZero();
    assertThat(pixel(raster, 1, 1)).isEqualTo(ColorScale.NOT_FINITE);
    assertThat(pixel(raster, 30, 1) >>> 24).isEqualTo(255);
    assertThat(pixel(raster, 30, 1)).isNotEqualTo(ColorScale.NOT_FINITE);
  }

  @Test
  void theResidualOfTheSolutionVanishesAndThatOfAnotherFunctionDoesNot() {
    PictureMaker maker = new PictureMaker(new Quantities());
    double[] exact = only(
        maker.make(request(wanted(Show.RESIDUAL, formula("sin(pi*x)*sin(pi*y)"), null), Map.of(),
            null)))
        .samples();
    double[] other = only(
        maker.make(request(wanted(Show.RESIDUAL, formula("x*(1-x)*y*(1-y)"), null), Map.of(), null)))
        .samples();
    for (int i = 0; i < exact.length; i++) {
      double x = i % 33 / 32.0;
      int row = i / 33;
      double y = row / 32.0;
      assertThat(exact[i]).isCloseTo(0, within(1e-4));
      double source = 2 * Math.PI * Math.PI * Math.sin(Math.PI * x) * Math.sin(Math.PI * y);
      assertThat(other[i]).isCloseTo(2 * (y * (1 - y) + x * (1 - x)) - source, within(1e-4));
    }
  }

  @Test
  void whereTheReferenceIsNotGoodEnoughThePictureIsHatched() {
    CheckedStudy coarse = check(Studies.poisson()
        .without(new org.collocate.solver.study.Pointer("/exact"))
        .with(new org.collocate.solver.study.Pointer("/reference"),
            Study.value("{\"method\": \"fem\", \"cells\": 400}")));
    Comparison by = compare(coarse);
    assertThat(by.reference()).isInstanceOf(Reference.Finer.class);
    Field reference = by.referenceFields(0).getFirst();
    Field exact = new ExpressionField(Expression.parse("sin(pi*x)*sin(pi*y)"), List.of("x", "y"));
    Pictures near = new PictureMaker(new Quantities())
        .make(new PictureRequest(coarse.problem(), 33, 0, List.of(wanted(
            Show.ERROR, new Frame(0, 0, List.of(exact)), null)), Optional.of(by), Map.of(), Set.of(), null));
    Pictures far = new PictureMaker(new Quantities())
        .make(new PictureRequest(coarse.problem(), 33, 0, List.of(wanted(
            Show.ERROR, formula("sin(pi*x)*sin(pi*y)+1"), null)), Optional.of(by), Map.of(), Set.of(), null));
    assertThat(hatched(near, Hatching.Cause.REFERENCE)).as("an error as small as that of the reference")
        .isGreaterThan(0.3);
    assertThat(hatched(far, Hatching.Cause.REFERENCE)).as("an error far beyond").isZero();
    assertThat(reference.at(0.5, 0.5)).isCloseTo(1, within(1e-3));
  }

  private static double hatched(Pictures pictures, Hatching.Cause cause) {
    Hatching.Share share = Objects.requireNonNull(only(pictures).hatched());
    assertThat(share.cause()).isEqualTo(cause);
    return share.share();
  }

  @Test
  void aFieldIsHatchedWhereItsDataAreUnlikeTheTrainingAndItsErrorIsNot() {
    Frame plain = formula("x+y");
    // Two of sixteen boxes: the left half of the lowest row.
    Frame foreign = new Frame(0, 0, plain.fields(), List.of(new Overlay.Foreign("unlike",
        new double[][] {{0.125, 0.375}, {0.125, 0.125}}, new double[] {0.25, 0.25})));
    PictureMaker maker = new PictureMaker(new Quantities());
    Pictures before = maker.make(request(wanted(Show.FIELD, plain, null), Map.of(), null));
    Pictures after = maker.make(request(wanted(Show.FIELD, foreign, null), Map.of(), null));
    assertThat(only(before).hatched()).isNull();
    assertThat(hatched(after, Hatching.Cause.DATA)).isCloseTo(2.0 / 16, within(0.02));
    int inside = 0;
    for (int row = 0; row < 33; row++) {
      for (int column = 0; column < 33; column++) {
        boolean changed = pixel(raster(before), column, row) != pixel(raster(after), column, row);
        assertThat(changed && (column > 16 || row > 8)).as("%d, %d", column, row).isFalse();
        inside += changed ? 1 : 0;
      }
    }
    assertThat(inside).isGreaterThan(15);
    assertThat(only(maker.make(request(wanted(Show.ERROR, foreign, null), Map.of(), null))).hatched())
        .isNull();
  }

  private static Raster raster(Pictures pictures) {
    return Objects.requireNonNull(only(pictures).raster());
  }

  @Test
  void overlaysAreMadeForWhatIsChosen() {
    FunctionSpace space = new FunctionSpace(
        MeshGenerator.generate(study.problem().domain(), MeshRequest.ofCells(50)),
        2);
    double[] degrees = space.coordinates()[0].clone();
    Frame frame = new Frame(0, 0, List.of(space.field(degrees, 0, 1)));
    Pictures pictures = new PictureMaker(new Quantities())
        .make(request(wanted(Show.FIELD, frame, null), Map.of(), null,
            OverlayKind.MESH, OverlayKind.CONTOURS, OverlayKind.GRADIENT));
    List<FieldOverlay> overlays = only(pictures).overlays();
    assertThat(overlays).hasSize(3);
    assertThat(((FieldOverlay.Lines) overlays.getFirst()).lines()).hasSize(space.mesh().edgeCount());
    FieldOverlay.Contours contours = (FieldOverlay.Contours) overlays.get(1);
    assertThat(contours.labels()).containsOnly("0.2", "0.4", "0.6", "0.8").hasSameSizeAs(contours.lines());
    FieldOverlay.Arrows arrows = (FieldOverlay.Arrows) overlays.get(2);
    for (int i = 0; i < arrows.dx().length; i++) {
      assertThat(arrows.dx()[i]).isCloseTo(1, within(1e-9));
      assertThat(arrows.dy()[i]).isCloseTo(0, within(1e-9));
    }
  }
}
