package org.collocate.solver.discretization.spectral;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.equation.FourierForm;
import org.collocate.solver.equation.Jet;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.parallel.RangeLoop;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.time.SemilinearSystem;

/// An evolution as equations for the amplitudes of waves, its linear part a small matrix for each wave.
///
/// ```
/// M(κ) û' + K(κ) û + N̂(t, u) = 0          û' = −M⁻¹K û − M⁻¹N̂
/// K_aa û_a + K_ad û_d = 0                  equations without dt: û_a = −K_aa⁻¹ K_ad û_d
/// ```
///
/// What stands in equations without a time derivative (an inverse Laplacian, say) is eliminated wave by wave. The mean of such an
/// unknown, where its equation leaves it open, is nought. Waves that the equations leave open otherwise are an obstacle: those on which
/// all that stands beside dt vanishes, and resonances.
public final class FourierEvolution implements SemilinearSystem {
  private static final int AMPLITUDES_AT_ONCE = 2048;
  /// Lengths of steps whose exponentials are kept.
  private static final int KEPT = 6;
  /// A mean that is nothing but rounding, relative to the amplitudes.
  private static final double BALANCED = 1e-10;
  /// Relative difference of steps that are the same but for rounding.
  private static final double SAME_STEP = 1e-12;

  private final EvolutionProblem problem;
  private final FourierForm form;
  private final WaveGrid grid;
  private final PointTerms points;
  private final WaveTransform transform;
  private final RangeLoop amplitudes;
  private final int[] moving;
  private final int[] resting;
  private final double[][] linear;
  /// `−M⁻¹`, from all equations to moving unknowns.
  private final double[][] toRates;
  /// From moving unknowns to those at rest.
  private final double[][] toRest;
  private final double[] all;
  private final double[] whole;
  private final Map<Double, WaveExponentials> known = new LinkedHashMap<>();
  private String openWave = "";

  /// @param problem on a domain and with an equation that have nothing against waves
  public FourierEvolution(EvolutionProblem problem, WaveGrid grid, WorkerTeam team) {
    this.problem = problem;
    this.grid = grid;
    form = problem.equation().fourier();
    points = new PointTerms(problem, grid, team);
    transform = new WaveTransform(grid, team);
    amplitudes = new RangeLoop(team, grid.spectrumSize() / 2, AMPLITUDES_AT_ONCE);
    int unknowns = form.unknowns().size();
    boolean[] moves = new boolean[unknowns];
    List<WaveSymbol.Term> mass = new ArrayList<>();
    List<WaveSymbol.Term> stiffness = new ArrayList<>();
    for (FourierForm.Linear term : form.linear()) {
      moves[term.equation()] |= term.jet().timeOrder() == 1;
      (term.jet().timeOrder() == 1 ? mass : stiffness).add(new WaveSymbol.Term(term.equation(),
          form.unknowns().indexOf(term.jet().unknown()), grid.orders(term.jet().axes()), number(term)));
    }
    moving = indices(moves, true);
    resting = indices(moves, false);
    linear = new double[moving.length * moving.length][0];
    toRates = new double[moving.length * moving.length][0];
    toRest = new double[resting.length * moving.length][0];
    all = new double[resting.length == 0 ? 0 : unknowns * grid.spectrumSize()];
    whole = new double[unknowns * grid.spectrumSize()];
    eliminate(WaveSymbol.of(grid, unknowns, mass), WaveSymbol.of(grid, unknowns, stiffness));
  }

  private double number(FourierForm.Linear term) {
    Map<String, Double> values = new HashMap<>(problem.parameters());
    values.put("t", 0.0);
    return term.factor().evaluate(values);
  }

