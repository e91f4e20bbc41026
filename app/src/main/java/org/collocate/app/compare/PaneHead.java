package org.collocate.app.compare;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.collocate.app.form.Hint;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.service.RunStatus;
import org.collocate.viz.plot.PlotStyle;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The head of a pane: whose fields, in which state, and the one number that matters.
final class PaneHead {
  private static final Texts TEXTS = Texts.of("compare");

  /// In pixels: too little for name, number and buttons.
  private static final double NARROW = 230;

  private final Pane pane;
  private final CompareViewModel compare;
  private final Circle dot = new Circle(4.5);
  private final Label name = new Label();
  private final Label state = new Label();
  private final Label status = new Label();
  private final Label number = new Label();
  private final Button action = new Button();
  private final HBox node;
  private boolean active;

  PaneHead(Pane pane, CompareViewModel compare, PaneActions actions, PaneMenu menu) {
    this.pane = pane;
    this.compare = compare;
    name.getStyleClass().add(Styles.TEXT_BOLD);
    name.setMinWidth(40);
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    HBox.setHgrow(name, Priority.SOMETIMES);
    status.getStyleClass().addAll(Styles.TEXT_SMALL, "pane-status");
    status.setMinWidth(0);
    state.setMinWidth(16);
    state.getStyleClass().add("pane-state");
    number.getStyleClass().addAll("pane-number");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    action.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    action.setId("pane-run-" + PaneView.slug(pane.id()));
    if (pane.subject() instanceof Subject.OfMethod(String method)) {
      action.setOnAction(_ -> {
        if (active) {
          actions.stop(method);
        } else {
          actions.run(method);
        }
      });
    } else {
      action.setVisible(false);
      action.setManaged(false);
    }
    node = new HBox(6, dot, name, state, status, gap, number, action, menu.node());
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("pane-head");
    node.setMinWidth(0);
    // The status gives way to the number. In a narrow pane the number is shortened before the buttons are pushed out of it;
    // the table has it in full.
    number.minWidthProperty()
        .bind(Bindings.when(node.widthProperty().lessThan(NARROW)).then(0).otherwise(Region.USE_PREF_SIZE));
  }

  HBox node() {
    return node;
  }

  /// Shows what is known now.
  ///
  /// @param beside what is to be said of the picture; may be empty
  void refresh(String beside) {
    switch (pane.subject()) {
      case Subject.OfMethod(String method) -> compare.method(method).ifPresent(run -> refresh(run, beside));
      case Subject.OfReference _ -> {
        plain(TEXTS.get("pane.reference"), beside.isEmpty() ? compare.comparison()
            .map(with -> with.reference().name())
            .orElse(TEXTS.get("pane.reference.none")) : beside);
        double estimate = compare.comparison()
            .map(with -> with.reference().errorEstimate())
            .orElse(Double.NaN);
        number.setText(estimate > 0 ? "± " + NumberText.of(estimate) : "");
        Hint.set(number, compare.comparison()
            .flatMap(with -> with.reference().ownError())
            .map(PaneHead::estimate)
            .orElse(TEXTS.get("pane.estimate")));
      }
      case Subject.OfDifference(String a, String b) -> plain(TEXTS.get("difference", a, b), beside);
    }
  }

  private static String estimate(EnergyError own) {
    return own.reliable()
        ? TEXTS.get("pane.estimate.energy", NumberText.of(own.relative()), own.estimator())
        : TEXTS.get("pane.estimate.unreliable", NumberText.of(own.relative()), own.doubt());
  }

  private void plain(String title, String text) {
    dot.setVisible(false);
    dot.setManaged(false);
    name.setText(title);
    state.setVisible(false);
    state.setManaged(false);
    status.setText(text);
    Hint.set(status, text);
  }

  private void refresh(MethodRun run, String beside) {
    active = run.isActive();
    dot.setFill(color(PlotStyle.series(run.number())));
    name.setText(title(run));
    boolean over = run.status() != null && run.status().isFinal();
    state.setGraphic(over ? new FontIcon(icon(run)) : null);
    Hint.set(state, StatusText.of(run));
    state.setVisible(over);
    state.setManaged(over);
    boolean silent = run.status() == RunStatus.CONVERGED && !run.stale();
    String text = silent ? ""
        : StatusText.of(run)
            + (active && !Double.isNaN(run.seconds()) ? " · " + NumberText.seconds(run.seconds()) : "");
    status.setText(text.isEmpty() || beside.isEmpty() ? text + beside : text + " · " + beside);
    Hint.set(status, status.getText());
    number.setText(StatusText.number(run));
    Hint.set(number, TEXTS.get(Double.isNaN(run.relativeL2()) ? "pane.seconds" : "pane.error"));
    action.setGraphic(new FontIcon(active ? MaterialDesignC.CLOSE
        : run.stale() ? MaterialDesignR.REFRESH : MaterialDesignP.PLAY));
    String hint = TEXTS.get(active ? "pane.stop" : run.stale() ? "pane.again" : "pane.run");
    Hint.set(action, hint);
    action.setAccessibleText(hint);
  }

  /// A method's label, with its name in the study if that says more than which method it is.
  static String title(MethodRun run) {
    boolean given = Solvers.find(run.name()).isEmpty() && !run.name().equals(run.label());
    return given ? run.label() + " · " + run.name() : run.label();
  }

  private static Ikon icon(MethodRun run) {
    return run.stale() ? MaterialDesignC.CLOCK_ALERT_OUTLINE : switch (run.status()) {
      case CONVERGED -> MaterialDesignC.CHECK;
      case STOPPED -> MaterialDesignT.TIMER_SAND_COMPLETE;
      case CANCELLED -> MaterialDesignC.CANCEL;
      case null, default -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
    };
  }

  private static Color color(int argb) {
    return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
  }
}
