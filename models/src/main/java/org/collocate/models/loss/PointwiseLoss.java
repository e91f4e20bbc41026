package org.collocate.models.loss;

import org.collocate.models.jet.JetLayout;

/// A share of the loss that is a sum over points of a function of the network's jets there.
///
/// ```
/// loss = Σₚ ℓ(p, jets of the outputs at p)
/// ```
///
/// Implementations may keep scratch memory for each worker; otherwise they are immutable.
public interface PointwiseLoss {
  /// The streams that ℓ depends on.
  JetLayout layout();

  /// The points, `[axis][point]`.
  double[][] points();

  /// Sums ℓ over points `from … from+count` and writes `∂ℓ/∂output` to `adjoint`. Both blocks are
  /// `[stream, point, stride]`, the adjoint comes in as zero, and `worker` is used by one thread at a time.
  double evaluate(int from, int count, int worker, double[] outputs, int stride, double[] adjoint);
}
