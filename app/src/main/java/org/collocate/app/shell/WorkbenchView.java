package org.collocate.app.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.compare.ChartView;
import org.collocate.app.compare.ComparisonTable;
import org.collocate.app.compare.LineCutView;
import org.collocate.app.compare.OutputsView;
import org.collocate.app.compare.PanesView;
import org.collocate.app.compare.Pareto;
import org.collocate.app.compare.ProbesView;
import org.collocate.app.compare.Race;
import org.collocate.app.equation.DataForm;
import org.collocate.app.equation.InspectorView;
import org.collocate.app.equation.MethodsForm;
import org.collocate.app.equation.OutlineView;
import org.collocate.app.equation.Section;
import org.collocate.app.paint.PaintView;
import org.collocate.app.play.PlayView;
import org.collocate.app.recheck.RecheckView;
import org.collocate.app.run.ReferenceState;
import org.collocate.app.sketch.BoundaryForm;
import org.collocate.app.sketch.ShapesForm;
import org.collocate.app.sketch.SketchView;
import org.collocate.app.text.Texts;
import org.collocate.app.training.FamilyView;
import org.collocate.app.training.Losses;
import org.collocate.app.training.TrainingStage;
import org.collocate.app.training.TrainingView;
import org.collocate.viz.view.LetterScale;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// One open study: outline, panes, inspector, and charts and table below.
final class WorkbenchView {
  private static final Texts TEXTS = Texts.of("shell");
  private static final double OUTLINE = 200;
  private static final double INSPECTOR = 300;
  private static final double WIDER = 0.5;

  private final WorkbenchViewModel workbench;
  private final OutlineView outline;
  private final InspectorView inspector;
  private final PanesView panes;
  private final SketchView sketch;
  private final PaintView paint;
  private final BackdropView backdrop;
  private final ChartView race;
  private final ChartView losses;
  private final ChartView pareto;
  private final LineCutView cut;
  private final ProbesView probes;
  private final OutputsView outputs;
  private final RecheckView recheck;
  private final TrainingStage training;
  private final PlayView play;
  private final ComparisonTable table = new ComparisonTable();
  private final MessagesView messages;
  private final Label reference = new Label();
  private final Tab messagesTab = new Tab(TEXTS.get("tab.messages"));
  private final TabPane lower = new TabPane();
  private final SplitPane centre = new SplitPane();
  private final TabPane stages = new TabPane();
  private final BorderPane node = new BorderPane();
  private boolean looked;

