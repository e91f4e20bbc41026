package org.collocate.app.compare;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.collocate.app.form.NumberText;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.raster.Raster;
import org.collocate.viz.view.CanvasPainter;
import org.jspecify.annotations.Nullable;

/// The colours of one picture between their ends, in a line of text.
public final class ColorStrip {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 10;

  private final Label low = new Label();
  private final ImageView strip = new ImageView();
  private final Label high = new Label();
  private final HBox node = new HBox(8, low, strip, high);
  private @Nullable ColorScale shown;

  /// Shows nothing yet.
  public ColorStrip() {
    strip.setFitHeight(HEIGHT);
    strip.setFitWidth(WIDTH);
    for (Label end : new Label[] {low, high}) {
      end.getStyleClass().add("sketch-place");
      end.setMinWidth(Region.USE_PREF_SIZE);
    }
    node.setAlignment(Pos.CENTER_LEFT);
  }

  public Node node() {
    return node;
  }

  /// Shows other colours; null shows none.
  public void show(@Nullable ColorScale scale) {
    ColorScale before = shown;
    shown = scale;
    node.setVisible(scale != null);
    if (scale == null) {
      return;
    }
    low.setText(NumberText.of(scale.low()));
    high.setText(NumberText.of(scale.high()));
    if (before == null || !before.table().equals(scale.table())) {
      // As many rows as are shown: a single one would be blended with nothing when it is drawn larger.
      int[] colors = new int[WIDTH * HEIGHT];
      for (int i = 0; i < colors.length; i++) {
        colors[i] = scale.table().at(i % WIDTH / (WIDTH - 1.0));
      }
      strip.setImage(CanvasPainter.image(new Raster(WIDTH, HEIGHT, colors)));
    }
  }
}
