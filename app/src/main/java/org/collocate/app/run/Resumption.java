package org.collocate.app.run;

import java.util.Optional;
import org.collocate.app.text.Texts;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// Whether a training can go on where it has ended.
final class Resumption {
  private static final Texts TEXTS = Texts.of("run");

  private Resumption() {}

  /// Why it cannot, for people; empty if it can.
  ///
  /// @param track of the method; null if there is none
  static Optional<String> obstacle(CheckedStudy study, String name, @Nullable Track track) {
    CheckedStudy.Method method = study.method(name, 0);
    if (method.solver().budget().isEmpty()) {
      return Optional.of(TEXTS.get("on.steps", method.solver().info().label()));
    }
    if (track == null || !track.hasRun()) {
      return Optional.of(TEXTS.get("on.never"));
    }
    KeptTraining training = track.training();
    if (training == null) {
      return Optional.of(TEXTS.get("on.lost"));
    }
    if (training.remains().state().isEmpty()) {
      return Optional.of(TEXTS.get("on.unkept", training.remains().obstacle()));
    }
    return training.learner().equals(KeptTraining.learner(study, method)) ? Optional.empty()
        : Optional.of(TEXTS.get("on.other"));
  }
}
