package org.collocate.models.operator;

import java.util.random.RandomGenerator;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.layer.SpectralConvolution;

/// The shape of a Fourier neural operator and where its parameters stand in one flat array.
///
/// ```
/// h₀ = A [x̂, s] + a          hₗ₊₁ = σ(Kₗ hₗ + Wₗ hₗ + bₗ)          N = C σ(B h_L + b) + c
/// ```
///
/// x̂ are the inputs, s the coordinates in `[0, 1]`, K spectral convolutions, σ = gelu, left out after the last K. First all
/// K, then the pointwise parameters. Sizes are multiples of [#UNIT], so that weights fit vectors of every length.
///
/// @param dimension 1 or 2
/// @param channels of the input
/// @param unknowns of the output
/// @param width channels of the layers, a multiple of [#UNIT]
/// @param modes along each axis
/// @param layers number of them
/// @param hidden width of the last but one map, a multiple of [#UNIT]
public record FourierShape(int dimension, int channels, int unknowns, int width, int modes, int layers,
    int hidden) {
  /// What widths are multiples of: the longest vector of floats.
  public static final int UNIT = 16;

  public FourierShape {
    if (dimension < 1 || dimension > 2 || channels < 1 || unknowns < 1 || width < 1 || width % UNIT != 0
        || hidden < 1 || hidden % UNIT != 0 || modes < 1 || layers < 1 || width > 1024 || hidden > 4096
        || modes > 256 || layers > 64) {
      throw new IllegalArgumentException(
          "no such shape: " + dimension + " " + channels + " " + unknowns + " " + width
              + " " + modes + " " + layers + " " + hidden);
    }
  }

  /// Inputs with coordinates.
  int features() {
    return channels + dimension;
  }

  int spectralSize() {
    return SpectralConvolution.parameterCount(dimension, modes, width);
  }

  int spectralAt(int layer) {
    return layer * spectralSize();
  }

  /// Where pointwise parameters begin.
  int pointwiseAt() {
    return layers * spectralSize();
  }

  int liftAt() {
    return pointwiseAt();
  }

  int liftBiasAt() {
    return liftAt() + features() * width;
  }

  int linearAt(int layer) {
    return liftBiasAt() + width + layer * (width * width + width);
  }

  int linearBiasAt(int layer) {
    return linearAt(layer) + width * width;
  }

  int projectionAt() {
    return linearAt(layers);
  }

  int projectionBiasAt() {
    return projectionAt() + width * hidden;
  }

  int outputAt() {
    return projectionBiasAt() + hidden;
  }

  int outputBiasAt() {
    return outputAt() + unknowns * hidden;
  }

  /// The number of parameters, filled up to whole vectors.
  public int parameterCount() {
    return (outputBiasAt() + unknowns + UNIT - 1) / UNIT * UNIT;
  }

  int pointwiseSize() {
    return parameterCount() - pointwiseAt();
  }

  /// Writes initial parameters: uniform, with the variance `1/inputs` for maps and `1/width²` for modes.
  public <A> void initialize(Arithmetic<A> arithmetic, A parameters, RandomGenerator random) {
    double spread = 1.0 / width;
    for (int i = 0; i < pointwiseAt(); i++) {
      arithmetic.set(parameters, i, spread * random.nextDouble());
    }
    fill(arithmetic, parameters, liftAt(), features() * width, features(), random);
    for (int layer = 0; layer < layers; layer++) {
      fill(arithmetic, parameters, linearAt(layer), width * width, width, random);
    }
    fill(arithmetic, parameters, projectionAt(), width * hidden, width, random);
    fill(arithmetic, parameters, outputAt(), unknowns * hidden, hidden, random);
  }

  private static <A> void fill(Arithmetic<A> arithmetic, A parameters, int at, int count, int inputs,
      RandomGenerator random) {
    double bound = Math.sqrt(1.0 / inputs);
    for (int i = at; i < at + count; i++) {
      arithmetic.set(parameters, i, random.nextDouble(-bound, bound));
    }
  }
}
