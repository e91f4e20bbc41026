package org.collocate.solver.discretization.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.equation.FourierForm;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;

/// The terms of an equation that have to be evaluated at points, and their derivative in the direction of a function.
///
/// ```
/// Σ_β ∂^β N_β(x, jets of u)          Σ_β ∂^β Σ_q (∂N_β/∂q) q(v)         q: jets
/// ```
///
/// Jets go from amplitudes to points, terms from points to amplitudes, and the derivatives outside them multiply amplitudes.
final class PointTerms {
  private static final int POINTS_AT_ONCE = 1024;

  private final List<FourierForm.Remainder> terms;
  private final WaveGrid grid;
  private final WaveTransform transform;
  private final RangeLoop loop;
  private final List<Source> sources = new ArrayList<>();
  private final List<Slope> slopes = new ArrayList<>();
  private final PointKernel.Located located;
  private PointKernel.Bound kernel;
  private final PointKernel.Bound slopeKernel;
  /// `[jet][point]`.
  private final double[][] jets;
  /// `[term][point]`.
  private final double[][] values;
  /// `[slope][point]`.
  private final double[][] factors;

  /// Where a jet comes from.
  private record Source(int unknown, int[] orders) {}

  /// `∂N/∂q` of one term and one jet.
  private record Slope(int term, int jet, Expression factor) {}

  PointTerms(Problem problem, WaveGrid grid, WorkerTeam team) {
    FourierForm form = problem.equation().fourier();
    terms = form.remainder();
    this.grid = grid;
    transform = new WaveTransform(grid, team);
    loop = new RangeLoop(team, grid.pointCount(), POINTS_AT_ONCE);
    for (Jet jet : form.jets()) {
      sources.add(new Source(form.unknowns().indexOf(jet.unknown()), grid.orders(jet.axes())));
    }
    for (int t = 0; t < terms.size(); t++) {
      for (int q = 0; q < form.jets().size(); q++) {
        Expression factor = terms.get(t).value().differentiate(form.jets().get(q).symbol()).simplify();
        if (!factor.isZero()) {
          slopes.add(new Slope(t, q, factor));
        }
      }
    }
    List<String> symbols = form.jets().stream().map(Jet::symbol).toList();
    jets = new double[symbols.size()][grid.pointCount()];
    values = new double[terms.size()][grid.pointCount()];
    factors = new double[slopes.size()][grid.pointCount()];
    located = new PointKernel(problem, terms.stream().map(FourierForm.Remainder::value).toList(), symbols)
        .at(grid.places());
    kernel = located.bind(0, jets, values);
    slopeKernel = new PointKernel(problem, slopes.stream().map(Slope::factor).toList(), symbols)
        .at(grid.places())
        .bind(0, jets, factors);
  }

  /// Goes to a time.
  void moveTo(double time) {
    kernel = located.bind(time, jets, values);
  }

  /// Adds the terms at `u` to `r`.
  void add(double[] u, double[] r) {
    evaluate(u);
    for (int t = 0; t < terms.size(); t++) {
      addTerm(t, r);
    }
  }

  private void evaluate(double[] u) {
    takeJets(u);
    PointKernel.Bound now = kernel;
    loop.run(now::evaluate);
  }

  private void takeJets(double[] u) {
    for (int q = 0; q < jets.length; q++) {
      Source source = sources.get(q);
      transform.values(u, source.unknown() * grid.spectrumSize(), source.orders(), jets[q]);
    }
  }

  private void addTerm(int t, double[] r) {
    transform.addDerivative(values[t], grid.orders(terms.get(t).axes()), r,
        terms.get(t).equation() * grid.spectrumSize());
  }

  /// The mean magnitude of what stands under no derivative, of each equation: what its mean is to be compared with.
  double[] magnitudes(double[] u, int equations) {
    evaluate(u);
    double[] magnitudes = new double[equations];
    for (int t = 0; t < terms.size(); t++) {
      if (terms.get(t).axes().isEmpty()) {
        double sum = 0;
        for (double value : values[t]) {
          sum += Math.abs(value);
        }
        magnitudes[terms.get(t).equation()] += sum / grid.pointCount();
      }
    }
    return magnitudes;
  }

  /// Fixes where derivatives are taken.
  void linearize(double[] u) {
    takeJets(u);
    loop.run(slopeKernel::evaluate);
  }

  /// Adds the derivative in the direction `v` to `r`.
  void addDerivative(double[] v, double[] r) {
    takeJets(v);
    loop.run(this::multiplySlopes);
    for (int t = 0; t < terms.size(); t++) {
      addTerm(t, r);
    }
  }

  private void multiplySlopes(int from, int until) {
    for (double[] column : values) {
      Arrays.fill(column, from, until, 0);
    }
    for (int s = 0; s < factors.length; s++) {
      double[] factor = factors[s];
      double[] jet = jets[slopes.get(s).jet()];
      double[] value = values[slopes.get(s).term()];
      for (int p = from; p < until; p++) {
        value[p] += factor[p] * jet[p];
      }
    }
  }

  /// The derivative with the mean of each factor in its place, which waves do not mix.
  List<WaveSymbol.Term> means() {
    List<WaveSymbol.Term> means = new ArrayList<>();
    for (int s = 0; s < factors.length; s++) {
      double sum = 0;
      for (double factor : factors[s]) {
        sum += factor;
      }
      Slope slope = slopes.get(s);
      Source source = sources.get(slope.jet());
      int[] orders = grid.orders(terms.get(slope.term()).axes());
      for (int axis = 0; axis < orders.length; axis++) {
        orders[axis] += source.orders()[axis];
      }
      means.add(new WaveSymbol.Term(terms.get(slope.term()).equation(), source.unknown(), orders,
          sum / grid.pointCount()));
    }
    return means;
  }
}
