package org.collocate.models.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.jspecify.annotations.Nullable;

/// A first layer after which every function is periodic along some axes of the normalized box [−1, 1]ᵈ.
///
/// ```
/// periodic axis    ξ ↦ sin(kπξ), cos(kπξ)    k = 1 … harmonics
/// other axis       ξ ↦ ξ
/// ```
///
/// Dong & Ni 2021, "A method for representing periodic functions and enforcing exactly periodic boundary conditions with
/// deep neural networks", doi 10.1016/j.jcp.2021.110242. No parameters.
///
/// @param periodic `[axis]`
public record PeriodicEmbedding(List<Boolean> periodic, int harmonics) implements Layer {
  public PeriodicEmbedding {
    periodic = List.copyOf(periodic);
    if (periodic.isEmpty() || harmonics < 1) {
      throw new IllegalArgumentException(harmonics + " harmonics of " + periodic);
    }
  }

  /// One output: `sin(frequency·π·ξ + phase)`, or ξ itself with frequency 0.
  private record Wave(int axis, int frequency, double phase) {}

  private List<Wave> waves() {
    List<Wave> waves = new ArrayList<>();
    for (int axis = 0; axis < periodic.size(); axis++) {
      if (periodic.get(axis)) {
        for (int k = 1; k <= harmonics; k++) {
          waves.add(new Wave(axis, k, 0));
          waves.add(new Wave(axis, k, Math.PI / 2));
        }
      } else {
        waves.add(new Wave(axis, 0, 0));
      }
    }
    return waves;
  }

  @Override
  public int inputs() {
    return periodic.size();
  }

  @Override
  public int outputs() {
    return waves().size();
  }

  @Override
  public int parameterCount() {
    return 0;
  }

  @Override
  public void initialize(double[] parameters, int offset, RandomGenerator random) {
    // Nothing to learn.
  }

  @Override
  public int packedSize(Arithmetic<?> arithmetic) {
    return 0;
  }

  @Override
  public int packedGradientSize(Arithmetic<?> arithmetic) {
    return 0;
  }

  @Override
  public <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at) {
    // Nothing to learn.
  }

  @Override
  public <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset) {
    // Nothing to learn.
  }

  @Override
  public <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity) {
    return new Pass<>(this, precision, layout, capacity);
  }

  @Override
  public String describe() {
    StringBuilder axes = new StringBuilder();
    periodic.forEach(is -> axes.append(is ? 'p' : '-'));
    return "periodic " + axes + " " + harmonics;
  }

  /// The layer at work, number by number: it has few features.
  private static final class Pass<A> implements LayerPass<A> {
    private final List<Wave> waves;
    private final Arithmetic<A> arithmetic;
    private final JetActivation<A> sine;
    private final int streams;
    private final int rowLength;
    private final int columnLength;
    private final A angles;
    private final A output;
    private final A adjoint;

    Pass(PeriodicEmbedding layer, Precision<A> precision, JetLayout layout, int capacity) {
      waves = layer.waves();
      arithmetic = precision.arithmetic();
      streams = layout.streams();
      rowLength = arithmetic.padded(waves.size());
      columnLength = arithmetic.padded(layer.inputs());
      angles = arithmetic.array(streams * capacity * rowLength);
      output = arithmetic.array(streams * capacity * rowLength);
      sine = new JetActivation<>(precision, Activation.SINE, layout, capacity * rowLength);
      adjoint = arithmetic.array(streams * capacity * rowLength);
    }

    @Override
    public A output() {
      return output;
    }

    @Override
    public int numbersPerPoint() {
      return (2 * streams + sine.numbers()) * rowLength;
    }

    @Override
    public void forward(int points, A packed, int at, A input) {
      int size = points * rowLength;
      for (int row = 0; row < streams * points; row++) {
        for (int o = 0; o < waves.size(); o++) {
          Wave wave = waves.get(o);
          double given = arithmetic.get(input, row * columnLength + wave.axis);
          arithmetic.set(angles, row * rowLength + o,
              wave.frequency * Math.PI * given + (row < points ? wave.phase : 0));
        }
      }
      sine.forward(size, angles, output);
      for (int row = 0; row < streams * points; row++) {
        for (int o = 0; o < waves.size(); o++) {
          if (waves.get(o).frequency == 0) {
            arithmetic.set(output, row * rowLength + o,
                arithmetic.get(input, row * columnLength + waves.get(o).axis));
          }
        }
      }
    }

    @Override
    public void adjoint(int points, A packed, int at, A input, A outputAdjoint, @Nullable A inputAdjoint,
        A packedGradient, int gradientAt) {
      if (inputAdjoint == null) {
        return;
      }
      int rows = streams * points;
      arithmetic.copy(rows * rowLength, outputAdjoint, 0, adjoint, 0);
      sine.adjoint(points * rowLength, angles, adjoint);
      arithmetic.clear(inputAdjoint, 0, rows * columnLength);
      for (int row = 0; row < rows; row++) {
        for (int o = 0; o < waves.size(); o++) {
          Wave wave = waves.get(o);
          int from = row * rowLength + o;
          int to = row * columnLength + wave.axis;
          double share = wave.frequency == 0
              ? arithmetic.get(outputAdjoint, from)
              : wave.frequency * Math.PI * arithmetic.get(adjoint, from);
          arithmetic.set(inputAdjoint, to, arithmetic.get(inputAdjoint, to) + share);
        }
      }
    }
  }
}
