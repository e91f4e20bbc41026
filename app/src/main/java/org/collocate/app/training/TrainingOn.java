package org.collocate.app.training;

import java.util.Optional;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.form.NumberText;
import org.collocate.app.run.MethodRun;
import org.collocate.app.run.RunsViewModel;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.TrainingBudget;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Training on: a method goes on where its training has ended. What comes of it is what the study gives, as if it had run
/// at once: so a budget that is used up is first enlarged in the study.
final class TrainingOn {
  private static final Texts TEXTS = Texts.of("training");

  private final RunsViewModel runs;
  private final StudyEditor editor;
  private @Nullable Study awaited;
  private String method = "";

  TrainingOn(RunsViewModel runs, StudyEditor editor) {
    this.runs = runs;
    this.editor = editor;
  }

  /// Whether a method of the study can go on now.
  boolean isPossible(CheckedStudy study, String name) {
    return study.methods().stream().anyMatch(known -> known.name().equals(name))
        && runs.obstacle(study, name).isEmpty() && !editor.readOnly();
  }

  /// What would happen, or why it cannot.
  String describe(CheckedStudy study, MethodRun run) {
    Optional<String> obstacle = runs.obstacle(study, run.name());
    if (obstacle.isPresent()) {
      return TEXTS.get("on.not", obstacle.get());
    }
    if (editor.readOnly()) {
      return TEXTS.get("on.not", TEXTS.get("on.locked"));
    }
    CheckedStudy.Method known = study.method(run.name(), 0);
    TrainingBudget budget = known.solver().budget().orElseThrow();
    Optional<TrainingBudget.Change> more = more(known, run);
    String step = String.valueOf(step(run));
    if (more.isEmpty()) {
      return budget.isCounted(known.settings())
          ? TEXTS.get("on.steps", step, String.valueOf(known.settings().count(budget.steps())))
          : TEXTS.get("on.seconds", step, NumberText.of(known.settings().real(budget.seconds())));
    }
    return switch (more.get().value()) {
      case Long steps -> TEXTS.get("on.steps.more", step, String.valueOf(steps));
      case Double seconds -> TEXTS.get("on.seconds.more", step, NumberText.of(seconds));
      default -> throw new IllegalStateException("a budget of " + more.get().value());
    };
  }

  /// Begins at once, or as soon as the study with the larger budget has been looked at.
  void begin(CheckedStudy study, MethodRun run) {
    if (!isPossible(study, run.name())) {
      return;
    }
    Optional<TrainingBudget.Change> more = more(study.method(run.name(), 0), run);
    if (more.isEmpty()) {
      runs.trainOn(study, run.name());
      return;
    }
    Pointer place = place(run.name()).key(more.get().key());
    JsonNode value = switch (more.get().value()) {
      case Long steps -> JsonNodeFactory.instance.numberNode(steps);
      case Double seconds -> JsonNodeFactory.instance.numberNode(seconds);
      default -> throw new IllegalStateException("a budget of " + more.get().value());
    };
    method = run.name();
    awaited = editor.study().with(place, value);
    editor.write(TEXTS.get("on.edit", run.label()), place, value);
  }

  /// Begins if this is the study that was waited for.
  void goOn(CheckedStudy study) {
    if (study.study().equals(awaited)) {
      awaited = null;
      runs.trainOn(study, method);
    }
  }

  private Optional<TrainingBudget.Change> more(CheckedStudy.Method known, MethodRun run) {
    double seconds = runs.trainedSeconds(run.name());
    return known.solver()
        .budget()
        .filter(budget -> budget.isUsedUp(known.settings(), step(run), seconds))
        .map(budget -> budget.more(known.settings(), step(run), seconds));
  }

  /// The step that was reached: rows tell every tenth only, frames of a result the last one.
  private static int step(MethodRun run) {
    return Math.max(run.frames().isEmpty() ? 0 : run.frames().getLast().step(),
        run.history().isEmpty() ? 0 : run.history().getLast().step());
  }

  private Pointer place(String name) {
    Pointer methods = Pointer.ROOT.key("methods");
    JsonNode entries = editor.study().at(methods);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      JsonNode entry = entries.get(i);
      if (entry.path("name").asString(entry.path("id").asString("")).equals(name)) {
        return methods.index(i);
      }
    }
    throw new IllegalStateException("the study has had a method " + name);
  }
}
