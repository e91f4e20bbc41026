package org.collocate.models.network;

import java.util.Arrays;
import java.util.List;
import org.collocate.models.kernel.VectorSums;
import org.collocate.models.layer.Layer;

/// A gradient by a network's parameters while it is collected, one padded array for each layer.
public final class PackedGradient {
  private final List<Layer> layers;
  private final double[][] packed;

  /// Room for the gradient of `network`.
  public PackedGradient(Network network) {
    layers = network.layers();
    packed = new double[layers.size()][];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = new double[layers.get(i).packedGradientSize()];
    }
  }

  /// The packed array of one layer.
  double[] layer(int index) {
    return packed[index];
  }

  /// Sets everything to zero.
  public void clear() {
    for (double[] array : packed) {
      Arrays.fill(array, 0);
    }
  }

  /// Adds another gradient of the same network.
  public void add(PackedGradient other) {
    for (int i = 0; i < packed.length; i++) {
      VectorSums.add(packed[i].length, 1, other.packed[i], 0, packed[i], 0);
    }
  }

  /// Writes the collected gradient to a flat vector.
  public void unpack(double[] gradient) {
    Arrays.fill(gradient, 0);
    int offset = 0;
    for (int i = 0; i < packed.length; i++) {
      layers.get(i).unpackGradient(packed[i], gradient, offset);
      offset += layers.get(i).parameterCount();
    }
  }
}
