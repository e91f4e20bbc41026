package org.collocate.models.loss;

import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.AnsatzJets;

/// The integral of a density over fixed points with weights, for unknowns in the form of an [Ansatz].
///
/// ```
/// ℓ = Σₚ wₚ W(xₚ, jets)          ∂ℓ/∂jet = wₚ ∂W/∂jet
/// ```
public final class EnergyLoss implements PointwiseLoss {
  private final JetLayout layout;
  private final ResidualForm.At form;
  private final double[] weights;
  private final AnsatzJets ansatz;
  private final double[][][] adjoints;

  /// The density `form`, a form of one formula, with the weight of each point.
  public EnergyLoss(JetLayout layout, ResidualForm.At form, double[] weights, List<Ansatz> ansatz,
      List<String> coordinates) {
    if (weights.length != form.points().size()) {
      throw new IllegalArgumentException(weights.length + " weights of " + form.points().size() + " points");
    }
    this.layout = layout;
    this.form = form;
    this.weights = weights.clone();
    this.ansatz = new AnsatzJets(layout, ansatz, coordinates, form.points().coordinates());
    adjoints = new double[ansatz.size()][layout.streams()][weights.length];
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
    ansatz.apply(from, count, outputs, stride, form.jets());
    form.evaluate(from, to);
    double sum = 0;
    double[] density = form.residual(0);
    for (int p = from; p < to; p++) {
      sum = Math.fma(weights[p], density[p], sum);
    }
    for (double[][] unknown : adjoints) {
      for (double[] stream : unknown) {
        java.util.Arrays.fill(stream, from, to, 0);
      }
    }
    for (int k = 0; k < form.slopeCount(); k++) {
      double[] slope = form.slope(k);
      double[] target = adjoints[form.slopeUnknown(k)][form.slopeStream(k)];
      for (int p = from; p < to; p++) {
        target[p] = Math.fma(weights[p], slope[p], target[p]);
      }
    }
    ansatz.adjoint(from, count, adjoints, adjoint, stride);
    return sum;
  }
}
