package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.form.Hint;
import org.collocate.app.text.Texts;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.surface.Surface;
import org.collocate.viz.surface.SurfaceView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// A pane's field as a surface, with the height's slider.
final class SurfacePane {
  private static final Texts TEXTS = Texts.of("compare");
  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 1.5;

  private final SurfaceView view = new SurfaceView();
  private final VBox node;

  /// @param pane its id
  SurfacePane(String pane) {
    view.setId("surface-" + PaneView.slug(pane));
    Slider height = new Slider(LOWEST, HIGHEST, view.rise());
    height.setId("surface-height-" + PaneView.slug(pane));
    height.setPrefWidth(90);
    height.setAccessibleText(TEXTS.get("surface.height"));
    Hint.set(height, TEXTS.get("surface.height.hint"));
    height.valueProperty().addListener((_, _, value) -> view.rise(value.doubleValue()));
    Button reset = new Button("", new FontIcon(MaterialDesignR.RESTORE));
    reset.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    reset.setAccessibleText(TEXTS.get("surface.reset"));
    Hint.set(reset, TEXTS.get("surface.reset"));
    reset.setOnAction(_ -> view.reset());
    Label words = new Label(view.isSolid() ? "" : TEXTS.get("surface.relief"));
    words.getStyleClass().addAll(Styles.TEXT_SMALL, "surface-words");
    words.setVisible(!view.isSolid());
    words.setManaged(!view.isSolid());
    Hint.set(words, TEXTS.get("surface.relief.hint"));
    HBox controls = new HBox(6, words, height, reset);
    controls.setAlignment(Pos.CENTER_RIGHT);
    controls.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    controls.getStyleClass().add("surface-controls");
    HBox line = new HBox(controls);
    line.setAlignment(Pos.CENTER_RIGHT);
    VBox.setVgrow(view, Priority.ALWAYS);
    // The controls stand below: over the surface they would hide the numbers of its front edge.
    node = new VBox(view, line);
    node.setMinSize(0, 0);
  }

  Node node() {
    return node;
  }

  /// Shows a picture; null shows nothing.
  void show(Pictures pictures, Pictures.@Nullable Pane picture, PlotStyle style) {
    node.setVisible(picture != null);
    if (picture == null) {
      return;
    }
    ColorScale scale = pictures.scale(picture.show());
    view.style(style);
    view.show(scale == null ? null : new Surface(pictures.x(), pictures.y(), picture.samples(), scale));
  }
}
