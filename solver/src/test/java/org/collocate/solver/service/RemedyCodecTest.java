package org.collocate.solver.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.collocate.solver.method.Remedy;
import org.junit.jupiter.api.Test;

class RemedyCodecTest {
  @Test
  void allKindsCrossAPipe() throws IOException {
    List<Remedy> remedies = List.of(new Remedy.Advice("look"), new Remedy.Change("a", "cells", 5L),
        new Remedy.Change("b", "scale", 0.5), new Remedy.Change("c", "linear", "direct"),
        new Remedy.Change("d", "on", true), new Remedy.Instead("e", "fem"), new Remedy.Again("f"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RemedyCodec.write(new DataOutputStream(bytes), remedies);
    assertThat(RemedyCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isEqualTo(remedies);
  }

  @Test
  void nonsenseIsRefused() {
    for (byte[] bytes : new byte[][] {{0, 0, 1, 0}, {-1, 0, 0, 0}, {0, 0, 0, 1, 'x'}, {0, 0, 0, 1}}) {
      assertThatThrownBy(() -> RemedyCodec.read(new DataInputStream(new ByteArrayInputStream(bytes))))
          .isInstanceOf(IOException.class);
    }
  }
}
