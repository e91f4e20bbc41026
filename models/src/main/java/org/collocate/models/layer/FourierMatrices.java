package org.collocate.models.layer;

import org.collocate.models.kernel.Arithmetic;

/// Truncated Fourier transforms on a grid as matrices: forward and back, and the transposes of both.
///
/// ```
/// ĉ(q, k) = Σ_y Σ_x w_y w_x f(y, x) exp(−2πi (q s_y + k s_x))
/// f(y, x) = Σ_q Re Σ_k (2 − δ_k0) ĉ(q, k) exp(2πi (q s_y + k s_x))        k = 0 … M−1,  q = −M … M−1
/// ```
///
/// s is the place in the period of the grid that was trained on (`n` spacings for `n` points, ends included), so that the same
/// weights mean the same waves on a finer grid; there w is the rule that agrees with the sum over the trained grid for smooth f: trapezoidal,
/// with what that sum has too much at the two ends. A grid of one row is one-dimensional: q = 0.
///
/// @param width points along x
/// @param height points along y; 1 in one dimension
/// @param modes M along x
/// @param waves number of q: 2M, 1 in one dimension
/// @param forwardX `[2·modes, width]`, rows: real parts of all k, then imaginary parts
/// @param forwardY `[2·waves, 2·height]`, rows (q, part), columns (y, part)
/// @param backX `[width, 2·modes]`
/// @param backY `[2·height, 2·waves]`
/// @param forwardXTransposed `[width, 2·modes]`; the others accordingly
record FourierMatrices<A>(int width, int height, int modes, int waves, A forwardX, A forwardY, A backX,
    A backY,
    A forwardXTransposed, A forwardYTransposed, A backXTransposed, A backYTransposed) {

  /// @param counts points along each axis
  /// @param trained points along each axis of the grid that was trained on
  static <A> FourierMatrices<A> of(Arithmetic<A> arithmetic, int[] counts, int[] trained, int modes) {
    int width = counts[0];
    int height = counts.length > 1 ? counts[1] : 1;
    int waves = counts.length > 1 ? 2 * modes : 1;
    double[] fx = new double[2 * modes * width];
    double[] bx = new double[width * 2 * modes];
    double[] place = places(width, trained[0]);
    double[] weight = weights(width, trained[0]);
    for (int k = 0; k < modes; k++) {
      for (int x = 0; x < width; x++) {
        double t = 2 * Math.PI * k * place[x];
        fx[k * width + x] = weight[x] * Math.cos(t);
        fx[(modes + k) * width + x] = -weight[x] * Math.sin(t);
        double twice = k == 0 ? 1 : 2;
        bx[x * 2 * modes + k] = twice * Math.cos(t);
        bx[x * 2 * modes + modes + k] = -twice * Math.sin(t);
      }
    }
    double[] fy = new double[2 * waves * 2 * height];
    double[] by = new double[2 * height * 2 * waves];
    double[] placeY = counts.length > 1 ? places(height, trained[1]) : new double[1];
    double[] weightY = counts.length > 1 ? weights(height, trained[1]) : new double[] {1};
    for (int q = 0; q < waves; q++) {
      int wave = counts.length == 1 ? 0 : q < modes ? q : q - 2 * modes;
      for (int y = 0; y < height; y++) {
        double c = Math.cos(2 * Math.PI * wave * placeY[y]);
        double s = Math.sin(2 * Math.PI * wave * placeY[y]);
        double w = weightY[y];
        fill(fy, 2 * q, 2 * y, 2 * height, w * c, w * s);
        fill(by, 2 * y, 2 * q, 2 * waves, c, -s);
      }
    }
    return new FourierMatrices<>(width, height, modes, waves, array(arithmetic, fx), array(arithmetic, fy),
        array(arithmetic, bx), array(arithmetic, by), array(arithmetic, transposed(fx, 2 * modes, width)),
        array(arithmetic, transposed(fy, 2 * waves, 2 * height)),
        array(arithmetic, transposed(bx, width, 2 * modes)),
        array(arithmetic, transposed(by, 2 * height, 2 * waves)));
  }

  /// The block `[[c, s], [−s, c]]` of a product with a complex number.
  private static void fill(double[] matrix, int row, int column, int stride, double c, double s) {
    matrix[row * stride + column] = c;
    matrix[row * stride + column + 1] = s;
    matrix[(row + 1) * stride + column] = -s;
    matrix[(row + 1) * stride + column + 1] = c;
  }

  private static double[] places(int count, int trained) {
    double[] places = new double[count];
    for (int i = 0; i < count; i++) {
      places[i] = i / (count - 1.0) * (trained - 1) / trained;
    }
    return places;
  }

  private static double[] weights(int count, int trained) {
    double[] weights = new double[count];
    double share = (trained - 1.0) / trained;
    for (int i = 0; i < count; i++) {
      boolean end = i == 0 || i == count - 1;
      weights[i] = end ? share * (0.5 / (count - 1) + 0.5 / (trained - 1)) : share / (count - 1);
    }
    return weights;
  }

  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] out = new double[matrix.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        out[j * rows + i] = matrix[i * columns + j];
      }
    }
    return out;
  }

  private static <A> A array(Arithmetic<A> arithmetic, double[] values) {
    A array = arithmetic.array(values.length);
    for (int i = 0; i < values.length; i++) {
      arithmetic.set(array, i, values[i]);
    }
    return array;
  }
}
