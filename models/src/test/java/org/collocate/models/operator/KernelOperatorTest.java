package org.collocate.models.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.SymmetryGroup;
import org.collocate.solver.parallel.WorkerTeam;
import org.junit.jupiter.api.Test;

class KernelOperatorTest {
  private static KernelOperator fit(SolvedFamily family, SymmetryGroup symmetry, int threads) {
    SampleNormalization normalization = SampleNormalization.of(family.train(), symmetry);
    try (WorkerTeam team = new WorkerTeam(threads)) {
      return new KernelOperatorFit(family.train(), normalization, symmetry, 200, team).fit(_ -> {});
    }
  }

  private static double error(KernelOperator model, SolvedFamily family) {
    return family.test()
        .stream()
        .mapToDouble(
            sample -> FamilyTrial.relativeError(model.apply(sample.inputs(), family.family().grid().counts()),
                sample.outputs()))
        .average()
        .orElseThrow();
  }

  @Test
  void learningWithSymmetriesIsLearningFromAllImages() {
    SolvedFamily family = Families.diffusion("1", 12, 30);
    SymmetryGroup square = family.symmetry();
    assertThat(square.word()).isEqualTo("square");
    KernelOperator with = fit(family, square, 1);
    SymmetryGroup trivial = SymmetryGroup.of("trivial", family.family().grid());
    SolvedFamily images = new SolvedFamily(family.family(), imaged(family, square), family.test(), trivial,
        0);
    double plain = error(fit(family, trivial, 1), family);
    assertThat(error(with, family)).isLessThan(0.8 * plain)
        .isCloseTo(error(fit(images, trivial, 1), family), within(0.15 * plain));
  }

  private static java.util.List<SolvedFamily.Sample> imaged(SolvedFamily family, SymmetryGroup group) {
    java.util.List<SolvedFamily.Sample> images = new java.util.ArrayList<>();
    for (SolvedFamily.Sample sample : family.train()) {
      for (int g = 0; g < group.size(); g++) {
        double[] input = new double[sample.inputs()[0].length];
        double[] output = new double[input.length];
        group.apply(g, sample.inputs()[0], input);
        group.apply(g, sample.outputs()[0], output);
        images.add(new SolvedFamily.Sample(new double[][] {input}, new double[][] {output}));
      }
    }
    return images;
  }

  @Test
  void theImageOfAnInputGivesTheImageOfTheSolution() {
    SolvedFamily family = Families.diffusion("1", 20, 2);
    KernelOperator model = fit(family, family.symmetry(), 1);
    double[] input = family.test().getFirst().inputs()[0];
    int[] counts = family.family().grid().counts();
    double[] here = model.apply(new double[][] {input}, counts)[0];
    for (int g = 0; g < 8; g++) {
      double[] image = new double[input.length];
      family.symmetry().apply(g, input, image);
      double[] expected = new double[input.length];
      family.symmetry().apply(g, here, expected);
      assertThat(model.apply(new double[][] {image}, counts)[0]).containsExactly(expected, within(1e-6));
    }
  }

  @Test
  void smoothFamiliesAreLearnedWell() {
    assertThat(error(fit(Families.diffusion("1", 200, 40), SymmetryGroup.of("square",
        Families.diffusion("1", 2, 2).family().grid()), 2), Families.diffusion("1", 2, 40))).isLessThan(0.02);
    SolvedFamily line = Families.line();
    assertThat(line.symmetry().word()).isEqualTo("trivial");
    assertThat(error(fit(line, line.symmetry(), 2), line)).isLessThan(2e-3);
  }

  @Test
  void theNumbersDoNotDependOnThreads() {
    SolvedFamily family = Families.diffusion("1 + x", 30, 3);
    int[] counts = family.family().grid().counts();
    double[][] input = family.test().getFirst().inputs();
    double[] one = fit(family, family.symmetry(), 1).apply(input, counts)[0];
    double[] three = fit(family, family.symmetry(), 3).apply(input, counts)[0];
    assertThat(three).containsExactly(one);
  }
}
