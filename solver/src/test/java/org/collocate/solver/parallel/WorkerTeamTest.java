package org.collocate.solver.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerTeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void everyChunkRunsExactlyOnceInEveryRound(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      for (int round = 0; round < 2000; round++) {
        int chunks = 1 + round % 23;
        AtomicIntegerArray visits = new AtomicIntegerArray(chunks);
        team.run(chunks, (chunk, worker) -> {
          assertThat(worker).isBetween(0, threads - 1);
          visits.incrementAndGet(chunk);
        });
        for (int chunk = 0; chunk < chunks; chunk++) {
          assertThat(visits.get(chunk)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void aFailureIsThrownAndTheTeamWorksOn() {
    try (WorkerTeam team = new WorkerTeam(3)) {
      for (int round = 0; round < 100; round++) {
        assertThatThrownBy(() -> team.run(50, (chunk, worker) -> {
          if (chunk == 17) {
            throw new ArithmeticException("chunk 17");
          }
        })).isInstanceOf(ArithmeticException.class).hasMessage("chunk 17");
        int[] done = new int[8];
        team.run(8, (chunk, worker) -> done[chunk]++);
        assertThat(done).containsOnly(1);
      }
    }
  }

  @Test
  void idleWorkersPark() throws InterruptedException {
    try (WorkerTeam team = new WorkerTeam(2)) {
      team.run(4, (chunk, worker) -> {});
      Thread helper = Thread.getAllStackTraces()
          .keySet()
          .stream()
          .filter(thread -> thread.getName().startsWith("collocate-worker") && thread.isAlive())
          .findAny()
          .orElseThrow();
      for (int i = 0; i < 500 && helper.getState() != Thread.State.WAITING; i++) {
        Thread.sleep(2);
      }
      assertThat(helper.getState()).isEqualTo(Thread.State.WAITING);
    }
  }

  @Test
  void aClosedTeamRefusesWork() {
    WorkerTeam team = new WorkerTeam(2);
    team.close();
    assertThatThrownBy(() -> team.run(1, (chunk, worker) -> {})).isInstanceOf(IllegalStateException.class);
  }
}
