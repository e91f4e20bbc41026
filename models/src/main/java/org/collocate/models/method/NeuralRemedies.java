package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;

/// What to try when a model does not learn.
final class NeuralRemedies {
  /// A loss, or a residual, that has fallen by less than this is not learned.
  static final double STALLED = 0.05;

  private static final Remedy DATA = new Remedy.Advice(
      "look for a division by zero, a root or a logarithm in the equation or its data");

  private final List<Setting> known;
  private final Settings settings;

  NeuralRemedies(List<Setting> known, Settings settings) {
    this.known = known;
    this.settings = settings;
  }

  private List<Remedy> scaled(String key, double factor, String what) {
    return Remedy.scaled(known, settings.values(), key, factor, what);
  }

  /// The loss is not finite, or grows.
  List<Remedy> diverged() {
    List<Remedy> remedies = new ArrayList<>(scaled("learningRate", 0.2, "a smaller learning rate:"));
    remedies.add(DATA);
    remedies.add(Collocation.FINITE_ELEMENTS);
    return remedies;
  }

  /// The loss has stopped falling while it is still large.
  List<Remedy> stalled() {
    List<Remedy> remedies = new ArrayList<>(scaled("width", 2, "a wider network:"));
    if (settings.choice("activation").equals("tanh")) {
      remedies.add(new Remedy.Change("sine features, which see high frequencies", "activation", "sine"));
    }
    remedies.addAll(scaled("points", 2, "more points inside:"));
    remedies.addAll(scaled("boundaryWeight", 0.1, "less weight on the boundary:"));
    remedies.add(Collocation.FINITE_ELEMENTS);
    return remedies;
  }

  /// The budget was used up while the loss still fell.
  List<Remedy> stopped() {
    return settings.whole("steps") > 0 ? scaled("steps", 3, "more steps:")
        : scaled("seconds", 3, "more seconds:");
  }

  /// Energy was gained between the points of quadrature.
  List<Remedy> underIntegrated() {
    return scaled("points", 4, "more points inside:");
  }

  /// The energy has fallen below that of the solution.
  List<Remedy> unbounded() {
    List<Remedy> remedies = new ArrayList<>(List.of(
        new Remedy.Instead("a network trained on the residual", "pinn"), Collocation.FINITE_ELEMENTS));
    remedies.addAll(scaled("boundaryWeight", 10, "more weight on the boundary:"));
    return remedies;
  }

  /// The least squares of features have used up their steps.
  List<Remedy> exhausted() {
    return scaled("iterations", 4, "more Gauss–Newton steps:");
  }

  /// Features do not resolve the solution.
  List<Remedy> unresolved() {
    List<Remedy> remedies = new ArrayList<>(scaled("features", 2, "more features:"));
    if (settings.real("scale") > 0) {
      remedies.add(new Remedy.Change("let the program choose the scale", "scale", 0.0));
    }
    remedies.add(Collocation.FINITE_ELEMENTS);
    return remedies;
  }

  /// A residual of features is not finite.
  List<Remedy> notFinite() {
    return List.of(DATA, Collocation.FINITE_ELEMENTS);
  }
}
