package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.collocate.models.kernel.Precision;

/// The chain rule of a pointwise function a = σ(z) on all streams of a layout, and its adjoint.
///
/// With the sums of products `Q_{S,n}` of n streams that the formula of Faà di Bruno gives for stream S (`Q_{S,1} = z_S`; for
/// the Laplacian, n = 2 and `Q = Σᵢ zᵢ²`):
///
/// ```
/// forward   a_S = Σₙ σ⁽ⁿ⁾ Q_{S,n}
/// adjoint   z̄   = σ′ ā + Σₙ σ⁽ⁿ⁺¹⁾ Σ_S Q_{S,n} ā_S
///           z̄_R = Σ_S Σₙ σ⁽ⁿ⁾ ā_S ∂Q_{S,n}/∂z_R
/// ```
///
/// A stream is `size` values, a multiple of the lanes; stream s begins at `s·size`. The derivatives of σ are consecutive
/// streams σ′, σ″, …. The value stream of `a` is left to the caller, who had to compute σ. For each layout the formulas are
/// compiled to one loop over vectors ([StreamLoopWriter]), once in the life of the program. Has no state.
public final class ChainRule<A> {
  private static final int Z = 0;
  private static final int SIGMA = 1;
  private static final int RESULT = 2;
  private static final Map<Key, Loops<?>> COMPILED = new ConcurrentHashMap<>();

  private final int derivatives;
  private final Loops<A> loops;

  /// What the loops depend on.
  private record Key(int bytes, JetLayout layout) {}

  /// The two directions.
  private record Loops<A>(StreamLoop<A> forward, StreamLoop<A> adjoint) {}

  /// `Q_{stream,n}`
  private record Sum(int stream, int n, List<Products.Product> products) {}

  /// The chain rule for the streams of `layout`.
  @SuppressWarnings("unchecked")
  public ChainRule(Precision<A> precision, JetLayout layout) {
    derivatives = layout.order() + 1;
    loops = (Loops<A>) COMPILED.computeIfAbsent(new Key(precision.bytes(), layout), key -> {
      List<Sum> sums = sums(layout);
      return new Loops<>(StreamLoopWriter.compile(forward(layout, sums), key.bytes),
          StreamLoopWriter.compile(adjoint(layout, sums), key.bytes));
    });
  }

  private static List<Sum> sums(JetLayout layout) {
    List<Sum> sums = new ArrayList<>();
    for (int s = 1; s < layout.streams(); s++) {
      sums.add(new Sum(s, 1, List.of(new Products.Product(new int[] {s}, 1))));
    }
    List<List<Products.Product>> products = Products.ofChain(layout);
    for (int index = 0; index < products.size(); index++) {
      for (int n = 2; n <= 4; n++) {
        int factors = n;
        List<Products.Product> own = products.get(index)
            .stream()
            .filter(product -> product.streams().length == factors)
            .toList();
        if (!own.isEmpty()) {
          sums.add(new Sum(layout.operatorStream(index), n, own));
        }
      }
    }
    return sums;
  }

  private static StreamProgram forward(JetLayout layout, List<Sum> sums) {
    StreamProgram program = new StreamProgram();
    for (int s = 1; s < layout.streams(); s++) {
      int a = -1;
      for (Sum sum : sums) {
        if (sum.stream == s) {
          a = program.addProduct(program.load(SIGMA, sum.n - 1), value(program, sum), a);
        }
      }
      program.store(a, RESULT, s);
    }
    return program;
  }

  /// Streams are stored in ascending order: none needs the adjoint of one before it.
  private static StreamProgram adjoint(JetLayout layout, List<Sum> sums) {
    StreamProgram program = new StreamProgram();
    int value = program.multiply(program.load(SIGMA, 0), program.load(RESULT, 0));
    for (int n = 1; n <= layout.order(); n++) {
      int inner = -1;
      for (Sum sum : sums) {
        if (sum.n == n) {
          inner = program.addProduct(program.load(RESULT, sum.stream), value(program, sum), inner);
        }
      }
      value = inner < 0 ? value : program.addProduct(program.load(SIGMA, n), inner, value);
    }
    program.store(value, RESULT, 0);
    for (int r = 1; r < layout.streams(); r++) {
      program.store(adjointOf(r, program, sums), RESULT, r);
    }
    return program;
  }

  private static int adjointOf(int r, StreamProgram program, List<Sum> sums) {
    int adjoint = -1;
    for (Sum sum : sums) {
      int slope = -1;
      for (Products.Product product : sum.products) {
        int[] streams = product.streams();
        int times = (int) Arrays.stream(streams).filter(s -> s == r).count();
        if (times > 0 && sum.n > 1) {
          slope = program.addScaled(times * product.weight(), rest(program, streams, r), slope);
        }
      }
      int outer = slope >= 0 || (sum.n == 1 && sum.stream == r)
          ? program.multiply(program.load(SIGMA, sum.n - 1), program.load(RESULT, sum.stream))
          : -1;
      if (slope >= 0) {
        adjoint = program.addProduct(outer, slope, adjoint);
      } else if (outer >= 0) {
        adjoint = outer;
      }
    }
    return adjoint;
  }

  /// The product of all streams but one.
  private static int rest(StreamProgram program, int[] streams, int left) {
    int product = -1;
    boolean skipped = false;
    for (int s : streams) {
      if (s == left && !skipped) {
        skipped = true;
      } else {
        product = product < 0 ? program.load(Z, s) : program.multiply(product, program.load(Z, s));
      }
    }
    return product;
  }

  private static int value(StreamProgram program, Sum sum) {
    int value = -1;
    for (Products.Product product : sum.products) {
      value = program.addScaled(product.weight(), rest(program, product.streams(), -1), value);
    }
    return value;
  }

  /// How many derivatives of σ the forward pass and its adjoint need: one more than the order of the streams.
  public int derivatives() {
    return derivatives;
  }

  /// Fills all streams of `a` but the first from the streams of `z`.
  public void forward(int size, A z, A sigma, A a) {
    loops.forward.run(size, z, sigma, a);
  }

  /// Turns the adjoint of `a` into the adjoint of `z`, in place.
  public void adjoint(int size, A z, A sigma, A adjoint) {
    loops.adjoint.run(size, z, sigma, adjoint);
  }
}
