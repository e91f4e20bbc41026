package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.AdaptiveSlope;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.GatedBlocks;
import org.collocate.models.layer.GaussianFeatures;
import org.collocate.models.layer.Layer;

/// Every layer once more by its formula, number by number on a [Tape].
final class TapeLayers {
  private TapeLayers() {}

  /// The layer whose parameters begin at `leaves[offset]`.
  static List<Tape.Dual> apply(Tape tape, Layer layer, Tape.Node[] leaves, int offset,
      List<Tape.Dual> features) {
    return switch (layer) {
      case Dense dense -> dense(tape, dense, leaves, offset, features);
      case AdaptiveSlope slope -> {
        int units = Integer.numberOfTrailingZeros(features.getFirst().parts().length);
        Tape.Dual factor = tape.real(leaves[offset], units);
        yield features.stream().map(x -> activate(tape, slope.activation(), x.times(factor))).toList();
      }
      case GaussianFeatures gaussian -> gaussian(tape, gaussian, leaves, offset, features);
      case GatedBlocks gated -> gated(tape, gated, leaves, offset, features);
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

  private static List<Tape.Dual> gaussian(Tape tape, GaussianFeatures layer, Tape.Node[] leaves, int offset,
      List<Tape.Dual> features) {
    int units = Integer.numberOfTrailingZeros(features.getFirst().parts().length);
    int widths = offset + layer.inputs() * layer.outputs();
    List<Tape.Dual> next = new ArrayList<>();
    for (int o = 0; o < layer.outputs(); o++) {
      Tape.Dual sum = tape.real(tape.constant(0), units);
      for (int i = 0; i < layer.inputs(); i++) {
        Tape.Node minusCentre = leaves[offset + i * layer.outputs() + o].times(tape.constant(-1));
        Tape.Dual y = features.get(i)
            .plus(tape.real(minusCentre, units))
            .times(tape.real(leaves[widths + i * layer.outputs() + o], units));
        sum = sum.plus(y.times(y).times(tape.real(tape.constant(-0.5), units)));
      }
      Tape.Node e = sum.parts()[0].exp();
      next.add(tape.apply(sum, List.of(e, e, e, e, e)));
    }
    return next;
  }

  private static List<Tape.Dual> gated(Tape tape, GatedBlocks layer, Tape.Node[] leaves, int offset,
      List<Tape.Dual> features) {
    int width = layer.outputs();
    Dense map = new Dense(width, width, layer.activation());
    Dense encoder = new Dense(layer.inputs(), width, layer.activation());
    int at = offset + encoder.parameterCount();
    List<Tape.Dual> x = dense(tape, encoder, leaves, offset, features);
    List<Tape.Dual> u = dense(tape, map, leaves, at, x);
    List<Tape.Dual> v = dense(tape, map, leaves, at + map.parameterCount(), x);
    at += 2 * map.parameterCount();
    int alphas = at + 3 * layer.blocks() * map.parameterCount();
    for (int block = 0; block < layer.blocks(); block++) {
      List<Tape.Dual> z = mixed(tape, dense(tape, map, leaves, at, x), u, v);
      List<Tape.Dual> w = mixed(tape, dense(tape, map, leaves, at + map.parameterCount(), z), u, v);
      List<Tape.Dual> h = dense(tape, map, leaves, at + 2 * map.parameterCount(), w);
      int units = Integer.numberOfTrailingZeros(features.getFirst().parts().length);
      Tape.Dual alpha = tape.real(leaves[alphas + block], units);
      x = mixed(tape, x.stream().map(_ -> alpha).toList(), h, x);
      at += 3 * map.parameterCount();
    }
    return x;
  }

  /// `f⊙u + (1−f)⊙v`
  private static List<Tape.Dual> mixed(Tape tape, List<Tape.Dual> f, List<Tape.Dual> u, List<Tape.Dual> v) {
    List<Tape.Dual> next = new ArrayList<>();
    for (int o = 0; o < f.size(); o++) {
      int units = Integer.numberOfTrailingZeros(f.get(o).parts().length);
      Tape.Dual minus = tape.real(tape.constant(-1), units);
      Tape.Dual rest = tape.real(tape.constant(1), units).plus(minus.times(f.get(o)));
      next.add(f.get(o).times(u.get(o)).plus(rest.times(v.get(o))));
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
