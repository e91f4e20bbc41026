package org.collocate.solver.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldCodec;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Spectrum;

/// The bytes of frames and solutions; see {@link FieldCodec} for their fields. A writer and a reader live as long as
/// one stream.
public final class SolutionCodec {
  private static final int MOST_FRAMES = 100_000;
  private static final int MOST_UNKNOWNS = 64;
  private static final int MOST_OVERLAYS = 16;
  private static final int MOST_SPECTRA = 16;
  private static final int MOST_EIGENVALUES = 1 << 20;

  private SolutionCodec() {}

  /// Writes frames and solutions.
  public static final class Writer {
    private final DataOutputStream out;
    private final FieldCodec.Writer fields;

    public Writer(DataOutputStream out) {
      this.out = out;
      this.fields = new FieldCodec.Writer(out);
    }

    public void write(Frame frame) throws IOException {
      out.writeDouble(frame.time());
      out.writeInt(frame.step());
      out.writeInt(frame.fields().size());
      for (Field field : frame.fields()) {
        fields.write(field.encode());
      }
      out.writeInt(frame.overlays().size());
      for (Overlay overlay : frame.overlays()) {
        fields.write(OverlayCodec.encode(overlay));
      }
      out.writeUTF(frame.caption());
    }

    public void write(Solution solution) throws IOException {
      out.writeInt(solution.unknowns().size());
      for (String unknown : solution.unknowns()) {
        out.writeUTF(unknown);
      }
      SolveReport report = solution.report();
      out.writeUTF(report.status().name());
      out.writeUTF(report.reason());
      out.writeUTF(report.label());
      out.writeLong(report.unknowns());
      out.writeInt(report.iterations());
      out.writeInt(report.steps());
      out.writeDouble(report.algebraicResidual());
      RemedyCodec.write(out, report.remedies());
      out.writeInt(report.spectra().size());
      for (Spectrum spectrum : report.spectra()) {
        out.writeUTF(spectrum.name());
        out.writeInt(spectrum.eigenvalues().length);
        for (double eigenvalue : spectrum.eigenvalues()) {
          out.writeDouble(eigenvalue);
        }
      }
      out.writeBoolean(report.ownError().isPresent());
      if (report.ownError().isPresent()) {
        EnergyError error = report.ownError().get();
        out.writeDouble(error.norm());
        out.writeDouble(error.relative());
        out.writeUTF(error.estimator());
        out.writeUTF(error.doubt());
      }
      out.writeInt(solution.frames().size());
      for (Frame frame : solution.frames()) {
        write(frame);
      }
    }
  }

  /// Reads what a {@link Writer} wrote.
  public static final class Reader {
    private final DataInputStream in;
    private final FieldCodec.Reader fields;
    private final FieldDecoder decoder = new FieldDecoder();

    public Reader(DataInputStream in) {
      this.in = in;
      this.fields = new FieldCodec.Reader(in);
    }

    /// Reads a frame.
    ///
    /// @throws IOException if the stream ends or holds something else
    public Frame frame() throws IOException {
      double time = in.readDouble();
      int step = in.readInt();
      List<Field> read = new ArrayList<>();
      for (int i = count(MOST_UNKNOWNS); i > 0; i--) {
        try {
          read.add(decoder.read(fields.read()));
        } catch (IllegalArgumentException e) {
          throw new IOException("not a field: " + e.getMessage(), e);
        }
      }
      List<Overlay> overlays = new ArrayList<>();
      for (int i = count(MOST_OVERLAYS); i > 0; i--) {
        try {
          overlays.add(OverlayCodec.decode(fields.read()));
        } catch (IllegalArgumentException e) {
          throw new IOException("not an overlay: " + e.getMessage(), e);
        }
      }
      return new Frame(time, step, read, overlays, in.readUTF());
    }

    /// Reads a solution.
    ///
    /// @throws IOException if the stream ends or holds something else
    public Solution solution() throws IOException {
      List<String> unknowns = new ArrayList<>();
      for (int i = count(MOST_UNKNOWNS); i > 0; i--) {
        unknowns.add(in.readUTF());
      }
      SolveReport report = report();
      List<Frame> frames = new ArrayList<>();
      for (int i = count(MOST_FRAMES); i > 0; i--) {
        frames.add(frame());
      }
      return new Solution(unknowns, frames, report);
    }

    private SolveReport report() throws IOException {
      String status = in.readUTF();
      try {
        return new SolveReport(SolveReport.Status.valueOf(status), in.readUTF(), in.readUTF(), in.readLong(),
            in.readInt(), in.readInt(), in.readDouble(), RemedyCodec.read(in), spectra(),
            ownError());
      } catch (IllegalArgumentException e) {
        throw new IOException("no status '" + status + "'", e);
      }
    }

    private List<Spectrum> spectra() throws IOException {
      List<Spectrum> spectra = new ArrayList<>();
      for (int i = count(MOST_SPECTRA); i > 0; i--) {
        String name = in.readUTF();
        double[] eigenvalues = new double[count(MOST_EIGENVALUES)];
        for (int k = 0; k < eigenvalues.length; k++) {
          eigenvalues[k] = in.readDouble();
        }
        spectra.add(new Spectrum(name, eigenvalues));
      }
      return spectra;
    }

    private Optional<EnergyError> ownError() throws IOException {
      return in.readBoolean()
          ? Optional.of(new EnergyError(in.readDouble(), in.readDouble(), in.readUTF(), in.readUTF()))
          : Optional.empty();
    }

    private int count(int most) throws IOException {
      int count = in.readInt();
      if (count < 0 || count > most) {
        throw new IOException("a count of " + count);
      }
      return count;
    }
  }
}
