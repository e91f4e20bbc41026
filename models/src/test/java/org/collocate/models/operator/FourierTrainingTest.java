package org.collocate.models.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

/// The whole training step, from the choice of samples to the step of Adam.
class FourierTrainingTest {
  @Test
  void aSteadyStepAllocatesNothing() {
    SolvedFamily family = Families.line();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (WorkerTeam team = new WorkerTeam(1)) {
      FourierTraining training = new FourierTraining(family,
          SampleNormalization.of(family.train(), family.symmetry()), new FourierShape(1, 2, 1, 16, 4, 2, 16),
          new FourierTraining.Plan(1_000_000, 8, 1e-3), 1, team);
      long least = Long.MAX_VALUE;
      // The compiler must have seen the kernels; until then vectors are objects. How many steps pass meanwhile depends on
      // who else computes; a step that allocates does so for ever.
      for (int batch = 0; least > 0 && batch < 20_000; batch++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 50; k++) {
          training.step();
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }
}
