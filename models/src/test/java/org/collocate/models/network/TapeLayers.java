package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.Layer;

/// Every layer once more by its formula, number by number on a [Tape].
final class TapeLayers {
  private TapeLayers() {}

  /// The layer whose parameters begin at `leaves[offset]`.
  static List<Tape.Dual> apply(Tape tape, Layer layer, Tape.Node[] leaves, int offset,
      List<Tape.Dual> features) {
    return switch (layer) {
      case Dense dense -> dense(tape, dense, leaves, offset, features);
      default -> throw new IllegalArgumentException("no formula for " + layer.describe());
    };
  }

  private static List<Tape.Dual> dense(Tape tape, Dense dense, Tape.Node[] leaves, int offset,
      List<Tape.Dual> features) {
    int units = Integer.numberOfTrailingZeros(features.getFirst().parts().length);
    List<Tape.Dual> next = new ArrayList<>();
    for (int o = 0; o < dense.outputs(); o++) {
      Tape.Dual sum = tape.real(leaves[offset + dense.inputs() * dense.outputs() + o], units);
      for (int i = 0; i < dense.inputs(); i++) {
        sum = sum.plus(features.get(i).times(tape.real(leaves[offset + i * dense.outputs() + o], units)));
      }
      next.add(activate(tape, dense.activation(), sum));
    }
    return next;
  }

  static Tape.Dual activate(Tape tape, Activation activation, Tape.Dual z) {
    return switch (activation) {
      case TANH -> tape.tanh(z);
      case SINE -> tape.sin(z);
      case GELU -> tape.gelu(z);
      case IDENTITY -> z;
    };
  }
}
