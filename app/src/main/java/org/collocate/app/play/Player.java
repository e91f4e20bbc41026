package org.collocate.app.play;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.collocate.app.concurrent.Signal;
import org.collocate.solver.discretization.fvm.CellEvolution;
import org.collocate.solver.expression.StencilKernel;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ColorTable;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// Plays a {@link Course} on a thread of its own.
///
/// Works in slices of about {@value #SLICE} s: wishes first, then steps, then a picture if one is due. A picture is made only when the
/// one before has been taken, and at most every {@value #PICTURE} s unless the hand has done something: the display never waits for
/// steps for longer than a slice, and steps never wait for the display.
final class Player implements AutoCloseable {
  static final double SLICE = 0.008;
  static final double PICTURE = 0.03;
  /// For kept states.
  private static final long MEMORY = 256L << 20;
  private static final double MEASURED = 0.4;
  private static final double IDLE = 1e-3;
  private static final int MOST_STEPS = 20_000;
  private static final int GRAPH_ROWS = 320;
  private static final double GRAPH_SHARE = 0.5;
  private static final double SHRINKING = 0.05;
  private static final double LEAST = 0.02;
  private static final double CONSTANT = 1e-6;
  private static final int LONGEST_READING = 4000;

  /// What happens when the study's time is over.
  enum End {
    GO_ON, LOOP, STOP
  }

  private final int cores;
  private final Runnable news;
  private final Queue<Runnable> wishes = new ConcurrentLinkedQueue<>();
  private final Signal turns;
  private final AtomicReference<@Nullable PlayPicture> made = new AtomicReference<>();
  private final List<Probe> probes = new ArrayList<>();
  private @Nullable WorkerTeam team;
  private @Nullable Course course;
  private volatile String refusal = "";
  private List<double[][]> outline = List.of();
  private boolean playing;
  private End end = End.GO_ON;
  private double speed = Double.POSITIVE_INFINITY;
  private int unknown;
  private ColorTable table = ColorTable.VIRIDIS;
  private long sought = -1;
  private boolean dirty;
  private long touched;
  private long pictured;
  private double stepSeconds = SLICE;
  private double firstIntegral = Double.NaN;
  private double low = Double.NaN;
  private double high = Double.NaN;
  private double widest;
  private double rate;
  private long rateSince;
  private long rateSteps;
  private double owed;
  private long owedSince;
  private PlayPicture.@Nullable Trouble trouble;

  /// A point that is read while the course goes on.
  private static final class Probe {
    private final double[] at;
    private final List<double[]> rows = new ArrayList<>();

    Probe(double[] at) {
      this.at = at;
    }
  }

  /// @param thread of its own
  /// @param cores that make a step together
  /// @param news told, on that thread, that there is a new picture
  Player(Executor thread, int cores, Runnable news) {
    this.cores = cores;
    this.news = news;
    turns = new Signal(thread, this::turnOrTell);
  }

  private void wish(Runnable wish) {
    wishes.add(wish);
    turns.raise();
  }

  /// The newest picture, once; null if it was taken before.
  @Nullable
  PlayPicture take() {
    PlayPicture picture = made.getAndSet(null);
    if (picture != null) {
      turns.raise();
    }
    return picture;
  }

  /// Begins from the initial state of a problem.
  void open(EvolutionProblem problem, int cells) {
    wish(() -> {
      WorkerTeam workers = team == null ? new WorkerTeam(cores) : team;
      team = workers;
      course = null;
      orRefuse(() -> {
        unknown = Math.min(unknown, problem.unknowns().size() - 1);
        outline = Outline.boundary(problem.domain());
        begin(Course.of(problem, cells, 0, workers, MEMORY));
      });
    });
  }

  /// Formulas can be too long to be compiled, which shows only when it is tried.
  private void orRefuse(Runnable action) {
    refusal = "";
    try {
      action.run();
    } catch (StencilKernel.FormulaTooLargeException e) {
      refusal = String.valueOf(e.getMessage());
      course = null;
      news.run();
    }
  }

  /// Why the last problem that was opened cannot be played; empty if it can.
  String refusal() {
    return refusal;
  }

  private void begin(Course begun) {
    course = begun;
    stepSeconds = SLICE;
    sought = -1;
    trouble = null;
    forgetScale();
    firstIntegral = begun.evolution().integral(unknown);
    probes.forEach(probe -> probe.rows.clear());
    rateSince = 0;
    owedSince = 0;
    dirty = true;
  }

  /// Forgets the course.
  void drop() {
    wish(() -> {
      course = null;
      playing = false;
    });
  }

  void play(boolean on) {
    wish(() -> {
      playing = on;
      trouble = on ? null : trouble;
      sought = on ? -1 : sought;
      rateSince = 0;
      owedSince = 0;
      dirty = true;
    });
  }

  /// From the initial state again.
  void restart() {
    wish(() -> {
      Course old = course;
      if (old != null) {
        begin(old.anew(MEMORY));
      }
    });
  }

  /// One step more, and no further.
  void step() {
    wish(() -> {
      Course now = course;
      if (now != null && trouble == null) {
        playing = false;
        sought = now.position() + 1;
      }
    });
  }

