package org.collocate.solver.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.ReferenceChoice;
import org.collocate.solver.study.Study;

/// Samples of a family with their solutions on its grid, made by the family's reference on all threads of a run. They are
/// kept in memory: a thousand samples on 29² points are 16 MB.
///
/// @param train what to learn from
/// @param test what no method sees while it learns
/// @param symmetry under which solutions go with their inputs
/// @param seconds that making them took
public record SolvedFamily(ProblemFamily family, List<Sample> train, List<Sample> test,
    SymmetryGroup symmetry,
    double seconds) {
  public SolvedFamily {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /// A member of the family.
  ///
  /// @param inputs what varies, `[channel][point]`
  /// @param outputs the solution, `[unknown][point]`
  public record Sample(double[][] inputs, double[][] outputs) {}

  /// Solves the samples. The numbers do not depend on the number of threads.
  ///
  /// @throws CancellationException when the run is cancelled
  /// @throws IllegalStateException if a sample cannot be solved
  public static SolvedFamily of(ProblemFamily family, RunContext context) {
    context.enter(Phase.SETUP);
    double begin = context.elapsed();
    SymmetryGroup symmetry = new FamilySymmetry(family, context).find();
    int trains = family.trainCount();
    Sample[] samples = new Sample[trains + family.testCount()];
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    Runnable work = () -> {
      int k = next.getAndIncrement();
      while (k < samples.length && !stopped.get()) {
        context.checkpoint();
        samples[k] = sample(family, k < trains ? family.train(k) : family.test(k - trains), stopped);
        context.progress((double) done.incrementAndGet() / samples.length, "solving samples");
        k = next.getAndIncrement();
      }
    };
    run(context.threads(), work, stopped);
    List<Sample> all = List.of(samples);
    return new SolvedFamily(family, all.subList(0, trains), all.subList(trains, samples.length), symmetry,
        context.elapsed() - begin);
  }

  private static void run(int threads, Runnable work, AtomicBoolean stopped) {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads,
        Thread.ofPlatform().daemon().name("collocate-samples-", 0).factory())) {
      List<Future<?>> workers = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        workers.add(executor.submit(work));
      }
      RuntimeException failure = null;
      for (Future<?> worker : workers) {
        try {
          worker.get();
        } catch (ExecutionException e) {
          stopped.set(true);
          failure = e.getCause() instanceof RuntimeException cause ? cause
              : new IllegalStateException("a sample broke down", e.getCause());
        } catch (InterruptedException e) {
          stopped.set(true);
          Thread.currentThread().interrupt();
          failure = new CancellationException("interrupted");
        }
      }
      if (failure != null) {
        throw failure;
      }
    }
  }

  private static Sample sample(ProblemFamily family, Study study, AtomicBoolean stopped) {
    Problem problem = family.problem(study);
    ReferenceChoice.ByMethod reference = family.reference();
    Solution solution = reference.solver()
        .solve(problem, reference.settings(),
            new PlainContext(1, family.seed(), stopped::get, System.nanoTime()));
    if (solution.report().status() == SolveReport.Status.FAILED) {
      throw new IllegalStateException("a sample could not be solved: " + solution.report().reason());
    }
    return new Sample(family.inputs(problem, family.grid()),
        solution.last().fields().stream().map(family.grid()::sample).toArray(double[][]::new));
  }
}
