package org.collocate.models.enrichment;

/// The radial factor f of a function `f(r)·cos νθ` or `f(r)·sin νθ` that satisfies `Δu = s·u` away from its centre.
///
/// ```
/// f″ + f′/r − ν²/r² f = s f
/// ```
///
/// Second derivatives come from this equation, so that the residual of the sum is as exact as its rounding.
sealed interface RadialFunction {
  /// ν.
  double order();

  /// s: 0 for harmonic functions, negative for waves, positive for screened ones.
  double reaction();

  /// Writes f(r) and f′(r), r > 0.
  void evaluate(double r, double[] valueAndSlope);

  /// `log(r/R)`.
  ///
  /// @param radius R
  record Logarithm(double radius) implements RadialFunction {
    @Override
    public double order() {
      return 0;
    }

    @Override
    public double reaction() {
      return 0;
    }

    @Override
    public void evaluate(double r, double[] valueAndSlope) {
      valueAndSlope[0] = Math.log(r / radius);
      valueAndSlope[1] = 1 / r;
    }
  }

  /// `(r/R)^p`, and with a reaction the solution of the equation that begins so:
  /// `(r/R)^p · Σₘ (s r²/4)ᵐ / (m! (p+1)…(p+m))`, a multiple of the Bessel function J or I of order p. A negative power
  /// stands alone.
  ///
  /// @param power p = ±ν
  /// @param radius R
  record Power(double power, double radius, double reaction) implements RadialFunction {
    private static final int MOST_TERMS = 60;

    public Power {
      if (power < 0 && reaction != 0) {
        throw new IllegalArgumentException("a negative power " + power + " with the reaction " + reaction);
      }
    }

    @Override
    public double order() {
      return Math.abs(power);
    }

    @Override
    public void evaluate(double r, double[] valueAndSlope) {
      double leading = Math.pow(r / radius, power);
      double term = leading;
      double value = leading;
      double slope = power * leading;
      double q = reaction * r * r / 4;
      for (int m = 1; q != 0 && m < MOST_TERMS && Math.abs(term) > 1e-17 * Math.abs(value); m++) {
        term *= q / (m * (power + m));
        value += term;
        slope += (power + 2 * m) * term;
      }
      valueAndSlope[0] = value;
      valueAndSlope[1] = slope / r;
    }
  }

  /// `Yₙ(kr)/|Yₙ(kR)|` or so: the scale is that of the Hankel function's modulus for small arguments.
  ///
  /// @param n order
  /// @param waveNumber k
  /// @param radius R
  record Oscillating(int n, double waveNumber, double radius) implements RadialFunction {
    @Override
    public double order() {
      return n;
    }

    @Override
    public double reaction() {
      return -waveNumber * waveNumber;
    }

    @Override
    public void evaluate(double r, double[] valueAndSlope) {
      double[] y = new double[n + 2];
      BesselFunctions.second(n + 1, waveNumber * r, y);
      double scale = Math.pow(Math.min(1, waveNumber * radius), n);
      valueAndSlope[0] = scale * y[n];
      // Y′ₙ(x) = (n/x) Yₙ − Yₙ₊₁
      valueAndSlope[1] = scale * (n / r * y[n] - waveNumber * y[n + 1]);
    }
  }

  /// `Kₙ(κr)/K₀(κR)` times `(κR)ⁿ` for small arguments.
  ///
  /// @param n order
  /// @param decay κ
  /// @param radius R
  record Decaying(int n, double decay, double radius) implements RadialFunction {
    @Override
    public double order() {
      return n;
    }

    @Override
    public double reaction() {
      return decay * decay;
    }

    @Override
    public void evaluate(double r, double[] valueAndSlope) {
      double[] k = new double[n + 2];
      BesselFunctions.modified(n + 1, decay * r, k);
      double scale = Math.pow(Math.min(1, decay * radius), n) * Math.exp(decay * radius);
      valueAndSlope[0] = scale * k[n];
      // K′ₙ(x) = (n/x) Kₙ − Kₙ₊₁
      valueAndSlope[1] = scale * (n / r * k[n] - decay * k[n + 1]);
    }
  }
}
