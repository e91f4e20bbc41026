package org.collocate.models.loss;

import java.util.Arrays;
import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.AnsatzJets;

/// The weighted mean square of residuals over fixed points, for unknowns in the form of an [Ansatz].
///
/// ```
/// ℓ = Σᵢ wᵢ/N Σₚ mᵢ(p) rᵢ(p)²          ∂ℓ/∂jet = Σᵢ 2 wᵢ/N mᵢ rᵢ ∂rᵢ/∂jet
/// ```
///
/// The multipliers m are 1 until a balancing changes them.
public final class ResidualLoss implements PointwiseResiduals {
  private final JetLayout layout;
  private final ResidualForm.At form;
  private final AnsatzJets ansatz;
  private final double[] weights;
  private final double[][] multipliers;
  private final double[][][] adjoints;
  /// `[residual][point]`, what is subtracted; empty for nothing.
  private double[][] data = new double[0][];

  /// The residuals of `form`, each with its weight `[residual]`.
  public ResidualLoss(JetLayout layout, ResidualForm.At form, List<Ansatz> ansatz, List<String> coordinates,
      double[] weights) {
    this.layout = layout;
    this.form = form;
    this.ansatz = new AnsatzJets(layout, ansatz, coordinates, form.points().coordinates());
    this.weights = weights.clone();
    multipliers = new double[weights.length][form.points().size()];
    for (double[] row : multipliers) {
      Arrays.fill(row, 1);
    }
    adjoints = new double[ansatz.size()][layout.streams()][form.points().size()];
  }

  /// Subtracts numbers from the residuals from now on: `rᵢ(p) − data[i][p]`.
  ///
  /// @param subtracted `[residual][point]`
  public void subtract(double[][] subtracted) {
    data = subtracted;
  }

  private void evaluateForm(int from, int to) {
    form.evaluate(from, to);
    for (int i = 0; i < data.length; i++) {
      double[] residual = form.residual(i);
      for (int p = from; p < to; p++) {
        residual[p] -= data[i][p];
      }
    }
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
  public int residualCount() {
    return weights.length;
  }

  /// The multipliers `[residual][point]`; what is written here holds from the next evaluation on.
  public double[][] multipliers() {
    return multipliers;
  }

  /// The weight of a residual.
  public double weight(int index) {
    return weights[index];
  }

  /// A residual at all points as it was evaluated last, without weight.
  public double[] residual(int index) {
    return form.residual(index);
  }

  @Override
  public double evaluate(int from, int count, int worker, double[] outputs, int stride, double[] adjoint) {
    int to = from + count;
    int total = form.points().size();
    ansatz.apply(from, count, outputs, stride, form.jets());
    evaluateForm(from, to);
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      double[] residual = form.residual(i);
      double[] multiplier = multipliers[i];
      double sum = 0;
      for (int p = from; p < to; p++) {
        sum = Math.fma(multiplier[p] * residual[p], residual[p], sum);
      }
      loss += weights[i] / total * sum;
    }
    clearAdjoints(from, to);
    for (int k = 0; k < form.slopeCount(); k++) {
      double[] residual = form.residual(form.slopeResidual(k));
      double[] multiplier = multipliers[form.slopeResidual(k)];
      double[] slope = form.slope(k);
      double[] target = adjoints[form.slopeUnknown(k)][form.slopeStream(k)];
      double factor = 2 * weights[form.slopeResidual(k)] / total;
      for (int p = from; p < to; p++) {
        target[p] = Math.fma(factor * multiplier[p] * residual[p], slope[p], target[p]);
      }
    }
    ansatz.adjoint(from, count, adjoints, adjoint, stride);
    return loss;
  }

  @Override
  public void residuals(int from, int count, double[] outputs, int stride, double[] residuals, int at) {
    ansatz.apply(from, count, outputs, stride, form.jets());
    evaluateForm(from, from + count);
    for (int i = 0; i < weights.length; i++) {
      double[] residual = form.residual(i);
      for (int p = 0; p < count; p++) {
        residuals[at + p * weights.length + i] = factor(i, from + p) * residual[from + p];
      }
    }
  }

  @Override
  public void adjointOfResidual(int residual, int point, double[] adjoint, int stride) {
    clearAdjoints(point, point + 1);
    double factor = factor(residual, point);
    for (int k = 0; k < form.slopeCount(); k++) {
      if (form.slopeResidual(k) == residual) {
        adjoints[form.slopeUnknown(k)][form.slopeStream(k)][point] += factor * form.slope(k)[point];
      }
    }
    ansatz.adjoint(point, 1, adjoints, adjoint, stride);
  }

  private double factor(int residual, int point) {
    return Math.sqrt(weights[residual] * multipliers[residual][point] / form.points().size());
  }

  private void clearAdjoints(int from, int to) {
    for (double[][] unknown : adjoints) {
      for (double[] stream : unknown) {
        Arrays.fill(stream, from, to, 0);
      }
    }
  }
}
