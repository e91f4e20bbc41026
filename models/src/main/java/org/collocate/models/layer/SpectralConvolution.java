package org.collocate.models.layer;

import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Matrices;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;

/// A convolution with a kernel that is given by its low Fourier coefficients: the layer of Fourier neural operators
/// (Z. Li et al. 2021, arXiv 2010.08895), with its adjoint, at work on batches.
///
/// ```
/// v̂(q, k) = û(q, k)·W(q, k)        u [batch, y, x, channel],  W(q, k) complex [channel, channel]
/// ```
///
/// Few modes of many points are wanted: the transforms are products with small matrices, for any number of points, instead of
/// fast transforms of which most would be thrown away. Parameters: `[q, k, in, (real out | imaginary out)]`. Channels are a multiple of the
/// lanes. Memory is taken once; a pass allocates nothing. Results do not depend on the number of threads.
public final class SpectralConvolution<A> {
  private final Arithmetic<A> arithmetic;
  private final Matrices<A> matrices;
  private final FourierMatrices<A> fourier;
  private final WorkerTeam team;
  private final int batch;
  private final int channels;
  private final A rows;
  private final A output;
  private final A inputAdjoint;
  private final A outputAdjoint;
  private final A[] products;
  private final A[] transposed;
  private final A[] negated;
  private final WorkerTeam.Task spectrum = this::spectrumOf;
  private final WorkerTeam.Task field = this::fieldOf;
  private final WorkerTeam.Task mixing = this::mix;
  private final WorkerTeam.Task mixingAdjoint = this::mixAdjoint;
  // What the tasks work on; set before each run.
  private A from;
  private A to;
  private A along;
  private A across;
  private A weights;
  private A weightGradient;
  private A input;
  private int weightsAt;

  /// @param counts points along each axis
  /// @param trained points along each axis of the grid that was trained on
  /// @param modes along each axis, at most half the points trained on
  public SpectralConvolution(Precision<A> precision, int[] counts, int[] trained, int modes, int channels,
      int batch, WorkerTeam team) {
    arithmetic = precision.arithmetic();
    matrices = precision.matrices();
    if (channels % arithmetic.lanes() != 0) {
      throw new IllegalArgumentException(channels + " channels are no multiple of " + arithmetic.lanes());
    }
    fourier = FourierMatrices.of(arithmetic, counts, trained, modes);
    this.team = team;
    this.batch = batch;
    this.channels = channels;
    rows = arithmetic.array(batch * rowsSize());
    output = arithmetic.array(batch * spectrumSize());
    inputAdjoint = arithmetic.array(batch * spectrumSize());
    outputAdjoint = arithmetic.array(batch * spectrumSize());
    products = arrays(team.size(), 4 * batch * channels);
    transposed = arrays(team.size(), 2 * channels * channels);
    negated = arrays(team.size(), batch * channels);
    from = output;
    to = output;
    input = output;
    along = rows;
    across = rows;
    weights = rows;
    weightGradient = rows;
  }

  @SuppressWarnings("unchecked")
  private A[] arrays(int count, int length) {
    A first = arithmetic.array(length);
    A[] arrays = (A[]) java.lang.reflect.Array.newInstance(first.getClass(), count);
    arrays[0] = first;
    for (int i = 1; i < count; i++) {
      arrays[i] = arithmetic.array(length);
    }
    return arrays;
  }

  /// The number of parameters.
  ///
  /// @param dimension 1 or 2
  public static int parameterCount(int dimension, int modes, int channels) {
    return (dimension == 1 ? 1 : 2 * modes) * modes * channels * 2 * channels;
  }

  private int rowsSize() {
    return fourier.height() * 2 * fourier.modes() * channels;
  }

  private int spectrumSize() {
    return fourier.waves() * 2 * fourier.modes() * channels;
  }

  /// Room for what a forward pass keeps for the way back; several layers of one shape can share the rest.
  public A spectrum() {
    return arithmetic.array(batch * spectrumSize());
  }

  /// From `u` to `v`, with the parameters from `at` on.
  ///
  /// @param kept takes the spectrum of u
  public void forward(A u, A parameters, int at, A kept, A v) {
    input = kept;
    weights = parameters;
    weightsAt = at;
    transform(u, fourier.forwardX(), fourier.forwardY(), input);
    team.run(fourier.waves(), mixing);
    back(output, fourier.backX(), fourier.backY(), v);
  }

  /// From the adjoint of v to the adjoint of u, and to the parameters' gradient; both are overwritten.
  ///
  /// @param kept what [#forward] kept, with the same parameters
  public void adjoint(A vAdjoint, A parameters, int at, A kept, A uAdjoint, A gradient) {
    input = kept;
    weights = parameters;
    weightsAt = at;
    weightGradient = gradient;
    transform(vAdjoint, fourier.backXTransposed(), fourier.backYTransposed(), outputAdjoint);
    team.run(fourier.waves(), mixingAdjoint);
    back(inputAdjoint, fourier.forwardXTransposed(), fourier.forwardYTransposed(), uAdjoint);
  }

