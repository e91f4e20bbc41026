package org.collocate.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.GatedBlocks;
import org.collocate.models.layer.PeriodicEmbedding;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkModel;
import org.collocate.models.optim.Adam;
import org.collocate.models.optim.Objective;
import org.junit.jupiter.api.Test;

final class TrainingCheckpointTest {
  private static final Objective BOWL = (x, g) -> {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      g[i] = x[i] - i;
      sum += g[i] * g[i] / 2;
    }
    return sum;
  };

  private static TrainingCheckpoint checkpoint() {
    Network network = new Network(BoxNormalization.of(new double[] {0, 0}, new double[] {1, 2}),
        List.of(new PeriodicEmbedding(List.of(true, false), 2), new GatedBlocks(5, 4, 1, Activation.TANH),
            new Dense(4, 1, Activation.IDENTITY)));
    double[] x = network.initialize(3);
    Adam adam = new Adam(x.length);
    for (int i = 0; i < 7; i++) {
      adam.step(BOWL, x, 0.1);
    }
    return new TrainingCheckpoint(new NetworkModel(network, List.of("x", "y"), x), adam.state(), 7,
        new TrainingCheckpoint.Course(7, 2, java.util.Map.of("inside 0", new double[] {0.25, 0.5})));
  }

  @Test
  void trainingGoesOnFromItsBytesBitByBit() throws IOException {
    TrainingCheckpoint checkpoint = checkpoint();
    TrainingCheckpoint copy = TrainingCheckpoint.read(checkpoint.write());
    assertThat(copy.steps()).isEqualTo(7);
    assertThat(copy.course().adamSteps()).isEqualTo(7);
    assertThat(copy.course().draws()).isEqualTo(2);
    assertThat(copy.course().points().get("inside 0")).containsExactly(0.25, 0.5);
    assertThat(copy.model().network().layers()).isEqualTo(checkpoint.model().network().layers());
    double[] x = checkpoint.model().parameters();
    double[] y = copy.model().parameters();
    assertThat(y).isEqualTo(x);
    Adam first = Adam.resume(checkpoint.optimizer(), x.length);
    Adam second = Adam.resume(copy.optimizer(), y.length);
    for (int i = 0; i < 5; i++) {
      first.step(BOWL, x, 0.1);
      second.step(BOWL, y, 0.1);
    }
    assertThat(y).isEqualTo(x);
    assertThat(copy.write()).isEqualTo(checkpoint.write());
  }

  @Test
  void everyChangedOrMissingByteIsNoticed() throws IOException {
    byte[] bytes = checkpoint().write();
    for (int at = 0; at < bytes.length; at += 1 + at / 40) {
      byte[] damaged = bytes.clone();
      damaged[at] = (byte) (damaged[at] ^ 0x10);
      assertThatThrownBy(() -> TrainingCheckpoint.read(damaged)).as("byte %d", at)
          .isInstanceOf(IOException.class);
      byte[] cut = java.util.Arrays.copyOf(bytes, at);
      assertThatThrownBy(() -> TrainingCheckpoint.read(cut)).as("cut at %d", at)
          .isInstanceOf(IOException.class);
    }
    byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> TrainingCheckpoint.read(longer)).isInstanceOf(IOException.class);
  }

  @Test
  void aNewerVersionIsNamed() throws IOException {
    byte[] bytes = checkpoint().write();
    bytes[22] = 3;
    assertThatThrownBy(() -> TrainingCheckpoint.read(bytes)).isInstanceOf(IOException.class)
        .hasMessageContaining("version 3");
  }
}
