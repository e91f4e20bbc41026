package org.collocate.solver.service;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.method.TrainingStep;

/// The course of a run: loss and error over time. Rows come from the run; errors are added by whoever has a reference.
/// Bounded: when full, every second row is dropped and only every second new one is taken.
public final class History {
  private static final double ROW_SECONDS = 0.05;
  private static final double ROW_SHARE = 0.01;

  /// When the next error is worth a row: on the logarithmic axis of a race rows are even, and a long run does not fill
  /// the memory with them.
  ///
  /// @param seconds of the last row
  public static double next(double seconds) {
    return seconds + ROW_SECONDS + ROW_SHARE * seconds;
  }

  /// One moment.
  ///
  /// @param seconds since the start of the run
  /// @param training the step and its loss
  /// @param relativeL2 error against the reference; NaN where it was not measured
  public record Row(double seconds, TrainingStep training, double relativeL2) {
    /// A row of which only step and loss are known.
    ///
    /// @param step training or time steps done
    /// @param loss NaN where only an error was measured
    public Row(double seconds, int step, double loss, double relativeL2) {
      this(seconds, TrainingStep.of(step, loss), relativeL2);
    }

    public int step() {
      return training.step();
    }

    public double loss() {
      return training.loss();
    }
  }

  private static final int MOST = 2048;
  private final List<Row> rows = new ArrayList<>();
  private int stride = 1;
  private int seen;

  /// A history without rows.
  public History() {
    this(List.of());
  }

  /// A history that begins with rows of an earlier run.
  public History(List<Row> earlier) {
    earlier.forEach(this::add);
  }

  /// Adds the loss after a step.
  public synchronized void addLoss(double seconds, TrainingStep step) {
    if (seen++ % stride == 0) {
      add(new Row(seconds, step, Double.NaN));
    }
  }

  /// Adds the error of a frame; the row keeps its place in time.
  public synchronized void addError(double seconds, int step, double relativeL2) {
    int i = rows.size();
    while (i > 0 && rows.get(i - 1).seconds() > seconds) {
      i--;
    }
    double loss = i > 0 ? rows.get(i - 1).loss() : Double.NaN;
    rows.add(i, new Row(seconds, step, loss, relativeL2));
    thin();
  }

  private void add(Row row) {
    rows.add(row);
    thin();
  }

  private void thin() {
    if (rows.size() < MOST) {
      return;
    }
    List<Row> kept = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i % 2 == 0 || i == rows.size() - 1) {
        kept.add(rows.get(i));
      }
    }
    rows.clear();
    rows.addAll(kept);
    stride *= 2;
  }

  /// The rows so far, in order of time.
  public synchronized List<Row> rows() {
    return List.copyOf(rows);
  }
}
