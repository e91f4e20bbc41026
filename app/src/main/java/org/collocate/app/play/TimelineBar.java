package org.collocate.app.play;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;

/// Where the evolution stands, to be dragged back and forth, how fast it goes, and how it does.
final class TimelineBar {
  private static final Texts TEXTS = Texts.of("play");
  private static final double SECOND = 1e9;
  /// The slow end of the speed, as a share of the study's time in a second; the other end is as fast as can be.
  private static final double SLOWEST = 1e-3;

  private final PlayViewModel play;
  private final Slider slider = new Slider();
  private final Label time = new Label();
  private final Label state = new Label();
  private final Slider speed = new Slider(Math.log(SLOWEST), 0, Math.log(PlayViewModel.FIRST_SPEED));
  private final ComboBox<Player.End> end = new ComboBox<>();
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
    state.setWrapText(true);
    state.setMinHeight(Region.USE_PREF_SIZE);
    end.setId("play-end");
    end.getItems().setAll(Player.End.values());
    end.setConverter(new StringConverter<>() {
      @Override
      public String toString(Player.End value) {
        return value == null ? ""
            : TEXTS.get("end." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      }

      @Override
      public Player.End fromString(String text) {
        throw new IllegalStateException("not editable");
      }
    });
    end.setValue(play.end());
    end.setOnAction(_ -> play.end(end.getValue()));
    speed.setId("play-speed");
    speed.setPrefWidth(90);
    speed.valueProperty().addListener((_, _, value) -> slid(value.doubleValue()));
    HBox line = new HBox(8, slider, time, PlayBar.pair("speed", speed), PlayBar.pair("end", end));
    line.setAlignment(Pos.CENTER_LEFT);
    node = new VBox(4, line, state);
    node.getStyleClass().add("play-timeline");
  }

  private void slid(double value) {
    boolean all = value >= 0;
    play.speed(all ? Double.POSITIVE_INFINITY : Math.exp(value));
    Hint.set(speed, all ? TEXTS.get("speed.all") : TEXTS.get("speed.is", NumberText.of(play.speed())));
  }

  Node node() {
    return node;
  }

  /// @param said what came of the last click, in place of the state; empty for the state
  void refresh(String said) {
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
    state.setText(!said.isEmpty() ? said
        : TEXTS.get("state", NumberText.count(picture.now().step()),
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
