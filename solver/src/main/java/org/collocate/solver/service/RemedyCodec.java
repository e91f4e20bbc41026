package org.collocate.solver.service;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.method.Remedy;

/// The bytes of what to try.
final class RemedyCodec {
  private static final int MOST = 64;

  private RemedyCodec() {}

  static void write(DataOutputStream out, List<Remedy> remedies) throws IOException {
    int count = Math.min(MOST, remedies.size());
    out.writeInt(count);
    for (Remedy remedy : remedies.subList(0, count)) {
      switch (remedy) {
        case Remedy.Advice(String text) -> {
          out.writeByte('a');
          out.writeUTF(text);
        }
        case Remedy.Change(String text, String key, Object value) -> {
          out.writeByte('c');
          out.writeUTF(text);
          out.writeUTF(key);
          writeValue(out, value);
        }
        case Remedy.Instead(String text, String method) -> {
          out.writeByte('i');
          out.writeUTF(text);
          out.writeUTF(method);
        }
        case Remedy.Again(String text) -> {
          out.writeByte('r');
          out.writeUTF(text);
        }
      }
    }
  }

  private static void writeValue(DataOutputStream out, Object value) throws IOException {
    switch (value) {
      case Long whole -> {
        out.writeByte('l');
        out.writeLong(whole);
      }
      case Double real -> {
        out.writeByte('d');
        out.writeDouble(real);
      }
      case Boolean on -> {
        out.writeByte('b');
        out.writeBoolean(on);
      }
      default -> {
        out.writeByte('s');
        out.writeUTF(String.valueOf(value));
      }
    }
  }

  static List<Remedy> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    List<Remedy> remedies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = in.readByte();
      remedies.add(switch (kind) {
        case 'a' -> new Remedy.Advice(in.readUTF());
        case 'c' -> new Remedy.Change(in.readUTF(), in.readUTF(), readValue(in));
        case 'i' -> new Remedy.Instead(in.readUTF(), in.readUTF());
        case 'r' -> new Remedy.Again(in.readUTF());
        default -> throw new IOException("no remedy of kind " + kind);
      });
    }
    return remedies;
  }

  private static Object readValue(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'l' -> (Object) in.readLong();
      case 'd' -> (Object) in.readDouble();
      case 'b' -> (Object) in.readBoolean();
      case 's' -> in.readUTF();
      default -> throw new IOException("no value of kind " + kind);
    };
  }
}
