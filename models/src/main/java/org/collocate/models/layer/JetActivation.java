package org.collocate.models.layer;

import org.collocate.models.jet.ChainRule;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Functions;
import org.collocate.models.kernel.Precision;

/// An [Activation] on all streams of a block, and back: what every layer with a pointwise function does the same way. Keeps the
/// derivatives of σ of the last forward pass. For one thread.
final class JetActivation<A> {
  private final Activation activation;
  private final Functions<A> functions;
  private final ChainRule<A> chain;
  /// `[derivative, size]`
  private final A slopes;

  /// @param activation other than the identity
  /// @param size the largest length of a stream
  JetActivation(Precision<A> precision, Activation activation, JetLayout layout, int size) {
    this.activation = activation;
    functions = precision.functions();
    chain = new ChainRule<>(precision, layout);
    Arithmetic<A> arithmetic = precision.arithmetic();
    slopes = arithmetic.array(chain.derivatives() * size);
  }

  /// Numbers kept for each number of a stream.
  int numbers() {
    return chain.derivatives();
  }

  /// All streams of `a = σ(z)`; a stream is `size` numbers.
  void forward(int size, A z, A a) {
    activation.evaluate(functions, size, chain.derivatives(), z, 0, a, 0, slopes, 0, size);
    chain.forward(size, z, slopes, a);
  }

  /// Turns the adjoint of a into the adjoint of z, in place. Must follow [#forward] with the same z.
  void adjoint(int size, A z, A adjoint) {
    chain.adjoint(size, z, slopes, adjoint);
  }
}
