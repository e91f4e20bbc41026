package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.layer.Layer;

/// The network once more, number by number on a [Tape], one sweep for each partial derivative.
public final class TapeNetwork {
  private TapeNetwork() {}

  /// `Σₚ (Σₖ wₖ jetₖ)²/2 + Σₖ wₖ jetₖ³/6` with jets in the order `[stream, output]`; adds its gradient.
  public static double loss(Network network, double[] parameters, JetLayout layout, double[][] points,
      double[] weights, double[] gradient) {
    double loss = 0;
    for (int p = 0; p < points[0].length; p++) {
      Tape tape = new Tape();
      Tape.Node[] leaves = new Tape.Node[parameters.length];
      for (int i = 0; i < leaves.length; i++) {
        leaves[i] = tape.constant(parameters[i]);
      }
      List<Tape.Node> jets = jets(tape, network, leaves, layout, points, p);
      Tape.Node sum = tape.constant(0);
      Tape.Node cubes = tape.constant(0);
      for (int k = 0; k < weights.length; k++) {
        Tape.Node jet = jets.get(k);
        sum = sum.plus(jet.times(tape.constant(weights[k])));
        cubes = cubes.plus(jet.times(jet).times(jet).times(tape.constant(weights[k] / 6)));
      }
      Tape.Node total = sum.times(sum).times(tape.constant(0.5)).plus(cubes);
      tape.differentiate(total);
      loss += total.value;
      for (int i = 0; i < leaves.length; i++) {
        gradient[i] += leaves[i].adjoint;
      }
    }
    return loss;
  }

  private static List<Tape.Node> jets(Tape tape, Network network, Tape.Node[] leaves, JetLayout layout,
      double[][] points, int p) {
    List<Tape.Node> jets = new ArrayList<>(derivatives(tape, network, leaves, points, p, List.of()));
    for (int axis = 0; layout.gradient() && axis < layout.dimension(); axis++) {
      jets.addAll(derivatives(tape, network, leaves, points, p, List.of(axis)));
    }
    for (DerivativeOperator stream : layout.operators()) {
      Tape.Node[] sums = new Tape.Node[network.outputs()];
      java.util.Arrays.setAll(sums, _ -> tape.constant(0));
      for (DerivativeOperator.Term term : stream.terms()) {
        List<Tape.Node> outputs = derivatives(tape, network, leaves, points, p, term.axes());
        for (int o = 0; o < sums.length; o++) {
          sums[o] = sums[o].plus(outputs.get(o).times(tape.constant(term.weight())));
        }
      }
      jets.addAll(List.of(sums));
    }
    return jets;
  }

  /// One partial derivative of every output, with one nilpotent unit for each differentiation.
  private static List<Tape.Node> derivatives(Tape tape, Network network, Tape.Node[] leaves,
      double[][] points, int p, List<Integer> axes) {
    BoxNormalization box = network.normalization();
    int units = axes.size();
    List<Tape.Dual> features = new ArrayList<>();
    for (int axis = 0; axis < points.length; axis++) {
      double scale = box.scale()[axis];
      Tape.Dual coordinate = tape.real(tape.constant((points[axis][p] - box.centre()[axis]) * scale), units);
      for (int unit = 0; unit < units; unit++) {
        if (axes.get(unit) == axis) {
          coordinate.parts()[1 << unit] = tape.constant(scale);
        }
      }
      features.add(coordinate);
    }
    int offset = 0;
    for (Layer layer : network.layers()) {
      features = TapeLayers.apply(tape, layer, leaves, offset, features);
      offset += layer.parameterCount();
    }
    return features.stream().map(Tape.Dual::last).toList();
  }
}
