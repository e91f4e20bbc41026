package org.collocate.models.layer;

import org.junit.jupiter.api.Nested;

final class DenseTest {
  @Nested
  final class Tanh extends LayerContract {
    @Override
    protected Layer layer() {
      return new Dense(3, 5, Activation.TANH);
    }
  }

  @Nested
  final class Sine extends LayerContract {
    @Override
    protected Layer layer() {
      return new Dense(4, 9, Activation.SINE);
    }
  }

  @Nested
  final class Linear extends LayerContract {
    @Override
    protected Layer layer() {
      return new Dense(7, 2, Activation.IDENTITY);
    }
  }

  @Nested
  final class Gelu extends LayerContract {
    @Override
    protected Layer layer() {
      return new Dense(4, 6, Activation.GELU);
    }
  }
}
