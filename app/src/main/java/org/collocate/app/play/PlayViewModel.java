package org.collocate.app.play;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.paint.Brush;
import org.collocate.app.text.Texts;
import org.collocate.solver.discretization.fvm.CellEvolution;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.metric.Output;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.viz.color.ColorTable;
import org.jspecify.annotations.Nullable;

/// The open study's evolution, played. Edits of the study reach it while it plays: numbers, coefficients, conditions, equations and the
/// drawing change what follows; another initial state, other unknowns and another fineness begin anew.
public final class PlayViewModel implements AutoCloseable {
  private static final Texts TEXTS = Texts.of("play");
  /// Cells along the longer side that can be chosen.
  static final List<Integer> FINENESS = List.of(64, 128, 256, 512, 1024);
  private static final int ON_LINES = 512;
  private static final int FIRST = 256;
  private static final double FIRST_RADIUS = 0.05;
  /// So that the study's time takes ten seconds.
  static final double FIRST_SPEED = 0.1;
  /// Steps along a stroke, in radii.
  private static final double STEP = 0.25;

  private final StudyEditor editor;
  private final Listeners changes = new Listeners();
  private final Player player;
  private @Nullable EvolutionProblem problem;
  private @Nullable Study written;
  private @Nullable PlayPicture picture;
  private List<String> names = List.of();
  private long seen;
  private String obstacle = "";
  private boolean shown;
  private boolean playing;
  private int cells = FIRST;
  private int unknown;
  private ColorTable colors = ColorTable.VIRIDIS;
  private double share = FIRST_SPEED;
  private Player.End end = Player.End.GO_ON;
  private Edit.Action action = Edit.Action.SET;
  private double value = 1;
  private double radius = FIRST_RADIUS;
  private int strokes;
  private long seeds;
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;
  private long pictures;
  private double latency;

  /// @param cores that make a step together
  public PlayViewModel(StudyEditor editor, Tasks tasks, int cores) {
    this.editor = editor;
    Signal showing = new Signal(tasks.pulse(), this::taken);
    player = new Player(tasks.play(), cores, showing::raise);
    editor.changes().add(this::ask);
  }

  /// Told when something of it is another.
  public Listeners changes() {
    return changes;
  }

  /// Whether it can be seen: what nobody sees is held.
  public void show(boolean seenNow) {
    if (shown == seenNow) {
      return;
    }
    shown = seenNow;
    if (shown) {
      ask();
    } else if (playing) {
      play(false);
    }
  }

  private void ask() {
    CheckedStudy study = editor.checked().orElse(null);
    if (!shown || study == null || seen == editor.lookedVersion()) {
      return;
    }
    seen = editor.lookedVersion();
    obstacle = obstacle(study);
    if (!obstacle.isEmpty()) {
      problem = null;
      picture = null;
      playing = false;
      player.drop();
      changes.tell();
      return;
    }
    EvolutionProblem now = ((EvolutionProblem) study.problem()).firstOrder();
    Study was = written;
    EvolutionProblem old = problem;
    written = study.study();
    if (old == null || was == null || !old.unknowns().equals(now.unknowns())
        || !same("initial", was, study.study())
        || old.domain().dimension() != now.domain().dimension()) {
      begin(now);
    } else if (!Stream.of("domain", "equation", "boundary")
        .allMatch(part -> same(part, was, study.study()))) {
      problem = same("domain", was, study.study()) ? on(old.domain(), now) : now;
      player.change(problem, 0);
    }
    names = study.outputs()
        .stream()
        .filter(Output.Probe.class::isInstance)
        .map(Output::name)
        .toList();
    player.probe(study.outputs()
        .stream()
        .filter(Output.Probe.class::isInstance)
        .map(output -> ((Output.Probe) output).at())
        .toList());
    changes.tell();
  }

  private static boolean same(String part, Study was, Study now) {
    return Objects.equals(was.at(Pointer.ROOT.key(part)), now.at(Pointer.ROOT.key(part)));
  }

  /// The same problem on a domain that is already known: cells are cut again only when the drawing is another.
  private static EvolutionProblem on(Domain domain, EvolutionProblem problem) {
    Formulation was = problem.formulation();
    return new EvolutionProblem(
        new Formulation(domain, was.equation(), was.parameters(), was.coefficients(), was.conditions(),
            was.refinements()),
        problem.exact(), problem.initial(), problem.initialRates(), problem.until(), problem.frameCount());
  }

  /// The names of the points that are read, in the order of their readings.
  List<String> names() {
    return names;
  }

  private static String obstacle(CheckedStudy study) {
    if (!(study.problem() instanceof EvolutionProblem evolution)) {
      return TEXTS.get("steady");
    }
    EvolutionProblem first = evolution.firstOrder();
    return first.equation().timeOrder() > 1 ? TEXTS.get("second-order") : CellEvolution.obstacle(first);
  }

  private void begin(EvolutionProblem now) {
    problem = now;
    unknown = Math.min(unknown, now.unknowns().size() - 1);
    player.show(unknown, colors);
    player.speed(speed());
    player.open(now, cells());
    radius = FIRST_RADIUS * side();
  }

