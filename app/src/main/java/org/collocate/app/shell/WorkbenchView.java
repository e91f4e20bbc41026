package org.collocate.app.shell;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.compare.ChartView;
import org.collocate.app.compare.ComparisonTable;
import org.collocate.app.compare.PanesView;
import org.collocate.app.compare.Race;
import org.collocate.app.compare.Row;
import org.collocate.app.equation.InspectorView;
import org.collocate.app.equation.OutlineView;
import org.collocate.app.run.ReferenceState;
import org.collocate.app.training.Losses;

/// One open study: outline, panes, inspector, and charts and table below.
final class WorkbenchView {
  private static final double OUTLINE = 200;
  private static final double INSPECTOR = 300;

  private final WorkbenchViewModel workbench;
  private final OutlineView outline;
  private final InspectorView inspector;
  private final PanesView panes;
  private final ChartView race;
  private final ChartView losses;
  private final ComparisonTable table = new ComparisonTable();
  private final MessagesView messages;
  private final Label reference = new Label();
  private final Tab messagesTab = new Tab("Messages");
  private final TabPane lower = new TabPane();
  private final SplitPane centre = new SplitPane();
  private final BorderPane node = new BorderPane();
  private boolean looked;

  WorkbenchView(WorkbenchViewModel workbench, Theme theme) {
    this.workbench = workbench;
    outline = new OutlineView(workbench.editor());
    inspector = new InspectorView(workbench.editor(), theme::plotStyle);
    panes = new PanesView(workbench.compare(), theme::plotStyle, workbench::run, workbench.runs()::stop);
    race = new ChartView(
        "The race: error against time. It begins when a method runs and the reference is ready.",
        theme::plotStyle);
    losses = new ChartView("The loss of methods that learn, while they do.", theme::plotStyle);
    messages = new MessagesView(workbench);
    Label caption = new Label("REFERENCE");
    caption.getStyleClass().add("outline-caption");
    reference.setWrapText(true);
    reference.setId("reference");
    reference.setMinHeight(Region.USE_PREF_SIZE);
    reference.getStyleClass().addAll(Styles.TEXT_SMALL);
    Label study = new Label("STUDY");
    study.getStyleClass().add("outline-caption");
    VBox left = new VBox(study, outline.node(), caption, reference);
    left.getStyleClass().add("left");
    left.setPrefWidth(OUTLINE);
    left.setMinWidth(OUTLINE);
    left.setMaxWidth(OUTLINE);
    Region right = (Region) inspector.node();
    right.setPrefWidth(INSPECTOR);
    right.setMinWidth(INSPECTOR);
    right.setMaxWidth(INSPECTOR);
    centre.setOrientation(Orientation.VERTICAL);
    centre.getItems().setAll(panes.node(), lower());
    centre.setDividerPositions(0.66);
    SplitPane.setResizableWithParent(centre.getItems().get(1), false);
    node.setLeft(left);
    node.setCenter(centre);
    node.setRight(right);
    node.setId("workbench");
  }

  private TabPane lower() {
    TabPane tabs = lower;
    tabs.getTabs()
        .setAll(tab("Race", "tab-race", race.node()), tab("Table", "tab-table", table.node()),
            tab("Loss", "tab-loss", losses.node()), messagesTab);
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

  /// Shows everything as it is now.
  void refresh() {
    outline.refresh();
    inspector.refresh();
    panes.refresh();
    race.refresh(Race.errors(workbench.methods()));
    losses.refresh(Losses.of(workbench.methods()));
    table.refresh(Row.of(workbench.methods()));
    int count = messages.refresh();
    if (!looked && workbench.editor().isLooked()) {
      looked = true;
      if (!workbench.editor().findings().faults().isEmpty()) {
        lower.getSelectionModel().select(messagesTab);
      }
    }
    messagesTab.setText(count == 0 ? "Messages" : "Messages (" + count + ")");
    ReferenceState state = workbench.runs().reference();
    reference.setText(switch (state.stage()) {
      case NONE -> "is made with the first run";
      case WORKING, READY, FAILED -> state.text();
    });
    reference.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"),
        state.stage() == ReferenceState.Stage.FAILED);
    reference.setAlignment(Pos.TOP_LEFT);
  }
}
