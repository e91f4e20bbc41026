package org.collocate.models.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.collocate.models.operator.Families;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyTrial;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.learning.TrainableSolver;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Solver;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What every method does that learns a family; a subclass names the method, quick settings and how small the error must be.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OperatorContract {
  private static final Pointer METHODS = Pointer.ROOT.key("methods");
  private SolvedFamily family = Families.diffusion("1", 2, 2);
  private Checkpoint checkpoint = new Checkpoint("", "", Map.of(), Map.of(), Map.of());

  @TempDir
  private Path folder = Path.of("");

  abstract TrainableSolver solver();

  /// Settings with which 60 samples are learned in a second or two.
  abstract Map<String, Object> quick();

  /// Mean relative error on smooth diffusion after that; the mean solution alone is about 0.3 off.
  abstract double error();

  private Settings settings() {
    return Settings.of(solver().settings(), quick());
  }

  @BeforeAll
  void train() {
    family = Families.diffusion("1", 60, 20);
    checkpoint = solver().train(family, settings(), Families.context(2));
  }

  private Problem problem(int test) {
    return family.family().problem(family.family().test(test));
  }

  @Test
  void itLearns() throws CheckpointException {
    assertThat(solver().learns(family.family(), settings()).isYes()).isTrue();
    Solver trained = solver().trained(checkpoint);
    FamilyTrial trial = FamilyTrial.test(family, trained, Settings.of(trained.settings()), 20,
        Families.context(1));
    assertThat(trial.mean()).isLessThan(error());
    assertThat(checkpoint.real("errors")[1]).isCloseTo(trial.mean(),
        org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void theCheckpointIsTheSameOnAnyNumberOfThreads() {
    SolvedFamily few = Families.diffusion("1", 12, 4);
    Map<String, Object> short1 = new HashMap<>(quick());
    short1.computeIfPresent("epochs", (_, _) -> 3L);
    Settings brief = Settings.of(solver().settings(), short1);
    String one = solver().train(few, brief, Families.context(1)).sha256();
    assertThat(solver().train(few, brief, Families.context(3)).sha256()).isEqualTo(one);
    assertThat(solver().train(few, brief, Families.context(2)).sha256()).isEqualTo(one);
  }

  @Test
  void aStudyWithACheckpointIsSolved() throws IOException, StudyException {
    Files.write(folder.resolve("small.operator"), checkpoint.write());
    Study study = family.family()
        .test(0)
        .with(METHODS.index(0), Study.value("{\"id\": \"" + solver().info().id()
            + "\", \"checkpoint\": \"small.operator\", \"sha256\": \"" + checkpoint.sha256() + "\"}"));
    CheckedStudy checked = StudyCheck.check(study, folder);
    CheckedStudy.Method method = checked.methods().getFirst();
    assertThat(method.solver().supports(checked.problem(), method.settings()).isYes()).isTrue();
    assertThat(
        method.solver().forecast(checked.problem(), method.settings(), new Speed(1, Map.of())).unknowns())
        .isPositive();
    Solution solution = method.solver().solve(checked.problem(), method.settings(), Families.context(1));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.CONVERGED);
    assertThat(solution.report().reason()).contains(checkpoint.sha256().substring(0, 12));
    assertThat(solution.last().overlays()).isEmpty();
    assertThat(solution.field("u").at(0, 0.3)).isEqualTo(0);
    assertThat(solution.field("u").at(0.5, 0.5)).isPositive();
  }

  @Test
  void aWrongCheckpointIsAFault() throws IOException, StudyException {
    Files.write(folder.resolve("small.operator"), checkpoint.write());
    Files.writeString(folder.resolve("other.operator"), "nonsense");
    String id = solver().info().id();
    for (String entry : new String[] {"\"checkpoint\": \"missing.operator\"",
        "\"checkpoint\": \"other.operator\"",
        "\"checkpoint\": \"../small.operator\"", "\"checkpoint\": \"shipped:none\"",
        "\"checkpoint\": \"small.operator\", \"sha256\": \"00\""}) {
      Study study = family.family()
          .test(0)
          .with(METHODS.index(0), Study.value("{\"id\": \"" + id + "\", " + entry + "}"));
      assertThat(StudyCheck.look(study, folder).faults()).as(entry)
          .singleElement()
          .satisfies(fault -> assertThat(fault.at().text()).startsWith("/methods/0/"));
    }
  }

  @Test
  void untrainedItRefusesAndSaysHowToTrain() {
    var support = solver().supports(problem(0), settings());
    assertThat(support.reason()).contains("trained");
    assertThat(support.remedies()).isNotEmpty();
  }

  @Test
  void aProblemOfAnotherFamilyIsRefused() throws CheckpointException, StudyException {
    Solver trained = solver().trained(checkpoint);
    Study other = family.family()
        .test(0)
        .with(Pointer.ROOT.key("boundary").index(0).key("u"), Study.value("\"x\""));
    Problem problem = StudyCheck.check(other, folder).problem();
    assertThat(trained.supports(problem, Settings.of(trained.settings())).reason()).contains("boundary");
  }

  @Test
  void dataOfAnotherKindAreMarked() throws CheckpointException, StudyException {
    Solver trained = solver().trained(checkpoint);
    Study other = family.family()
        .test(0)
        .with(Pointer.ROOT.key("equation").key("coefficients").key("k"),
            Study.value("\"if(x > 0.7 and y > 0.6, 40, 1)\""));
    Problem problem = StudyCheck.check(other, folder).problem();
    assertThat(trained.supports(problem, Settings.of(trained.settings())).isYes()).isTrue();
    Solution solution = trained.solve(problem, Settings.of(trained.settings()), Families.context(1));
    assertThat(solution.report().status()).isEqualTo(SolveReport.Status.STOPPED);
    assertThat(solution.report().reason()).contains("unlike");
    assertThat(solution.report().remedies()).isNotEmpty();
    assertThat(solution.last().overlays()).singleElement()
        .isInstanceOfSatisfying(Overlay.Foreign.class, points -> {
          assertThat(points.coordinates()[0]).isNotEmpty();
          // All of them where the coefficient is unlike anything seen, some farther out.
          long there = 0;
          for (int i = 0; i < points.coordinates()[0].length; i++) {
            there += points.coordinates()[0][i] > 0.7 && points.coordinates()[1][i] > 0.6 ? 1 : 0;
          }
          assertThat(there).isGreaterThanOrEqualTo(16);
        });
  }

  @Test
  void aCheckpointOfAnotherMethodOrWithMissingPartsIsRefused() {
    Checkpoint foreign = new Checkpoint("other", checkpoint.family(), checkpoint.texts(), checkpoint.reals(),
        checkpoint.weights());
    assertThatThrownBy(() -> solver().trained(foreign)).isInstanceOf(CheckpointException.class);
    for (String name : checkpoint.reals().keySet()) {
      Map<String, double[]> reals = new HashMap<>(checkpoint.reals());
      reals.remove(name);
      Checkpoint torn = new Checkpoint(checkpoint.method(), checkpoint.family(), checkpoint.texts(), reals,
          checkpoint.weights());
      assertThatThrownBy(() -> solver().trained(torn)).as(name).isInstanceOf(CheckpointException.class);
    }
    for (String name : checkpoint.weights().keySet()) {
      Map<String, float[]> weights = new HashMap<>(checkpoint.weights());
      weights.put(name, new float[1]);
      Checkpoint torn = new Checkpoint(checkpoint.method(), checkpoint.family(), checkpoint.texts(),
          checkpoint.reals(), weights);
      assertThatThrownBy(() -> solver().trained(torn)).as(name).isInstanceOf(CheckpointException.class);
    }
  }

  @Test
  void trainingIsWatchedAndCanBeCancelled() {
    QuietContext context = new QuietContext(1, 1);
    context.framesWanted = 2;
    solver().train(Families.diffusion("1", 12, 4), settings(), context);
    assertThat(context.losses).hasSizeGreaterThan(2).allMatch(Double::isFinite);
    QuietContext cancelled = new QuietContext(1, 1);
    cancelled.checkpointsUntilCancel = 2;
    SolvedFamily few = Families.diffusion("1", 12, 4);
    assertThatThrownBy(() -> solver().train(few, settings(), cancelled))
        .isInstanceOf(CancellationException.class);
  }
}
