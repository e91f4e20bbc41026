package org.collocate.app.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.seal.Recheck;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecheckViewModelTest {
  private final QueuedWindow window = new QueuedWindow();
  private final RecheckViewModel recheck = new RecheckViewModel(window.tasks(),
      threads -> new SolverService(new InProcessExecutor(), threads), 2);

  private void seal(Study study, Path file) {
    try {
      recheck.seal(StudyCheck.check(study, Path.of(".")), Path.of("."), file);
    } catch (StudyException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void sealsAndChecksBesideTheWindow(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.seal");
    seal(Studies.poisson(), file);
    assertThat(recheck.isActive()).isTrue();
    window.until("sealed", () -> !recheck.isActive());
    assertThat(recheck.result()).startsWith("Sealed").contains("a.seal");
    assertThat(recheck.kind()).isEqualTo(RecheckViewModel.Kind.GOOD);
    recheck.recheck(file);
    window.until("checked", () -> !recheck.isActive());
    assertThat(recheck.result()).contains("are as sealed");
    assertThat(recheck.rows()).isNotEmpty().allMatch(row -> row.verdict() == Recheck.Verdict.SAME);
    Files.writeString(file, Files.readString(file).substring(9));
    recheck.recheck(file);
    window.until("refused", () -> !recheck.isActive());
    assertThat(recheck.kind()).isEqualTo(RecheckViewModel.Kind.BAD);
    assertThat(recheck.result()).contains("the file is damaged");
    assertThat(recheck.rows()).isEmpty();
  }

  @Test
  void stoppingWritesNothing(@TempDir Path folder) {
    Path file = folder.resolve("slow.seal");
    seal(Studies.slow(), file);
    window.until("at work", () -> recheck.progress().contains("pinn"));
    recheck.stop();
    window.until("over", () -> !recheck.isActive());
    assertThat(recheck.result()).isEqualTo("Stopped; nothing was sealed.");
    assertThat(file).doesNotExist();
  }
}