  /// The longer side of the domain.
  double side() {
    EvolutionProblem now = problem;
    if (now == null) {
      return 1;
    }
    double[] lower = now.domain().lower();
    double[] upper = now.domain().upper();
    double longest = 0;
    for (int axis = 0; axis < lower.length; axis++) {
      longest = Math.max(longest, upper[axis] - lower[axis]);
    }
    return longest;
  }

  private void taken() {
    if (!player.refusal().isEmpty()) {
      obstacle = player.refusal();
      picture = null;
      problem = null;
      playing = false;
      changes.tell();
      return;
    }
    PlayPicture next = player.take();
    if (next == null || problem == null) {
      return;
    }
    pictures++;
    if (next.touched() != 0) {
      latency = (System.nanoTime() - next.touched()) * 1e-9;
    }
    picture = next;
    playing = next.now().playing();
    changes.tell();
  }

  /// What is to be seen now; empty where nothing is yet.
  Optional<PlayPicture> picture() {
    return Optional.ofNullable(picture);
  }

  /// Pictures that were taken so far.
  public long pictures() {
    return pictures;
  }

  /// Seconds from the newest touch of the hand to the window's receiving the picture of it.
  public double latency() {
    return latency;
  }

  /// Steps that were made so far.
  public long steps() {
    PlayPicture now = picture;
    return now == null ? 0 : now.now().last();
  }

  /// Why nothing can be played; empty if something can.
  public String obstacle() {
    return obstacle;
  }

  boolean isPlayable() {
    return problem != null && obstacle.isEmpty();
  }

  /// Whether it goes on by itself.
  public boolean isPlaying() {
    return playing;
  }

  /// Plays or holds.
  public void play(boolean on) {
    if (isPlayable()) {
      playing = on;
      player.play(on);
      changes.tell();
    }
  }

  public void restart() {
    player.restart();
  }

  void step() {
    player.step();
  }

  /// Goes back, or forth as far as it has come before.
  void seek(long step) {
    playing = false;
    player.play(false);
    player.seek(step);
  }

  /// The unknowns that can be shown.
  List<String> unknowns() {
    EvolutionProblem now = problem;
    return now == null ? List.of() : now.unknowns();
  }

  int unknown() {
    return unknown;
  }

  void choose(int index) {
    unknown = index;
    player.show(index, colors);
    changes.tell();
  }

  void color(ColorTable next) {
    colors = next;
    player.show(unknown, colors);
  }

  void fit() {
    player.fit();
  }

  int cells() {
    EvolutionProblem now = problem;
    return now != null && now.domain().dimension() == 1 ? ON_LINES : cells;
  }

  boolean isLine() {
    EvolutionProblem now = problem;
    return now != null && now.domain().dimension() == 1;
  }

  /// Begins anew with this many cells along the longer side.
  public void refine(int count) {
    cells = count;
    EvolutionProblem now = problem;
    if (now != null) {
      playing = false;
      player.play(false);
      player.open(now, count);
    }
    changes.tell();
  }

  /// How much of the evolution's time passes in a second.
  double speed() {
    EvolutionProblem now = problem;
    return now == null ? share : share * now.until();
  }

  /// @param perSecond which share of the study's time passes in a second; infinite for as much as can be
  public void speed(double perSecond) {
    share = perSecond;
    player.speed(speed());
  }

  Player.End end() {
    return end;
  }

  void end(Player.End next) {
    end = next;
    player.atEnd(next);
  }

  /// Goes on with steps of another length; 0 for the longest that is forecast to be stable.
  void length(double length) {
    EvolutionProblem now = problem;
    if (now != null) {
      player.change(now, length);
    }
  }

  void undo() {
    player.undo();
  }

  Edit.Action action() {
    return action;
  }

  void action(Edit.Action next) {
    action = next;
    changes.tell();
  }

  double value() {
    return value;
  }

  void value(double next) {
    value = next;
  }

  double radius() {
    return radius;
  }

  public void radius(double next) {
    radius = next;
    changes.tell();
  }

  /// The hand comes down.
  public void touch(double x, double y) {
    strokes++;
    lastX = x;
    lastY = y;
    dab(x, y);
  }

  /// The hand moves.
  public void drag(double x, double y) {
    double length = Math.hypot(x - lastX, y - lastY);
    int count = (int) Math.floor(length / (STEP * radius));
    if (count == 0) {
      return;
    }
    for (int k = 1; k <= count; k++) {
      dab(lastX + (x - lastX) * k / count, lastY + (y - lastY) * k / count);
    }
    lastX = x;
    lastY = y;
  }

  private void dab(double x, double y) {
    if (isPlayable()) {
      player.paint(new Edit.Dab(unknown, action, value, new Brush(Brush.Kind.BRUSH, value, radius, 0.5), x, y,
          strokes, seeds++));
    }
  }

  @Override
  public void close() {
    shown = false;
    problem = null;
    player.close();
  }
}
