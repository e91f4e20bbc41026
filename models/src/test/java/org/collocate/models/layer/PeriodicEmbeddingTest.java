package org.collocate.models.layer;

import java.util.List;
import org.junit.jupiter.api.Nested;

final class PeriodicEmbeddingTest {
  @Nested
  final class OneAxis extends LayerContract {
    @Override
    protected Layer layer() {
      return new PeriodicEmbedding(List.of(true, false), 2);
    }
  }

  @Nested
  final class Both extends LayerContract {
    @Override
    protected Layer layer() {
      return new PeriodicEmbedding(List.of(true, true), 1);
    }
  }
}
