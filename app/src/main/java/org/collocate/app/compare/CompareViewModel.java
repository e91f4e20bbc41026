package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.SolveReport;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// What the panes show: which quantity of which unknown at which time, in which colours, how near. On the window's thread,
/// but for the making of pictures.
public final class CompareViewModel {
  private static final int FINEST = 512;
  /// Points along the longer side while runs are on, from the coarsest.
  private static final List<Integer> LIVE = List.of(48, 64, 96, 128, 192, 256, 384, 512);
  /// Seconds for one round of pictures that are too long, or short enough for the next finer grid.
  private static final double SLOW = 0.04;
  private static final double FAST = 0.012;

  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private final Runnable shown;
  private final PaneLayout layout = new PaneLayout();
  private final ScaleRules scales = new ScaleRules();
  private final Set<OverlayKind> overlays = EnumSet.of(OverlayKind.REGIONS);
  private final Set<String> surfaces = new HashSet<>();
  private final AtomicReference<@Nullable PictureRequest> wanted = new AtomicReference<>();
  private final Quantities quantities = new Quantities();
  private final PictureMaker maker = new PictureMaker(quantities);
  private final Signal making;
  private final ReadingViewModel reading;
  private final LookViewModel view;
  private final CutViewModel cut;
  private final ProbesViewModel probes;
  private List<MethodRun> methods = List.of();
  private Optional<Comparison> comparison = Optional.empty();
  private @Nullable CheckedStudy study;
  private @Nullable PictureRequest newest;
  private Pictures pictures = Pictures.NONE;
  private Tool tool = Tool.PAN;
  private int unknown;
  private int frame = -1;
  private int live = LIVE.indexOf(128);

  /// @param shown called when the newest frames are being drawn, so that runs may send more; on any thread
  public CompareViewModel(Tasks tasks, Runnable shown) {
    this.tasks = tasks;
    this.shown = shown;
    this.making = new Signal(tasks.pictures(), this::make);
    reading = new ReadingViewModel(tasks, quantities);
    view = new LookViewModel(reading);
    cut = new CutViewModel(tasks);
    probes = new ProbesViewModel(tasks);
    layout.changes().add(this::refresh);
    scales.changes().add(this::refresh);
    view.changes().add(this::refresh);
  }

  /// Told when pictures or choices have changed.
  public Listeners changes() {
    return changes;
  }

  /// Takes in what runs have brought.
  public void update(@Nullable CheckedStudy checked, List<MethodRun> runs, Optional<Comparison> with) {
    if (checked != null && (study == null || checked.problem().unknowns().size() <= unknown)) {
      unknown = 0;
    }
    study = checked;
    methods = List.copyOf(runs);
    comparison = with;
    layout.update(methods.stream().map(MethodRun::name).toList());
    if (checked != null) {
      view.update(checked.problem().domain());
      probes.update(checked, methods, comparison);
    }
    refresh();
  }

  private void ask() {
    CheckedStudy checked = study;
    if (checked == null) {
      return;
    }
    List<PictureRequest.Wanted> panes = new ArrayList<>();
    for (Pane pane : layout.shown()) {
      wanted(pane, checked).ifPresent(panes::add);
    }
    PictureRequest request = new PictureRequest(checked.problem(), fineness(checked), unknown,
        panes,
        comparison, scales.all(), overlays, view.part(layout.shown().stream().map(Pane::id).toList()));
    newest = request;
    wanted.set(request);
    making.raise();
    reading.update(request);
    cut.update(new CutRequest.Fields(checked.problem(), unknown, methodFields(checked), referenceField()));
  }

  private Optional<PictureRequest.Wanted> wanted(Pane pane, CheckedStudy checked) {
    Show show = layout.showOf(pane);
    return switch (pane.subject()) {
      case Subject.OfMethod(String name) -> frameOf(name, checked)
          .map(found -> new PictureRequest.Wanted(pane.id(), pane.subject(), show, found, null));
      case Subject.OfReference _ -> comparison.map(with -> with.referenceFields(time()))
          .filter(fields -> !fields.isEmpty())
          .map(fields -> new PictureRequest.Wanted(pane.id(), pane.subject(), show,
              new Frame(time(), 0, fields),
              null));
      case Subject.OfDifference(String minuend, String subtrahend) -> frameOf(minuend, checked)
          .flatMap(first -> frameOf(subtrahend, checked)
              .map(second -> new PictureRequest.Wanted(pane.id(), pane.subject(), show, first, second)));
    };
  }

