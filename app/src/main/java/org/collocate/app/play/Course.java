package org.collocate.app.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.collocate.app.paint.Brush;
import org.collocate.solver.discretization.fvm.CellEvolution;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;

/// An evolution with its past: some states that it has passed, and what hands did to it on the way. Any state can be had again,
/// bit by bit where nothing depends on time, from the last one that was kept before it.
///
/// Memory is bounded: when as many states are kept as there is room for, every other one is given up. Belongs to one thread.
final class Course {
  private static final int FIRST_SPACING = 32;
  private static final int FEWEST_KEYS = 8;
  private static final int LOOKS = 200;
  /// What has grown so much since the beginning, or since a hand was last there, has left all bounds.
  private static final double GROWTH = 1e4;

  private final List<Mark> marks = new ArrayList<>();
  private final List<Key> keys = new ArrayList<>();
  private final Edit.Change beginning;
  private final int most;
  private CellEvolution evolution;
  private long spacing = FIRST_SPACING;
  private long position;
  private long last;
  /// Edits that were made up to the present position.
  private int done;
  private double bound;

  /// An edit and the step before which it was made.
  private record Mark(long step, Edit edit) {}

  /// What is larger than it may be.
  ///
  /// @param peak where it is, and how large
  /// @param time when
  /// @param bound that it has left
  record Excess(int unknown, CellEvolution.Peak peak, double time, double bound) {}

  /// A state that is kept.
  ///
  /// @param edits how many were made before
  private record Key(long step, int edits, double time, double[][] values) {}

  private Course(CellEvolution evolution, double length, long memory) {
    this.evolution = evolution;
    beginning = new Edit.Change(evolution.problem(), length);
    long state = 8L * evolution.problem().unknowns().size() * evolution.values(0).length;
    most = Math.clamp(memory / state, FEWEST_KEYS, 1_000_000);
    bind();
    keep();
  }

  /// From the initial state.
  ///
  /// @param cells along the longer side
  /// @param length of a step; 0 takes the longest that is forecast to be stable
  /// @param memory for states, in bytes
  static Course of(EvolutionProblem problem, int cells, double length, WorkerTeam team, long memory) {
    CellEvolution evolution = new CellEvolution(problem, CellEvolution.grid(problem, cells),
        CellEvolution.suitable(problem), team);
    return new Course(evolution, length > 0 ? length : stable(evolution), memory);
  }

  /// From the initial state again, with the problem as it is now.
  Course anew(long memory) {
    CellEvolution fresh = evolution.changed(evolution.problem(), evolution.scheme());
    fresh.start();
    return new Course(fresh, length(), memory);
  }

  /// The longest step that is forecast to be stable now, but no longer than a hundredth of the study's time.
  double stableStep() {
    return stable(evolution);
  }

  private static double stable(CellEvolution evolution) {
    return Math.min(evolution.stableStep(), evolution.problem().until() / 100);
  }

  CellEvolution evolution() {
    return evolution;
  }

  /// Steps since the beginning.
  long position() {
    return position;
  }

  /// The furthest position that is known.
  long last() {
    return last;
  }

  /// How many states are kept.
  int kept() {
    return keys.size();
  }

  /// The length of a step at the present position.
  double length() {
    return setting(done).length();
  }

  private Edit.Change setting(int edits) {
    for (int k = edits - 1; k >= 0; k--) {
      if (marks.get(k).edit() instanceof Edit.Change change) {
        return change;
      }
    }
    return beginning;
  }

  /// Makes steps; what hands did at positions that were passed before is done again.
  void advance(long steps) {
    long wanted = position + steps;
    while (position < wanted) {
      long until = Math.min(wanted, (position / spacing + 1) * spacing);
      if (done < marks.size()) {
        until = Math.min(until, marks.get(done).step());
      }
      evolution.step((int) Math.min(until - position, Integer.MAX_VALUE), length());
      position = until;
      last = Math.max(last, position);
      if (position % spacing == 0 && keys.stream().noneMatch(key -> key.step() == position)) {
        keep();
      }
      redo();
    }
  }

  private void bind() {
    double largest = 0;
    for (int j = 0; j < evolution.problem().unknowns().size(); j++) {
      largest = Math.max(largest, evolution.peak(j).value());
    }
    bound = Math.max(bound, GROWTH * Math.max(largest, 1));
  }

  /// What has left all bounds; empty if nothing has.
  Optional<Excess> excess() {
    for (int j = 0; j < evolution.problem().unknowns().size(); j++) {
      CellEvolution.Peak peak = evolution.peak(j);
      if (!(peak.value() <= bound)) {
        return Optional.of(new Excess(j, peak, evolution.time(), bound));
      }
    }
    return Optional.empty();
  }

