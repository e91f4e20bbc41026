package org.collocate.models.training;

import java.util.function.Supplier;
import org.collocate.models.loss.CollocationLoss;
import org.collocate.models.loss.CollocationSystem;
import org.collocate.models.optim.Descent;
import org.collocate.models.optim.GaussNewton;
import org.collocate.models.optim.GradientDescent;
import org.collocate.models.optim.Lbfgs;
import org.collocate.models.optim.OptimizerState;
import org.collocate.models.optim.Plateau;
import org.collocate.models.optim.Preconditioning;
import org.collocate.models.optim.SelfScaledBroyden;
import org.collocate.solver.parallel.WorkerTeam;

/// What follows Adam, on points that stay.
public enum Finish {
  /// Limited-memory BFGS.
  LBFGS("L-BFGS", 400),
  /// Self-scaled Broyden with the whole matrix.
  BROYDEN("self-scaled Broyden", 400),
  /// Damped Gauss–Newton, the energy natural gradient.
  GAUSS_NEWTON("Gauss–Newton", 30),
  /// [GradientDescent].
  GRADIENT("gradient descent", 400),
  /// [GradientDescent] in parameters scaled by the diagonal of the operator's matrix.
  GRADIENT_BY_DIAGONAL("gradient descent preconditioned by the diagonal", 400, Preconditioning.DIAGONAL),
  /// [GradientDescent] preconditioned by the operator's matrix.
  GRADIENT_BY_OPERATOR("gradient descent preconditioned by the operator", 100, Preconditioning.OPERATOR);

  /// Pairs of steps and differences that L-BFGS keeps.
  public static final int LBFGS_MEMORY = 50;
  private static final double PLATEAU_TOLERANCE = 1e-3;

  private final String label;
  private final int window;
  private final Preconditioning preconditioning;

  Finish(String label, int window) {
    this(label, window, Preconditioning.NONE);
  }

  Finish(String label, int window, Preconditioning preconditioning) {
    this.label = label;
    this.window = window;
    this.preconditioning = preconditioning;
  }

  /// How reports call it.
  public String label() {
    return label;
  }

  /// Whether it needs the single residuals, beside the loss.
  boolean needsSystem() {
    return switch (this) {
      case LBFGS, BROYDEN -> false;
      case GAUSS_NEWTON, GRADIENT, GRADIENT_BY_DIAGONAL, GRADIENT_BY_OPERATOR -> true;
    };
  }

  /// Bytes that it remembers at most, for so many parameters.
  long memory(long parameters) {
    return Double.BYTES * parameters * switch (this) {
      case LBFGS -> 2L * LBFGS_MEMORY + 1;
      case BROYDEN, GRADIENT_BY_OPERATOR -> parameters + 1;
      case GAUSS_NEWTON, GRADIENT, GRADIENT_BY_DIAGONAL -> 2L;
    };
  }

  boolean isGradientDescent() {
    return needsSystem() && this != GAUSS_NEWTON;
  }

  Preconditioning preconditioning() {
    return preconditioning;
  }

  /// The rule that ends it.
  Plateau plateau() {
    return new Plateau(window, PLATEAU_TOLERANCE);
  }

  /// A descent from a point.
  ///
  /// @param system the single residuals of the loss, asked only if it needs them
  Descent start(CollocationLoss<?> loss, Supplier<CollocationSystem> system, double[] point,
      WorkerTeam team) {
    return switch (this) {
      case LBFGS -> new Lbfgs(loss, point, LBFGS_MEMORY);
      case BROYDEN -> new SelfScaledBroyden(loss, point, team);
      case GAUSS_NEWTON -> new GaussNewton(system.get(), point, team);
      case GRADIENT, GRADIENT_BY_DIAGONAL, GRADIENT_BY_OPERATOR ->
        new GradientDescent(loss, system.get(), point, preconditioning, team);
    };
  }

  /// A descent with the memory of one of its kind.
  Descent resume(CollocationLoss<?> loss, Supplier<CollocationSystem> system, OptimizerState memory, int size,
      WorkerTeam team) {
    return switch (this) {
      case LBFGS -> Lbfgs.resume(loss, memory, size, LBFGS_MEMORY);
      case BROYDEN -> SelfScaledBroyden.resume(loss, memory, size, team);
      case GAUSS_NEWTON -> GaussNewton.resume(system.get(), memory, size, team);
      case GRADIENT, GRADIENT_BY_DIAGONAL, GRADIENT_BY_OPERATOR ->
        GradientDescent.resume(loss, system.get(), memory, size, preconditioning, team);
    };
  }
}
