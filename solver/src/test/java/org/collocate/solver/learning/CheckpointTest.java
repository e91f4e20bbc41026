package org.collocate.solver.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static final Checkpoint CHECKPOINT = new Checkpoint("fno", FamilyCheckTest.FAMILY,
      Map.of("a", "b", "c", "ü"),
      Map.of("r", new double[] {1, Math.PI, Double.MIN_VALUE}, "none", new double[0]),
      Map.of("w", new float[] {1, 0.1f, Float.MAX_VALUE}));

  @Test
  void itIsReadAsItWasWritten() throws CheckpointException {
    Checkpoint read = Checkpoint.read(CHECKPOINT.write());
    assertThat(read.method()).isEqualTo("fno");
    assertThat(read.family()).isEqualTo(FamilyCheckTest.FAMILY);
    assertThat(read.texts()).isEqualTo(CHECKPOINT.texts());
    assertThat(read.real("r")).containsExactly(1, Math.PI, Double.MIN_VALUE);
    assertThat(read.real("none")).isEmpty();
    assertThat(read.weight("w", 3)).containsExactly(1, 0.1f, Float.MAX_VALUE);
    assertThat(read.sha256()).isEqualTo(CHECKPOINT.sha256()).hasSize(64);
    assertThat(read.problems().channels()).containsExactly("k", "q");
    assertThatThrownBy(() -> read.weight("w", 4)).isInstanceOf(CheckpointException.class);
    assertThatThrownBy(() -> read.real("x")).isInstanceOf(CheckpointException.class)
        .hasMessageContaining("'x'");
  }

  @Test
  void everyDamageIsNoticed() {
    byte[] bytes = CHECKPOINT.write();
    Random random = new Random(1);
    for (int trial = 0; trial < 300; trial++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> Checkpoint.read(damaged)).isInstanceOf(CheckpointException.class);
    }
    for (int length = 0; length < bytes.length; length += 7) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> Checkpoint.read(part)).isInstanceOf(CheckpointException.class);
    }
  }

  @Test
  void claimsBeyondTheBytesTakeNoMemory() throws NoSuchAlgorithmException {
    // A text, an empty family, no texts, one column that claims 2³¹ − 1 numbers.
    ByteBuffer content = ByteBuffer.allocate(64)
        .putInt(1)
        .put((byte) 'm')
        .putInt(0)
        .putInt(0)
        .putInt(1)
        .putInt(1)
        .put((byte) 'c')
        .putInt(Integer.MAX_VALUE);
    byte[] sealed = sealed(Arrays.copyOf(content.array(), content.position()), content.position());
    assertThatThrownBy(() -> Checkpoint.read(sealed)).isInstanceOf(CheckpointException.class)
        .hasMessageContaining("wrong content");
    byte[] bomb = sealed(new byte[1 << 24], 100);
    assertThatThrownBy(() -> Checkpoint.read(bomb)).isInstanceOf(CheckpointException.class)
        .hasMessageContaining("length");
    byte[] vast = sealed(new byte[8], Integer.MAX_VALUE);
    assertThatThrownBy(() -> Checkpoint.read(vast)).isInstanceOf(CheckpointException.class)
        .hasMessageContaining("claims");
  }

  /// Bytes with a digest that fits.
  private static byte[] sealed(byte[] content, int claimed) throws NoSuchAlgorithmException {
    byte[] deflated = new byte[content.length + 100];
    int length;
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(content);
      deflater.finish();
      length = deflater.deflate(deflated);
    }
    ByteBuffer bytes = ByteBuffer.allocate(27 + length + 32);
    bytes.put("COLLOCATE OPERATOR\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    bytes.putInt(1).putInt(claimed).put(deflated, 0, length);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(bytes.array(), 0, 27 + length);
    bytes.put(digest.digest());
    return bytes.array();
  }

  @Test
  void anotherVersionIsRefused() {
    byte[] bytes = CHECKPOINT.write();
    bytes[22] = 2;
    assertThatThrownBy(() -> Checkpoint.read(bytes)).isInstanceOf(CheckpointException.class)
        .hasMessageContaining("version 2");
  }
}
