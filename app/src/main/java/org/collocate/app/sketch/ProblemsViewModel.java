package org.collocate.app.sketch;

import java.util.List;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.sketch.edit.Mending;
import org.collocate.app.sketch.edit.Problem;
import org.collocate.solver.study.Study;

/// What is wrong in the drawing and its conditions, with ways out; looked for beside the window after each check.
public final class ProblemsViewModel {
  private final StudyEditor editor;
  private final Tasks tasks;
  private final Signal looking;
  private final Listeners changes = new Listeners();
  private volatile Version newest;
  private long looked;
  private List<Problem> problems = List.of();

  ProblemsViewModel(StudyEditor editor, Tasks tasks) {
    this.editor = editor;
    this.tasks = tasks;
    newest = new Version(0, editor.study());
    looking = new Signal(tasks.checks(), this::look);
    editor.changes().add(this::studyChanged);
  }

  private record Version(long number, Study study) {}

  private void studyChanged() {
    if (editor.isLooked() && newest.number() != editor.lookedVersion()) {
      newest = new Version(editor.lookedVersion(), editor.study());
      looking.raise();
    }
  }

  private void look() {
    Version version = newest;
    List<Problem> found = Mending.of(version.study());
    tasks.window().execute(() -> {
      if (version.number() == newest.number()) {
        looked = version.number();
        problems = found;
        changes.tell();
      }
    });
  }

  Listeners changes() {
    return changes;
  }

  /// The problems that the newest finished look found.
  public List<Problem> all() {
    return problems;
  }

  /// Whether the newest look is of the study as it is now.
  public boolean isLooked() {
    return editor.isLooked() && looked == editor.lookedVersion();
  }

  /// Takes a way out.
  public void repair(Problem.Repair repair) {
    if (isLooked() && !editor.readOnly()) {
      editor.replace(repair.label(), repair.result());
    }
  }
}
