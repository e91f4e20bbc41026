package org.collocate.app.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.equation.StudyEditor;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.Points;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.Test;

class PaintViewModelTest {
  private final QueuedWindow window = new QueuedWindow();
  private final Document document = new Document(Studies.poisson().without(Pointer.ROOT.key("exact")),
      Origin.NEW);
  private final StudyEditor editor = new StudyEditor(document, window.tasks());
  private final PaintViewModel paint = new PaintViewModel(editor, window.tasks());

  private void look() {
    editor.begin();
    window.until("looked at", editor::isLooked);
  }

  private static double at(GridField field, double x, double y) {
    double[] value = new double[1];
    field.evaluate(Points.at(x, y), value);
    return value[0];
  }

  @Test
  void aFormulaBecomesARasterOfItsValuesAndOneStrokeIsOneStep() {
    look();
    Study before = document.study();
    paint.take(new Brush(Brush.Kind.BRUSH, -3, 0.1, 1));
    paint.begin(0.2, 0.5);
    paint.reach(0.5, 0.5);
    paint.reach(0.8, 0.5);
    paint.end();
    GridField raster = paint.raster().orElseThrow();
    assertThat(at(raster, 0.5, 0.5)).isEqualTo(-3);
    assertThat(at(raster, 0.5, 0.8)).isCloseTo(2 * Math.PI * Math.PI * Math.sin(0.8 * Math.PI), within(2e-3));
    window.until("looked at", editor::isLooked);
    assertThat(editor.checked()).isPresent();
    document.undo();
    assertThat(document.study().print()).isEqualTo(before.print());
    document.redo();
    assertThat(at(paint.raster().orElseThrow(), 0.5, 0.5)).isEqualTo(-3);
  }

  @Test
  void aStrokeThatIsTakenBackLeavesNothing() {
    look();
    Study before = document.study();
    paint.begin(0.2, 0.5);
    paint.reach(0.5, 0.5);
    assertThat(document.study()).isNotEqualTo(before);
    assertThat(paint.cancel()).isTrue();
    assertThat(document.study().print()).isEqualTo(before.print());
  }

  @Test
  void aDomainThatHasGrownIsCovered() {
    look();
    paint.take(new Brush(Brush.Kind.BRUSH, 5, 0.1, 1));
    paint.begin(1, 0.5);
    paint.end();
    editor.replace("wider", document.study()
        .with(new Pointer("/domain/shapes/0/add/rectangle"), Study.value("[0, 0, 2, 1]")));
    window.until("looked at", editor::isLooked);
    paint.begin(1.8, 0.5);
    paint.end();
    GridField raster = paint.raster().orElseThrow();
    assertThat(raster.upper()[0]).isCloseTo(2, within(1e-9));
    assertThat(at(raster, 1, 0.5)).isEqualTo(5);
    assertThat(at(raster, 1.8, 0.5)).isEqualTo(5);
    assertThat(at(raster, 1.4, 0.5)).as("the value at the old edge").isEqualTo(5);
    assertThat(at(raster, 0.5, 0.5)).isCloseTo(2 * Math.PI * Math.PI, within(3e-3));
  }
}
