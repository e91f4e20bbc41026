package org.collocate.solver.service;

import com.sun.management.OperatingSystemMXBean;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.collocate.solver.method.Remedy;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.method.Support;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;

/// Runs methods on threads of this process. A cancelled run ends at its next checkpoint.
public final class InProcessExecutor implements RunExecutor {
  private static final Logger LOG = System.getLogger(InProcessExecutor.class.getName());
  private final Set<RunControl> running = ConcurrentHashMap.newKeySet();

  @Override
  public Execution start(RunRequest request, Consumer<RunEvent> events) {
    RunControl control = new RunControl(request, events);
    running.add(control);
    Thread thread = new Thread(() -> {
      RunResult result = result(request, control, events);
      running.remove(control);
      events.accept(new RunEvent.Finished(result));
    }, "run " + request.method());
    thread.setDaemon(true);
    thread.start();
    return control;
  }

  private static RunResult result(RunRequest request, RunControl control, Consumer<RunEvent> events) {
    events.accept(new RunEvent.Started());
    long cpu = cpuStart(request);
    int threads = request.threads();
    try {
      CheckedStudy study = StudyCheck.check(Study.parse(request.study()), request.folder());
      CheckedStudy.Method method = study.method(request.method(), request.steps());
      Support support = method.solver().supports(study.problem(), method.settings());
      if (!support.isYes()) {
        return RunResult.without(RunStatus.UNSUPPORTED, support.reason(), threads, support.remedies());
      }
      Solution solution = method.solver().solve(study.problem(), method.settings(), control);
      for (Optional<RunRequest> next = control.takeChange(); next.isPresent(); next = control.takeChange()) {
        // Where the new settings are refused the old ones go on: the work is not lost.
        if (accepted(next.get(), control)) {
          study = StudyCheck.check(Study.parse(next.get().study()), request.folder());
          method = study.method(request.method(), request.steps());
          events.accept(new RunEvent.Continued(control.elapsed(), next.get().study()));
        }
        solution = method.solver().solve(study.problem(), method.settings(), control);
      }
      double cpuSeconds = (cpuNanos() - cpu) * 1e-9;
      control.remains(cpuSeconds).map(RunEvent.Left::new).ifPresent(events);
      RunStatus status = control.isEnded() && solution.report().status() != SolveReport.Status.FAILED
          ? RunStatus.CANCELLED
          : status(solution.report().status());
      return new RunResult(status, solution.report().reason(), solution, control.seconds(), cpuSeconds,
          threads);
    } catch (CancellationException e) {
      return ended(RunStatus.CANCELLED, "cancelled", control, cpu, List.of());
    } catch (StudyException e) {
      return ended(RunStatus.FAILED, Optional.ofNullable(e.getMessage()).orElse("the study is wrong"),
          control, cpu, List.of());
    } catch (OutOfMemoryError e) {
      return ended(RunStatus.FAILED, "the run needs more memory than it may take ("
          + (Runtime.getRuntime().maxMemory() >> 20) + " MB)", control, cpu, FailedRun.tooLarge(request));
    } catch (StackOverflowError | RuntimeException e) {
      LOG.log(Level.ERROR, "run of " + request.method(), e);
      return ended(RunStatus.FAILED, "the method broke down: " + e, control, cpu,
          FailedRun.brokenDown(request));
    }
  }

  private static boolean accepted(RunRequest request, RunControl control) {
    try {
      CheckedStudy study = StudyCheck.check(Study.parse(request.study()), request.folder());
      CheckedStudy.Method method = study.method(request.method(), request.steps());
      Support support = method.solver().supports(study.problem(), method.settings());
      if (!support.isYes()) {
        control.progress(Double.NaN, "the new settings are refused: " + support.reason());
      }
      return support.isYes();
    } catch (StudyException e) {
      control.progress(Double.NaN, "the new settings are refused: " + e.getMessage());
      return false;
    }
  }

  private static RunResult ended(RunStatus status, String reason, RunControl control, long cpu,
      List<Remedy> remedies) {
    return new RunResult(status, reason, null, control.seconds(), (cpuNanos() - cpu) * 1e-9,
        control.threads(), remedies);
  }

  private static RunStatus status(SolveReport.Status status) {
    return switch (status) {
      case CONVERGED -> RunStatus.CONVERGED;
      case STOPPED -> RunStatus.STOPPED;
      case FAILED -> RunStatus.FAILED;
    };
  }

  /// When the process would have begun if it had taken only what this run has, with what it goes on from.
  private static long cpuStart(RunRequest request) {
    Remains before = request.before();
    return cpuNanos() - (before == null ? 0 : Math.round(before.cpuSeconds() * 1e9));
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  @Override
  public void close() {
    running.forEach(RunControl::cancel);
  }
}
