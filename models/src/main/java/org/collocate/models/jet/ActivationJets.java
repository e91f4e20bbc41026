package org.collocate.models.jet;

import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// The chain rule of a pointwise function a = σ(z) on all streams of a layout, and its adjoint.
///
/// With `Q_m = Σₖ wₖ zᵢₖ zⱼₖ` for the second-order stream m:
///
/// ```
/// forward   aᵢ  = σ′ zᵢ                     A_m = σ′ Z_m + σ″ Q_m
/// adjoint   z̄   = σ′ ā + σ″ (Σᵢ zᵢ āᵢ + Σ_m Z_m Ā_m) + σ‴ Σ_m Q_m Ā_m
///           z̄ᵢ  = σ′ āᵢ + σ″ Σ_m Ā_m ∂Q_m/∂zᵢ
///           Z̄_m = σ′ Ā_m
/// ```
///
/// A stream is `size` values, a multiple of the lanes; stream s begins at `s·size`. The derivatives of σ are given
/// as consecutive streams σ′, σ″, σ‴. The value stream of `a` is left to the caller, who had to compute σ.
public final class ActivationJets {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final int gradientStreams;
  private final Terms[] second;

  /// A second-order stream with its terms as arrays: no iterators in the loops.
  private record Terms(int stream, int[] first, int[] other, double[] weight) {
    static Terms of(int stream, SecondOrder order) {
      List<SecondOrder.Term> terms = order.terms();
      return new Terms(stream, terms.stream().mapToInt(SecondOrder.Term::first).toArray(),
          terms.stream().mapToInt(SecondOrder.Term::second).toArray(),
          terms.stream().mapToDouble(SecondOrder.Term::weight).toArray());
    }
  }

  /// The chain rule for the streams of `layout`.
  public ActivationJets(JetLayout layout) {
    gradientStreams = layout.gradient() ? layout.dimension() : 0;
    second = new Terms[layout.second().size()];
    for (int m = 0; m < second.length; m++) {
      second[m] = Terms.of(layout.secondStream(m), layout.second().get(m));
    }
  }

  /// How many derivatives of σ the forward pass and its adjoint need: one more than the order of the streams.
  public int derivatives() {
    return second.length > 0 ? 3 : gradientStreams > 0 ? 2 : 1;
  }

  /// Fills all streams of `a` but the first from the streams of `z`.
  public void forward(int size, double[] z, double[] sigma, int sigmaOffset, double[] a) {
    int sigma2 = sigmaOffset + size;
    for (int s = 1; s <= gradientStreams; s++) {
      for (int j = 0; j < size; j += LANES) {
        load(sigma, sigmaOffset + j).mul(load(z, s * size + j)).intoArray(a, s * size + j);
      }
    }
    for (Terms terms : second) {
      int stream = terms.stream * size;
      for (int j = 0; j < size; j += LANES) {
        load(sigma, sigmaOffset + j)
            .fma(load(z, stream + j), load(sigma, sigma2 + j).mul(quadratic(terms, z, size, j)))
            .intoArray(a, stream + j);
      }
    }
  }

  /// Turns the adjoint of `a` into the adjoint of `z`, in place.
  public void adjoint(int size, double[] z, double[] sigma, int sigmaOffset, double[] adjoint) {
    int sigma2 = sigmaOffset + size;
    int sigma3 = sigma2 + size;
    for (int j = 0; j < size; j += LANES) {
      DoubleVector sum = load(sigma, sigmaOffset + j).mul(load(adjoint, j));
      if (gradientStreams > 0) {
        DoubleVector linear = DoubleVector.zero(SPECIES);
        for (int s = 1; s <= gradientStreams; s++) {
          linear = load(z, s * size + j).fma(load(adjoint, s * size + j), linear);
        }
        DoubleVector curved = DoubleVector.zero(SPECIES);
        for (Terms terms : second) {
          DoubleVector bar = load(adjoint, terms.stream * size + j);
          linear = load(z, terms.stream * size + j).fma(bar, linear);
          curved = quadratic(terms, z, size, j).fma(bar, curved);
        }
        sum = load(sigma, sigma2 + j).fma(linear, sum);
        if (second.length > 0) {
          sum = load(sigma, sigma3 + j).fma(curved, sum);
        }
      }
      sum.intoArray(adjoint, j);
    }
    for (int axis = 0; axis < gradientStreams; axis++) {
      adjointOfGradient(axis, size, z, sigma, sigmaOffset, adjoint);
    }
    for (Terms terms : second) {
      int stream = terms.stream * size;
      for (int j = 0; j < size; j += LANES) {
        load(sigma, sigmaOffset + j).mul(load(adjoint, stream + j)).intoArray(adjoint, stream + j);
      }
    }
  }

  private void adjointOfGradient(int axis, int size, double[] z, double[] sigma, int sigmaOffset,
      double[] adjoint) {
    int stream = (1 + axis) * size;
    for (int j = 0; j < size; j += LANES) {
      DoubleVector curved = DoubleVector.zero(SPECIES);
      for (Terms terms : second) {
        DoubleVector slope = DoubleVector.zero(SPECIES);
        for (int k = 0; k < terms.weight.length; k++) {
          if (terms.first[k] == axis) {
            slope = load(z, (1 + terms.other[k]) * size + j).mul(terms.weight[k]).add(slope);
          }
          if (terms.other[k] == axis) {
            slope = load(z, (1 + terms.first[k]) * size + j).mul(terms.weight[k]).add(slope);
          }
        }
        curved = slope.fma(load(adjoint, terms.stream * size + j), curved);
      }
      load(sigma, sigmaOffset + j)
          .fma(load(adjoint, stream + j), load(sigma, sigmaOffset + size + j).mul(curved))
          .intoArray(adjoint, stream + j);
    }
  }

  private static DoubleVector quadratic(Terms terms, double[] z, int size, int j) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int k = 0; k < terms.weight.length; k++) {
      sum = load(z, (1 + terms.first[k]) * size + j).mul(terms.weight[k])
          .fma(load(z, (1 + terms.other[k]) * size + j), sum);
    }
    return sum;
  }

  private static DoubleVector load(double[] values, int at) {
    return DoubleVector.fromArray(SPECIES, values, at);
  }
}
