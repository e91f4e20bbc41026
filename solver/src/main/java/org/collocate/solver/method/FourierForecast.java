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
import org.collocate.solver.problem.Problem;

/// What sums of waves will need.
///
/// ```
/// one transform of each term                          constant coefficients
/// k · (one of each jet, one of each term)             k products with the Jacobian: about 40, or about 200
/// memory   8 bytes · (points · columns + spectra · (2 m² + Krylov vectors))
/// ```
///
/// How many products there will be depends on how uneven the coefficients are.
final class FourierForecast {
  private static final String TRANSFORMS = "wave-transforms";
  private static final int TRIAL_POINTS = 170;
  private static final double LINEAR_PRODUCTS = 40;
  private static final double NONLINEAR_PRODUCTS = 200;
  private static final double UNCERTAINTY = 4;

  private final FourierForm form;
  private final boolean linear;
  private final WaveGrid grid;

  FourierForecast(Problem problem, WaveGrid grid) {
    this.grid = grid;
    form = problem.equation().fourier();
    linear = problem.equation().linear();
  }

  Forecast at(Speed speed) {
    int components = form.unknowns().size();
    boolean direct = form.isConstantLinear();
    double products = linear ? LINEAR_PRODUCTS : NONLINEAR_PRODUCTS;
    int terms = form.remainder().size();
    double transforms = direct ? terms : products * (form.jets().size() + terms);
    double columns = grid.dimension() + form.jets().size() + terms * (1.0 + form.jets().size());
    double vectors = 2.0 * components + (direct ? 4 : 8 + 2 * FourierSolver.RESTART);
    double bytes = 8 * (grid.pointCount() * columns + grid.spectrumSize() * components * vectors);
    long unknowns = (long) components * grid.unknowns();
    String text = String.format(Locale.ROOT, "waves up to %s, products on %s points",
        grid.dimension() == 1 ? grid.waves(0) + " periods"
            : grid.waves(0) + " × " + grid.waves(1) + " periods",
        grid.dimension() == 1 ? String.valueOf(grid.points(0)) : grid.points(0) + " × " + grid.points(1));
    String work = direct ? ", one transform of each source"
        : ", about " + Math.round(products) + " products with the equation's derivative";
    double seconds = speed.fromStart(speed.seconds(TRANSFORMS, Math.max(1, transforms) * grid.pointCount()),
        TRANSFORMS);
    String kind = FourierSolver.ID + " " + grid.dimension() + "d "
        + (direct ? "constant" : linear ? "linear" : "nonlinear");
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
