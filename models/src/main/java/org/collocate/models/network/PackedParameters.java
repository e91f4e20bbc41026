package org.collocate.models.network;

import java.util.List;
import org.collocate.models.layer.Layer;

/// The parameters of a network, one padded array for each layer: refilled once per step, then read by all workers.
public final class PackedParameters {
  private final List<Layer> layers;
  private final double[][] packed;

  /// Room for the parameters of `network`.
  public PackedParameters(Network network) {
    layers = network.layers();
    packed = new double[layers.size()][];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = new double[layers.get(i).packedSize()];
    }
  }

  /// Packed at once, for a network whose parameters stay as they are.
  public static PackedParameters of(Network network, double[] parameters) {
    PackedParameters packed = new PackedParameters(network);
    packed.pack(parameters);
    return packed;
  }

  /// The packed array of one layer.
  double[] layer(int index) {
    return packed[index];
  }

  /// Packs a flat vector.
  public void pack(double[] parameters) {
    int offset = 0;
    for (int i = 0; i < packed.length; i++) {
      layers.get(i).pack(parameters, offset, packed[i]);
      offset += layers.get(i).parameterCount();
    }
  }
}
