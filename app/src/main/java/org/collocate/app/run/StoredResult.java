package org.collocate.app.run;

import java.util.List;
import org.collocate.solver.method.Solution;
import org.collocate.solver.service.History;
import org.collocate.solver.service.RunStatus;

/// A result as it is kept beside the study.
///
/// @param key what it depends on
/// @param seconds wall-clock
/// @param shared whether other runs were on at the same time
/// @param history loss and error over time
public record StoredResult(String key, RunStatus status, String reason, double seconds, boolean shared,
    List<History.Row> history, Solution solution) {
  public StoredResult {
    history = List.copyOf(history);
  }
}
