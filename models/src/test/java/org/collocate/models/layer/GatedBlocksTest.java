package org.collocate.models.layer;

import org.junit.jupiter.api.Nested;

final class GatedBlocksTest {
  @Nested
  final class OneBlock extends LayerContract {
    @Override
    protected Layer layer() {
      return new GatedBlocks(3, 4, 1, Activation.TANH);
    }
  }

  @Nested
  final class TwoBlocks extends LayerContract {
    @Override
    protected Layer layer() {
      return new GatedBlocks(2, 3, 2, Activation.SINE);
    }
  }
}
