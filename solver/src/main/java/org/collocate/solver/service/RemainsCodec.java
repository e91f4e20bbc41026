package org.collocate.solver.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.collocate.solver.field.FieldCodec;

/// The bytes of what a training has left, for pipes and files.
public final class RemainsCodec {
  private RemainsCodec() {}

  /// Writes them.
  public static void write(DataOutputStream out, Remains remains) throws IOException {
    out.writeUTF(remains.obstacle());
    writeSeconds(out, remains.seconds());
    out.writeDouble(remains.cpuSeconds());
    out.writeBoolean(remains.state().isPresent());
    if (remains.state().isPresent()) {
      new FieldCodec.Writer(out).write(remains.state().get());
    }
  }

  /// Reads what was written.
  ///
  /// @throws IOException if the stream ends or holds something else
  public static Remains read(DataInputStream in) throws IOException {
    String obstacle = in.readUTF();
    RunSeconds seconds = readSeconds(in);
    double cpuSeconds = in.readDouble();
    return new Remains(in.readBoolean() ? Optional.of(new FieldCodec.Reader(in).read()) : Optional.empty(),
        obstacle, seconds, cpuSeconds);
  }

  static void writeSeconds(DataOutputStream out, RunSeconds seconds) throws IOException {
    for (double value : new double[] {seconds.total(), seconds.setup(), seconds.solve(), seconds.train(),
        seconds.evaluate()}) {
      out.writeDouble(value);
    }
  }

  static RunSeconds readSeconds(DataInputStream in) throws IOException {
    return new RunSeconds(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(),
        in.readDouble());
  }
}
