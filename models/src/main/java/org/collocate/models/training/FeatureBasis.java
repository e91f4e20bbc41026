package org.collocate.models.training;

import org.collocate.models.enrichment.Enrichment;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.kernel.Precision;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkPass;
import org.collocate.models.network.PackedParameters;

/// The functions whose sums unknowns are: outputs of a network, then singular functions.
///
/// @param count number of functions
public record FeatureBasis(Network network, PackedParameters<double[]> parameters, Enrichment enrichment,
    int count) {
  /// The outputs of a network with those parameters and the functions of an enrichment.
  public static FeatureBasis of(Network network, double[] parameters, Enrichment enrichment) {
    return new FeatureBasis(network, PackedParameters.of(Precision.DOUBLE, network, parameters), enrichment,
        network.outputs() + enrichment.count());
  }

  BoxNormalization normalization() {
    return network.normalization();
  }

  /// Memory of one thread for blocks of points.
  Pass pass(JetLayout layout, int capacity) {
    return new Pass(layout, capacity);
  }

  /// Evaluates blocks of points.
  final class Pass {
    private final JetLayout layout;
    private final NetworkPass<double[]> networkPass;
    private final double[] rows;
    private final int stride;

    private Pass(JetLayout layout, int capacity) {
      this.layout = layout;
      networkPass = new NetworkPass<>(Precision.DOUBLE, network, layout, capacity);
      stride = enrichment.count() == 0 ? networkPass.outputStride() : MatrixProduct.padded(count);
      rows = enrichment.count() == 0 ? new double[0] : new double[layout.streams() * capacity * stride];
    }

    void forward(double[][] coordinates, int from, int points) {
      networkPass.forward(parameters, coordinates, from, points);
      if (enrichment.count() > 0) {
        for (int row = 0; row < layout.streams() * points; row++) {
          System.arraycopy(networkPass.outputs(), row * networkPass.outputStride(), rows, row * stride,
              network.outputs());
        }
        enrichment.evaluate(layout, coordinates, from, points, rows, stride, network.outputs());
      }
    }

    /// `[stream·points + point, function]`.
    double[] outputs() {
      return enrichment.count() == 0 ? networkPass.outputs() : rows;
    }

    int outputStride() {
      return stride;
    }
  }
}