  /// Goes to a step that was made before.
  void seek(long step) {
    wish(() -> {
      Course now = course;
      if (now != null) {
        trouble = null;
        sought = Math.clamp(step, 0, now.last());
        now.jump(sought);
        dirty = true;
      }
    });
  }

  /// @param timePerSecond how much of the evolution's time passes in a second; infinite for as much as can be
  void speed(double timePerSecond) {
    wish(() -> {
      speed = timePerSecond;
      owedSince = 0;
    });
  }

  void atEnd(End next) {
    wish(() -> end = next);
  }

  /// Which unknown is shown.
  void show(int index, ColorTable colors) {
    wish(() -> {
      if (index != unknown) {
        probes.forEach(probe -> probe.rows.clear());
        firstIntegral = Double.NaN;
      }
      unknown = index;
      table = colors;
      forgetScale();
      dirty = true;
    });
  }

  /// Fits the colours to what is there now.
  void fit() {
    wish(() -> {
      forgetScale();
      dirty = true;
    });
  }

  void paint(Edit.Dab dab) {
    long now = System.nanoTime();
    wish(() -> {
      Course painted = course;
      if (painted != null) {
        painted.make(dab);
        touched(now);
      }
    });
  }

  private void forgetScale() {
    low = Double.NaN;
    high = Double.NaN;
    widest = 0;
  }

  private void touched(long when) {
    touched = touched == 0 ? when : touched;
    trouble = null;
    sought = -1;
    dirty = true;
  }

  /// Goes on with another problem.
  ///
  /// @param length of a step; 0 for the longest that is forecast to be stable
  void change(EvolutionProblem problem, double length) {
    long now = System.nanoTime();
    wish(() -> {
      Course changed = course;
      if (changed != null) {
        orRefuse(() -> {
          changed.make(new Edit.Change(problem, length > 0 ? length : changed.length()));
          if (length == 0) {
            changed.make(new Edit.Change(problem, changed.stableStep()));
          }
          outline = Outline.boundary(problem.domain());
          touched(now);
        });
      }
    });
  }

  /// Takes the last stroke or change back.
  void undo() {
    wish(() -> {
      Course now = course;
      if (now != null) {
        now.undo();
        touched(System.nanoTime());
        forgetReadings(now);
      }
    });
  }

  /// Which points are read.
  void probe(List<double[]> points) {
    wish(() -> {
      probes.removeIf(probe -> points.stream().noneMatch(point -> Arrays.equals(point, probe.at)));
      for (double[] point : points) {
        if (probes.stream().noneMatch(probe -> Arrays.equals(point, probe.at))) {
          probes.add(new Probe(point));
        }
      }
      dirty = true;
    });
  }

  @Override
  public void close() {
    wish(() -> {
      course = null;
      if (team != null) {
        team.close();
        team = null;
      }
    });
  }

  /// What nobody foresaw must not look like an evolution that is held.
  private void turnOrTell() {
    try {
      turn();
    } catch (RuntimeException e) {
      refusal = String.valueOf(e);
      course = null;
      playing = false;
      news.run();
      throw e;
    }
  }

  private void turn() {
    for (Runnable wish = wishes.poll(); wish != null; wish = wishes.poll()) {
      wish.run();
    }
    Course now = course;
    if (now == null) {
      return;
    }
    boolean busy = false;
    if (sought >= 0) {
      busy = goTo(now);
    } else if (playing) {
      busy = advance(now);
    }
    boolean due = touched != 0 || System.nanoTime() - pictured >= PICTURE * 1e9;
    if (dirty && due && made.get() == null) {
      picture(now);
    }
    if (busy || dirty && made.get() == null) {
      if (dirty && !busy) {
        LockSupport.parkNanos((long) (IDLE * 1e9));
      }
      turns.raise();
    }
  }

  /// @return whether the place that was sought is still ahead
  private boolean goTo(Course now) {
    long steps = Math.min(affordable(), sought - now.position());
    if (steps > 0) {
      run(now, steps);
    }
    boolean there = now.position() >= sought;
    sought = there ? -1 : sought;
    return !there;
  }

  private boolean advance(Course now) {
    long allowed = allowed(now);
    if (allowed == 0) {
      LockSupport.parkNanos((long) (IDLE * 1e9));
      return true;
    }
    double until = now.evolution().problem().until();
    boolean before = now.evolution().time() < until;
    run(now, Math.min(affordable(), allowed));
    if (before && now.evolution().time() >= until && trouble == null) {
      switch (end) {
        case GO_ON -> {
          // The study's time is no bound.
        }
        case LOOP -> begin(now.anew(MEMORY));
        case STOP -> playing = false;
      }
    }
    return playing;
  }

  private long affordable() {
    return (long) Math.clamp(SLICE / stepSeconds, 1, MOST_STEPS);
  }

  /// Steps that the speed allows now.
  private long allowed(Course now) {
    if (Double.isInfinite(speed)) {
      return Long.MAX_VALUE;
    }
    long time = System.nanoTime();
    if (owedSince != 0) {
      // What a slow machine leaves undone is not made up for.
      owed = Math.min(owed + (time - owedSince) * 1e-9 * speed / now.length(), 1 + SLICE / stepSeconds);
    }
    owedSince = time;
    long whole = (long) owed;
    owed -= whole;
    return whole;
  }

