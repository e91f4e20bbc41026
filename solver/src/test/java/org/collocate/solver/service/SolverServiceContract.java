package org.collocate.solver.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.TrainingStep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the service does, whatever the executor.
@Timeout(60)
abstract class SolverServiceContract {
  private static final String STUDY = """
      {"collocate": 1, "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
       "equation": {"unknowns": ["u"], "equations": ["-lap(u) = 2*pi^2*sin(pi*x)*sin(pi*y)"]},
       "boundary": [{"on": "rest", "u": "0"}], "exact": {"u": "sin(pi*x)*sin(pi*y)"},
       "methods": [{"id": "fem", "cells": 800}, {"id": "probe", "name": "endless", "act": "endless"},
         {"id": "probe", "name": "breaks", "act": "break"}, {"id": "probe", "name": "memory", "act": "memory"},
         {"id": "probe", "name": "refuses", "act": "refuse"}, {"id": "probe", "name": "frames", "act": "frames"},
         {"id": "probe", "name": "exits", "act": "exit"}]}
      """;

  SolverService service = new SolverService(new InProcessExecutor(), 1);
  final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());

  abstract RunExecutor executor();

  @BeforeEach
  void open() {
    service.close();
    service = new SolverService(executor(), 2);
  }

  @AfterEach
  void close() {
    service.close();
  }

  Run submit(String method, int threads) {
    return service.submit(new RunRequest(STUDY, Path.of("."), method, 1, threads, 0),
        (_, event) -> events.add(event));
  }

  static RunResult result(Run run) throws Exception {
    return run.result().get(50, SECONDS);
  }

  @Test
  void runsAMethod() throws Exception {
    Run run = submit("fem", 2);
    RunResult result = result(run);
    assertThat(result.status()).isEqualTo(RunStatus.CONVERGED);
    assertThat(run.status()).isEqualTo(RunStatus.CONVERGED);
    assertThat(result.solution()).isNotNull();
    assertThat(result.solution().field("u").at(0.5, 0.5)).isCloseTo(1, within(1e-4));
    RunSeconds seconds = result.seconds();
    assertThat(seconds.setup() + seconds.solve() + seconds.train() + seconds.evaluate())
        .isCloseTo(seconds.total(), within(0.01));
    assertThat(result.cpuSeconds()).isPositive();
    assertThat(events.getFirst()).isInstanceOf(RunEvent.Started.class);
    assertThat(events.getLast()).isInstanceOf(RunEvent.Finished.class);
  }

  @Test
  void runsSideBySideWithinItsBudget() throws Exception {
    Run first = submit("endless", 1);
    Run second = submit("endless", 1);
    Run third = submit("fem", 1);
    await(first, RunStatus.RUNNING);
    await(second, RunStatus.RUNNING);
    assertThat(third.status()).isEqualTo(RunStatus.QUEUED);
    first.cancel();
    assertThat(result(third).status()).isEqualTo(RunStatus.CONVERGED);
    assertThat(third.shared()).isTrue();
    assertThat(second.shared()).isTrue();
    second.cancel();
    assertThat(result(second).status()).isEqualTo(RunStatus.CANCELLED);
  }

  @Test
  void refusesMoreThreadsThanThereAre() {
    assertThatThrownBy(() -> submit("fem", 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cancelsARunThatWaits() throws Exception {
    Run working = submit("endless", 2);
    Run waiting = submit("fem", 2);
    waiting.cancel();
    assertThat(result(waiting).status()).isEqualTo(RunStatus.CANCELLED);
    working.cancel();
    assertThat(result(working).status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(service.active()).isEmpty();
  }

  @Test
  void keepsTheLatestFrameOfACancelledRun() throws Exception {
    Run run = submit("frames", 1);
    CountDownLatch seen = new CountDownLatch(3);
    run.listen((_, event) -> {
      if (event instanceof RunEvent.Published) {
        run.askForFrame();
        seen.countDown();
      }
    });
    // The first frame may have come before anybody listened.
    await(run, RunStatus.RUNNING);
    run.askForFrame();
    assertThat(seen.await(30, SECONDS)).isTrue();
    run.cancel();
    assertThat(result(run).status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(run.latest()).isNotNull();
    assertThat(run.latest().frame().fields().getFirst().at(0.5, 0.25)).isCloseTo(
        0.75 * run.latest().frame().step(),
        within(1e-9));
    assertThat(run.history().rows()).isNotEmpty();
  }

  @Test
  void pausesAndGoesOn() throws Exception {
    Run run = submit("frames", 1);
    await(run, RunStatus.RUNNING);
    awaitRows(run, 2);
    run.pause();
    assertThat(run.status()).isEqualTo(RunStatus.PAUSED);
    int before = settled(run);
    assertThat(settled(run)).isEqualTo(before);
    run.resume();
    awaitRows(run, before + 2);
    run.cancel();
    result(run);
  }

  @Test
  void aChangedSettingGoesOnInTheSameHistory() throws Exception {
    Run run = submit("frames", 1);
    await(run, RunStatus.RUNNING);
    awaitRows(run, 3);
    run.pause();
    int before = settled(run);
    String changed = STUDY.replace("\"act\": \"frames\"", "\"act\": \"frames\", \"factor\": 50");
    run.change(changed);
    assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    awaitRows(run, before + 3);
    run.cancel();
    result(run);
    List<History.Row> rows = run.history().rows();
    for (int i = 0; i < rows.size(); i++) {
      double factor = i < before ? 1 : 50;
      assertThat(rows.get(i).step()).isEqualTo(i + 1);
      assertThat(rows.get(i).loss()).isEqualTo(factor / (i + 1));
    }
    assertThat(rows.getLast().training().learningRate()).isEqualTo(0.5);
    assertThat(rows.getLast().training().optimizer()).isEqualTo("probing");
    assertThat(rows.getLast().training().terms()).containsExactly(new TrainingStep.Term("inside", 0.25),
        new TrainingStep.Term("left", 0.75));
    assertThat(run.request().study()).isEqualTo(changed);
    assertThat(events).filteredOn(RunEvent.Continued.class::isInstance).hasSize(1);
  }

  @Test
  void aTrainingThatIsEndedIsGoneOnWithInTheSameCurveAndOnTheSameClock() throws Exception {
    Run run = submit("frames", 1);
    await(run, RunStatus.RUNNING);
    awaitRows(run, 5);
    run.end();
    RunResult result = result(run);
    assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(result.solution()).isNotNull();
    Remains remains = Objects.requireNonNull(run.remains());
    int last = run.history().rows().getLast().step();
    assertThat(remains.state().orElseThrow().integers("step")).containsExactly(last);
    assertThat(remains.seconds().train()).isCloseTo(result.seconds().train(), within(0.05));
    assertThat(remains.cpuSeconds()).isEqualTo(result.cpuSeconds());
    assertThat(events.get(events.size() - 2)).isInstanceOf(RunEvent.Left.class);
    Remains longAgo = new Remains(remains.state(), "", new RunSeconds(1000, 100, 200, 300, 400), 5000);
    Run further = service.submit(new RunRequest(STUDY, Path.of("."), "frames", 1, 1, 0, longAgo),
        new History(run.history().rows()), (_, _) -> {});
    awaitRows(further, last + 5);
    further.end();
    RunResult second = result(further);
    List<History.Row> rows = further.history().rows();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).step()).isEqualTo(i + 1);
      assertThat(rows.get(i).seconds() >= 1000).isEqualTo(i >= last);
    }
    assertThat(second.seconds().total()).isBetween(1000.0, 1100.0);
    assertThat(second.seconds().setup()).isBetween(100.0, 110.0);
    assertThat(second.seconds().train()).isGreaterThan(300);
    assertThat(second.seconds().evaluate()).isCloseTo(400, within(1e-9));
    assertThat(second.cpuSeconds()).isBetween(5000.0, 5100.0);
  }

  @Test
  void aMethodThatDoesNotListenIsCancelledAllTheSame() throws Exception {
    Run run = submit("endless", 1);
    await(run, RunStatus.RUNNING);
    run.end();
    assertThat(result(run).status()).isEqualTo(RunStatus.CANCELLED);
    assertThat(run.remains()).isNull();
    Run again = submit("endless", 1);
    await(again, RunStatus.RUNNING);
    again.end();
    again.end();
    assertThat(result(again).status()).isEqualTo(RunStatus.CANCELLED);
  }

  @Test
  void whatIsTooLargeIsNotKeptAndSaysSo() {
    FieldData small = new FieldData("probe", Map.of(), Map.of("x", new double[100]), Map.of(), Map.of());
    FieldData large = new FieldData("probe", Map.of(), Map.of("x", new double[1 << 21]), Map.of(),
        Map.of("part", small));
    assertThat(Remains.of(small, RunSeconds.NONE, 1).state()).contains(small);
    assertThat(Remains.of(large, RunSeconds.NONE, 1))
        .isEqualTo(new Remains(Optional.empty(), "what the optimizer remembers takes 17 MB, and at most 16 MB"
            + " are kept", RunSeconds.NONE, 1));
  }

  @Test
  void settingsThatAreRefusedLeaveTheOldOnesAtWork() throws Exception {
    Run run = submit("frames", 1);
    await(run, RunStatus.RUNNING);
    awaitRows(run, 2);
    run.change(STUDY.replace("\"act\": \"frames\"", "\"act\": \"refuse\""));
    int before = run.history().rows().size();
    awaitRows(run, before + 5);
    run.cancel();
    result(run);
    assertThat(run.history().rows()).allMatch(row -> row.loss() == 1.0 / row.step());
    assertThat(events).noneMatch(RunEvent.Continued.class::isInstance);
  }

  @Test
  void saysWhyAMethodBrokeDown() throws Exception {
    RunResult result = result(submit("breaks", 1));
    assertThat(result.status()).isEqualTo(RunStatus.FAILED);
    assertThat(result.reason()).contains("broke down").contains("on purpose");
    assertThat(result.remedies()).contains(new Remedy.Again("run again"));
  }

  @Test
  void survivesAMethodThatExhaustsMemory() throws Exception {
    Run run = submit("memory", 1);
    RunResult result = result(run);
    assertThat(result.status()).isEqualTo(RunStatus.FAILED);
    assertThat(result.reason()).contains("memory");
    assertThat(result.remedies()).anyMatch(remedy -> remedy.text().contains("alone"));
    assertThat(result(submit("fem", 1)).status()).isEqualTo(RunStatus.CONVERGED);
  }

  @Test
  void saysWhyAMethodDoesNotSupportAProblem() throws Exception {
    RunResult result = result(submit("refuses", 1));
    assertThat(result.status()).isEqualTo(RunStatus.UNSUPPORTED);
    assertThat(result.reason()).isEqualTo("it does not want to");
    assertThat(result.remedies()).containsExactly(new Remedy.Advice("ask it nicely"));
  }

  static void await(Run run, RunStatus status) throws InterruptedException {
    long end = System.nanoTime() + SECONDS.toNanos(30);
    while (run.status() != status && System.nanoTime() < end) {
      SECONDS.sleep(0);
      Thread.onSpinWait();
    }
    assertThat(run.status()).isEqualTo(status);
  }

  private static void awaitRows(Run run, int count) {
    long end = System.nanoTime() + SECONDS.toNanos(30);
    while (run.history().rows().size() < count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(run.history().rows()).hasSizeGreaterThanOrEqualTo(count);
  }

  /// The number of rows once it has stopped growing for a while.
  private static int settled(Run run) {
    int rows = -1;
    while (rows != run.history().rows().size()) {
      rows = run.history().rows().size();
      long end = System.nanoTime() + SECONDS.toNanos(1) / 4;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    }
    return rows;
  }
}
