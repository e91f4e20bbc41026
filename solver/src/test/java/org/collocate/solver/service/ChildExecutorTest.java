package org.collocate.solver.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.collocate.solver.method.Remedy;
import org.junit.jupiter.api.Test;

class ChildExecutorTest extends SolverServiceContract {
  @Override
  RunExecutor executor() {
    return new ChildExecutor(256);
  }

  @Test
  void saysThatAChildEndedUnexpectedly() throws Exception {
    RunResult result = result(submit("exits", 1));
    assertThat(result.status()).isEqualTo(RunStatus.FAILED);
    assertThat(result.reason()).contains("ended unexpectedly").contains("42");
    assertThat(result.remedies()).contains(new Remedy.Again("run again"));
    assertThat(result(submit("fem", 1)).status()).isEqualTo(RunStatus.CONVERGED);
  }

  @Test
  void survivesTheKillingOfAChild() throws Exception {
    List<ProcessHandle> former = children();
    Run run = submit("frames", 1);
    await(run, RunStatus.RUNNING);
    while (run.latest() == null) {
      Thread.onSpinWait();
    }
    childBeside(former).destroyForcibly();
    RunResult result = result(run);
    assertThat(result.status()).isEqualTo(RunStatus.FAILED);
    assertThat(result.reason()).contains("ended unexpectedly");
    assertThat(run.latest()).isNotNull();
  }

  @Test
  void endsTheProcessOfACancelledRun() throws Exception {
    List<ProcessHandle> former = children();
    Run run = submit("endless", 1);
    await(run, RunStatus.RUNNING);
    ProcessHandle child = childBeside(former);
    run.cancel();
    assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
    // Not isAlive: an ended process counts as alive until its parent has asked how it ended.
    assertThat(child.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
  }

  /// Waits for the one child that was started since; children of earlier runs may still be on their way out.
  private static ProcessHandle childBeside(List<ProcessHandle> former) {
    List<ProcessHandle> started = List.of();
    while (started.isEmpty()) {
      started = children().stream().filter(child -> !former.contains(child)).toList();
    }
    assertThat(started).hasSize(1);
    return started.getFirst();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(handle -> handle.info()
            .commandLine()
            .orElse("")
            .contains(ChildMain.class.getName()))
        .toList();
  }
}
