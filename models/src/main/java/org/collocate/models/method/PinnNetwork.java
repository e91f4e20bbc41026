package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.layer.Activation;
import org.collocate.models.layer.AdaptiveSlope;
import org.collocate.models.layer.Dense;
import org.collocate.models.layer.FourierFeatures;
import org.collocate.models.layer.GatedBlocks;
import org.collocate.models.layer.Layer;
import org.collocate.models.layer.PeriodicEmbedding;
import org.collocate.models.network.BoxNormalization;
import org.collocate.models.network.Network;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.problem.Problem;

/// The network that the settings `network`, `width`, `depth` and `activation` describe.
final class PinnNetwork {
  /// Spread of the frequencies in normalized coordinates, and their seed: a setting of the form, not of the run.
  private static final double WAVES_SCALE = 2;
  private static final long WAVES_SEED = 1;
  /// Of the waves that make a network periodic.
  private static final int HARMONICS = 3;

  private static final Setting.Whole WIDTH = new Setting.Whole("width", "Width",
      "Features of each hidden layer; 32 to 64 suit most problems.", "", 32, 2, 1024);
  private static final Setting.Whole DEPTH = new Setting.Whole("depth", "Depth", "Number of hidden layers.",
      "", 3, 1,
      12);
  private static final Setting.Choice ACTIVATION = new Setting.Choice("activation", "Activation",
      "tanh is the usual choice; sine suits oscillating solutions.", "tanh", List.of("tanh", "sine", "gelu"));
  private static final Setting.Choice NETWORK = new Setting.Choice("network", "Network",
      "plain layers; gated residual blocks, which can be deep; fixed random waves before plain layers, for fine detail;"
          + " plain layers that learn the slope of their activation.",
      "plain", List.of("plain", "gated", "waves", "adaptive"));

  private PinnNetwork() {}

  /// What describes it.
  static List<Setting> settings() {
    return List.of(NETWORK, WIDTH, DEPTH, ACTIVATION);
  }

  static Network of(Problem problem, Settings settings) {
    return of(SpaceTime.of(problem), problem.unknowns().size(), settings);
  }

  static Network of(SpaceTime space, int outputs, Settings settings) {
    Activation activation = switch (settings.choice("activation")) {
      case "sine" -> Activation.SINE;
      case "gelu" -> Activation.GELU;
      default -> Activation.TANH;
    };
    int width = settings.count("width");
    int depth = settings.count("depth");
    List<Layer> layers = new ArrayList<>();
    int features = addPeriods(layers, space);
    switch (settings.choice("network")) {
      case "gated" -> {
        layers.add(new GatedBlocks(features, width, depth, activation));
        features = width;
      }
      case "waves" -> {
        layers.add(new FourierFeatures(features, width, WAVES_SCALE, WAVES_SEED));
        features = addDense(layers, width, width, depth, activation, false);
      }
      case "adaptive" -> features = addDense(layers, features, width, depth, activation, true);
      default -> features = addDense(layers, features, width, depth, activation, false);
    }
    layers.add(new Dense(features, outputs, Activation.IDENTITY));
    return new Network(BoxNormalization.of(space.lower(), space.upper()), layers);
  }

  /// Waves along periodic axes; returns the number of features.
  private static int addPeriods(List<Layer> layers, SpaceTime space) {
    List<Boolean> periodic = IntStream.range(0, space.dimension()).mapToObj(space::periodic).toList();
    if (!periodic.contains(true)) {
      return space.dimension();
    }
    PeriodicEmbedding embedding = new PeriodicEmbedding(periodic, HARMONICS);
    layers.add(embedding);
    return embedding.outputs();
  }

  private static int addDense(List<Layer> layers, int inputs, int width, int depth, Activation activation,
      boolean adaptive) {
    int features = inputs;
    for (int k = 0; k < depth; k++) {
      layers.add(new Dense(features, width, adaptive ? Activation.IDENTITY : activation));
      if (adaptive) {
        layers.add(new AdaptiveSlope(width, activation));
      }
      features = width;
    }
    return features;
  }
}
