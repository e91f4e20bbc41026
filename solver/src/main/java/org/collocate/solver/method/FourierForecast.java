package org.collocate.solver.method;

import java.util.Locale;
import org.collocate.solver.discretization.spectral.Dealiasing;
import org.collocate.solver.discretization.spectral.WaveGrid;
import org.collocate.solver.discretization.spectral.WaveTransform;
import org.collocate.solver.equation.FourierForm;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// What sums of waves will need.
///
/// ```
/// one transform of each term                          constant coefficients
/// k · (one of each jet, one of each term)             k products with the Jacobian: about 40, or about 200
/// 4 s · (one of each jet, one of each term)           s steps in time
/// memory   8 bytes · (points · columns + spectra · (2 m² + Krylov vectors))
/// ```
///
/// How many products there will be depends on how uneven the coefficients are; how many steps, on the solution: without a fixed step
/// the time of an evolution is a lower bound.
final class FourierForecast {
  private static final String TRANSFORMS = "wave-transforms";
  private static final int TRIAL_POINTS = 170;
  private static final double LINEAR_PRODUCTS = 40;
  private static final double NONLINEAR_PRODUCTS = 200;
  private static final double UNCERTAINTY = 4;
  /// Steps that an evolution takes at least, where their errors choose them.
  private static final double FEWEST_STEPS = 50;
  private static final int STAGES = 4;

  private final FourierForm form;
  private final boolean linear;
  private final WaveGrid grid;

  /// Steps in time; 0 where nothing evolves.
  private final double steps;

  /// @param step in time, 0 for one by the error; unused where nothing evolves
  FourierForecast(Problem problem, WaveGrid grid, double step) {
    this.grid = grid;
    steps = !(problem instanceof EvolutionProblem evolution) ? 0
        : step > 0 ? Math.ceil(evolution.until() / step) : Math.max(FEWEST_STEPS, evolution.frameCount());
    form = problem.equation().fourier();
    linear = problem.equation().linear();
  }

  Forecast at(Speed speed) {
    int components = form.unknowns().size();
    boolean evolves = steps > 0;
    boolean direct = form.isConstantLinear() && !evolves;
    double products = evolves ? STAGES * steps : linear ? LINEAR_PRODUCTS : NONLINEAR_PRODUCTS;
    int terms = form.remainder().size();
    double transforms = direct ? terms : products * (form.jets().size() + terms);
    double columns = grid.dimension() + form.jets().size() + terms * (1.0 + form.jets().size());
    double vectors = 2.0 * components
        + (direct ? 4 : evolves ? 12 + 12.0 * components : 8 + 2 * FourierSolver.RESTART);
    double bytes = 8 * (grid.pointCount() * columns + grid.spectrumSize() * components * vectors);
    long unknowns = (long) components * grid.unknowns();
    String text = String.format(Locale.ROOT, "waves up to %s, products on %s points",
        grid.dimension() == 1 ? grid.waves(0) + " periods"
            : grid.waves(0) + " × " + grid.waves(1) + " periods",
        grid.dimension() == 1 ? String.valueOf(grid.points(0)) : grid.points(0) + " × " + grid.points(1));
    String work = evolves ? String.format(Locale.ROOT, ", at least %.0f steps in time", steps)
        : direct ? ", one transform of each source"
            : ", about " + Math.round(products) + " products with the equation's derivative";
    double seconds = speed.fromStart(speed.seconds(TRANSFORMS, Math.max(1, transforms) * grid.pointCount()),
        TRANSFORMS);
    String kind = FourierSolver.ID + " " + grid.dimension() + "d "
        + (evolves ? "evolution" : direct ? "constant" : linear ? "linear" : "nonlinear");
    return new Forecast(unknowns, true, 0, bytes, Span.within(seconds, UNCERTAINTY),
        new Forecast.Basis(text + work, kind));
  }

  /// Times one transform each way on a square.
  static Trial trial() {
    Domain torus = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withPeriodic("x", "y"));
    WaveGrid grid = new WaveGrid(torus, TRIAL_POINTS, Dealiasing.TWO_THIRDS);
    return new Trial(TRANSFORMS, true, 2.0 * grid.pointCount(), threads -> {
      double[] values = new double[grid.pointCount()];
      double[] spectrum = new double[grid.spectrumSize()];
      try (WorkerTeam team = new WorkerTeam(threads)) {
        WaveTransform transform = new WaveTransform(grid, team);
        transform.values(spectrum, 0, new int[2], values);
        transform.amplitudes(values, spectrum, 0);
      }
    });
  }
}