  private Optional<Frame> frameOf(String method, CheckedStudy checked) {
    return methods.stream()
        .filter(run -> run.name().equals(method))
        .flatMap(run -> Stream.ofNullable(chosenFrame(run)))
        .filter(found -> found.fields().size() == checked.problem().unknowns().size()
            && found.fields().getFirst().dimension() == checked.problem().domain().dimension())
        .findFirst();
  }

  private List<CutRequest.Source> methodFields(CheckedStudy checked) {
    List<CutRequest.Source> sources = new ArrayList<>();
    for (MethodRun run : methods) {
      frameOf(run.name(), checked)
          .ifPresent(found -> sources
              .add(new CutRequest.Source(run.name(), run.number(), found.fields().get(unknown))));
    }
    return sources;
  }

  private Optional<Field> referenceField() {
    return comparison.map(with -> with.referenceFields(time()))
        .filter(fields -> unknown < fields.size())
        .map(fields -> fields.get(unknown));
  }

  private @Nullable Frame chosenFrame(MethodRun method) {
    List<Frame> frames = method.frames();
    if (frames.isEmpty()) {
      return null;
    }
    return frame < 0 || frames.size() < 2 ? frames.getLast() : frames.get(Math.min(frame, frames.size() - 1));
  }

  /// Points along the longer side. While runs are on, as many as leave the pictures in motion and the cores to the runs.
  private int fineness(CheckedStudy checked) {
    int finest = Math.min(FINEST, checked.grid());
    return isMoving() ? Math.min(finest, LIVE.get(live)) : finest;
  }

  private boolean isMoving() {
    return methods.stream().anyMatch(MethodRun::isActive);
  }

  /// Whether the pictures are coarser than they will be, because runs are on.
  public boolean isCoarse() {
    return study != null && isMoving() && LIVE.get(live) < Math.min(FINEST, study.grid());
  }

  private void adapt(double seconds) {
    if (isMoving()) {
      live = Math.clamp(live + (seconds > SLOW ? -1 : seconds < FAST ? 1 : 0), 0, LIVE.size() - 1);
    }
  }

  private void make() {
    PictureRequest request = wanted.getAndSet(null);
    if (request == null) {
      return;
    }
    long begin = System.nanoTime();
    // The next frames are made while these are drawn.
    shown.run();
    Pictures made = maker.make(request);
    double seconds = (System.nanoTime() - begin) * 1e-9;
    tasks.window().execute(() -> {
      adapt(seconds);
      pictures = made;
      changes.tell();
    });
  }

  public List<MethodRun> methods() {
    return methods;
  }

  /// The run of a method; empty if the study has no such method.
  public Optional<MethodRun> method(String name) {
    return methods.stream().filter(run -> run.name().equals(name)).findFirst();
  }

  /// Whether the study has been right, so that its methods are known.
  public boolean isRight() {
    return study != null;
  }

  /// The study as it was when it was last right.
  public Optional<CheckedStudy> study() {
    return Optional.ofNullable(study);
  }

  /// What the reference is, and all that is measured against it.
  public Optional<Comparison> comparison() {
    return comparison;
  }

  public Pictures pictures() {
    return pictures;
  }

  /// What was asked for last.
  public Optional<PictureRequest> request() {
    return Optional.ofNullable(newest);
  }

  public boolean hasReference() {
    return comparison.isPresent();
  }

  /// The panes.
  public PaneLayout layout() {
    return layout;
  }

  /// The colours.
  public ScaleRules scales() {
    return scales;
  }

  /// The cross-hair and the values under it.
  public ReadingViewModel reading() {
    return reading;
  }

  /// The line cut.
  public CutViewModel cut() {
    return cut;
  }

  /// The pinned points.
  public ProbesViewModel probes() {
    return probes;
  }

  /// The names of the unknowns.
  public List<String> unknowns() {
    return study == null ? List.of() : study.problem().unknowns();
  }

  public int unknown() {
    return unknown;
  }

