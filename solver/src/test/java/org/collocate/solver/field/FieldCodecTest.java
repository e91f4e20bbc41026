package org.collocate.solver.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldCodecTest {
  private static FieldData data(double value, Map<String, FieldData> parts) {
    return new FieldData("test", Map.of(), Map.of("values", new double[] {value}), Map.of(), parts);
  }

  @Test
  void whatEveryFrameHoldsCrossesOnceHoweverManyThereAre() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FieldCodec.Writer writer = new FieldCodec.Writer(new DataOutputStream(bytes));
    FieldData mesh = new FieldData("mesh", Map.of(), Map.of("x", new double[10_000]), Map.of(), Map.of());
    for (int frame = 0; frame < 1000; frame++) {
      writer.write(data(frame, Map.of("mesh", mesh)));
    }
    assertThat(bytes.size()).isLessThan(80_000 + 1000 * 100);
    FieldCodec.Reader reader = new FieldCodec.Reader(new DataInputStream(new ByteArrayInputStream(bytes
        .toByteArray())));
    FieldData first = null;
    for (int frame = 0; frame < 1000; frame++) {
      FieldData read = reader.read();
      assertThat(read.reals("values")).containsExactly(frame);
      first = first == null ? read.part("mesh") : first;
      assertThat(read.part("mesh")).isSameAs(first);
    }
  }

  @Test
  void whatWasForgottenCrossesAgain() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    FieldCodec.Writer writer = new FieldCodec.Writer(new DataOutputStream(bytes));
    List<FieldData> written = new ArrayList<>();
    for (int k = 0; k < 3 * FieldCodec.REMEMBERED; k++) {
      written.add(data(k, Map.of()));
    }
    // Each of them twice, far apart and close together.
    List<FieldData> order = new ArrayList<>(written);
    order.addAll(written);
    order.addAll(written.subList(written.size() - 5, written.size()));
    for (FieldData one : order) {
      writer.write(one);
    }
    FieldCodec.Reader reader = new FieldCodec.Reader(new DataInputStream(new ByteArrayInputStream(bytes
        .toByteArray())));
    for (FieldData one : order) {
      assertThat(reader.read().reals("values")).containsExactly(one.reals("values"));
    }
  }
}
