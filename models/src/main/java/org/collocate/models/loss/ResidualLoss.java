package org.collocate.models.loss;

import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.AnsatzJets;

/// The weighted mean square of residuals over fixed points, for unknowns in the form of an [Ansatz].
///
/// ```
/// ℓ = Σᵢ wᵢ/N Σₚ rᵢ(p)²          ∂ℓ/∂jet = Σᵢ 2 wᵢ/N rᵢ ∂rᵢ/∂jet
/// ```
public final class ResidualLoss implements PointwiseLoss {
  private final JetLayout layout;
  private final ResidualForm.At form;
  private final AnsatzJets ansatz;
  private final double[] weights;
  private final double[][][] adjoints;

  /// The residuals of `form`, each with its weight `[residual]`.
  public ResidualLoss(JetLayout layout, ResidualForm.At form, List<Ansatz> ansatz, List<String> coordinates,
      double[] weights) {
    this.layout = layout;
    this.form = form;
    this.ansatz = new AnsatzJets(layout, ansatz, coordinates, form.points().coordinates());
    this.weights = weights.clone();
    adjoints = new double[ansatz.size()][layout.streams()][form.points().size()];
  }

  @Override
  public JetLayout layout() {
    return layout;
  }

  @Override
  public double[][] points() {
    return form.points().coordinates();
  }

  @Override
  public double evaluate(int from, int count, int worker, double[] outputs, int stride, double[] adjoint) {
    int to = from + count;
    int total = form.points().size();
    ansatz.apply(from, count, outputs, stride, form.jets());
    form.evaluate(from, to);
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      double[] residual = form.residual(i);
      double sum = 0;
      for (int p = from; p < to; p++) {
        sum = Math.fma(residual[p], residual[p], sum);
      }
      loss += weights[i] / total * sum;
    }
    for (double[][] unknown : adjoints) {
      for (double[] stream : unknown) {
        java.util.Arrays.fill(stream, from, to, 0);
      }
    }
    for (int k = 0; k < form.slopeCount(); k++) {
      double[] residual = form.residual(form.slopeResidual(k));
      double[] slope = form.slope(k);
      double[] target = adjoints[form.slopeUnknown(k)][form.slopeStream(k)];
      double factor = 2 * weights[form.slopeResidual(k)] / total;
      for (int p = from; p < to; p++) {
        target[p] = Math.fma(factor * residual[p], slope[p], target[p]);
      }
    }
    ansatz.adjoint(from, count, adjoints, adjoint, stride);
    return loss;
  }
}
