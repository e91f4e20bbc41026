package org.collocate.models.method;

import java.util.List;
import java.util.Locale;
import org.collocate.models.operator.KernelOperator;
import org.collocate.models.operator.KernelOperatorFit;
import org.collocate.models.operator.OperatorModel;
import org.collocate.models.operator.SampleNormalization;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.OperatorGrid;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Setting;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.SolverInfo;
import org.collocate.solver.parallel.WorkerTeam;

/// Kernel ridge regression from data to solutions; see [KernelOperator]. The honest cheap rival of networks: one linear
/// solve instead of a training.
public final class KernelOperatorSolver extends OperatorSolver {
  private static final Setting.Whole SAMPLES = new Setting.Whole("samples", "Samples",
      "At most so many samples are learned from; work grows with their cube, the checkpoint with their number.",
      "",
      2000, 2, 6000);
  private static final Setting.Whole COMPONENTS = new Setting.Whole("components", "Components",
      "Principal components of the solutions that are predicted; 100 lose nothing that 1000 samples could teach.",
      "",
      128, 1, 512);

  @Override
  public SolverInfo info() {
    return new SolverInfo("kernel-operator", "Kernel operator", kind(),
        "Kernel ridge regression from the data of a problem to its solution: trained by one linear solve.",
        "u(k) = Σᵢ K(k, kᵢ) aᵢ,   (K + λI) a = u",
        "A thousand samples and many solves of the same family: trained in seconds, solves in a millisecond.",
        "Learns slowly from more samples, and stays on the grid of its samples; says nothing of data unlike them.",
        "P. Batlle, M. Darcy, B. Hosseini, H. Owhadi, Kernel methods are competitive for operator learning, "
            + "J. Comput. Phys. 496 (2024), arXiv 2304.13202");
  }

  @Override
  public List<Setting> settings() {
    return List.of(SAMPLES, COMPONENTS);
  }

  @Override
  OperatorModel fit(SolvedFamily samples, SampleNormalization normalization, Settings settings,
      RunContext context, WorkerTeam team) {
    int count = Math.min(settings.count(SAMPLES.key()), samples.train().size());
    KernelOperatorFit fit = new KernelOperatorFit(samples.train().subList(0, count), normalization,
        samples.symmetry(), settings.count(COMPONENTS.key()), team);
    int[] step = {0};
    return fit.fit(choice -> {
      context.checkpoint();
      context.record(++step[0], choice.error());
      context.progress((double) step[0] / KernelOperatorFit.CHOICES,
          String.format(Locale.ROOT, "length %.2g, ridge %.0e, error held out %.2g", choice.length(),
              choice.ridge(),
              choice.error()));
    });
  }

  @Override
  OperatorModel read(Checkpoint checkpoint, OperatorGrid grid) throws CheckpointException {
    return KernelOperator.of(checkpoint, grid);
  }
}
