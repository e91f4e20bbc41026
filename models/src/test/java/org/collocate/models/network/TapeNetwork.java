package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.jet.SecondOrder;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.Layer;

/// The network once more, number by number on a [Tape], one hyper-dual sweep for each pair of directions.
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
    List<Tape.Node> jets = new ArrayList<>();
    for (Tape.HyperDual output : outputs(tape, network, leaves, points, p, 0, 0)) {
      jets.add(output.v());
    }
    for (int axis = 0; layout.gradient() && axis < layout.dimension(); axis++) {
      for (Tape.HyperDual output : outputs(tape, network, leaves, points, p, axis, axis)) {
        jets.add(output.a());
      }
    }
    for (SecondOrder stream : layout.second()) {
      Tape.Node[] sums = new Tape.Node[network.outputs()];
      java.util.Arrays.setAll(sums, _ -> tape.constant(0));
      for (SecondOrder.Term term : stream.terms()) {
        List<Tape.HyperDual> outputs = outputs(tape, network, leaves, points, p, term.first(), term.second());
        for (int o = 0; o < sums.length; o++) {
          sums[o] = sums[o].plus(outputs.get(o).c().times(tape.constant(term.weight())));
        }
      }
      jets.addAll(List.of(sums));
    }
    return jets;
  }

  private static List<Tape.HyperDual> outputs(Tape tape, Network network, Tape.Node[] leaves,
      double[][] points,
      int p, int first, int second) {
    BoxNormalization box = network.normalization();
    List<Tape.HyperDual> features = new ArrayList<>();
    for (int axis = 0; axis < points.length; axis++) {
      double scale = box.scale()[axis];
      features.add(new Tape.HyperDual(tape.constant((points[axis][p] - box.centre()[axis]) * scale),
          tape.constant(axis == first ? scale : 0), tape.constant(axis == second ? scale : 0),
          tape.constant(0)));
    }
    int offset = 0;
    for (Layer layer : network.layers()) {
      Dense dense = (Dense) layer;
      List<Tape.HyperDual> next = new ArrayList<>();
      for (int o = 0; o < dense.outputs(); o++) {
        Tape.Node zero = tape.constant(0);
        Tape.HyperDual sum = new Tape.HyperDual(leaves[offset + dense.inputs() * dense.outputs() + o], zero,
            zero,
            zero);
        for (int i = 0; i < dense.inputs(); i++) {
          sum = sum.plus(features.get(i).times(leaves[offset + i * dense.outputs() + o]));
        }
        next.add(dense.activation() == Activation.TANH
            ? tape.tanh(sum)
            : dense.activation() == Activation.SINE ? tape.sin(sum) : sum);
      }
      features = next;
      offset += dense.parameterCount();
    }
    return features;
  }
}
