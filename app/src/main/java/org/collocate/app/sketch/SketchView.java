package org.collocate.app.sketch;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.equation.StudyEditor;
import org.collocate.solver.geometry.Domain;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.FieldView;

/// The drawing.
public final class SketchView {
  private final StudyEditor editor;
  private final Supplier<PlotStyle> style;
  private final FieldView picture = new FieldView();
  private final StackPane node = new StackPane(picture);

  /// @param style the colours of pictures
  public SketchView(StudyEditor editor, Supplier<PlotStyle> style) {
    this.editor = editor;
    this.style = style;
    node.setId("sketch");
    node.getStyleClass().add("sketch");
  }

  public Node node() {
    return node;
  }

  /// What can be done here.
  public List<CommandGroup> commands() {
    return List.of();
  }

  /// Shows the study as it is now.
  public void refresh() {
    Domain domain = editor.domain().orElse(null);
    picture.ink(style.get().text());
    picture.show(domain == null || domain.dimension() != 2 ? null
        : new FieldView.Scene(null, domain.lower()[0], domain.lower()[1], domain.upper()[0],
            domain.upper()[1], Outline.of(domain), List.of()));
  }
}
