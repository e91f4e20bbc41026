package org.collocate.models.layer;

import org.junit.jupiter.api.Nested;

final class GaussianFeaturesTest {
  @Nested
  final class Plane extends LayerContract {
    @Override
    protected Layer layer() {
      return new GaussianFeatures(2, 5);
    }
  }

  @Nested
  final class Space extends LayerContract {
    @Override
    protected Layer layer() {
      return new GaussianFeatures(3, 9);
    }
  }
}
