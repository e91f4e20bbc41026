package org.collocate.models.layer;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;

/// Fixed random waves, as a first layer for solutions that oscillate or have fine detail.
///
/// ```
/// a₂ₖ = sin(wₖ·x)      a₂ₖ₊₁ = cos(wₖ·x)          wₖ ~ N(0, scale²), from the seed
/// ```
///
/// Tancik et al. 2020, "Fourier features let networks learn high frequency functions in low dimensional domains", arXiv
/// 2006.10739. No parameters. A scale of 1 to 10 in normalized coordinates is usual; too large a one fits noise between the
/// points.
public record FourierFeatures(int inputs, int outputs, double scale, long seed) implements Layer {
  public FourierFeatures {
    if (inputs < 1 || outputs < 1 || !(scale > 0)) {
      throw new IllegalArgumentException(
          "waves of scale " + scale + " from " + inputs + " to " + outputs);
    }
  }

  private Dense waves() {
    return new Dense(inputs, outputs, Activation.SINE);
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
    return waves().packedSize(arithmetic);
  }

  @Override
  public int packedGradientSize(Arithmetic<?> arithmetic) {
    return waves().packedGradientSize(arithmetic);
  }

  @Override
  public <A> void pack(Arithmetic<A> arithmetic, double[] parameters, int offset, A packed, int at) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] own = new double[waves().parameterCount()];
    for (int o = 0; o < outputs; o++) {
      boolean cosine = (o & 1) == 1;
      for (int i = 0; i < inputs; i++) {
        own[i * outputs + o] = cosine ? own[i * outputs + o - 1] : scale * random.nextGaussian();
      }
      own[inputs * outputs + o] = cosine ? Math.PI / 2 : 0;
    }
    waves().pack(arithmetic, own, 0, packed, at);
  }

  @Override
  public <A> void unpackGradient(Arithmetic<A> arithmetic, A packed, int at, double[] gradient, int offset) {
    // The waves stay as they are.
  }

  @Override
  public <A> LayerPass<A> pass(Precision<A> precision, JetLayout layout, int capacity) {
    return waves().pass(precision, layout, capacity);
  }

  @Override
  public String describe() {
    return "fourier " + inputs + " " + outputs + " " + scale + " " + seed;
  }
}
