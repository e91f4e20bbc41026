package org.collocate.app.equation;

import atlantafx.base.theme.Styles;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.collocate.viz.plot.PlotStyle;
import org.jspecify.annotations.Nullable;

/// The editor of the section that is selected in the outline.
public final class InspectorView {
  private final StudyEditor editor;
  private final Supplier<PlotStyle> style;
  private final Map<Section, SectionForm> beside;
  private final Label title = new Label();
  private final ScrollPane scroll = new ScrollPane();
  private final VBox node = new VBox(title, scroll);
  private @Nullable Form form;
  private String shown = "";

  /// @param style the colours of pictures
  /// @param beside forms of sections that other features edit
  public InspectorView(StudyEditor editor, Supplier<PlotStyle> style, Map<Section, SectionForm> beside) {
    this.beside = Map.copyOf(beside);
    this.editor = editor;
    this.style = style;
    title.getStyleClass().addAll(Styles.TITLE_4, "inspector-title");
    title.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("inspector-scroll");
    VBox.setVgrow(scroll, javafx.scene.layout.Priority.ALWAYS);
    node.getStyleClass().add("inspector");
    node.setId("inspector");
  }

  public Node node() {
    return node;
  }

  /// Shows the study as it is now.
  public void refresh() {
    Section section = editor.selected();
    SectionForm own = beside.get(section);
    SectionForm filler = own == null ? SectionForm.of(section) : own;
    String wanted = section + filler.shape(editor);
    Form present = form;
    if (present == null || !wanted.equals(shown)) {
      present = new Form(editor, style);
      filler.fill(present);
      present.node().getStyleClass().add("form");
      double place = section.name().equals(shown.replaceAll("[^A-Z].*", "")) ? scroll.getVvalue() : 0;
      scroll.setContent(present.node());
      scroll.setVvalue(place);
      form = present;
      shown = wanted;
    }
    title.setText(section.label());
    present.refresh();
  }
}
