package org.collocate.models.layer;

import org.junit.jupiter.api.Nested;

final class AdaptiveSlopeTest {
  @Nested
  final class Tanh extends LayerContract {
    @Override
    protected Layer layer() {
      return new AdaptiveSlope(5, Activation.TANH);
    }
  }

  @Nested
  final class Wide extends LayerContract {
    @Override
    protected Layer layer() {
      return new AdaptiveSlope(19, Activation.SINE);
    }
  }
}
