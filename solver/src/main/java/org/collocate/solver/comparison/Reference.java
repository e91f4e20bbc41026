package org.collocate.solver.comparison;

import java.util.List;
import java.util.Optional;
import org.collocate.solver.method.EnergyError;
import org.collocate.solver.method.Frame;
import org.collocate.solver.metric.Quadrature;
import org.collocate.solver.study.Numbers;

/// What errors are measured against, and how far it can be trusted.
public sealed interface Reference {
  /// For people: `exact solution`, `FEM P2, 80 000 cells`.
  String name();

  /// Estimated relative error in L2 of the reference itself; 0 for an exact solution, NaN where it is not known.
  double errorEstimate();

  /// What the method of the reference takes its error to be; empty where there is no method, or where it does not look.
  default Optional<EnergyError> ownError() {
    return Optional.empty();
  }

  /// How good the reference is, as reports say it; empty where nothing is known, and for an exact solution.
  default String accuracy() {
    String inL2 = errorEstimate() > 0 ? Numbers.shortText(errorEstimate()) + " in L2" : "";
    String inEnergy = ownError().map(EnergyError::text).orElse("");
    return inL2 + (inL2.isEmpty() || inEnergy.isEmpty() ? "" : ", ") + inEnergy;
  }

  /// The word in reports: `exact`, `method` or `data`.
  String kind();

  /// The exact solution.
  ///
  /// @param frames one for each wanted time
  record Exact(List<Frame> frames) implements Reference {
    public Exact {
      frames = List.copyOf(frames);
    }

    @Override
    public String name() {
      return "exact solution";
    }

    @Override
    public double errorEstimate() {
      return 0;
    }

    @Override
    public String kind() {
      return "exact";
    }
  }

  /// A finer solution.
  ///
  /// @param frames one for each wanted time
  /// @param coarser the frames on the next coarser mesh, by which it is known where the reference is how good; none if it
  ///     has none
  /// @param factor from the difference of both to the error
  /// @param ownError what its method takes its error to be
  record Finer(String name, double errorEstimate, List<Frame> frames, List<Frame> coarser, double factor,
      Optional<EnergyError> ownError)
      implements
        Reference {
    public Finer {
      frames = List.copyOf(frames);
      coarser = List.copyOf(coarser);
    }

    @Override
    public String kind() {
      return "method";
    }
  }

  /// Measured values at points.
  ///
  /// @param quadrature the points, with equal weights
  /// @param values `[unknown][point]`
  record Measured(String name, Quadrature quadrature, double[][] values) implements Reference {
    @Override
    public double errorEstimate() {
      return Double.NaN;
    }

    @Override
    public String kind() {
      return "data";
    }
  }
}