  /// @param pulse the window's thread at its next pulse
  WorkbenchView(WorkbenchViewModel workbench, Executor pulse, Theme theme) {
    this.workbench = workbench;
    outline = new OutlineView(workbench.editor());
    inspector = new InspectorView(workbench.editor(), theme::plotStyle,
        Map.of(Section.DOMAIN, new ShapesForm(workbench.sketch()), Section.CONDITIONS,
            new BoundaryForm(workbench.sketch()), Section.DATA, new DataForm(this::paint, () -> Questions
                .pictureToOpen(window())
                .orElse(null)),
            Section.METHODS, new MethodsForm(workbench::forecastInFull)));
    panes = new PanesView(workbench.compare(), theme::plotStyle, workbench);
    sketch = new SketchView(workbench.sketch(), pulse, theme::plotStyle);
    paint = new PaintView(workbench.paint(), workbench.sketch(), sketch::isShown);
    sketch.addTool("brush", paint.brush());
    backdrop = new BackdropView(workbench, sketch, paint);
    race = new ChartView(
        TEXTS.get("race.empty"),
        theme::plotStyle);
    pareto = new ChartView(TEXTS.get("pareto.empty"), theme::plotStyle);
    cut = new LineCutView(workbench.compare(), theme::plotStyle);
    probes = new ProbesView(workbench.compare(), workbench.outputs(), theme::plotStyle);
    outputs = new OutputsView(workbench.outputs());
    recheck = new RecheckView(workbench.recheck(), workbench.editor()::checked,
        () -> workbench.document().origin().folder(), new RecheckView.Files() {
          @Override
          public Optional<Path> toSeal() {
            return Questions.sealToWrite(window(), workbench.document().study().title());
          }

          @Override
          public Optional<Path> toCheck() {
            return Questions.sealToCheck(window());
          }
        }, this::showRecheck);
    training = new TrainingStage(
        new TrainingView(workbench.training(), workbench.editor(), workbench, theme::plotStyle),
        new FamilyView(workbench.family(), new FamilyView.Files() {
          @Override
          public Optional<Path> toOpen() {
            return Questions.fileToOpen(window());
          }

          @Override
          public Optional<Path> toKeep(String name) {
            return Questions.weightsToKeep(window(), name);
          }
        }, theme::plotStyle), this::showTraining);
    play = new PlayView(workbench.play(), workbench.outputs(), theme::plotStyle);
    losses = new ChartView(TEXTS.get("loss.empty"), theme::plotStyle);
    messages = new MessagesView(workbench);
    Label caption = new Label(TEXTS.get("reference"));
    caption.getStyleClass().add("outline-caption");
    reference.setWrapText(true);
    reference.setId("reference");
    reference.setMinHeight(Region.USE_PREF_SIZE);
    reference.getStyleClass().addAll(Styles.TEXT_SMALL);
    Label study = new Label(TEXTS.get("study"));
    study.getStyleClass().add("outline-caption");
    VBox left = new VBox(study, outline.node(), caption, reference);
    left.getStyleClass().add("left");
    Region right = (Region) inspector.node();
    LetterScale letters = new LetterScale();
    left.getChildren().add(letters.node());
    Runnable widths = () -> {
      // Larger letters need wider lines, but the middle must keep the most.
      double factor = 1 + WIDER * (letters.factor() - 1);
      fix(left, OUTLINE * factor);
      fix(right, INSPECTOR * factor);
    };
    widths.run();
    letters.onChange(widths);
    centre.setOrientation(Orientation.VERTICAL);
    centre.getItems().setAll(panes.node(), lower());
    centre.setDividerPositions(0.66);
    SplitPane.setResizableWithParent(centre.getItems().get(1), false);
    stages.getTabs()
        .setAll(tab(TEXTS.get("stage.draw"), "stage-draw", drawing()),
            tab(TEXTS.get("stage.compare"), "stage-compare", centre),
            tab(TEXTS.get("stage.train"), "stage-train", training.node()),
            tab(TEXTS.get("stage.play"), "stage-play", play.node()));
    stages.getSelectionModel().select(1);
    stages.getStyleClass().addAll(Styles.DENSE, "stages");
    stages.setId("stages");
    stages.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> refresh());
    lower.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> refreshLower());
    node.setLeft(left);
    node.setCenter(stages);
    node.setRight(right);
    node.setId("workbench");
  }

  private static void fix(Region region, double width) {
    region.setPrefWidth(width);
    region.setMinWidth(width);
    region.setMaxWidth(width);
  }

  private @Nullable Window window() {
    return node.getScene() == null ? null : node.getScene().getWindow();
  }

  /// Takes the brush in hand for a coefficient.
  private void paint(String coefficient) {
    workbench.paint().choose(coefficient);
    stages.getSelectionModel().select(0);
    paint.brush().run();
  }

  /// Brings what a seal says to the front.
  private void showRecheck() {
    stages.getSelectionModel().select(1);
    lower.getTabs()
        .stream()
        .filter(tab -> "tab-recheck".equals(tab.getId()))
        .forEach(tab -> lower.getSelectionModel().select(tab));
  }

  private void showTraining() {
    stages.getSelectionModel().select(2);
  }

  private Node drawing() {
    VBox.setVgrow(sketch.node(), Priority.ALWAYS);
    VBox drawing = new VBox(sketch.node(), paint.node(), backdrop.node());
    drawing.setMinWidth(0);
    return drawing;
  }

  private TabPane lower() {
    TabPane tabs = lower;
    tabs.getTabs()
        .setAll(tab(TEXTS.get("tab.race"), "tab-race", race.node()),
            tab(TEXTS.get("tab.pareto"), "tab-pareto", pareto.node()),
            tab(TEXTS.get("tab.table"), "tab-table", table.node()),
            tab(TEXTS.get("tab.cut"), "tab-cut", cut.node()),
            tab(TEXTS.get("tab.probes"), "tab-probes", probes.node()),
            tab(TEXTS.get("tab.outputs"), "tab-outputs", outputs.node()),
            tab(TEXTS.get("tab.loss"), "tab-loss", losses.node()),
            messagesTab, tab(Texts.of("recheck").get("tab"), "tab-recheck", recheck.node()));
    messagesTab.setContent(messages.node());
    messagesTab.setId("tab-messages");
    messagesTab.setClosable(false);
    tabs.getStyleClass().addAll(Styles.DENSE, "lower");
    tabs.setMinHeight(120);
    tabs.setPrefHeight(250);
    tabs.setId("lower");
    return tabs;
  }

  private static Tab tab(String text, String id, Node content) {
    Tab tab = new Tab(text, content);
    tab.setId(id);
    tab.setClosable(false);
    return tab;
  }

  Node node() {
    return node;
  }

  /// What can be done while the study is open.
  List<CommandGroup> commands() {
    List<CommandGroup> groups = new ArrayList<>();
    groups.add(new CommandGroup("view", TEXTS.get("group.view"),
        List.of(stage("draw", 0, MaterialDesignV.VECTOR_SQUARE), stage("compare", 1,
            MaterialDesignV.VIEW_GRID_OUTLINE), stage("train", 2, MaterialDesignC.CHART_LINE),
            stage("play", 3,
                MaterialDesignP.PLAY_CIRCLE_OUTLINE))));
    groups.addAll(panes.commands());
    groups.addAll(training.commands());
    groups.addAll(play.commands());
    groups.add(new CommandGroup("table", TEXTS.get("tab.table"), table.commands()));
    groups.add(new CommandGroup("file", TEXTS.get("group.file"), recheck.commands()));
    groups.addAll(sketch.commands());
    groups.addAll(paint.commands());
    groups.addAll(backdrop.commands());
    return groups;
  }

  private Command stage(String id, int index, Ikon icon) {
    return new Command("show-" + id, TEXTS.get("stage." + id), icon, String.valueOf(index + 1), () -> true,
        () -> stages.getSelectionModel().select(index));
  }

  /// Shows what the lower tab that is seen is about; the others are shown anew when they come to the front.
  private void refreshLower() {
    switch (String.valueOf(lower.getSelectionModel().getSelectedItem().getId())) {
      case "tab-race" ->
        race.refresh(Race.errors(workbench.methods(), TEXTS.get("race.x"), TEXTS.get("race.y")));
      case "tab-pareto" -> pareto.refresh(
          Pareto.front(workbench.methods(), TEXTS.get("pareto.x"), TEXTS.get("race.y")));
      case "tab-cut" -> cut.refresh();
      case "tab-probes" -> probes.refresh();
      case "tab-outputs" -> outputs.refresh();
      case "tab-recheck" -> recheck.refresh();
      case "tab-loss" -> losses.refresh(Losses.of(workbench.methods()));
      case "tab-table" -> table.refresh(workbench.methods(), workbench.compare().comparison(),
          workbench::forecast);
      default -> {
        // Messages are counted in their tab's title, and so always shown.
      }
    }
  }

  /// Shows everything that is seen as it is now.
  void refresh() {
    outline.refresh();
    inspector.refresh();
    workbench.play().show(stages.getSelectionModel().getSelectedIndex() == 3);
    if (stages.getSelectionModel().getSelectedIndex() == 0) {
      sketch.refresh();
      paint.refresh();
      backdrop.refresh();
    } else if (stages.getSelectionModel().getSelectedIndex() == 1) {
      panes.refresh();
      refreshLower();
    } else if (stages.getSelectionModel().getSelectedIndex() == 2) {
      training.refresh();
    } else {
      play.refresh();
    }
    int count = messages.refresh();
    if (!looked && workbench.editor().isLooked()) {
      looked = true;
      if (!workbench.editor().findings().faults().isEmpty()) {
        lower.getSelectionModel().select(messagesTab);
      }
    }
    messagesTab.setText(count == 0 ? TEXTS.get("tab.messages") : TEXTS.get("tab.messages.some", count));
    ReferenceState state = workbench.runs().reference();
    reference.setText(switch (state.stage()) {
      case NONE -> TEXTS.get("reference.none");
      case WORKING, READY, FAILED -> state.text();
    });
    reference.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"),
        state.stage() == ReferenceState.Stage.FAILED);
    reference.setAlignment(Pos.TOP_LEFT);
  }
}
