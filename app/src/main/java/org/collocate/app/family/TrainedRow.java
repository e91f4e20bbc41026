package org.collocate.app.family;

import java.util.List;
import org.collocate.solver.learning.BreakEven;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.service.History;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Numbers;
import org.jspecify.annotations.Nullable;

/// What one method does on a family.
///
/// @param train on samples it has learned from; null for a classical method
/// @param seconds of training, without those of the samples
/// @param learned null for a classical method
public record TrainedRow(CheckedStudy.Method method, String label, @Nullable FamilyTrial train,
    FamilyTrial test,
    double seconds, @Nullable Learned learned) {

  /// What came of a training.
  public record Learned(Checkpoint checkpoint, List<History.Row> history, BreakEven even) {}

  /// The name of the checkpoint's file.
  public String file() {
    return method.name() + ".operator";
  }

  /// One line for people.
  public String summary() {
    return method.name() + ": mean relative L2 error " + Numbers.shortText(test.mean()) + " on "
        + test.count()
        + " test samples, " + Numbers.time(test.secondsPerSolve()) + " for a solve"
        + (learned == null ? "" : ", trained in " + Numbers.time(seconds));
  }
}
