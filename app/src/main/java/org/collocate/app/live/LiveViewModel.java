package org.collocate.app.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.collocate.app.compare.PictureMaker;
import org.collocate.app.compare.PictureRequest;
import org.collocate.app.compare.Pictures;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.text.Texts;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.MovingElements;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// Solves the open study by finite elements whenever it has changed, if it is steady and linear.
///
/// During a gesture the mesh moves with the domain, see {@link MovingElements}, and is as fine as the hand is fast: cells are
/// halved while a state takes longer than {@value #SLOW} s and added while it takes less than {@value #FAST} s, between
/// {@value #FEWEST} and {@value #MOST}. After it, and after any other edit, the same is done at once and then again in full, of order 2, unless something
/// newer comes first.
public final class LiveViewModel implements AutoCloseable {
  private static final Texts TEXTS = Texts.of("live");

  /// The name of the pane in the pictures.
  public static final String PANE = "live";
  private static final int FIRST = 5_000;
  static final int FEWEST = 500;
  static final int MOST = 20_000;
  static final double SLOW = 0.05;
  static final double FAST = 0.025;
  private static final int FULL = 20_000;
  private static final int COARSE_GRID = 192;
  private static final int FULL_GRID = 384;

  private final StudyEditor editor;
  private final Tasks tasks;
  private final BooleanSupplier busy;
  private final Listeners changes = new Listeners();
  private final AtomicReference<@Nullable Request> wanted = new AtomicReference<>();
  private final Signal solving;
  private final PictureMaker maker = new PictureMaker();
  private final Solver solver = Solvers.find("fem").orElseThrow();
  private final MovingElements moving;
  private final int cores;
  private @Nullable LiveResult result;
  private String obstacle = "";
  private boolean on = true;
  private long asked;
  private boolean askedFull;
  private int cells = FIRST;

  /// @param busy whether runs are on, whose times a full solution would spoil
  /// @param cores that work on one state
  public LiveViewModel(StudyEditor editor, Tasks tasks, BooleanSupplier busy, int cores) {
    this.editor = editor;
    this.tasks = tasks;
    this.busy = busy;
    this.cores = cores;
    moving = new MovingElements(cores);
    solving = new Signal(tasks.live(), this::solve);
    editor.changes().add(this::ask);
  }

  private record Request(CheckedStudy study, long version, boolean full) {}

  /// Told when there is a new result, or a reason why there is none.
  public Listeners changes() {
    return changes;
  }

  public boolean isOn() {
    return on;
  }

  public void turn(boolean live) {
    on = live;
    if (!live) {
      wanted.set(null);
      result = null;
      asked = 0;
    }
    ask();
    changes.tell();
  }

  /// The newest state that was solved; empty if the study as it was last right cannot be solved live.
  public Optional<LiveResult> result() {
    return Optional.ofNullable(result);
  }

  /// Whether the result is of the study as it is now.
  public boolean isCurrent() {
    return result != null && result.version() == editor.lookedVersion() && editor.isLooked();
  }

  /// Why there is no result; empty if there is one or will be.
  public String obstacle() {
    return obstacle;
  }

  /// Asks for the study as it is now, if that is new.
  private void ask() {
    CheckedStudy study = editor.checked().orElse(null);
    if (!on || study == null) {
      return;
    }
    boolean full = !editor.isMoving() && !busy.getAsBoolean();
    if (asked == editor.lookedVersion() && (askedFull || !full)) {
      return;
    }
    asked = editor.lookedVersion();
    askedFull = full;
    String against = obstacle(study.problem());
    if (!against.equals(obstacle)) {
      obstacle = against;
      changes.tell();
    }
    if (!against.isEmpty()) {
      result = null;
      return;
    }
    wanted.set(new Request(study, asked, full));
    solving.raise();
  }

  private String obstacle(Problem problem) {
    if (!(problem instanceof SteadyProblem)) {
      return TEXTS.get("steady");
    }
    if (!problem.equation().linear()) {
      return TEXTS.get("linear");
    }
    return solver.supports(problem, Settings.of(solver.settings())).reason();
  }

  /// Solves the newest state; on the thread for this.
  private void solve() {
    Request request = wanted.getAndSet(null);
    if (request == null) {
      return;
    }
    // A coarse solution is never given up for a newer state: there would be none while the hand is fast.
    long begin = System.nanoTime();
    show(request, true, COARSE_GRID,
        () -> moving.solve(request.study().problem(), cells, context(request, () -> false)));
    adapt((System.nanoTime() - begin) * 1e-9);
    if (request.full() && wanted.get() == null) {
      show(request, false, FULL_GRID, () -> solver.solve(request.study().problem(),
          Settings.of(solver.settings(), Map.of("order", 2L, "cells", (long) FULL)),
          context(request, () -> wanted.get() != null)));
    }
  }

  private PlainContext context(Request request, BooleanSupplier cancelled) {
    return new PlainContext(cores, request.study().seed(), cancelled, System.nanoTime());
  }

  private void adapt(double seconds) {
    if (seconds > SLOW) {
      cells = Math.max(FEWEST, cells / 2);
    } else if (seconds < FAST) {
      cells = Math.min(MOST, cells * 3 / 2);
    }
  }

  private void show(Request request, boolean coarse, int grid, Supplier<Solution> solve) {
    long begin = System.nanoTime();
    Solution solution;
    try {
      solution = solve.get();
    } catch (CancellationException e) {
      // Something newer is wanted, and asked for already.
      return;
    }
    long solved = System.nanoTime();
    if (solution.frames().isEmpty()) {
      tell(request, null, solution.report().reason());
      return;
    }
    Frame frame = solution.last();
    Pictures pictures = maker.make(PictureRequest.of(request.study().problem(), grid, PANE, frame));
    tell(request, new LiveResult(request.version(), frame, pictures, solution.report().unknowns(), coarse,
        (solved - begin) * 1e-9, (System.nanoTime() - solved) * 1e-9), "");
  }

  /// Ends its threads once the present state is solved.
  @Override
  public void close() {
    on = false;
    wanted.set(null);
    tasks.live().execute(moving::close);
  }

  private void tell(Request request, @Nullable LiveResult made, String reason) {
    tasks.window().execute(() -> {
      if (on && request.version() <= asked) {
        result = made;
        obstacle = reason;
        changes.tell();
      }
    });
  }
}
