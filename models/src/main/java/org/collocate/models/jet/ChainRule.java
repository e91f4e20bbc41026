package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;

/// The chain rule of a pointwise function a = σ(z) on all streams of a layout, and its adjoint.
///
/// With the sums of products `Q_{S,n}` of n streams that the formula of Faà di Bruno gives for stream S (for the
/// Laplacian, n = 2 and `Q = Σᵢ zᵢ²`):
///
/// ```
/// forward   a_S = σ′ z_S + Σₙ σ⁽ⁿ⁾ Q_{S,n}
/// adjoint   z̄   = σ′ ā + Σ_S (σ″ z_S + Σₙ σ⁽ⁿ⁺¹⁾ Q_{S,n}) ā_S
///           z̄_R = σ′ ā_R + Σ_S Σₙ σ⁽ⁿ⁾ ā_S ∂Q_{S,n}/∂z_R
/// ```
///
/// A stream is `size` values, a multiple of the lanes; stream s begins at `s·size`. The derivatives of σ are consecutive
/// streams σ′, σ″, …. The value stream of `a` is left to the caller, who had to compute σ. Work goes in pieces that stay in
/// the first-level cache. Not for two threads at once.
public final class ChainRule<A> {
  /// Bytes of one stream treated at a time.
  private static final int PIECE_BYTES = 1024;

  private final Arithmetic<A> arithmetic;
  private final int piece;
  private final int streams;
  private final int derivatives;
  /// Products of two gradient streams that occur in longer products.
  private final int[][] pairs;
  private final Sum[] sums;
  /// `[pairs | adjoints of pairs | Q of each sum | σ⁽ⁿ⁾ā of each sum | one more]`
  private final A scratch;

  /// A factor of a product: a stream of z, or a product of two of them that was computed before.
  private record Factor(boolean pair, int index) {}

  /// `weight·left·right`
  private record Term(Factor left, Factor right, double weight) {}

  /// `Q_{stream,n}`
  private record Sum(int stream, int n, Term[] terms) {}

  /// The chain rule for the streams of `layout`.
  public ChainRule(Precision<A> precision, JetLayout layout) {
    arithmetic = precision.arithmetic();
    piece = PIECE_BYTES / precision.bytes();
    streams = layout.streams();
    derivatives = layout.order() + 1;
    List<int[]> found = new ArrayList<>();
    List<Sum> all = new ArrayList<>();
    List<List<Products.Product>> products = Products.ofChain(layout);
    for (int index = 0; index < products.size(); index++) {
      for (int n = 2; n <= 4; n++) {
        List<Term> terms = new ArrayList<>();
        for (Products.Product product : products.get(index)) {
          if (product.streams().length == n) {
            terms.add(term(product, found));
          }
        }
        if (!terms.isEmpty()) {
          all.add(new Sum(layout.operatorStream(index), n, terms.toArray(Term[]::new)));
        }
      }
    }
    pairs = found.toArray(int[][]::new);
    sums = all.toArray(Sum[]::new);
    scratch = arithmetic.array((2 * pairs.length + 2 * sums.length + 1) * piece);
  }

  /// Splits a product into two factors; streams are sorted, so that gradient streams come first.
  private static Term term(Products.Product product, List<int[]> pairs) {
    int[] s = product.streams();
    return switch (s.length) {
      case 2 -> new Term(new Factor(false, s[0]), new Factor(false, s[1]), product.weight());
      case 3 -> new Term(pair(s[0], s[1], pairs), new Factor(false, s[2]), product.weight());
      default -> new Term(pair(s[0], s[1], pairs), pair(s[2], s[3], pairs), product.weight());
    };
  }

  private static Factor pair(int first, int second, List<int[]> pairs) {
    for (int index = 0; index < pairs.size(); index++) {
      if (pairs.get(index)[0] == first && pairs.get(index)[1] == second) {
        return new Factor(true, index);
      }
    }
    pairs.add(new int[] {first, second});
    return new Factor(true, pairs.size() - 1);
  }

  /// How many derivatives of σ the forward pass and its adjoint need: one more than the order of the streams.
  public int derivatives() {
    return derivatives;
  }

  /// Fills all streams of `a` but the first from the streams of `z`.
  public void forward(int size, A z, A sigma, A a) {
    for (int at = 0; at < size && streams > 1; at += piece) {
      int count = Math.min(piece, size - at);
      for (int s = 1; s < streams; s++) {
        arithmetic.product(count, 1, sigma, at, z, s * size + at, a, s * size + at);
      }
      computeSums(count, at, size, z);
      for (int k = 0; k < sums.length; k++) {
        arithmetic.addProduct(count, 1, sigma, (sums[k].n - 1) * size + at, scratch, sumAt(k), a,
            sums[k].stream * size + at);
      }
    }
  }

