package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.Layer;
import org.collocate.models.layer.Layers;
import org.collocate.solver.field.FieldData;

/// A network with its parameters, immutable, shared by the fields of all unknowns.
public final class NetworkModel {
  private final Network network;
  private final List<String> coordinates;
  private final PackedParameters<double[]> packed;
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
    packed = PackedParameters.of(Precision.DOUBLE, network, parameters);
    encoded = new FieldData(NetworkField.KIND + "-model",
        Map.of("layers", network.layers().stream().map(Layer::describe).collect(Collectors.joining(";")),
            "coordinates", String.join(" ", coordinates)),
        Map.of("centre", network.normalization().centre(), "scale", network.normalization().scale(),
            "parameters", parameters.clone()),
        Map.of(), Map.of());
  }

  /// The layers.
  public Network network() {
    return network;
  }

  /// Names of the coordinates.
  public List<String> coordinates() {
    return coordinates;
  }

  PackedParameters<double[]> packed() {
    return packed;
  }

  /// The numbers of layers and parameters.
  public FieldData encode() {
    return encoded;
  }

  /// The flat parameters.
  public double[] parameters() {
    return encoded.reals("parameters").clone();
  }

  /// The model that was encoded.
  ///
  /// @throws IllegalArgumentException if the numbers do not make one
  public static NetworkModel decode(FieldData data) {
    BoxNormalization normalization = new BoxNormalization(data.reals("centre"), data.reals("scale"));
    List<Layer> layers = new ArrayList<>();
    for (String description : data.attribute("layers").split(";", -1)) {
      layers.add(Layers.parse(description));
    }
    return new NetworkModel(new Network(normalization, layers),
        List.of(data.attribute("coordinates").split(" ", -1)), data.reals("parameters"));
  }
}
