package org.collocate.models.jet;

import java.util.List;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;

/// The product c = a·b of two jets, entry by entry, on all streams of a layout, and its adjoint: Leibniz' rule.
///
/// ```
/// forward   c_S  = a_S b + a b_S + Σ w a_R b_T          (for the Laplacian Σᵢ 2 aᵢ bᵢ)
/// adjoint   ā_R += Σ w b_T c̄_S      b̄_T += Σ w a_R c̄_S
/// ```
///
/// Streams lie as in [ChainRule]; results are added to their place.
public final class ProductRule<A> {
  /// Bytes of one stream treated at a time.
  private static final int PIECE_BYTES = 1024;

  private final Arithmetic<A> arithmetic;
  private final int piece;
  private final Products.Pair[][] pairs;

  /// The product rule for the streams of `layout`.
  public ProductRule(Precision<A> precision, JetLayout layout) {
    arithmetic = precision.arithmetic();
    piece = PIECE_BYTES / precision.bytes();
    List<List<Products.Pair>> all = Products.ofProduct(layout);
    pairs = new Products.Pair[all.size()][];
    for (int s = 0; s < pairs.length; s++) {
      pairs[s] = all.get(s).toArray(Products.Pair[]::new);
    }
  }

  /// `c += weight·a·b`, the factors from an offset on
  public void add(int size, double weight, A a, int aAt, A b, int bAt, A c) {
    for (int at = 0; at < size; at += piece) {
      int count = Math.min(piece, size - at);
      for (int s = 0; s < pairs.length; s++) {
        for (Products.Pair pair : pairs[s]) {
          arithmetic.addProduct(count, weight * pair.weight(), a, aAt + pair.left() * size + at, b,
              bAt + pair.right() * size + at, c, s * size + at);
        }
      }
    }
  }

  /// `ā += weight·(∂(a·b)/∂a)ᵀ c̄`; b̄ by exchanging a and b, since the product is symmetric.
  public void addAdjoint(int size, double weight, A b, int bAt, A cAdjoint, A aAdjoint) {
    for (int at = 0; at < size; at += piece) {
      int count = Math.min(piece, size - at);
      for (int s = 0; s < pairs.length; s++) {
        for (Products.Pair pair : pairs[s]) {
          arithmetic.addProduct(count, weight * pair.weight(), cAdjoint, s * size + at, b,
              bAt + pair.right() * size + at, aAdjoint, pair.left() * size + at);
        }
      }
    }
  }
}
