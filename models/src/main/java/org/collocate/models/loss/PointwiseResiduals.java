package org.collocate.models.loss;

/// A [PointwiseLoss] that is a sum of squares whose single residuals can be seen, as Gauss–Newton needs it.
///
/// ```
/// loss = Σₚ Σᵢ rᵢ(p)²
/// ```
public interface PointwiseResiduals extends PointwiseLoss {
  /// Number of residuals at each point.
  int residualCount();

  /// Writes the residuals of points `from … from+count` to `residuals[at …]`, `[point, residual]`. The outputs are as in
  /// [PointwiseLoss#evaluate].
  void residuals(int from, int count, double[] outputs, int stride, double[] residuals, int at);

  /// Writes `∂r/∂output` of one residual at the one point that [#residuals] saw last to `adjoint`, which comes in as zero.
  void adjointOfResidual(int residual, int point, double[] adjoint, int stride);
}
