package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.layer.Layer;
import org.collocate.models.layer.LayerMemory;

/// Forward pass and adjoint of a network over one block of points, in memory of its own: one object for each worker
/// and layout. A block should be small enough that all its activations stay in the second-level cache
/// ([#suggestedBlock]); then the adjoint reads them from there.
public final class NetworkPass {
  /// Bytes of activations that should stay near the core: half of the 1 MiB that cores of today have.
  private static final int CACHE_BYTES = 512 * 1024;

  private final Network network;
  private final JetLayout layout;
  private final int capacity;
  private final double[] input;
  private final List<LayerMemory> memories = new ArrayList<>();
  /// Adjoints travel between two buffers; the last layer's adjoint begins in the first.
  private final double[][] adjoints;
  private int points;

  /// Memory for blocks of at most `capacity` points.
  public NetworkPass(Network network, JetLayout layout, int capacity) {
    this.network = network;
    this.layout = layout;
    this.capacity = capacity;
    List<Layer> layers = network.layers();
    int widest = layers.getFirst().inputStride();
    input = new double[layout.streams() * capacity * widest];
    double[] previous = input;
    for (Layer layer : layers) {
      LayerMemory memory = layer.allocate(layout, capacity, previous);
      memories.add(memory);
      previous = memory.output();
      widest = Math.max(widest, layer.outputStride());
    }
    adjoints = new double[2][layout.streams() * capacity * widest];
  }

  /// The largest block, between 8 and 64 points and a multiple of 4, whose activations fit the cache.
  public static int suggestedBlock(Network network, JetLayout layout) {
    int doubles = 0;
    for (Layer layer : network.layers()) {
      doubles += (2 * layout.streams() + layout.order() + 1) * layer.outputStride();
    }
    int fitting = CACHE_BYTES / (8 * Math.max(1, doubles));
    return Math.clamp(fitting & -4, 8, 64);
  }

  /// The largest number of points in a block.
  public int capacity() {
    return capacity;
  }

  /// The streams of this pass.
  public JetLayout layout() {
    return layout;
  }

  /// Evaluates points `from … from+count` of `coordinates`, `[axis][point]`.
  public void forward(PackedParameters parameters, double[][] coordinates, int from, int count) {
    if (count > capacity) {
      throw new IllegalArgumentException(count + " points in a block of " + capacity);
    }
    points = count;
    network.normalization()
        .write(layout, coordinates, from, count, input, network.layers().getFirst().inputStride());
    for (int i = 0; i < memories.size(); i++) {
      network.layers().get(i).forward(count, parameters.layer(i), memories.get(i));
    }
  }

  /// The result of [#forward]: `[streams·points, outputStride]`.
  public double[] outputs() {
    return memories.getLast().output();
  }

  /// Row length of [#outputs] and [#outputAdjoints].
  public int outputStride() {
    return network.layers().getLast().outputStride();
  }

  /// Where the caller puts the adjoint of the outputs before [#adjoint], in the shape of [#outputs]. Columns past the
  /// network's outputs must be zero.
  public double[] outputAdjoints() {
    return adjoints[0];
  }

  /// Adds the parameters' gradient of the block evaluated last to `gradient`.
  public void adjoint(PackedParameters parameters, PackedGradient gradient) {
    double[] current = adjoints[0];
    double[] other = adjoints[1];
    for (int i = memories.size() - 1; i >= 0; i--) {
      network.layers()
          .get(i)
          .adjoint(points, parameters.layer(i), memories.get(i), current, i > 0 ? other : null,
              gradient.layer(i));
      double[] swap = current;
      current = other;
      other = swap;
    }
  }
}
