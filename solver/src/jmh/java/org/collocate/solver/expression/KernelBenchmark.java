package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.equation.Scope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Compiled kernels against the same loops written by hand, milliseconds for a million points; bar 1.5 times.
///
/// The group is Γ, F and all their derivatives for two unknowns, in batches of 4,096 points.
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  private static final int POINTS = 1_000_000;
  private static final int BATCH = 4096;
  private static final int OUTPUTS = 42;

  private final double[][] plane = new double[2][POINTS];
  private final double[][] result = new double[1][POINTS];
  private final double[][] jets = new double[6][BATCH];
  private final double[][] group = new double[OUTPUTS][BATCH];
  private final double[] none = new double[0];
  private Kernel trigonometric = Kernel.compile(List.of(), List.of(), List.of());
  private Kernel polynomial = trigonometric;
  private Kernel system = trigonometric;

  /// Fills the columns and compiles.
  @Setup
  public void compile() {
    Random random = new Random(1);
    for (double[] column : plane) {
      Arrays.setAll(column, i -> random.nextDouble());
    }
    for (double[] column : jets) {
      Arrays.setAll(column, i -> random.nextDouble());
    }
    trigonometric = Kernel.compile(List.of(Expression.parse("sin(pi*x)*exp(-y)+x^2")), List.of("x", "y"),
        List.of());
    polynomial = Kernel.compile(List.of(Expression.parse("x^2*y+3*x*y-2*y+1")), List.of("x", "y"), List.of());
    system = Kernel.compile(formAndDerivatives(), List.of("u", "v", "u_x", "u_y", "v_x", "v_y"), List.of());
  }

  private static List<Expression> formAndDerivatives() {
    GeneralForm form = Equation
        .of(List.of("u", "v"), List.of("dt(u) - div((1 + u^2)*grad(u)) = u*(1 - u - v)",
            "dt(v) - div(exp(-u)*grad(v)) = u*v - v"), Scope.of("x", "y"))
        .form();
    List<Expression> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      all.add(form.source(i));
      for (int a = 0; a < 2; a++) {
        all.add(form.flux(i, a));
        for (int j = 0; j < 2; j++) {
          all.add(form.fluxByValue(i, a, j));
          all.add(form.fluxByGradient(i, a, j, 0));
          all.add(form.fluxByGradient(i, a, j, 1));
        }
      }
      for (int j = 0; j < 2; j++) {
        all.add(form.sourceByValue(i, j));
        all.add(form.sourceByGradient(i, j, 0));
        all.add(form.sourceByGradient(i, j, 1));
      }
    }
    return all;
  }

  /// Compiled `sin(pi*x)*exp(-y)+x^2`.
  ///
  /// @return the values
  @Benchmark
  public double[][] trigonometricKernel() {
    trigonometric.evaluate(plane, none, result, 0, POINTS);
    return result;
  }

  /// By hand `sin(pi*x)*exp(-y)+x^2`.
  ///
  /// @return the values
  @Benchmark
  public double[][] trigonometricByHand() {
    double[] x = plane[0];
    double[] y = plane[1];
    double[] out = result[0];
    for (int i = 0; i < POINTS; i++) {
      out[i] = Math.sin(Math.PI * x[i]) * Math.exp(-y[i]) + x[i] * x[i];
    }
    return result;
  }

  /// Compiled `x^2*y+3*x*y-2*y+1`.
  ///
  /// @return the values
  @Benchmark
  public double[][] polynomialKernel() {
    polynomial.evaluate(plane, none, result, 0, POINTS);
    return result;
  }

  /// By hand `x^2*y+3*x*y-2*y+1`.
  ///
  /// @return the values
  @Benchmark
  public double[][] polynomialByHand() {
    double[] x = plane[0];
    double[] y = plane[1];
    double[] out = result[0];
    for (int i = 0; i < POINTS; i++) {
      out[i] = x[i] * x[i] * y[i] + 3 * x[i] * y[i] - 2 * y[i] + 1;
    }
    return result;
  }

  /// Compiled group.
  ///
  /// @return the values of the last batch
  @Benchmark
  public double[][] systemKernel() {
    for (int start = 0; start < POINTS; start += BATCH) {
      system.evaluate(jets, none, group, 0, BATCH);
    }
    return group;
  }

  /// Group by hand.
  ///
  /// @return the values of the last batch
  @Benchmark
  public double[][] systemByHand() {
    for (int start = 0; start < POINTS; start += BATCH) {
      systemLoop(jets, group, BATCH);
    }
    return group;
  }

  private static void systemLoop(double[][] jets, double[][] out, int count) {
    for (int i = 0; i < count; i++) {
      double u = jets[0][i];
      double v = jets[1][i];
      double ux = jets[2][i];
      double uy = jets[3][i];
      double vx = jets[4][i];
      double vy = jets[5][i];
      double k = 1 + u * u;
      double m = Math.exp(-u);
      out[0][i] = u * (1 - u - v);
      out[1][i] = -k * ux;
      out[2][i] = -2 * u * ux;
      out[3][i] = -k;
      out[4][i] = 0;
      out[5][i] = 0;
      out[6][i] = 0;
      out[7][i] = 0;
      out[8][i] = -k * uy;
      out[9][i] = -2 * u * uy;
      out[10][i] = 0;
      out[11][i] = -k;
      out[12][i] = 0;
      out[13][i] = 0;
      out[14][i] = 0;
      out[15][i] = 1 - 2 * u - v;
      out[16][i] = 0;
      out[17][i] = 0;
      out[18][i] = -u;
      out[19][i] = 0;
      out[20][i] = 0;
      out[21][i] = u * v - v;
      out[22][i] = -m * vx;
      out[23][i] = m * vx;
      out[24][i] = 0;
      out[25][i] = 0;
      out[26][i] = 0;
      out[27][i] = -m;
      out[28][i] = 0;
      out[29][i] = -m * vy;
      out[30][i] = m * vy;
      out[31][i] = 0;
      out[32][i] = 0;
      out[33][i] = 0;
      out[34][i] = 0;
      out[35][i] = -m;
      out[36][i] = v;
      out[37][i] = 0;
      out[38][i] = 0;
      out[39][i] = u - 1;
      out[40][i] = 0;
      out[41][i] = 0;
    }
  }
}
