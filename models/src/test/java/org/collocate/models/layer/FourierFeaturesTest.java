package org.collocate.models.layer;

import org.junit.jupiter.api.Nested;

final class FourierFeaturesTest {
  @Nested
  final class Waves extends LayerContract {
    @Override
    protected Layer layer() {
      return new FourierFeatures(2, 7, 1.3, 5);
    }
  }
}
