package org.collocate.solver.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.method.TrainingStep;

/// The bytes of rows of a {@link History}, for pipes and files.
public final class HistoryCodec {
  private static final int MOST_TERMS = 1024;

  private HistoryCodec() {}

  /// Writes a row.
  public static void write(DataOutputStream out, History.Row row) throws IOException {
    out.writeDouble(row.seconds());
    write(out, row.training());
    out.writeDouble(row.relativeL2());
  }

  /// Reads what was written.
  ///
  /// @throws IOException if the stream ends or holds something else
  public static History.Row row(DataInputStream in) throws IOException {
    return new History.Row(in.readDouble(), step(in), in.readDouble());
  }

  static void write(DataOutputStream out, TrainingStep step) throws IOException {
    out.writeInt(step.step());
    out.writeDouble(step.loss());
    out.writeDouble(step.learningRate());
    out.writeUTF(step.optimizer());
    out.writeInt(step.terms().size());
    for (TrainingStep.Term term : step.terms()) {
      out.writeUTF(term.name());
      out.writeDouble(term.loss());
    }
  }

  static TrainingStep step(DataInputStream in) throws IOException {
    int step = in.readInt();
    double loss = in.readDouble();
    double rate = in.readDouble();
    String optimizer = in.readUTF();
    int count = in.readInt();
    if (count < 0 || count > MOST_TERMS) {
      throw new IOException("a step with " + count + " terms");
    }
    List<TrainingStep.Term> terms = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      terms.add(new TrainingStep.Term(in.readUTF(), in.readDouble()));
    }
    return new TrainingStep(step, loss, rate, optimizer, terms);
  }
}
