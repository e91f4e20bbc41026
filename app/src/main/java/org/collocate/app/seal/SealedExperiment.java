package org.collocate.app.seal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.study.ProgramVersion;
import org.collocate.solver.study.Study;
import org.collocate.viz.export.Machine;

/// A study and what its methods found.
///
/// @param files beside the study that it needs, by name
/// @param made what the numbers were found with
/// @param reference what errors were measured against: its numbers, such as its own error
/// @param runs in the order of the study
public record SealedExperiment(Study study, Map<String, byte[]> files, Made made, SealedRun reference,
    List<SealedRun> runs) {
  public SealedExperiment {
    files = Map.copyOf(files);
    runs = List.copyOf(runs);
  }

  /// The program and the machine that made it.
  ///
  /// @param writer version of the program
  /// @param threads that each run kept busy, which no number depends on
  public record Made(String writer, String cpu, String java, String system, int threads) {
    /// This program on this machine.
    static Made here(int threads) {
      return new Made(ProgramVersion.CURRENT, Machine.cpu(),
          String.valueOf(System.getProperty("java.version")),
          System.getProperty("os.name") + " " + System.getProperty("os.arch"), threads);
    }

    /// Whether the same bits are promised: the same program, Java and processor.
    boolean isLike(Made other) {
      return writer.equals(other.writer) && cpu.equals(other.cpu) && java.equals(other.java)
          && system.equals(other.system);
    }
  }

  /// What one method found.
  ///
  /// @param name unique in the study
  /// @param label the method with what it chose
  /// @param settings all of them, as they were used
  /// @param steps training steps that were done; a new run does as many
  /// @param numbers by name, such as `outputs/heat`
  public record SealedRun(String name, String label, RunStatus status, String reason,
      Map<String, Object> settings,
      int steps, Map<String, SealedNumber> numbers) {
    public SealedRun {
      settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      numbers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }
  }

  /// A number with how far another run may be off.
  ///
  /// @param tolerance with the same program, Java and processor: 0 where the same bits are promised
  /// @param elsewhere with others, where sums may be rounded otherwise
  public record SealedNumber(double value, double tolerance, double elsewhere) {}
}
