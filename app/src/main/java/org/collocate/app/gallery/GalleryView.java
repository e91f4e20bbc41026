package org.collocate.app.gallery;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.collocate.app.document.Origin;
import org.collocate.app.document.Recovery;
import org.collocate.app.text.Texts;
import org.collocate.viz.plot.LinePlot;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.view.DrawingView;
import org.collocate.viz.view.FieldView;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The start page.
public final class GalleryView {
  private static final Texts TEXTS = Texts.of("gallery");
  private static final double CARD = 232;
  private static final double PICTURE = 132;

  private final GalleryViewModel gallery;
  private final Actions actions;
  private final Supplier<PlotStyle> style;
  private final TextField search = new TextField();
  private final VBox content = new VBox();
  private final VBox node = new VBox();
  private final Map<Origin, Card> cards = new HashMap<>();
  private final Map<Origin, Card> recentCards = new HashMap<>();
  private List<GalleryEntry> shownEntries = List.of();
  private List<GalleryEntry> shownRecent = List.of();
  private List<Recovery> shownRecovered = List.of();

  /// What can be done from here.
  ///
  /// @param open opens a study
  /// @param fresh begins a new one
  /// @param file asks for a file
  /// @param restore opens what a crash has left
  public record Actions(Consumer<Origin> open, Runnable fresh, Runnable file, Consumer<Recovery> restore) {}

  public GalleryView(GalleryViewModel gallery, Actions actions, Supplier<PlotStyle> style) {
    this.gallery = gallery;
    this.actions = actions;
    this.style = style;
    Label title = new Label(TEXTS.get("title"));
    title.getStyleClass().add(Styles.TITLE_1);
    Label line = new Label(TEXTS.get("about"));
    line.getStyleClass().add(Styles.TEXT_MUTED);
    search.setPromptText(TEXTS.get("search"));
    search.setId("gallery-search");
    search.setPrefWidth(260);
    search.textProperty().addListener((_, _, text) -> gallery.search(text));
    Button begin = new Button(TEXTS.get("new"), new FontIcon(MaterialDesignP.PLUS));
    begin.setOnAction(_ -> actions.fresh().run());
    begin.setId("gallery-new");
    Button browse = new Button(TEXTS.get("open"), new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
    browse.setOnAction(_ -> actions.file().run());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(12, new VBox(2, title, line), gap, search, begin, browse);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("gallery-head");
    content.getStyleClass().add("gallery-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("gallery-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    node.getChildren().setAll(head, scroll);
    node.getStyleClass().add("gallery");
    node.setId("gallery");
    gallery.changes().add(this::refresh);
    arrange();
  }

  public Node node() {
    return node;
  }

  /// Shows pictures that have come, in the colours of the theme.
  public void refresh() {
    if (!gallery.entries().equals(shownEntries) || !gallery.recent().equals(shownRecent)
        || !gallery.recovered().equals(shownRecovered)) {
      arrange();
    }
    cards.values().forEach(Card::refresh);
    recentCards.values().forEach(Card::refresh);
  }

  private void arrange() {
    shownEntries = gallery.entries();
    shownRecent = gallery.recent();
    shownRecovered = gallery.recovered();
    content.getChildren().clear();
    shownRecovered.forEach(recovery -> content.getChildren().add(banner(recovery)));
    if (!shownRecent.isEmpty()) {
      content.getChildren().addAll(heading(TEXTS.get("recent")), flow(shownRecent, recentCards));
    }
    content.getChildren().add(heading(TEXTS.get("gallery")));
    if (shownEntries.isEmpty()) {
      Label none = new Label(
          search.getText().isBlank() ? TEXTS.get("empty")
              : TEXTS.get("no-match"));
      none.getStyleClass().add(Styles.TEXT_MUTED);
      content.getChildren().add(none);
    } else {
      content.getChildren().add(flow(shownEntries, cards));
    }
  }

  private Node banner(Recovery recovery) {
    String title = recovery.study().title();
    Label text = new Label(TEXTS.get("recovered", title.isEmpty() ? TEXTS.get("untitled") : title,
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withZone(ZoneId.systemDefault())
            .format(recovery.written())));
    text.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    Button restore = new Button(TEXTS.get("restore"));
    restore.setId("recovery-restore");
    restore.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    restore.setOnAction(_ -> actions.restore().accept(recovery));
    Button discard = new Button(TEXTS.get("discard"));
    discard.setId("recovery-discard");
    discard.getStyleClass().add(Styles.SMALL);
    discard.setOnAction(_ -> gallery.discard(recovery));
    HBox line = new HBox(8, text, restore, discard);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("recovery");
    return line;
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TITLE_4, "gallery-heading");
    return label;
  }

  private FlowPane flow(List<GalleryEntry> entries, Map<Origin, Card> known) {
    FlowPane flow = new FlowPane(16, 16);
    for (GalleryEntry entry : entries) {
      flow.getChildren().add(known.computeIfAbsent(entry.origin(), _ -> new Card(entry)).button);
    }
    return flow;
  }

  /// One study.
  private final class Card {
    private final GalleryEntry entry;
    private final FieldView field = new FieldView();
    private final DrawingView plot = new DrawingView();
    private final Button button = new Button();

    Card(GalleryEntry entry) {
      this.entry = entry;
      StackPane picture = new StackPane(field, plot);
      picture.setPrefHeight(PICTURE);
      picture.setMinHeight(PICTURE);
      picture.getStyleClass().add("card-picture");
      picture.setMouseTransparent(true);
      Label title = new Label(entry.title());
      title.getStyleClass().addAll(Styles.TEXT_BOLD, "card-title");
      Label about = new Label(entry.about());
      about.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED, "card-about");
      about.setWrapText(true);
      about.setPrefHeight(48);
      about.setMinHeight(48);
      about.setMaxHeight(48);
      about.setAlignment(Pos.TOP_LEFT);
      HBox tags = new HBox(4);
      tags.setMinHeight(20);
      entry.tags().stream().limit(3).forEach(tag -> {
        Label label = new Label(tag);
        label.getStyleClass().add("card-tag");
        tags.getChildren().add(label);
      });
      VBox texts = new VBox(4, title, about, tags);
      texts.getStyleClass().add("card-texts");
      button.setGraphic(new VBox(picture, texts));
      ((Region) button.getGraphic()).setPrefWidth(CARD);
      button.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
      button.getStyleClass().setAll("card");
      button.setId("card-" + entry.origin().gallery().orElse("file"));
      button.setAccessibleText(entry.title());
      button.setOnAction(_ -> actions.open().accept(entry.origin()));
      refresh();
    }

    void refresh() {
      Optional<Thumbnail> thumbnail = gallery.thumbnail(entry);
      if (thumbnail.isEmpty()) {
        return;
      }
      Thumbnail picture = thumbnail.get();
      boolean plane = picture.y().length > 1;
      field.setVisible(plane);
      plot.setVisible(!plane);
      if (plane) {
        double[] x = picture.x();
        double[] y = picture.y();
        field.ink(style.get().text());
        field.show(new FieldView.Scene(picture.raster(), x[0], y[0], x[x.length - 1], y[y.length - 1],
            picture.outline(), List.of()));
      } else if (picture.samples().length > 0) {
        LinePlot lines = new LinePlot("", "", "", false, false, List.of(new LinePlot.Series("", picture.x(),
            picture.samples(), PlotStyle.series(0), false)));
        plot.show((width, height) -> lines.draw(width, height, style.get()));
      }
    }
  }
}
