package org.collocate.models.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.jet.ProductRule;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.jspecify.annotations.Nullable;

/// Gated residual blocks that start as the identity and deepen while they are trained.
///
/// ```
/// x₀ = σ(E x)     U = σ(A x₀)     V = σ(B x₀)
/// in each block   f = σ(W₁ x)     z = f⊙U + (1−f)⊙V     g = σ(W₂ z)     w = g⊙U + (1−g)⊙V     h = σ(W₃ w)
///                 x ← α h + (1−α) x                      α = 0 at the start
/// ```
///
/// Wang, Li, Chen & Perdikaris 2024, "PirateNets: Physics-informed deep learning with residual adaptive networks", arXiv
/// 2402.00326; the gates are those of Wang, Teng & Perdikaris 2021, doi 10.1137/20M1318043. All maps have biases. Parameters:
/// E, A, B, then W₁, W₂, W₃ of each block as in [Dense], then α of each block. Deep networks of this kind train where plain
/// ones of the same depth stall; for shallow ones they only cost more.
public record GatedBlocks(int inputs, int outputs, int blocks, Activation activation) implements Layer {
  private static final int PER_BLOCK = 3;
  private static final int ENCODERS = 3;

  public GatedBlocks {
    if (inputs < 1 || outputs < 1 || blocks < 1 || activation == Activation.IDENTITY) {
      throw new IllegalArgumentException(
          blocks + " gated blocks from " + inputs + " to " + outputs + ", " + activation);
    }
  }

  private List<Dense> maps() {
    List<Dense> maps = new ArrayList<>();
    maps.add(new Dense(inputs, outputs, activation));
    for (int k = 1; k < ENCODERS + PER_BLOCK * blocks; k++) {
      maps.add(new Dense(outputs, outputs, activation));
    }
    return maps;
  }

  @Override
  public int parameterCount() {
    return maps().stream().mapToInt(Layer::parameterCount).sum() + blocks;
  }

  @Override
  public void initialize(double[] parameters, int offset, RandomGenerator random) {
    int at = offset;
    for (Dense map : maps()) {
      map.initialize(parameters, at, random);
      at += map.parameterCount();
    }
    for (int block = 0; block < blocks; block++) {
      parameters[at + block] = 0;
    }
  }

  @Override
  public int packedSize(Arithmetic<?> arithmetic) {
    return maps().stream().mapToInt(map -> arithmetic.padded(map.packedSize(arithmetic))).sum() + blocks;
  }

  @Override
  public int packedGradientSize(Arithmetic<?> arithmetic) {
    return maps().stream().mapToInt(map -> arithmetic.padded(map.packedGradientSize(arithmetic))).sum()
        + blocks;
  }

