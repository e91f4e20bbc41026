package org.collocate.app.sketch;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.collocate.app.equation.Form;
import org.collocate.app.sketch.edit.Problem;

/// What is wrong, each with buttons that mend it.
final class ProblemList {
  private ProblemList() {}

  /// Says which problems there are: while it stays the same, so do the buttons.
  static String shape(SketchViewModel sketch, Predicate<Problem> which) {
    return sketch.problems()
        .all()
        .stream()
        .filter(which)
        .map(problem -> problem.message() + problem.repairs().stream().map(Problem.Repair::label).toList())
        .collect(Collectors.joining("|"));
  }

  /// Adds the problems to a form.
  static void fill(Form form, SketchViewModel sketch, Predicate<Problem> which) {
    List<Problem> shown = sketch.problems().all().stream().filter(which).toList();
    for (int i = 0; i < shown.size(); i++) {
      int number = i;
      Problem problem = shown.get(i);
      Label message = new Label(problem.message());
      message.setWrapText(true);
      message.setMinHeight(Region.USE_PREF_SIZE);
      message.getStyleClass().add(problem.grave() ? "fault-message" : "warning-message");
      FlowPane buttons = new FlowPane(4, 4);
      for (int k = 0; k < problem.repairs().size(); k++) {
        int way = k;
        Button button = form.button(problem.repairs().get(k).label(),
            () -> repair(sketch, which, number, way));
        button.setId("repair-" + i + "-" + k);
        button.getStyleClass().add(Styles.SMALL);
        buttons.getChildren().add(button);
      }
      VBox box = new VBox(6, message);
      if (!problem.repairs().isEmpty()) {
        box.getChildren().add(buttons);
      }
      box.getStyleClass().add("problem");
      form.add(box);
    }
  }

  /// The way out as it is now, which may be of a newer state than the button.
  private static void repair(SketchViewModel sketch, Predicate<Problem> which, int number, int way) {
    List<Problem> now = sketch.problems().all().stream().filter(which).toList();
    if (number < now.size() && way < now.get(number).repairs().size()) {
      sketch.problems().repair(now.get(number).repairs().get(way));
    }
  }
}
