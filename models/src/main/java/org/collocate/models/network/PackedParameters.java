package org.collocate.models.network;

import java.util.List;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Layer;

/// The parameters of a network in one precision, each layer in the shape its loops like: refilled once per step, then
/// read by all workers.
public final class PackedParameters<A> {
  private final List<Layer> layers;
  private final Arithmetic<A> arithmetic;
  private final A packed;
  private final int[] starts;

  /// Room for the parameters of `network`.
  public PackedParameters(Precision<A> precision, Network network) {
    layers = network.layers();
    arithmetic = precision.arithmetic();
    starts = new int[layers.size() + 1];
    for (int i = 0; i < layers.size(); i++) {
      starts[i + 1] = starts[i] + arithmetic.padded(layers.get(i).packedSize(arithmetic));
    }
    packed = arithmetic.array(starts[layers.size()]);
  }

  /// Packed at once, for a network whose parameters stay as they are.
  public static <A> PackedParameters<A> of(Precision<A> precision, Network network, double[] parameters) {
    PackedParameters<A> packed = new PackedParameters<>(precision, network);
    packed.pack(parameters);
    return packed;
  }

  A values() {
    return packed;
  }

  /// Where one layer begins.
  int start(int layer) {
    return starts[layer];
  }

  /// Packs a flat vector.
  public void pack(double[] parameters) {
    int offset = 0;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).pack(arithmetic, parameters, offset, packed, starts[i]);
      offset += layers.get(i).parameterCount();
    }
  }
}