  @Override
  public <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at) {
    int from = offset;
    int to = at;
    for (Dense map : maps()) {
      map.pack(arithmetic, parameters, from, packed, to);
      from += map.parameterCount();
      to += arithmetic.padded(map.packedSize(arithmetic));
    }
    for (int block = 0; block < blocks; block++) {
      arithmetic.set(packed, to + block, parameters[from + block]);
    }
  }

  @Override
  public <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset) {
    int from = at;
    int to = offset;
    for (Dense map : maps()) {
      map.unpackGradient(arithmetic, packed, from, gradient, to);
      from += arithmetic.padded(map.packedGradientSize(arithmetic));
      to += map.parameterCount();
    }
    for (int block = 0; block < blocks; block++) {
      gradient[to + block] += arithmetic.get(packed, from + block);
    }
  }

  @Override
  public <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity) {
    return new Pass<>(this, precision, layout, capacity);
  }

  @Override
  public String describe() {
    return "gated " + inputs + " " + outputs + " " + blocks + " " + activation;
  }

  /// The layer at work.
  private static final class Pass<A> implements LayerPass<A> {
    private final GatedBlocks layer;
    private final Arithmetic<A> arithmetic;
    private final ProductRule<A> product;
    private final int streams;
    private final int rowLength;
    private final List<LayerPass<A>> maps = new ArrayList<>();
    private final int[] starts;
    private final int[] gradientStarts;
    /// `U − V`
    private final A difference;
    /// The input of each block, then the output.
    private final List<A> states = new ArrayList<>();
    private final List<A> firstGates = new ArrayList<>();
    private final List<A> secondGates = new ArrayList<>();
    private final A stateAdjoint;
    private final A differenceAdjoint;
    private final A secondAdjoint;
    private final A gateAdjoint;
    private final A mapAdjoint;

    Pass(GatedBlocks layer, Precision<A> precision, JetLayout layout, int capacity) {
      this.layer = layer;
      arithmetic = precision.arithmetic();
      product = new ProductRule<>(precision, layout);
      streams = layout.streams();
      rowLength = arithmetic.padded(layer.outputs);
      int size = streams * capacity * rowLength;
      List<Dense> own = layer.maps();
      starts = new int[own.size() + 1];
      gradientStarts = new int[own.size() + 1];
      for (int k = 0; k < own.size(); k++) {
        maps.add(own.get(k).pass(precision, layout, capacity));
        starts[k + 1] = starts[k] + arithmetic.padded(own.get(k).packedSize(arithmetic));
        gradientStarts[k + 1] = gradientStarts[k]
            + arithmetic.padded(own.get(k).packedGradientSize(arithmetic));
      }
      difference = arithmetic.array(size);
      states.add(maps.getFirst().output());
      for (int block = 0; block < layer.blocks; block++) {
        firstGates.add(arithmetic.array(size));
        secondGates.add(arithmetic.array(size));
        states.add(arithmetic.array(size));
      }
      stateAdjoint = arithmetic.array(size);
      differenceAdjoint = arithmetic.array(size);
      secondAdjoint = arithmetic.array(size);
      gateAdjoint = arithmetic.array(size);
      mapAdjoint = arithmetic.array(size);
    }

    @Override
    public A output() {
      return states.getLast();
    }

    @Override
    public int numbersPerPoint() {
      int sum = (layer.blocks + 1) * 3 * streams * rowLength;
      for (LayerPass<A> map : maps) {
        sum += map.numbersPerPoint();
      }
      return sum;
    }

    private void run(int map, int points, A packed, int at, A input) {
      maps.get(map).forward(points, packed, at + starts[map], input);
    }

    private A second() {
      return maps.get(2).output();
    }

    @Override
    public void forward(int points, A packed, int at, A input) {
      int size = points * rowLength;
      int all = streams * size;
      run(0, points, packed, at, input);
      run(1, points, packed, at, states.getFirst());
      run(2, points, packed, at, states.getFirst());
      arithmetic.copy(all, maps.get(1).output(), 0, difference, 0);
      arithmetic.add(all, -1, second(), 0, difference, 0);
      for (int block = 0; block < layer.blocks; block++) {
        int map = ENCODERS + PER_BLOCK * block;
        run(map, points, packed, at, states.get(block));
        gate(size, maps.get(map).output(), firstGates.get(block));
        run(map + 1, points, packed, at, firstGates.get(block));
        gate(size, maps.get(map + 1).output(), secondGates.get(block));
        run(map + 2, points, packed, at, secondGates.get(block));
        double alpha = arithmetic.get(packed, at + starts[maps.size()] + block);
        A next = states.get(block + 1);
        arithmetic.clear(next, 0, all);
        arithmetic.add(all, 1 - alpha, states.get(block), 0, next, 0);
        arithmetic.add(all, alpha, maps.get(map + 2).output(), 0, next, 0);
      }
    }

    /// `gated = V + f⊙(U − V)`
    private void gate(int size, A f, A gated) {
      arithmetic.copy(streams * size, second(), 0, gated, 0);
      product.add(size, 1, f, 0, difference, 0, gated);
    }

    @Override
    public void adjoint(int points, A packed, int at, A input, A outputAdjoint, @Nullable A inputAdjoint,
        A packedGradient, int gradientAt) {
      int size = points * rowLength;
      int all = streams * size;
      arithmetic.copy(all, outputAdjoint, 0, stateAdjoint, 0);
      arithmetic.clear(differenceAdjoint, 0, all);
      arithmetic.clear(secondAdjoint, 0, all);
      for (int block = layer.blocks - 1; block >= 0; block--) {
        int map = ENCODERS + PER_BLOCK * block;
        double alpha = arithmetic.get(packed, at + starts[maps.size()] + block);
        int alphaAt = gradientAt + gradientStarts[maps.size()] + block;
        double slope = arithmetic.dot(all, stateAdjoint, 0, maps.get(map + 2).output(), 0)
            - arithmetic.dot(all, stateAdjoint, 0, states.get(block), 0);
        arithmetic.set(packedGradient, alphaAt, arithmetic.get(packedGradient, alphaAt) + slope);
        arithmetic.clear(mapAdjoint, 0, all);
        arithmetic.add(all, alpha, stateAdjoint, 0, mapAdjoint, 0);
        adjoint(map + 2, points, packed, at, secondGates.get(block), packedGradient, gradientAt);
        ungate(size, maps.get(map + 1).output());
        adjoint(map + 1, points, packed, at, firstGates.get(block), packedGradient, gradientAt);
        ungate(size, maps.get(map).output());
        adjoint(map, points, packed, at, states.get(block), packedGradient, gradientAt);
        arithmetic.add(all, -alpha, stateAdjoint, 0, stateAdjoint, 0);
        arithmetic.add(all, 1, gateAdjoint, 0, stateAdjoint, 0);
      }
      arithmetic.copy(all, differenceAdjoint, 0, mapAdjoint, 0);
      adjoint(1, points, packed, at, states.getFirst(), packedGradient, gradientAt);
      arithmetic.add(all, 1, gateAdjoint, 0, stateAdjoint, 0);
      arithmetic.copy(all, secondAdjoint, 0, mapAdjoint, 0);
      arithmetic.add(all, -1, differenceAdjoint, 0, mapAdjoint, 0);
      adjoint(2, points, packed, at, states.getFirst(), packedGradient, gradientAt);
      arithmetic.add(all, 1, gateAdjoint, 0, stateAdjoint, 0);
      maps.getFirst()
          .adjoint(points, packed, at + starts[0], input, stateAdjoint, inputAdjoint,
              packedGradient, gradientAt + gradientStarts[0]);
    }

    /// From `mapAdjoint` to `gateAdjoint` through one map.
    private void adjoint(int map, int points, A packed, int at, A input, A packedGradient, int gradientAt) {
      maps.get(map)
          .adjoint(points, packed, at + starts[map], input, mapAdjoint, gateAdjoint, packedGradient,
              gradientAt + gradientStarts[map]);
    }

    /// From `gateAdjoint`, of a gated block, to `mapAdjoint`, of its f; the shares of U − V and V are collected.
    private void ungate(int size, A f) {
      arithmetic.add(streams * size, 1, gateAdjoint, 0, secondAdjoint, 0);
      product.addAdjoint(size, 1, f, 0, gateAdjoint, differenceAdjoint);
      arithmetic.clear(mapAdjoint, 0, streams * size);
      product.addAdjoint(size, 1, difference, 0, gateAdjoint, mapAdjoint);
    }
  }
}