  private void keep() {
    if (excess().isPresent()) {
      return;
    }
    keys.add(new Key(position, done, evolution.time(), evolution.copy()));
    keys.sort(java.util.Comparator.comparingLong(Key::step));
    while (keys.size() > most) {
      spacing *= 2;
      keys.removeIf(key -> key.step() % spacing != 0);
    }
  }

  private void redo() {
    while (done < marks.size() && marks.get(done).step() == position) {
      apply(marks.get(done).edit());
      done++;
    }
  }

  /// Does something now. What was known of the future is forgotten.
  void make(Edit edit) {
    forgetFuture();
    if (edit instanceof Edit.Change && done > 0 && marks.getLast().step() == position
        && marks.getLast().edit() instanceof Edit.Change) {
      marks.removeLast();
      done--;
    }
    marks.add(new Mark(position, edit));
    redo();
    bind();
  }

  private void forgetFuture() {
    marks.subList(done, marks.size()).clear();
    keys.removeIf(key -> key.step() > position);
    last = position;
  }

  private void apply(Edit edit) {
    switch (edit) {
      case Edit.Change change -> use(change.problem());
      case Edit.Dab dab -> paint(dab);
    }
  }

  private void use(EvolutionProblem problem) {
    if (!problem.equals(evolution.problem())) {
      evolution = evolution.changed(problem, CellEvolution.suitable(problem));
    }
  }

  /// Once, and again where the brush reaches over a periodic side.
  private void paint(Edit.Dab dab) {
    Domain domain = evolution.grid().domain();
    boolean plane = domain.dimension() == 2;
    int right = domain.periodic(0) ? 1 : 0;
    int up = plane && domain.periodic(1) ? 1 : 0;
    for (int i = -right; i <= right; i++) {
      for (int j = -up; j <= up; j++) {
        double x = dab.x() + i * (domain.upper()[0] - domain.lower()[0]);
        double y = !plane ? 0 : dab.y() + j * (domain.upper()[1] - domain.lower()[1]);
        touch(dab, x, y);
      }
    }
  }

  private void touch(Edit.Dab dab, double x, double y) {
    Brush brush = dab.brush();
    SplittableRandom random = new SplittableRandom(dab.seed());
    double r = brush.radius();
    evolution.edit(dab.unknown(), new double[] {x - r, y - r}, new double[] {x + r, y + r},
        (cx, cy, value, initial) -> {
          double weight = brush.weight(Math.hypot(cx - x, cy - y));
          return switch (dab.action()) {
            case ADD -> value + weight * dab.value();
            case SET -> value + weight * (dab.value() - value);
            case ERASE -> value + weight * (initial - value);
            case NOISE -> value + weight * dab.value() * random.nextGaussian();
          };
        });
  }

  /// Goes to a kept state from which a position is reached soonest; the rest of the way is for {@link #advance}.
  void jump(long step) {
    Key best = keys.getFirst();
    for (Key key : keys) {
      best = key.step() <= step && key.step() >= best.step() ? key : best;
    }
    if (step < position || best.step() > position) {
      restore(best);
    }
  }

  private void restore(Key key) {
    use(setting(key.edits()).problem());
    evolution.restore(key.values(), key.time());
    position = key.step();
    done = key.edits();
    redo();
  }

  /// Goes back to the last kept state; what came after is forgotten.
  void retreat() {
    restore(keys.getLast());
    forgetFuture();
  }

  /// Goes again from the last kept state to where all bounds are left, and back to that state: the way of {@link #retreat} when it has
  /// to be said how it came.
  ///
  /// @return where and when bounds are left first, as far as it can be told with {@value #LOOKS} looks
  Excess explain() {
    Excess found = excess().orElseThrow();
    long end = position;
    restore(keys.getLast());
    long stride = Math.max(1, (end - position) / LOOKS);
    while (position < end) {
      advance(Math.min(stride, end - position));
      Optional<Excess> here = excess();
      if (here.isPresent()) {
        found = here.get();
        break;
      }
    }
    retreat();
    return found;
  }

  /// Takes the last stroke or change back: goes to where it began, and forgets what came after.
  void undo() {
    if (marks.isEmpty()) {
      return;
    }
    Edit undone = marks.getLast().edit();
    long from = position;
    while (!marks.isEmpty() && belongs(marks.getLast().edit(), undone)) {
      from = marks.removeLast().step();
    }
    long began = from;
    keys.removeIf(key -> key.step() > began || key.edits() > marks.size());
    restore(keys.getLast());
    advance(began - position);
    forgetFuture();
  }

  private static boolean belongs(Edit edit, Edit to) {
    return edit.equals(to)
        || edit instanceof Edit.Dab one && to instanceof Edit.Dab other && one.stroke() == other.stroke();
  }

  /// Whether a hand has done anything.
  boolean isEdited() {
    return !marks.isEmpty();
  }
}
