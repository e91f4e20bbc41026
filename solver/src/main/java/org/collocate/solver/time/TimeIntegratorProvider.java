package org.collocate.solver.time;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.collocate.solver.linear.LinearSolver;

/// A kind of {@link TimeIntegrator} that users can choose. Register it in `META-INF/services`, and let its test extend
/// `TimeIntegratorContract`.
public interface TimeIntegratorProvider {
  /// The name in studies.
  String id();

  /// What it is, in a few words; for the help of the setting.
  String summary();

  /// The order of the error at the end of an interval in the length of the steps.
  int order();

  /// Whether systems are solved for only to divide by masses, so that the stiffest part bounds the step.
  boolean explicit();

  /// With steps chosen by their errors.
  ///
  /// @param tolerance of the error of a step relative to the state; 1e-4 for pictures, 1e-6 for numbers
  TimeIntegrator adaptive(LinearSolver linear, double tolerance);

  /// With equal steps.
  TimeIntegrator fixed(LinearSolver linear, double step);

  /// All that are registered, in the order of registration.
  static List<TimeIntegratorProvider> all() {
    return ServiceLoader.load(TimeIntegratorProvider.class)
        .stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /// The one with that name.
  static Optional<TimeIntegratorProvider> find(String id) {
    return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
  }
}