  /// Turns the adjoint of `a` into the adjoint of `z`, in place.
  public void adjoint(int size, A z, A sigma, A adjoint) {
    for (int at = 0; at < size; at += piece) {
      int count = Math.min(piece, size - at);
      arithmetic.product(count, 1, sigma, at, adjoint, at, adjoint, at);
      if (streams > 1) {
        adjointOfValue(count, at, size, z, sigma, adjoint);
        adjointOfStreams(count, at, size, z, sigma, adjoint);
      }
    }
  }

  /// Also keeps `σ⁽ⁿ⁾ā` of each sum.
  private void adjointOfValue(int count, int at, int size, A z, A sigma, A adjoint) {
    int sum = restAt();
    for (int s = 1; s < streams; s++) {
      if (s == 1) {
        arithmetic.product(count, 1, z, s * size + at, adjoint, s * size + at, scratch, sum);
      } else {
        arithmetic.addProduct(count, 1, z, s * size + at, adjoint, s * size + at, scratch, sum);
      }
    }
    arithmetic.addProduct(count, 1, sigma, size + at, scratch, sum, adjoint, at);
    computeSums(count, at, size, z);
    for (int k = 0; k < sums.length; k++) {
      int own = sums[k].stream * size + at;
      arithmetic.product(count, 1, scratch, sumAt(k), adjoint, own, scratch, sum);
      arithmetic.addProduct(count, 1, sigma, sums[k].n * size + at, scratch, sum, adjoint, at);
      arithmetic.product(count, 1, sigma, (sums[k].n - 1) * size + at, adjoint, own, scratch, slopeAt(k));
    }
  }

  private void adjointOfStreams(int count, int at, int size, A z, A sigma, A adjoint) {
    for (int s = 1; s < streams; s++) {
      arithmetic.product(count, 1, sigma, at, adjoint, s * size + at, adjoint, s * size + at);
    }
    for (int p = 0; p < pairs.length; p++) {
      arithmetic.clear(scratch, pairAdjointAt(p), count);
    }
    for (int k = 0; k < sums.length; k++) {
      for (Term term : sums[k].terms) {
        if (term.left.equals(term.right)) {
          push(count, 2 * term.weight, k, term.left, term.right, at, size, z, adjoint);
        } else {
          push(count, term.weight, k, term.left, term.right, at, size, z, adjoint);
          push(count, term.weight, k, term.right, term.left, at, size, z, adjoint);
        }
      }
    }
    for (int p = 0; p < pairs.length; p++) {
      int first = pairs[p][0] * size + at;
      int second = pairs[p][1] * size + at;
      arithmetic.addProduct(count, 1, scratch, pairAdjointAt(p), z, second, adjoint, first);
      arithmetic.addProduct(count, 1, scratch, pairAdjointAt(p), z, first, adjoint, second);
    }
  }

  /// Adds `weight·σ⁽ⁿ⁾ā·other` to the adjoint of a factor.
  private void push(int count, double weight, int sum, Factor to, Factor other, int at, int size, A z,
      A adjoint) {
    A target = to.pair ? scratch : adjoint;
    int targetAt = to.pair ? pairAdjointAt(to.index) : to.index * size + at;
    A values = other.pair ? scratch : z;
    int valuesAt = other.pair ? pairAt(other.index) : other.index * size + at;
    arithmetic.addProduct(count, weight, scratch, slopeAt(sum), values, valuesAt, target, targetAt);
  }

  private void computeSums(int count, int at, int size, A z) {
    for (int p = 0; p < pairs.length; p++) {
      arithmetic.product(count, 1, z, pairs[p][0] * size + at, z, pairs[p][1] * size + at, scratch,
          pairAt(p));
    }
    for (int k = 0; k < sums.length; k++) {
      boolean first = true;
      for (Term term : sums[k].terms) {
        A left = term.left.pair ? scratch : z;
        int leftAt = term.left.pair ? pairAt(term.left.index) : term.left.index * size + at;
        A right = term.right.pair ? scratch : z;
        int rightAt = term.right.pair ? pairAt(term.right.index) : term.right.index * size + at;
        if (first) {
          arithmetic.product(count, term.weight, left, leftAt, right, rightAt, scratch, sumAt(k));
        } else {
          arithmetic.addProduct(count, term.weight, left, leftAt, right, rightAt, scratch, sumAt(k));
        }
        first = false;
      }
    }
  }

  private int pairAt(int pair) {
    return pair * piece;
  }

  private int pairAdjointAt(int pair) {
    return (pairs.length + pair) * piece;
  }

  private int sumAt(int sum) {
    return (2 * pairs.length + sum) * piece;
  }

  private int slopeAt(int sum) {
    return (2 * pairs.length + sums.length + sum) * piece;
  }

  private int restAt() {
    return (2 * pairs.length + 2 * sums.length) * piece;
  }
}
