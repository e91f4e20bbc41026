package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Layer;
import org.collocate.models.layer.LayerPass;

/// Forward pass and adjoint of a network over one block of points, in memory of its own: one object for each worker
/// and layout. A block should be small enough that all its activations stay in the second-level cache
/// ([#fitting]); then the adjoint reads them from there.
public final class NetworkPass<A> {
  /// Bytes of activations that should stay near the core: half of the 1 MiB that cores of today have.
  private static final int CACHE_BYTES = 512 * 1024;

  private final Network network;
  private final JetLayout layout;
  private final Arithmetic<A> arithmetic;
  private final int capacity;
  private final int inputStride;
  private final int outputStride;
  private final A input;
  private final List<LayerPass<A>> passes = new ArrayList<>();
  /// Adjoints travel between two buffers; the last layer's adjoint begins in the first.
  private final A firstAdjoint;
  private final A secondAdjoint;
  private int points;

  /// Memory for blocks of at most `capacity` points.
  public NetworkPass(Precision<A> precision, Network network, JetLayout layout, int capacity) {
    this.network = network;
    this.layout = layout;
    this.capacity = capacity;
    arithmetic = precision.arithmetic();
    inputStride = arithmetic.padded(network.normalization().dimension());
    outputStride = arithmetic.padded(network.outputs());
    int widest = inputStride;
    for (Layer layer : network.layers()) {
      passes.add(layer.pass(precision, layout, capacity));
      widest = Math.max(widest, arithmetic.padded(layer.outputs()));
    }
    int rows = layout.streams() * capacity;
    input = arithmetic.array(rows * inputStride);
    firstAdjoint = arithmetic.array(rows * widest);
    secondAdjoint = arithmetic.array(rows * widest);
  }

  /// Memory for blocks of the largest size, between 8 and 64 points and a multiple of 4, whose activations fit the cache.
  public static <A> NetworkPass<A> fitting(Precision<A> precision, Network network, JetLayout layout) {
    int numbers = 0;
    for (Layer layer : network.layers()) {
      numbers += layer.pass(precision, layout, 1).numbersPerPoint();
    }
    int fitting = CACHE_BYTES / (precision.bytes() * Math.max(1, numbers));
    return new NetworkPass<>(precision, network, layout, Math.clamp(fitting & -4, 8, 64));
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
  public void forward(PackedParameters<A> parameters, double[][] coordinates, int from, int count) {
    if (count > capacity) {
      throw new IllegalArgumentException(count + " points in a block of " + capacity);
    }
    points = count;
    network.normalization().write(layout, coordinates, from, count, arithmetic, input, inputStride);
    A previous = input;
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).forward(count, parameters.values(), parameters.start(i), previous);
      previous = passes.get(i).output();
    }
  }

  /// The result of [#forward]: `[streams·points, outputStride]`.
  public A outputs() {
    return passes.getLast().output();
  }

  /// Row length of [#outputs] and of their adjoints.
  public int outputStride() {
    return outputStride;
  }

  /// Copies the result of [#forward] to `values`, `[streams·points, outputs]` without padding.
  public void readOutputs(double[] values) {
    int outputs = network.outputs();
    A from = outputs();
    for (int row = 0; row < layout.streams() * points; row++) {
      for (int o = 0; o < outputs; o++) {
        values[row * outputs + o] = arithmetic.get(from, row * outputStride + o);
      }
    }
  }

  /// From the adjoint of the outputs, in the shape of [#readOutputs], to the parameters' gradient of the block evaluated
  /// last, which is added to `gradient`.
  public void adjoint(PackedParameters<A> parameters, double[] outputAdjoint, PackedGradient<A> gradient) {
    int outputs = network.outputs();
    int rows = layout.streams() * points;
    arithmetic.clear(firstAdjoint, 0, rows * outputStride);
    for (int row = 0; row < rows; row++) {
      for (int o = 0; o < outputs; o++) {
        arithmetic.set(firstAdjoint, row * outputStride + o, outputAdjoint[row * outputs + o]);
      }
    }
    A current = firstAdjoint;
    A other = secondAdjoint;
    for (int i = passes.size() - 1; i > 0; i--) {
      passes.get(i)
          .adjoint(points, parameters.values(), parameters.start(i), passes.get(i - 1).output(), current,
              other,
              gradient.values(), gradient.start(i));
      A swap = current;
      current = other;
      other = swap;
    }
    passes.getFirst()
        .adjoint(points, parameters.values(), parameters.start(0), input, current, null, gradient.values(),
            gradient.start(0));
  }
}