  private static int[] indices(boolean[] flags, boolean wanted) {
    int[] found = new int[flags.length];
    int count = 0;
    for (int i = 0; i < flags.length; i++) {
      if (flags[i] == wanted) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /// Why the exponentials of an evolution's linear part do not serve it; empty if they do.
  ///
  /// @param form of first order in time
  public static String obstacle(FourierForm form) {
    boolean[] moves = new boolean[form.unknowns().size()];
    for (FourierForm.Linear term : form.linear()) {
      if (term.factor().symbols().contains("t")) {
        return "the coefficient of " + term.jet().symbol() + " changes in time";
      }
      moves[term.equation()] |= term.jet().timeOrder() == 1;
    }
    for (Jet jet : form.jets()) {
      if (jet.timeOrder() > 0) {
        return jet.symbol() + " is multiplied by what depends on the place or on unknowns";
      }
    }
    for (FourierForm.Linear term : form.linear()) {
      if (term.jet().timeOrder() == 1 && !moves[form.unknowns().indexOf(term.jet().unknown())]) {
        return "the equation of '" + term.jet().unknown() + "' has no time derivative, but dt("
            + term.jet().unknown()
            + ") stands in another one";
      }
    }
    for (FourierForm.Remainder term : form.remainder()) {
      if (!moves[term.equation()]) {
        return "an equation without time derivative may have constant coefficients only, and no data: that of '"
            + form.unknowns().get(term.equation()) + "' has " + term.value().print();
      }
    }
    return "";
  }

  private void eliminate(WaveSymbol mass, WaveSymbol stiffness) {
    for (int a = 0; a < grid.spectrumSize() / 2; a++) {
      ComplexBlock rates = inverse(mass, a, moving, false).times(-1);
      ComplexBlock own = stiffness.block(a, moving, moving);
      if (resting.length > 0) {
        ComplexBlock rest = inverse(stiffness, a, resting, a == 0).times(-1)
            .times(stiffness.block(a, resting, moving));
        put(toRest, rest, a);
        own = own.plus(1, stiffness.block(a, moving, resting).times(rest));
      }
      put(linear, rates.times(own), a);
      put(toRates, rates, a);
    }
  }

  /// The inverse of a square part of a symbol; zeros where it has none.
  ///
  /// @param mayBeOpen whether it need not have one
  private ComplexBlock inverse(WaveSymbol symbol, int amplitude, int[] unknowns, boolean mayBeOpen) {
    Optional<ComplexBlock> inverse = symbol.block(amplitude, unknowns, unknowns).inverse();
    if (inverse.isPresent()) {
      return inverse.get();
    }
    if (!mayBeOpen && openWave.isEmpty()) {
      openWave = grid.text(amplitude);
    }
    return ComplexBlock.zero(unknowns.length, unknowns.length);
  }

  /// A wave that the equations leave open, beside the means of unknowns without time derivative; empty if there is none.
  public String openWave() {
    return openWave;
  }

  private void put(double[][] entries, ComplexBlock block, int amplitude) {
    for (int k = 0; k < entries.length; k++) {
      double re = block.values()[2 * k];
      double im = block.values()[2 * k + 1];
      if (re != 0 || im != 0) {
        double[] numbers = entries[k];
        if (numbers.length == 0) {
          numbers = new double[grid.spectrumSize()];
          entries[k] = numbers;
        }
        numbers[2 * amplitude] = re;
        numbers[2 * amplitude + 1] = im;
      }
    }
  }

  @Override
  public int size() {
    return moving.length * grid.spectrumSize();
  }

  /// Numbers that determine a state.
  public int unknowns() {
    return moving.length * grid.unknowns();
  }

  /// The amplitudes of the initial state.
  public double[] initial() {
    double[] u = new double[size()];
    for (int d = 0; d < moving.length; d++) {
      Expression formula = problem.initial().get(moving[d]);
      double[][] values = new double[1][grid.pointCount()];
      new PointKernel(problem, List.of(formula), List.of()).at(grid.places())
          .evaluate(0, new double[0][], values);
      transform.amplitudes(values[0], u, d * grid.spectrumSize());
    }
    return u;
  }

  /// Why the equations without a time derivative have no solution for a state; empty if they have one.
  public String imbalance(double[] u) {
    double[] now = expand(u);
    for (int equation : resting) {
      double mean = 0;
      boolean open = true;
      for (FourierForm.Linear term : form.linear()) {
        if (term.equation() == equation && term.jet().order() == 0) {
          int unknown = form.unknowns().indexOf(term.jet().unknown());
          mean += number(term) * now[unknown * grid.spectrumSize()];
          open &= Arrays.stream(resting).noneMatch(rest -> rest == unknown);
        }
      }
      if (open && Math.abs(mean) > BALANCED * norm(u)) {
        return "the equation of '" + form.unknowns().get(equation)
            + "' has no periodic solution: the mean of what stands in it is "
            + (float) mean + " and would have to be nought";
      }
    }
    return "";
  }

  private static double norm(double[] u) {
    double sum = 0;
    for (double value : u) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  /// The amplitudes of all unknowns.
  private double[] expand(double[] u) {
    if (resting.length == 0) {
      return u;
    }
    int size = grid.spectrumSize();
    for (int d = 0; d < moving.length; d++) {
      System.arraycopy(u, d * size, all, moving[d] * size, size);
    }
    amplitudes.run((from, until) -> {
      for (int i = 0; i < resting.length; i++) {
        Arrays.fill(all, resting[i] * size + 2 * from, resting[i] * size + 2 * until, 0);
        for (int d = 0; d < moving.length; d++) {
          WaveExponentials.add(toRest[i * moving.length + d], u, d * size, all, resting[i] * size, from,
              until);
        }
      }
    });
    return all;
  }

  @Override
  public void remainder(double time, double[] u, double[] n) {
    int size = grid.spectrumSize();
    points.moveTo(time);
    Arrays.fill(whole, 0);
    points.add(expand(u), whole);
    amplitudes.run((from, until) -> {
      for (int i = 0; i < moving.length; i++) {
        Arrays.fill(n, i * size + 2 * from, i * size + 2 * until, 0);
        for (int j = 0; j < moving.length; j++) {
          WaveExponentials.add(toRates[i * moving.length + j], whole, moving[j] * size, n, i * size, from,
              until);
        }
      }
    });
  }

  @Override
  public Exponentials exponentials(double h) {
    for (Map.Entry<Double, WaveExponentials> entry : known.entrySet()) {
      if (Math.abs(entry.getKey() - h) <= SAME_STEP * h) {
        return entry.getValue();
      }
    }
    if (known.size() >= KEPT) {
      known.remove(known.keySet().iterator().next());
    }
    WaveExponentials made = new WaveExponentials(linear, moving.length, grid.spectrumSize(), h, amplitudes);
    known.put(h, made);
    return made;
  }

  /// The largest of the unknowns' relative errors, each the root of the sum of squares.
  @Override
  public double norm(double[] error, double[] state) {
    double largest = 0;
    int size = grid.spectrumSize();
    for (int d = 0; d < moving.length; d++) {
      int first = d * size / 2;
      double errors = pairs(error, first);
      double states = pairs(state, first);
      if (!Double.isFinite(errors) || !Double.isFinite(states)) {
        return Double.NaN;
      }
      largest = Math.max(largest, Math.sqrt(errors / (states + Double.MIN_NORMAL)));
    }
    return largest;
  }

  private double pairs(double[] values, int first) {
    return amplitudes.sum((from, until) -> {
      double sum = 0;
      for (int k = 2 * (first + from); k < 2 * (first + until); k++) {
        sum += values[k] * values[k];
      }
      return sum;
    });
  }

  /// How much is left at the end of the spectrum; see {@link FourierSystem#tail}.
  public double tail(double[] u) {
    return grid.tail(u, moving.length);
  }

  /// All unknowns as fields.
  public List<Field> fields(double[] u) {
    return grid.fields(expand(u), form.unknowns().size());
  }
}
