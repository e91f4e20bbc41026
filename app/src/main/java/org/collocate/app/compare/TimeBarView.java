package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Runs through the states of an evolution.
final class TimeBarView {
  private static final Texts TEXTS = Texts.of("compare");

  private static final double FRAME_MILLIS = 60;

  private final CompareViewModel compare;
  private final Button play = new Button();
  private final Slider slider = new Slider();
  private final Label label = new Label();
  private final HBox node = new HBox(8, play, slider, label);
  private final Timeline timeline;
  private boolean refreshing;

  TimeBarView(CompareViewModel compare) {
    this.compare = compare;
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("time-bar");
    node.setId("time-bar");
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.setMin(0);
    slider.setBlockIncrement(1);
    slider.valueProperty().addListener((_, _, value) -> {
      if (!refreshing) {
        compare.chooseFrame((int) Math.round(value.doubleValue()));
      }
    });
    label.getStyleClass().add("pane-number");
    label.setMinWidth(90);
    play.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    play.setOnAction(_ -> toggle());
    timeline = new Timeline(new KeyFrame(Duration.millis(FRAME_MILLIS), _ -> compare.chooseFrame(
        (compare.frame() + 1) % Math.max(1, compare.frameCount()))));
    timeline.setCycleCount(Animation.INDEFINITE);
  }

  Node node() {
    return node;
  }

  private void toggle() {
    if (timeline.getStatus() == Animation.Status.RUNNING) {
      timeline.stop();
    } else {
      timeline.play();
    }
    refresh();
  }

  void refresh() {
    int count = compare.frameCount();
    node.setVisible(count > 1);
    node.setManaged(count > 1);
    if (count <= 1) {
      timeline.stop();
      return;
    }
    refreshing = true;
    slider.setMax(count - 1.0);
    slider.setValue(compare.frame());
    refreshing = false;
    label.setText(TEXTS.get("time.now", NumberText.of(compare.time())));
    boolean playing = timeline.getStatus() == Animation.Status.RUNNING;
    play.setGraphic(new FontIcon(playing ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
    Hint.set(play, TEXTS.get(playing ? "time.hold" : "time.play"));
  }
}
