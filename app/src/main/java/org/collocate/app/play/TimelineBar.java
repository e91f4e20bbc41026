package org.collocate.app.play;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;

/// Where the evolution stands, to be dragged back and forth, and how it goes.
final class TimelineBar {
  private static final Texts TEXTS = Texts.of("play");
  private static final double SECOND = 1e9;

  private final PlayViewModel play;
  private final Slider slider = new Slider();
  private final Label time = new Label();
  private final Label state = new Label();
  private final VBox node;
  private boolean refreshing;
  private long counted;
  private long since;
  private double rate;

  TimelineBar(PlayViewModel play) {
    this.play = play;
    slider.setId("play-timeline");
    slider.setAccessibleText(TEXTS.get("timeline"));
    slider.setMin(0);
    HBox.setHgrow(slider, Priority.ALWAYS);
    slider.valueProperty().addListener((_, _, value) -> {
      if (!refreshing) {
        play.seek(Math.round(value.doubleValue()));
      }
    });
    time.getStyleClass().add("pane-number");
    time.setId("play-time");
    time.setMinWidth(Region.USE_PREF_SIZE);
    state.getStyleClass().add("sketch-place");
    state.setId("play-state");
    state.setMinWidth(0);
    HBox line = new HBox(8, slider, time);
    line.setAlignment(Pos.CENTER_LEFT);
    node = new VBox(4, line, state);
    node.getStyleClass().add("play-timeline");
  }

  Node node() {
    return node;
  }

  void refresh() {
    PlayPicture picture = play.picture().orElse(null);
    node.setVisible(picture != null);
    if (picture == null) {
      return;
    }
    refreshing = true;
    slider.setMax((double) Math.max(1, picture.now().last()));
    if (!slider.isValueChanging()) {
      slider.setValue((double) picture.now().step());
    }
    refreshing = false;
    time.setText(TEXTS.get("time", NumberText.precise(picture.now().time())));
    count();
    String unknown = play.unknowns().get(play.unknown());
    double change = picture.integral() - picture.firstIntegral();
    state.setText(TEXTS.get("state", NumberText.count(picture.now().step()),
        NumberText.precise(picture.now().length()),
        NumberText.count(Math.round(picture.rate())), String.format(Locale.ROOT, "%.0f",
            picture.now().playing() ? rate : 0),
        unknown, NumberText.of(picture.low()), NumberText.of(picture.high()),
        NumberText.precise(picture.integral()),
        (change < 0 ? "−" : "+") + NumberText.scientific(Math.abs(change))));
  }

  /// Pictures that were shown in a second.
  private void count() {
    long now = System.nanoTime();
    if (since == 0) {
      since = now;
      counted = play.pictures();
    } else if (now - since >= SECOND / 2) {
      rate = (play.pictures() - counted) * SECOND / (now - since);
      since = now;
      counted = play.pictures();
    }
  }
}