  private void transform(A points, A alongX, A alongY, A spectra) {
    from = points;
    along = alongX;
    across = alongY;
    to = spectra;
    team.run(batch, spectrum);
  }

  private void back(A spectra, A alongX, A alongY, A points) {
    from = spectra;
    along = alongX;
    across = alongY;
    to = points;
    team.run(batch, field);
  }

  private void spectrumOf(int b, int worker) {
    int width = fourier.width();
    int parts = 2 * fourier.modes();
    for (int y = 0; y < fourier.height(); y++) {
      int row = b * fourier.height() + y;
      matrices.multiply(parts, width, channels, along, 0, width, from, row * width * channels, channels, rows,
          row * parts * channels, channels, false);
    }
    int columns = fourier.modes() * channels;
    matrices.multiply(2 * fourier.waves(), 2 * fourier.height(), columns, across, 0, 2 * fourier.height(),
        rows,
        b * rowsSize(), columns, to, b * spectrumSize(), columns, false);
  }

  private void fieldOf(int b, int worker) {
    int width = fourier.width();
    int parts = 2 * fourier.modes();
    int columns = fourier.modes() * channels;
    matrices.multiply(2 * fourier.height(), 2 * fourier.waves(), columns, across, 0, 2 * fourier.waves(),
        from,
        b * spectrumSize(), columns, rows, b * rowsSize(), columns, false);
    for (int y = 0; y < fourier.height(); y++) {
      int row = b * fourier.height() + y;
      matrices.multiply(width, parts, channels, along, 0, parts, rows, row * parts * channels, channels, to,
          row * width * channels, channels, false);
    }
  }

  private void mix(int q, int worker) {
    int size = batch * channels;
    for (int k = 0; k < fourier.modes(); k++) {
      int mode = q * fourier.modes() + k;
      combine(input, output, q, k, weights, weightsAt + mode * 2 * channels * channels, products[worker],
          size, 1);
    }
  }

  /// `(out.re, out.im) = (a·Wr − s·b·Wi, s·a·Wi + b·Wr)` for the parts a, b of `in` and s = ±1.
  private void combine(A in, A out, int q, int k, A w, int wAt, A product, int size, int sign) {
    int stride = spectrumSize();
    int imaginary = fourier.modes() * channels;
    int at = q * 2 * imaginary + k * channels;
    matrices.multiply(batch, channels, 2 * channels, in, at, stride, w, wAt, 2 * channels, product, 0,
        2 * channels, false);
    matrices.multiply(batch, channels, 2 * channels, in, at + imaginary, stride, w, wAt, 2 * channels,
        product,
        2 * size, 2 * channels, false);
    for (int b = 0; b < batch; b++) {
      int real = b * stride + at;
      int first = b * 2 * channels;
      int second = 2 * size + first;
      arithmetic.copy(channels, product, first, out, real);
      arithmetic.add(channels, -sign, product, second + channels, out, real);
      arithmetic.copy(channels, product, second, out, real + imaginary);
      arithmetic.add(channels, sign, product, first + channels, out, real + imaginary);
    }
  }

  private void mixAdjoint(int q, int worker) {
    int stride = spectrumSize();
    int imaginary = fourier.modes() * channels;
    A turned = transposed[worker];
    A minus = negated[worker];
    for (int k = 0; k < fourier.modes(); k++) {
      int wAt = weightsAt + (q * fourier.modes() + k) * 2 * channels * channels;
      matrices.transpose(channels, channels, weights, wAt, 2 * channels, turned, 0, 2 * channels);
      matrices.transpose(channels, channels, weights, wAt + channels, 2 * channels, turned, channels,
          2 * channels);
      combine(outputAdjoint, inputAdjoint, q, k, turned, 0, products[worker], batch * channels, -1);
      int at = q * 2 * imaginary + k * channels;
      for (int b = 0; b < batch; b++) {
        arithmetic.clear(minus, b * channels, channels);
        arithmetic.add(channels, -1, outputAdjoint, b * stride + at, minus, b * channels);
      }
      gradient(at, at, wAt, outputAdjoint, stride, false);
      gradient(at + imaginary, at + imaginary, wAt, outputAdjoint, stride, true);
      gradient(at, at + imaginary, wAt + channels, outputAdjoint, stride, false);
      gradient(at + imaginary, 0, wAt + channels, minus, channels, true);
    }
  }

  /// Writes or adds `Σ_b input[b]ᵀ·adjoint[b]`.
  private void gradient(int inputAt, int adjointAt, int gradientAt, A adjoint, int adjointStride,
      boolean accumulate) {
    matrices.multiplyTransposedLeft(channels, batch, channels, input, inputAt, spectrumSize(), adjoint,
        adjointAt,
        adjointStride, weightGradient, gradientAt, 2 * channels, accumulate);
  }
}
