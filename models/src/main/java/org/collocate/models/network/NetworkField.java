package org.collocate.models.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Points;

/// One unknown as a network sees it: `u = g + φ·N_output(x; θ)`, with its exact gradient by jets. A network of space and
/// time is seen at one time.
///
/// A network is defined everywhere; where it was not trained its values mean nothing. It is evaluated in blocks whose
/// activations stay near the core.
public final class NetworkField implements Field {
  static final String KIND = "network";
  private static final int BLOCK = 64;

  private final NetworkModel model;
  private final int output;
  private final Ansatz ansatz;
  /// Empty where the network knows no time.
  private final double[] time;

  /// The field of one output.
  public NetworkField(NetworkModel model, int output, Ansatz ansatz) {
    this(model, output, ansatz, new double[0]);
  }

  private NetworkField(NetworkModel model, int output, Ansatz ansatz, double[] time) {
    if (output < 0 || output >= model.network().outputs()) {
      throw new IllegalArgumentException("output " + output + " of " + model.network().outputs());
    }
    this.model = model;
    this.output = output;
    this.ansatz = ansatz;
    this.time = time;
  }

  /// The fields of all outputs.
  public static List<Field> all(NetworkModel model, List<Ansatz> ansatz) {
    return all(model, ansatz, new double[0]);
  }

  /// The fields of all outputs at one time, the network's last coordinate.
  public static List<Field> allAt(double time, NetworkModel model, List<Ansatz> ansatz) {
    return all(model, ansatz, new double[] {time});
  }

  private static List<Field> all(NetworkModel model, List<Ansatz> ansatz, double[] time) {
    List<Field> fields = new ArrayList<>();
    for (int output = 0; output < ansatz.size(); output++) {
      fields.add(new NetworkField(model, output, ansatz.get(output), time));
    }
    return fields;
  }

  @Override
  public int dimension() {
    return inputs() - time.length;
  }

  private int inputs() {
    return model.network().normalization().dimension();
  }

  /// Activations are smooth, and an ansatz whose second derivatives are not finite is never made.
  @Override
  public boolean isSmooth() {
    return true;
  }

  @Override
  public void evaluate(Points points, double[] values) {
    double[][] jets = jets(JetLayout.value(inputs()), points);
    System.arraycopy(jets[0], 0, values, 0, points.size());
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    double[][] jets = jets(JetLayout.gradient(inputs()), points);
    for (int axis = 0; axis < dimension(); axis++) {
      System.arraycopy(jets[1 + axis], 0, gradients[axis], 0, points.size());
    }
  }

  /// The streams of `layout`, in all coordinates of the network, at points, `[stream][point]`.
  public double[][] jets(JetLayout layout, Points points) {
    int count = points.size();
    double[][] coordinates = new double[inputs()][];
    System.arraycopy(points.coordinates(), 0, coordinates, 0, dimension());
    if (time.length > 0) {
      coordinates[inputs() - 1] = new double[count];
      Arrays.fill(coordinates[inputs() - 1], time[0]);
    }
    NetworkPass<double[]> pass = new NetworkPass<>(Precision.DOUBLE, model.network(), layout, BLOCK);
    int stride = pass.outputStride();
    AnsatzJets form = new AnsatzJets(layout, List.of(ansatz), model.coordinates(), coordinates);
    double[][][] jets = new double[1][layout.streams()][count];
    double[] column = new double[layout.streams() * BLOCK];
    for (int from = 0; from < count; from += BLOCK) {
      int block = Math.min(BLOCK, count - from);
      pass.forward(model.packed(), coordinates, from, block);
      for (int row = 0; row < layout.streams() * block; row++) {
        column[row] = pass.outputs()[row * stride + output];
      }
      form.apply(from, block, column, 1, jets);
    }
    return jets[0];
  }

  @Override
  public FieldData encode() {
    Map<String, String> attributes = new HashMap<>();
    if (!ansatz.isFree()) {
      attributes.put("extension", ansatz.extension().print());
      attributes.put("distance", ansatz.distance().print());
    }
    return new FieldData(KIND, attributes, Map.of("time", time), Map.of("output", new int[] {output}),
        Map.of("model", model.encode()));
  }

  static NetworkField decode(FieldData data, NetworkModel model) {
    Ansatz ansatz = data.attributes().containsKey("distance")
        ? new Ansatz(Expression.parse(data.attribute("extension")),
            Expression.parse(data.attribute("distance")))
        : Ansatz.FREE;
    double[] time = data.reals().getOrDefault("time", new double[0]);
    if (time.length > 1) {
      throw new IllegalArgumentException(time.length + " times of one field");
    }
    return new NetworkField(model, data.integers("output")[0], ansatz, time);
  }
}
