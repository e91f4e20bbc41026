package org.collocate.models.operator;

import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Precision;
import org.collocate.solver.parallel.WorkerTeam;

/// Adam with decoupled decay in float on all threads of a team, for networks with millions of parameters; the formula is that
/// of {@link org.collocate.models.optim.Adam}. The number of threads changes no bit; a step allocates nothing.
final class TeamAdam {
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
