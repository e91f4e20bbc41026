package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.Layer;
import org.collocate.solver.field.FieldData;

/// A network with its parameters, immutable, shared by the fields of all unknowns.
public final class NetworkModel {
  private final Network network;
  private final List<String> coordinates;
  private final PackedParameters packed;
  /// Made once: parts that are the same object are written once.
  private final FieldData encoded;

  /// Copies the parameters. `coordinates` are the names that formulas of an [Ansatz] use.
  public NetworkModel(Network network, List<String> coordinates, double[] parameters) {
    if (parameters.length != network.parameterCount()) {
      throw new IllegalArgumentException(
          parameters.length + " parameters for a network of " + network.parameterCount());
    }
    this.network = network;
    this.coordinates = List.copyOf(coordinates);
    packed = PackedParameters.of(network, parameters);
    List<String> activations = new ArrayList<>();
    int[] widths = new int[network.layers().size()];
    for (int i = 0; i < widths.length; i++) {
      switch (network.layers().get(i)) {
        case Dense(int _, int outputs, Activation activation) -> {
          widths[i] = outputs;
          activations.add(activation.name());
        }
        default -> throw new IllegalArgumentException("no encoding for " + network.layers().get(i));
      }
    }
    encoded = new FieldData(NetworkField.KIND + "-model",
        Map.of("activations", String.join(" ", activations), "coordinates",
            String.join(" ", coordinates)),
        Map.of("centre", network.normalization().centre(), "scale", network.normalization().scale(),
            "parameters", parameters.clone()),
        Map.of("widths", widths), Map.of());
  }

  /// The layers.
  public Network network() {
    return network;
  }

  /// Names of the coordinates.
  public List<String> coordinates() {
    return coordinates;
  }

  PackedParameters packed() {
    return packed;
  }

  FieldData encode() {
    return encoded;
  }

  static NetworkModel decode(FieldData data) {
    BoxNormalization normalization = new BoxNormalization(data.reals("centre"), data.reals("scale"));
    String[] activations = data.attribute("activations").split(" ", -1);
    int[] widths = data.integers("widths");
    List<Layer> layers = new ArrayList<>();
    int features = normalization.dimension();
    for (int i = 0; i < widths.length; i++) {
      layers.add(new Dense(features, widths[i], Activation.valueOf(activations[i])));
      features = widths[i];
    }
    return new NetworkModel(new Network(normalization, layers),
        List.of(data.attribute("coordinates").split(" ", -1)), data.reals("parameters"));
  }
}
