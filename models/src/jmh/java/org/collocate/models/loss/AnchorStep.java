package org.collocate.models.loss;

import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Activation;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.optim.Adam;
import org.collocate.solver.parallel.WorkerTeam;

/// One Adam step of a 2-64-64-64-64-1 tanh network on 4,096 points inside and 512 on the boundary of a square: the
/// problem by which engines are compared.
final class AnchorStep {
  private static final int INSIDE = 4096;
  private static final int ON_BOUNDARY = 512;

  private final CollocationLoss<?> loss;
  private final double[] parameters;
  private final Adam adam;

  /// `(jet − target)²/N` on one stream.
  private record Square(JetLayout layout, double[][] points, int stream,
      double[] target) implements PointwiseLoss {
    @Override
    public double evaluate(int from, int count, int worker, double[] outputs, int stride, double[] adjoint) {
      double sum = 0;
      for (int p = 0; p < count; p++) {
        int at = (stream * count + p) * stride;
        double residual = outputs[at] - target[from + p];
        sum += residual * residual / target.length;
        adjoint[at] = 2 * residual / target.length;
      }
      return sum;
    }
  }

  /// @param operator of the equation `operator(u) = f`
  AnchorStep(Precision<?> precision, DerivativeOperator operator, WorkerTeam team) {
    SplittableRandom random = new SplittableRandom(7);
    double[][] inside = new double[2][INSIDE];
    double[] source = new double[INSIDE];
    for (int i = 0; i < INSIDE; i++) {
      inside[0][i] = random.nextDouble();
      inside[1][i] = random.nextDouble();
      source[i] = -2 * Math.PI * Math.PI * Math.sin(Math.PI * inside[0][i])
          * Math.sin(Math.PI * inside[1][i]);
    }
    double[][] boundary = new double[2][ON_BOUNDARY];
    for (int i = 0; i < ON_BOUNDARY; i++) {
      boundary[i & 1][i] = i >> 1 & 1;
      boundary[1 - (i & 1)][i] = random.nextDouble();
    }
    Network network = Network.perceptron(BoxNormalization.of(new double[] {0, 0}, new double[] {1, 1}), 64, 4,
        Activation.TANH, 1);
    JetLayout layout = JetLayout.carrying(2, List.of(operator));
    loss = new CollocationLoss<>(precision, network,
        List.of(new Square(layout, inside, layout.streamOf(operator), source),
            new Square(JetLayout.value(2), boundary, 0, new double[ON_BOUNDARY])),
        team);
    parameters = network.initialize(1);
    adam = new Adam(parameters.length);
  }

  /// One step; returns the loss.
  double run() {
    return adam.step(loss, parameters, 1e-3);
  }
}