  private void run(Course now, long steps) {
    long begin = System.nanoTime();
    now.advance(steps);
    long ended = System.nanoTime();
    double each = (ended - begin) * 1e-9 / steps;
    stepSeconds = each < stepSeconds ? each : 0.7 * stepSeconds + 0.3 * each;
    dirty = true;
    rateSteps += steps;
    if (rateSince == 0) {
      rateSince = begin;
      rateSteps = steps;
    } else if (ended - rateSince > MEASURED * 1e9) {
      rate = rateSteps / ((ended - rateSince) * 1e-9);
      rateSince = ended;
      rateSteps = 0;
    }
  }

  /// Looks whether the solution has left all bounds: then it is held, and taken back to the last state that was kept.
  private void check(Course now) {
    if (now.excess().isEmpty()) {
      return;
    }
    double length = now.length();
    Course.Excess excess = now.explain();
    forgetReadings(now);
    trouble = new PlayPicture.Trouble(now.evolution().problem().unknowns().get(excess.unknown()),
        excess.peak().value(), excess.bound(), excess.peak().at(), excess.time(), length,
        now.stableStep());
    playing = false;
    sought = -1;
  }

  private void forgetReadings(Course now) {
    double time = now.evolution().time();
    probes.forEach(probe -> probe.rows.removeIf(row -> row[0] > time));
  }

  private void picture(Course now) {
    check(now);
    CellEvolution evolution = now.evolution();
    Domain domain = evolution.grid().domain();
    int width = evolution.grid().count(0);
    int height = evolution.grid().count(1);
    double[] samples = new double[width * height];
    evolution.samples(unknown, samples);
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : samples) {
      smallest = value < smallest ? value : smallest;
      largest = value > largest ? value : largest;
    }
    ColorScale scale = scale(smallest, largest, domain.dimension() == 1);
    double hx = evolution.grid().spacing(0) / 2;
    double hy = domain.dimension() == 1 ? 0 : evolution.grid().spacing(1) / 2;
    double x0 = domain.lower()[0];
    double x1 = domain.upper()[0];
    boolean line = domain.dimension() == 1;
    Raster raster = line ? Raster.graph(samples, GRAPH_ROWS, scale)
        : Raster.of(samples, width, height, scale);
    double[] box = line ? new double[] {x0 + hx, 0, x1 - hx, GRAPH_SHARE * (x1 - x0)}
        : new double[] {x0 + hx, domain.lower()[1] + hy, x1 - hx, domain.upper()[1] - hy};
    read(evolution);
    double integral = evolution.integral(unknown);
    firstIntegral = Double.isNaN(firstIntegral) ? integral : firstIntegral;
    made.set(new PlayPicture(raster, box, line ? List.of() : outline, scale,
        new PlayPicture.Moment(evolution.time(), now.position(), now.last(), now.length(), playing,
            now.isEdited()),
        playing ? rate : 0, smallest, largest, integral, firstIntegral,
        probes.stream().map(Player::reading).toList(), trouble, touched));
    pictured = System.nanoTime();
    touched = 0;
    dirty = false;
    news.run();
  }

  /// Grows at once with the values, and shrinks slowly, so that colours do not flicker; but never to what is nothing beside what was
  /// seen before. The scale of a graph stays.
  private ColorScale scale(double smallest, double largest, boolean line) {
    if (!(smallest <= largest)) {
      return new ColorScale(table, 0, 1, ColorScale.Spread.LINEAR);
    }
    double share = line || high - low <= LEAST * widest ? 0 : SHRINKING;
    low = Double.isNaN(low) || smallest < low ? smallest : low + share * (smallest - low);
    high = Double.isNaN(high) || largest > high ? largest : high + share * (largest - high);
    widest = Math.max(widest, high - low);
    double magnitude = Math.max(Math.abs(low), Math.abs(high));
    // A constant has a colour in the middle.
    double least = magnitude == 0 ? 1 : CONSTANT * magnitude;
    double wider = Math.max(0, least - (high - low)) / 2;
    return new ColorScale(table, low - wider, high + wider, ColorScale.Spread.LINEAR);
  }

  private void read(CellEvolution evolution) {
    for (Probe probe : probes) {
      if (!probe.rows.isEmpty() && !(evolution.time() > probe.rows.getLast()[0])) {
        continue;
      }
      probe.rows.add(new double[] {evolution.time(), evolution.valueAt(unknown, probe.at)});
      if (probe.rows.size() > LONGEST_READING) {
        for (int k = probe.rows.size() - 2; k > 0; k -= 2) {
          probe.rows.remove(k);
        }
      }
    }
  }

  private static PlayPicture.Reading reading(Probe probe) {
    return new PlayPicture.Reading(probe.at, probe.rows.stream().mapToDouble(row -> row[0]).toArray(),
        probe.rows.stream().mapToDouble(row -> row[1]).toArray());
  }
}
