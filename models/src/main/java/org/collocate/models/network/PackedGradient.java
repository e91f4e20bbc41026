package org.collocate.models.network;

import java.util.Arrays;
import java.util.List;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Layer;

/// A gradient by a network's parameters while it is collected, each layer in the shape its loops like.
public final class PackedGradient<A> {
  private final List<Layer> layers;
  private final Arithmetic<A> arithmetic;
  private final A packed;
  private final int[] starts;

  /// Room for the gradient of `network`.
  public PackedGradient(Precision<A> precision, Network network) {
    layers = network.layers();
    arithmetic = precision.arithmetic();
    starts = new int[layers.size() + 1];
    for (int i = 0; i < layers.size(); i++) {
      starts[i + 1] = starts[i] + arithmetic.padded(layers.get(i).packedGradientSize(arithmetic));
    }
    packed = arithmetic.array(size());
  }

  private int size() {
    return starts[layers.size()];
  }

  A values() {
    return packed;
  }

  /// Where one layer begins.
  int start(int layer) {
    return starts[layer];
  }

  /// Sets everything to zero.
  public void clear() {
    arithmetic.clear(packed, 0, size());
  }

  /// Adds another gradient of the same network.
  public void add(PackedGradient<A> other) {
    arithmetic.add(size(), 1, other.packed, 0, packed, 0);
  }

  /// Writes the collected gradient to a flat vector.
  public void unpack(double[] gradient) {
    Arrays.fill(gradient, 0);
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).unpackGradient(arithmetic, packed, starts[i], gradient, offset);
      offset += layers.get(i).parameterCount();
    }
  }
}
