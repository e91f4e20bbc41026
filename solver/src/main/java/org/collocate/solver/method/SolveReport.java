package org.collocate.solver.method;

import java.util.List;
import java.util.Optional;

/// What a solver says of its own run. Times are measured around it, errors are measured against the reference.
///
/// @param status how it ended
/// @param reason why it ended so; empty when there is nothing to say
/// @param label the method with what was chosen, such as `FEM P2`
/// @param unknowns degrees of freedom, or parameters of the model
/// @param iterations of the linear and nonlinear solvers
/// @param steps time steps, or training steps
/// @param algebraicResidual relative residual of the discrete system; NaN where there is none
/// @param remedies what to try, the most promising first; empty after a success
/// @param spectra eigenvalues by which the method knows how well it is conditioned; empty where it does not look
/// @param ownError what the method takes its error to be; empty where it does not look
public record SolveReport(Status status, String reason, String label, long unknowns, int iterations,
    int steps,
    double algebraicResidual, List<Remedy> remedies, List<Spectrum> spectra,
    Optional<EnergyError> ownError) {
  public SolveReport {
    remedies = List.copyOf(remedies);
    spectra = List.copyOf(spectra);
  }

  /// A report of a method that looks neither at spectra nor at its error.
  public SolveReport(Status status, String reason, String label, long unknowns, int iterations, int steps,
      double algebraicResidual, List<Remedy> remedies) {
    this(status, reason, label, unknowns, iterations, steps, algebraicResidual, remedies, List.of(),
        Optional.empty());
  }

  /// A report after which there is nothing to try.
  public SolveReport(Status status, String reason, String label, long unknowns, int iterations, int steps,
      double algebraicResidual) {
    this(status, reason, label, unknowns, iterations, steps, algebraicResidual, List.of());
  }

  /// The same report with what to try.
  public SolveReport with(List<Remedy> more) {
    return new SolveReport(status, reason, label, unknowns, iterations, steps, algebraicResidual, more,
        spectra, ownError);
  }

  /// The same report with eigenvalues, and a further sentence.
  public SolveReport with(List<Spectrum> found, String sentence) {
    return new SolveReport(status, reason + sentence, label, unknowns, iterations, steps, algebraicResidual,
        remedies, found, ownError);
  }

  /// The same report with a further sentence.
  SolveReport saying(String sentence) {
    return sentence.isEmpty() ? this
        : new SolveReport(status, reason.isEmpty() ? sentence : reason + "; " + sentence, label, unknowns,
            iterations, steps, algebraicResidual, remedies, spectra, ownError);
  }

  /// The same report with what the method takes its error to be.
  public SolveReport with(EnergyError error) {
    return new SolveReport(status, reason, label, unknowns, iterations, steps, algebraicResidual, remedies,
        spectra, Optional.of(error));
  }

  /// How a solve ended.
  public enum Status {
    /// The method's own criterion was met.
    CONVERGED,
    /// The budget of time or steps was used up first.
    STOPPED,
    /// No usable result; the last frame, if any, shows how far it came.
    FAILED
  }

  public static SolveReport failed(String label, String reason) {
    return new SolveReport(Status.FAILED, reason, label, 0, 0, 0, Double.NaN);
  }
}
