package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.method.Frame;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.color.ColorScale;
import org.jspecify.annotations.Nullable;

/// What the panes show: which quantity of which unknown at which time, in which colours. On the window's thread, but for
/// the making of pictures.
public final class CompareViewModel {
  private static final int FINEST = 320;

  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private final Runnable shown;
  private final Map<String, Show> own = new HashMap<>();
  private final Map<Show, ColorScale> locked = new EnumMap<>(Show.class);
  private final AtomicReference<@Nullable PictureRequest> wanted = new AtomicReference<>();
  private final PictureMaker maker = new PictureMaker();
  private final Signal making;
  private List<MethodRun> methods = List.of();
  private Optional<Comparison> comparison = Optional.empty();
  private @Nullable CheckedStudy study;
  private Pictures pictures = Pictures.NONE;
  private Show show = Show.FIELD;
  private int unknown;
  private int frame = -1;
  private boolean contours;
  private @Nullable String maximized;

  /// @param shown called when the newest frames are on screen, so that runs may send more
  public CompareViewModel(Tasks tasks, Runnable shown) {
    this.tasks = tasks;
    this.shown = shown;
    this.making = new Signal(tasks.pictures(), this::make);
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
    ask();
    changes.tell();
  }

  private void ask() {
    CheckedStudy checked = study;
    if (checked == null) {
      return;
    }
    List<PictureRequest.Source> sources = new ArrayList<>();
    for (MethodRun method : methods) {
      Frame chosen = chosenFrame(method);
      if (chosen != null && chosen.fields().size() == checked.problem().unknowns().size()
          && chosen.fields().getFirst().dimension() == checked.problem().domain().dimension()) {
        sources.add(new PictureRequest.Source(method.name(), chosen, showOf(method.name())));
      }
    }
    wanted.set(new PictureRequest(checked.problem().domain(), Math.min(FINEST, checked.grid()), unknown,
        sources, comparison, locked, contours));
    making.raise();
  }

  private @Nullable Frame chosenFrame(MethodRun method) {
    List<Frame> frames = method.frames();
    if (frames.isEmpty()) {
      return null;
    }
    return frame < 0 || frames.size() < 2 ? frames.getLast() : frames.get(Math.min(frame, frames.size() - 1));
  }

  private void make() {
    PictureRequest request = wanted.getAndSet(null);
    if (request == null) {
      return;
    }
    Pictures made = maker.make(request);
    tasks.window().execute(() -> {
      pictures = made;
      changes.tell();
      shown.run();
    });
  }

  public List<MethodRun> methods() {
    return methods;
  }

  /// Whether the study has been right, so that its methods are known.
  public boolean isRight() {
    return study != null;
  }

  public Pictures pictures() {
    return pictures;
  }

  public boolean hasReference() {
    return comparison.isPresent();
  }

  /// The names of the unknowns.
  public List<String> unknowns() {
    return study == null ? List.of() : study.problem().unknowns();
  }

  public int unknown() {
    return unknown;
  }

  public void chooseUnknown(int index) {
    unknown = index;
    locked.clear();
    refresh();
  }

  /// What panes show that have no choice of their own.
  public Show show() {
    return show;
  }

  /// Lets all panes show the same.
  public void choose(Show all) {
    show = all;
    own.clear();
    refresh();
  }

  public Show showOf(String method) {
    return own.getOrDefault(method, show);
  }

  /// Lets one pane show something of its own.
  public void choose(String method, Show one) {
    own.put(method, one);
    refresh();
  }

  public boolean contours() {
    return contours;
  }

  public void drawContours(boolean draw) {
    contours = draw;
    refresh();
  }

  public boolean isLocked(Show quantity) {
    return locked.containsKey(quantity);
  }

  /// Holds the present scale of a quantity, or lets it follow the values again.
  public void lock(Show quantity, boolean hold) {
    ColorScale present = pictures.scales().get(quantity);
    if (hold && present != null) {
      locked.put(quantity, present);
    } else {
      locked.remove(quantity);
    }
    refresh();
  }

  /// Holds a quantity's scale at another range. Of a signed error the larger magnitude counts, as its scale is symmetric.
  public void lock(Show quantity, double low, double high) {
    ColorScale present = pictures.scales().get(quantity);
    boolean fits = high > low && (quantity != Show.MAGNITUDE || low > 0);
    if (present != null && fits) {
      double most = Math.max(Math.abs(low), Math.abs(high));
      locked.put(quantity, quantity == Show.ERROR ? present.withRange(-most, most)
          : present.withRange(low, high));
    }
    refresh();
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

  /// The one method that fills the space; empty if all are shown.
  public Optional<String> maximized() {
    return Optional.ofNullable(maximized)
        .filter(name -> methods.stream()
            .anyMatch(method -> method.name()
                .equals(name)));
  }

  /// Fills the space with one method, or shows all again.
  public void toggleMaximized(String method) {
    maximized = method.equals(maximized) ? null : method;
    changes.tell();
  }

  private void refresh() {
    ask();
    changes.tell();
  }
}
