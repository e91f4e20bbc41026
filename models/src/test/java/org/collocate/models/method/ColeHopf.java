package org.collocate.models.method;

/// The solution of Burgers' equation `u_t + u u_x = ν u_xx` on [−1, 1] from `−sin πx`, zero at the ends.
///
/// ```
/// u(x, t) = −∫ sin π(x−η) f(x−η) exp(−η²/(4νt)) dη / ∫ f(x−η) exp(−η²/(4νt)) dη        f(y) = exp(−cos(πy)/(2πν))
/// ```
///
/// Basdevant et al. 1986, "Spectral and finite difference solutions of the Burgers equation", Computers & Fluids 14, equation
/// (2), doi 10.1016/0045-7930(86)90036-8. The integrands are smooth and fall off like a Gaussian, so that the trapezoidal rule
/// converges faster than any power; largest terms are factored out before they overflow.
final class ColeHopf {
  private static final int HALF = 4000;
  private static final double WIDTHS = 9;

  private final double viscosity;

  ColeHopf(double viscosity) {
    this.viscosity = viscosity;
  }

  double at(double x, double t) {
    if (t == 0) {
      return -Math.sin(Math.PI * x);
    }
    // η runs far enough that f, at most exp(1/(πν)) times its smallest value, cannot lift the tails.
    double spread = Math.sqrt(4 * viscosity * t);
    double step = WIDTHS * Math.sqrt(1 + 1 / (Math.PI * viscosity) / 81) * spread / HALF;
    double[] exponents = new double[2 * HALF + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = -HALF; k <= HALF; k++) {
      double eta = k * step;
      exponents[k + HALF] = -Math.cos(Math.PI * (x - eta)) / (2 * Math.PI * viscosity)
          - eta * eta / (spread * spread);
      largest = Math.max(largest, exponents[k + HALF]);
    }
    double top = 0;
    double bottom = 0;
    for (int k = -HALF; k <= HALF; k++) {
      double weight = Math.exp(exponents[k + HALF] - largest);
      top += Math.sin(Math.PI * (x - k * step)) * weight;
      bottom += weight;
    }
    return -top / bottom;
  }
}
