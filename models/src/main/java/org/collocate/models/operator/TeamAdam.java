package org.collocate.models.operator;

import java.util.Arrays;
import java.util.Map;
import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.parallel.WorkerTeam;

/// Adam with decoupled decay in float on all threads of a team, for networks with millions of parameters; the formula is that
/// of {@link org.collocate.models.optim.Adam}. The number of threads changes no bit; a step allocates nothing.
final class TeamAdam {
  private static final String KIND = "operator training";
  private static final int CHUNK = 1 << 15;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final Arithmetic<float[]> arithmetic = Precision.SINGLE.arithmetic();
  private final float[] parameters;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final double decay;
  private final WorkerTeam team;
  private final WorkerTeam.Task stepping = this::chunk;
  private int steps;
  private double rate;
  private double correction;
  private double keep;

  /// @param parameters changed in place
  /// @param gradient read at each step
  TeamAdam(float[] parameters, float[] gradient, double decay, WorkerTeam team) {
    this.parameters = parameters;
    this.gradient = gradient;
    this.decay = decay;
    this.team = team;
    mean = new float[parameters.length];
    square = new float[parameters.length];
  }

  /// Steps done.
  int steps() {
    return steps;
  }

  /// Parameters and memory, between two steps.
  ///
  /// @param course what else decides the steps to come
  FieldData state(double... course) {
    return new FieldData(KIND, Map.of(), Map.of("parameters", wide(parameters), "mean", wide(mean), "square",
        wide(square), "course", course), Map.of("steps", new int[] {steps}), Map.of());
  }

  /// Takes up what was left.
  ///
  /// @return its course
  /// @throws IllegalArgumentException if it is of other parameters
  double[] resume(FieldData state) {
    int[] done = state.integers("steps");
    if (!state.kind().equals(KIND) || done.length != 1 || done[0] < 0) {
      throw new IllegalArgumentException("a training of kind '" + state.kind() + "'");
    }
    narrow(state.reals("parameters"), parameters);
    narrow(state.reals("mean"), mean);
    narrow(state.reals("square"), square);
    steps = done[0];
    return state.reals("course");
  }

  private static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  private static void narrow(double[] from, float[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(from.length + " parameters, not " + to.length);
    }
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) from[i];
    }
  }

  /// One step along the gradient as it is now.
  void step(double learningRate) {
    steps++;
    correction = 1 / (1 - Math.pow(BETA2, steps));
    keep = 1 - learningRate * decay;
    rate = learningRate / (1 - Math.pow(BETA1, steps));
    team.run((parameters.length + CHUNK - 1) / CHUNK, stepping);
  }

  private void chunk(int chunk, int worker) {
    int from = chunk * CHUNK;
    arithmetic.adam(Math.min(CHUNK, parameters.length - from), from, gradient, mean, square, parameters, rate,
        correction, keep);
  }
}
