package org.collocate.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collocate.app.QueuedWindow;
import org.collocate.resources.Resource;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.plot.LinePlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A family trained beside the window.
class FamilyViewModelTest {
  private final QueuedWindow window = new QueuedWindow();
  private final FamilyViewModel family = new FamilyViewModel(window.tasks(), 2);

  @TempDir
  private Path folder = Path.of("");

  @BeforeEach
  void open() throws IOException, StudyException {
    Study small = Study.parse(Resource.FAMILIES.required("darcy.json"))
        .with(Pointer.ROOT.key("family"), Study.value("{\"train\": 24, \"test\": 6}"))
        .with(Pointer.ROOT.key("reference"), Study.value("{\"method\": \"fdm\", \"points\": 29}"))
        .with(Pointer.ROOT.key("methods"),
            Study.value("[{\"id\": \"kernel-operator\", \"components\": 10}, {\"id\": \"fno\","
                + " \"width\": 16, \"modes\": 4, \"layers\": 2, \"epochs\": 10000}]"));
    family.open(Files.writeString(folder.resolve("small.json"), small.print()));
    window.until("read", () -> !family.name().isEmpty());
  }

  @AfterEach
  void close() {
    family.close();
  }

  @Test
  void trainsAndKeepsWeightsThatTheMethodReads() throws CheckpointException {
    assertThat(family.families()).contains("darcy", "small.json");
    assertThat(family.methods()).containsExactly("kernel-operator", "fno");
    assertThat(family.canKeep()).isFalse();
    family.start();
    assertThat(family.canStart()).as("one at a time").isFalse();
    window.until("trained", () -> !family.isActive());
    assertThat(family.worth()).contains("%").containsAnyOf("It has paid after", "It never pays");
    assertThat(family.errors().series()).isNotEmpty();
    WorstPictures worst = family.worst().orElseThrow();
    assertThat(worst.error()).isBetween(0.01, 1.0);
    assertThat(worst.input()).as("the permeability").isNotNull();
    assertThat(worst.difference().scale().high()).isLessThan(worst.reference().scale().high());
    Path file = folder.resolve(family.file());
    family.keep(file);
    window.until("kept", () -> !family.standing().isEmpty());
    assertThat(family.standing()).contains("kernel-operator.operator");
    assertThat(Checkpoint.read(file).method()).isEqualTo("kernel-operator");
  }

  @Test
  void isHeldGoesOnAndIsEnded() {
    family.chooseMethod("fno");
    family.start();
    window.until("learning", () -> family.errors().series().size() == 2 && steps() > 20);
    assertThat(family.errors().series()).extracting(LinePlot.Series::name)
        .containsExactly("training samples", "test samples");
    window.until("a sample", () -> family.worst().isPresent());
    window.until("counted", () -> family.speed().endsWith(" samples a second"));
    family.pauseOrResume();
    assertThat(family.isHeld()).isTrue();
    double held = settled();
    assertThat(settled()).as("nothing is learned while it is held").isEqualTo(held);
    family.pauseOrResume();
    window.until("goes on", () -> steps() > held);
    family.stop();
    window.until("ended", () -> !family.isActive());
    assertThat(family.standing()).isEqualTo("Stopped; nothing was kept.");
    assertThat(family.canKeep()).isFalse();
    assertThat(family.canStart()).isTrue();
  }

  @Test
  void aStudyThatIsNoFamilyIsRefusedWithItsFault() throws IOException {
    family.open(Files.writeString(folder.resolve("study.json"),
        Resource.GALLERY.required("poisson-square.json")));
    window.until("refused", () -> !family.standing().isEmpty());
    assertThat(family.standing()).contains("study.json", "this study is no family");
    assertThat(family.name()).isEqualTo("small.json");
  }

  private double steps() {
    double[] steps = family.errors().series().getFirst().x();
    return steps[steps.length - 1];
  }

  /// The newest step after half a second, in which the step that was on has ended.
  private double settled() {
    long end = System.nanoTime() + 500_000_000L;
    window.until("half a second", () -> System.nanoTime() > end);
    return steps();
  }
}
