package org.collocate.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.shell.WorkbenchViewModel;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.Test;

/// A failed run, its remedies, and what becomes of the study when one is taken.
class TryingTest {
  private final QueuedWindow window = new QueuedWindow();

  /// A wave that conjugate gradients cannot take.
  private static Study wave() {
    return Studies.poisson()
        .without(Pointer.ROOT.key("exact"))
        .with(Pointer.ROOT.key("equation").key("equations").index(0), Study.value("-lap(u) - 200*u = f"))
        .with(Pointer.ROOT.key("methods"), Study.value("""
            [{"id": "fem", "cells": 900, "linear": "cg"}, {"id": "fem", "name": "other", "cells": 100}]"""))
        .with(Pointer.ROOT.key("reference"), Study.value("{\"method\": \"fem\", \"cells\": 400}"));
  }

  private WorkbenchViewModel open(Study study) {
    WorkbenchViewModel workbench = new WorkbenchViewModel(new Document(study, Origin.NEW), window.tasks(),
        threads -> new SolverService(new InProcessExecutor(), threads), 2);
    window.until("looked at", workbench::canRun);
    return workbench;
  }

  private MethodRun ended(WorkbenchViewModel workbench) {
    window.until("over", () -> !workbench.runs().isActive()
        && workbench.methods().getFirst().status() != null);
    return workbench.methods().getFirst();
  }

  @Test
  void aRemedyIsOneStepOfUndoAndHelps() {
    try (WorkbenchViewModel workbench = open(wave())) {
      Study before = workbench.document().study();
      workbench.run("fem");
      MethodRun failed = ended(workbench);
      assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
      Remedy first = failed.remedies().getFirst();
      assertThat(workbench.canTry("fem", first)).isTrue();
      workbench.attempt("fem", first);
      assertThat(workbench.document().study().text(Pointer.ROOT.key("methods").index(0).key("linear")))
          .isEqualTo("direct");
      assertThat(workbench.canTry("fem", first)).as("done already").isFalse();
      assertThat(workbench.document().undoLabel().orElseThrow()).startsWith("remedy:");
      window.until("looked at again", workbench::canRun);
      workbench.run("fem");
      assertThat(ended(workbench).status()).isEqualTo(RunStatus.CONVERGED);
      assertThat(workbench.methods().getFirst().remedies()).isEmpty();
      workbench.document().undo();
      assertThat(workbench.document().study()).isEqualTo(before);
      assertThat(workbench.document().undoLabel()).isEmpty();
    }
  }

  @Test
  void anotherMethodIsAddedOnceAndAdviceChangesNothing() {
    try (WorkbenchViewModel workbench = open(wave())) {
      Remedy features = new Remedy.Instead("random features", "random-features");
      assertThat(workbench.canTry("other", features)).isTrue();
      workbench.attempt("other", features);
      assertThat(workbench.document().study().text(Pointer.ROOT.key("methods").index(2).key("id")))
          .isEqualTo("random-features");
      assertThat(workbench.canTry("other", features)).isFalse();
      Study now = workbench.document().study();
      for (Remedy remedy : List.of(features, new Remedy.Advice("think"),
          new Remedy.Instead("none", "nowhere"))) {
        assertThat(workbench.canTry("other", remedy)).isFalse();
        workbench.attempt("other", remedy);
      }
      assertThat(workbench.canTry("gone", new Remedy.Change("c", "cells", 3L))).isFalse();
      assertThat(workbench.document().study()).isEqualTo(now);
    }
  }

  @Test
  void runningAgainRunsAgain() {
    try (WorkbenchViewModel workbench = open(Studies.poisson())) {
      workbench.attempt("coarse", new Remedy.Again("run again"));
      window.until("over", () -> workbench.methods().getLast().status() == RunStatus.CONVERGED);
      assertThat(workbench.methods().getFirst().status()).isNull();
    }
  }
}