  /// The name of the unknown that is shown; empty before there is one.
  public String unknownName() {
    return unknown < unknowns().size() ? unknowns().get(unknown) : "";
  }

  /// A symbol with its unit, `u (K)`; the symbol alone where the study names none.
  public String withUnit(String symbol) {
    String unit = study == null ? null : study.units().get(symbol);
    return unit == null ? symbol : symbol + " (" + unit + ")";
  }

  public void chooseUnknown(int index) {
    unknown = index;
    scales.release();
    refresh();
  }

  /// What lies over the pictures.
  public Set<OverlayKind> overlays() {
    return Set.copyOf(overlays);
  }

  public void drawOverlay(OverlayKind kind, boolean draw) {
    if (draw ? overlays.add(kind) : overlays.remove(kind)) {
      refresh();
    }
  }

  /// Whether a pane shows its field as a surface.
  public boolean isSurface(String pane) {
    return surfaces.contains(pane);
  }

  /// Shows a pane's field as a surface, or flat again.
  public void toggleSurface(String pane) {
    if (!surfaces.remove(pane)) {
      surfaces.add(pane);
    }
    changes.tell();
  }

  /// What the mouse does in the panes.
  public Tool tool() {
    return tool;
  }

  public void choose(Tool next) {
    tool = next;
    changes.tell();
  }

  /// Which part all panes show.
  public LookViewModel view() {
    return view;
  }

  /// A pane as it is, ready to leave the window; empty where there is no picture.
  ///
  /// @param all all states of an evolution instead of the chosen one
  public Optional<PaneExport> export(Pane pane, boolean all) {
    PictureRequest request = newest;
    CheckedStudy checked = study;
    Pictures.Pane picture = pictures.panes().get(pane.id());
    if (request == null || checked == null || picture == null) {
      return Optional.empty();
    }
    List<PictureRequest.Wanted> states = new ArrayList<>();
    int chosen = frame;
    for (int state = 0; state < (all ? frameCount() : 1); state++) {
      frame = all ? state : chosen;
      wanted(pane, checked).ifPresent(states::add);
    }
    frame = chosen;
    List<String> axes = checked.problem().domain().coordinateNames();
    PlotTitles titles = new PlotTitles(checked.study().title().isEmpty() ? pane.id()
        : checked.study().title() + " – " + pane.id(), picture.show().quantity(withUnit(unknownName())),
        withUnit(axes.getFirst()), withUnit(axes.getLast()));
    boolean held = !all || scales.isHeld(picture.show());
    return states.isEmpty() ? Optional.empty()
        : Optional.of(new PaneExport(request, states,
            held ? Optional.ofNullable(pictures.scale(picture.show())) : Optional.empty(), titles));
  }

  /// The states of a method as a solution, for files.
  public Optional<Solution> solution(String method) {
    return method(method).filter(run -> !run.frames().isEmpty())
        .map(run -> new Solution(unknowns(), run.frames(), new SolveReport(SolveReport.Status.CONVERGED, "",
            run.label(), run.unknowns(), 0, 0, Double.NaN)));
  }

  /// Does something with files beside the window's work.
  public void inBackground(Runnable action) {
    tasks.evaluations().execute(action);
  }

  /// Does something on the window's thread.
  public void inWindow(Runnable action) {
    tasks.window().execute(action);
  }

  /// How many states the slider runs through; 1 where there is nothing to slide.
  public int frameCount() {
    return study != null && study.problem() instanceof EvolutionProblem
        ? methods.stream().mapToInt(method -> method.frames().size()).max().orElse(1)
        : 1;
  }

  /// The chosen state.
  public int frame() {
    return frame < 0 ? frameCount() - 1 : Math.min(frame, frameCount() - 1);
  }

  /// The equation's time of the chosen state.
  public double time() {
    return methods.stream()
        .filter(method -> method.frames().size() > 1)
        .flatMap(method -> Stream.ofNullable(chosenFrame(method)))
        .mapToDouble(Frame::time)
        .findFirst()
        .orElse(study != null && study.problem() instanceof EvolutionProblem evolution ? evolution.until()
            : 0);
  }

  public void chooseFrame(int index) {
    frame = index >= frameCount() - 1 ? -1 : Math.max(0, index);
    refresh();
  }

  private void refresh() {
    ask();
    changes.tell();
  }
}
