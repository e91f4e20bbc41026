package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.Layer;

/// A composition of layers on normalized coordinates, `ℝᵈ → ℝⁿ`. Immutable and without numbers of its own: the
/// parameters are one flat vector, layer after layer.
public record Network(BoxNormalization normalization, List<Layer> layers) {
  public Network {
    layers = List.copyOf(layers);
    int features = normalization.dimension();
    for (Layer layer : layers) {
      if (layer.inputs() != features) {
        throw new IllegalArgumentException(
            "a layer of " + layer.inputs() + " inputs after " + features + " features");
      }
      features = layer.outputs();
    }
  }

  /// A multi-layer perceptron: `depth` hidden layers of `width` features, then a linear layer to `outputs`.
  public static Network perceptron(BoxNormalization normalization, int width, int depth,
      Activation activation,
      int outputs) {
    List<Layer> layers = new ArrayList<>();
    int features = normalization.dimension();
    for (int i = 0; i < depth; i++) {
      layers.add(new Dense(features, width, activation));
      features = width;
    }
    layers.add(new Dense(features, outputs, Activation.IDENTITY));
    return new Network(normalization, layers);
  }

  /// Number of outputs.
  public int outputs() {
    return layers.getLast().outputs();
  }

  /// Length of the flat parameter vector.
  public int parameterCount() {
    return layers.stream().mapToInt(Layer::parameterCount).sum();
  }

  /// Initial parameters; the same seed gives the same numbers.
  public double[] initialize(long seed) {
    double[] parameters = new double[parameterCount()];
    SplittableRandom random = new SplittableRandom(seed);
    int offset = 0;
    for (Layer layer : layers) {
      layer.initialize(parameters, offset, random);
      offset += layer.parameterCount();
    }
    return parameters;
  }
}
