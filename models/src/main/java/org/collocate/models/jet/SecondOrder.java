package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.List;

/// A constant combination of second derivatives that is carried as one stream.
///
/// ```
/// S = Σₖ wₖ ∂²/∂x_{iₖ}∂x_{jₖ}
/// ```
///
/// One term of weight 1 is a mixed or pure second derivative; `d` terms are the forward Laplacian, which costs one
/// stream instead of d (Li et al. 2024, "A computational framework for neural network-based variational Monte Carlo
/// with Forward Laplacian", doi 10.1038/s42256-024-00794-x).
public record SecondOrder(List<Term> terms) {
  /// `weight·∂²/∂x_first ∂x_second`; axes count from 0.
  public record Term(int first, int second, double weight) {}

  public SecondOrder {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a stream of second derivatives needs a term");
    }
    terms = List.copyOf(terms);
  }

  /// `∂²/∂x_first ∂x_second`.
  public static SecondOrder mixed(int first, int second) {
    return new SecondOrder(List.of(new Term(Math.min(first, second), Math.max(first, second), 1)));
  }

  /// `Σᵢ ∂²/∂xᵢ²` over all axes.
  public static SecondOrder laplacian(int dimension) {
    List<Term> terms = new ArrayList<>();
    for (int axis = 0; axis < dimension; axis++) {
      terms.add(new Term(axis, axis, 1));
    }
    return new SecondOrder(terms);
  }
}
