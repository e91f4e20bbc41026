package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A constant combination of partial derivatives of one order, two to four, that is carried as one stream.
///
/// ```
/// S = Σₖ wₖ ∂^{αₖ}          |αₖ| = order
/// ```
///
/// One term of weight 1 is a partial derivative; the Laplacian and the bi-Laplacian are one stream each.
///
/// @param terms sorted by their axes, each set of axes once
public record DerivativeOperator(List<Term> terms) {
  /// `weight·∂^order/∂x_{axes[0]}∂x_{axes[1]}…`; axes count from 0 and ascend.
  public record Term(List<Integer> axes, double weight) {
    public Term {
      axes = axes.stream().sorted().toList();
    }
  }

  public DerivativeOperator {
    Map<String, Term> merged = new TreeMap<>();
    for (Term term : terms) {
      String key = term.axes.stream().map(String::valueOf).collect(Collectors.joining(","));
      merged.merge(key, term, (a, b) -> new Term(a.axes, a.weight + b.weight));
    }
    terms = merged.values().stream().filter(term -> term.weight != 0).toList();
    long orders = terms.stream().mapToInt(term -> term.axes.size()).distinct().count();
    if (orders > 1) {
      throw new IllegalArgumentException("terms of different orders: " + terms);
    }
  }

  /// `∂ⁿ/∂x_{axes[0]}…∂x_{axes[n−1]}`.
  public static DerivativeOperator partial(int... axes) {
    return new DerivativeOperator(List.of(new Term(Arrays.stream(axes).boxed().toList(), 1)));
  }

  /// `Δ = Σᵢ ∂²/∂xᵢ²` over all axes.
  public static DerivativeOperator laplacian(int dimension) {
    return new DerivativeOperator(
        IntStream.range(0, dimension).mapToObj(i -> new Term(List.of(i, i), 1)).toList());
  }

  /// `Δ² = Σᵢⱼ ∂⁴/∂xᵢ²∂xⱼ²` over all axes.
  public static DerivativeOperator biLaplacian(int dimension) {
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < dimension; i++) {
      for (int j = 0; j < dimension; j++) {
        terms.add(new Term(List.of(i, i, j, j), 1));
      }
    }
    return new DerivativeOperator(terms);
  }

  /// `(v·∇)ⁿ`, the n-th Taylor coefficient along v times n!.
  public static DerivativeOperator directional(double[] direction, int order) {
    List<Term> terms = List.of(new Term(List.of(), 1));
    for (int n = 0; n < order; n++) {
      List<Term> next = new ArrayList<>();
      for (Term term : terms) {
        for (int axis = 0; axis < direction.length; axis++) {
          List<Integer> axes = new ArrayList<>(term.axes);
          axes.add(axis);
          next.add(new Term(axes, term.weight * direction[axis]));
        }
      }
      terms = next;
    }
    return new DerivativeOperator(terms);
  }

  /// The number of differentiations; 0 without terms.
  public int order() {
    return terms.isEmpty() ? 0 : terms.getFirst().axes.size();
  }

  /// The largest axis that occurs.
  int largestAxis() {
    return terms.stream().flatMap(term -> term.axes.stream()).mapToInt(Integer::intValue).max().orElse(-1);
  }

  /// This operator with all weights multiplied.
  public DerivativeOperator times(double factor) {
    return new DerivativeOperator(
        terms.stream().map(term -> new Term(term.axes, factor * term.weight)).toList());
  }

  /// What remains when one differentiation along `axis` is taken away in every possible way, or `∂p/∂ξ_axis` of the symbol
  /// `p(ξ)`: `S(f·g) = … + Σ_axis ∂_axis f · (contraction of S along axis) g + …`.
  DerivativeOperator contraction(int axis) {
    List<Term> rest = new ArrayList<>();
    for (Term term : terms) {
      for (int position = 0; position < term.axes.size(); position++) {
        if (term.axes.get(position) == axis) {
          List<Integer> axes = new ArrayList<>(term.axes.subList(0, position));
          axes.addAll(term.axes.subList(position + 1, term.axes.size()));
          rest.add(new Term(axes, term.weight));
        }
      }
    }
    return new DerivativeOperator(rest);
  }

  /// This operator divided by its first weight; itself if it has no terms.
  DerivativeOperator normalized() {
    return terms.isEmpty() ? this : times(1 / terms.getFirst().weight);
  }

  /// The number c with `this = c·other`, if there is one.
  OptionalDouble ratioTo(DerivativeOperator other) {
    if (terms.size() != other.terms.size() || terms.isEmpty()) {
      return OptionalDouble.empty();
    }
    double ratio = terms.getFirst().weight / other.terms.getFirst().weight;
    for (int k = 0; k < terms.size(); k++) {
      Term mine = terms.get(k);
      Term theirs = other.terms.get(k);
      if (!mine.axes.equals(theirs.axes)
          || Math.abs(mine.weight - ratio * theirs.weight) > 1e-14 * Math.abs(mine.weight)) {
        return OptionalDouble.empty();
      }
    }
    return OptionalDouble.of(ratio);
  }
}
