package org.collocate.models.loss;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.collocate.solver.parallel.WorkerTeam;

/// How many multiply-adds the machine does when it does nothing else: the limit of every matrix product.
final class MultiplyAddPeak {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int ROUNDS = 10_000;
  private static final int CALLS = 1_000;

  private MultiplyAddPeak() {}

  /// Multiply-adds of doubles in a millisecond on the whole team; of floats it is twice as many.
  static double perMillisecond(WorkerTeam team) {
    double[] sums = new double[team.size()];
    double best = 0;
    for (int repetition = 0; repetition < 6; repetition++) {
      long before = System.nanoTime();
      team.run(team.size(), (chunk, worker) -> {
        for (int k = 0; k < CALLS; k++) {
          sums[chunk] += chains(ROUNDS);
        }
      });
      double milliseconds = (System.nanoTime() - before) * 1e-6;
      double done = (double) team.size() * CALLS * ROUNDS * CHAINS * SPECIES.length();
      best = Math.max(best, done / milliseconds);
    }
    if (!Double.isFinite(sums[0])) {
      throw new IllegalStateException("the sums of the limit are not finite");
    }
    return best;
  }

  /// As many sums side by side as hide the latency of each.
  private static double chains(int rounds) {
    DoubleVector x = DoubleVector.broadcast(SPECIES, 1e-3);
    DoubleVector y = DoubleVector.broadcast(SPECIES, 0.5);
    DoubleVector a = x;
    DoubleVector b = x;
    DoubleVector c = x;
    DoubleVector d = x;
    DoubleVector e = x;
    DoubleVector f = x;
    DoubleVector g = x;
    DoubleVector h = x;
    DoubleVector i = x;
    DoubleVector j = x;
    DoubleVector k = x;
    DoubleVector l = x;
    for (int round = 0; round < rounds; round++) {
      a = a.fma(y, x);
      b = b.fma(y, x);
      c = c.fma(y, x);
      d = d.fma(y, x);
      e = e.fma(y, x);
      f = f.fma(y, x);
      g = g.fma(y, x);
      h = h.fma(y, x);
      i = i.fma(y, x);
      j = j.fma(y, x);
      k = k.fma(y, x);
      l = l.fma(y, x);
    }
    return a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
  }
}
