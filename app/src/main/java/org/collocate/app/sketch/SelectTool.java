package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.collocate.app.sketch.edit.Affine;
import org.collocate.app.sketch.edit.Box;
import org.collocate.app.sketch.edit.Drawing;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grip;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Nearest;
import org.collocate.app.sketch.edit.Picking;
import org.collocate.app.sketch.edit.Vertex;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;

/// Chooses, moves, turns and scales; moves handles, vertices and edges; a double-click on an edge makes a vertex.
final class SelectTool implements Tool {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double REACH = 6;
  private static final double STILL = 3;

  private final SketchViewModel sketch;
  private Drag drag = new Nothing();
  private @Nullable Hit hover;

  SelectTool(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  /// What a drag does.
  private sealed interface Drag {}

  /// No button is down.
  private record Nothing() implements Drag {}

  /// The button is down, the pointer has not moved yet.
  private record Waiting(PointerInput start, Hit hit) implements Drag {}

  /// Choosing by a rectangle.
  private record Band(Point from, Point to, boolean more) implements Drag {}

  /// Changing the study: from where, and how the study at the start follows the pointer.
  private record Change(Study base, PointerInput start, String label,
      BiFunction<Study, PointerInput, Study> change) implements Drag {}

  /// What is under the pointer.
  private sealed interface Hit {}

  private record OnFrame(Frame.Handle handle) implements Hit {}

  private record OnGrip(Item item, Grip grip) implements Hit {}

  private record OnEdge(Item item, Nearest place) implements Hit {}

  private record OnItem(Item item, List<Item> all) implements Hit {}

  private record OnNothing() implements Hit {}

  @Override
  public String id() {
    return "select";
  }

  @Override
  public String hint() {
    return TEXTS.get(sketch.selection().single().isPresent() ? "hint.select.one" : "hint.select");
  }

  @Override
  public Pointer pointer() {
    return switch (drag instanceof Waiting waiting ? waiting.hit() : hover) {
      case OnFrame _,OnGrip _ -> Pointer.HAND;
      case OnEdge _,OnItem _ -> Pointer.MOVE;
      case OnNothing _ -> Pointer.ARROW;
      case null -> Pointer.ARROW;
    };
  }

  private Hit hit(PointerInput input) {
    double reach = REACH * input.pixel();
    Optional<Frame.Handle> handle = Frame.of(sketch, input.pixel())
        .flatMap(frame -> frame.at(input.raw(), reach));
    Optional<Element> single = sketch.handled();
    if (single.isPresent()) {
      Element element = single.get();
      Optional<Grip> grip = Grips.of(element.shape())
          .stream()
          .filter(candidate -> candidate.at().distance(input.raw()) <= reach)
          .min(Comparator.comparingDouble(candidate -> candidate.at().distance(input.raw())));
      if (grip.isPresent()) {
        return new OnGrip(element.item(), grip.get());
      }
      Nearest nearest = element.rings().isEmpty() ? null : Nearest.on(element.rings(), input.raw());
      if (handle.isEmpty() && nearest != null && nearest.distance() <= reach) {
        return new OnEdge(element.item(), nearest);
      }
    }
    if (handle.isPresent()) {
      return new OnFrame(handle.get());
    }
    List<Item> items = Picking.at(sketch.sketch(), input.raw(), reach);
    if (items.isEmpty()) {
      return new OnNothing();
    }
    Optional<Item> chosen = items.stream().filter(sketch.selection().items()::contains).findFirst();
    return new OnItem(chosen.orElse(items.getFirst()), items);
  }

  @Override
  public void move(PointerInput input) {
    hover = hit(input);
    Hit now = hover;
    boolean edge = now instanceof OnItem || now instanceof OnEdge;
    sketch.boundary()
        .hover(edge ? sketch.boundary().at(input.raw(), REACH * input.pixel()).orElse(null) : null);
  }

  @Override
  public void leave() {
    hover = null;
    sketch.boundary().hover(null);
  }

  @Override
  public void press(PointerInput input) {
    Hit hit = hit(input);
    Optional<OnEdge> edge = input.clicks() == 2 ? edge(input) : Optional.empty();
    if (edge.isPresent()) {
      insert(edge.get());
      drag = new Nothing();
      return;
    }
    drag = new Waiting(input, hit);
    if (onBoundary(input, hit)) {
      // A click means the boundary; only a drag means the shape.
      return;
    }
    if (hit instanceof OnItem on && !sketch.selection().items().contains(on.item())) {
      sketch.select(input.shift() ? sketch.selection().toggled(on.item()) : Selection.of(on.item()));
      drag = new Waiting(input, new OnItem(on.item(), List.of()));
    }
  }

  private boolean onBoundary(PointerInput input, Hit hit) {
    return (hit instanceof OnItem || hit instanceof OnEdge)
        && sketch.boundary().at(input.raw(), REACH * input.pixel()).isPresent();
  }

  /// The edge of a shape under the pointer, chosen or not.
  private Optional<OnEdge> edge(PointerInput input) {
    double reach = REACH * input.pixel();
    return Picking.at(sketch.sketch(), input.raw(), reach)
        .stream()
        .flatMap(item -> sketch.sketch().get(item).stream())
        .flatMap(element -> Stream.ofNullable(Nearest.on(element.rings(), input.raw()))
            .filter(nearest -> nearest.distance() <= reach)
            .map(nearest -> new OnEdge(element.item(), nearest)))
        .findFirst();
  }

  private void insert(OnEdge edge) {
    sketch.sketch()
        .get(edge.item())
        .flatMap(element -> Grips.inserted(element.shape(), edge.place()))
        .ifPresent(inserted -> {
          sketch.put("insert-vertex", edge.item(), inserted.shape());
          sketch.select(Selection.of(edge.item()).with(List.of(inserted.vertex())));
        });
  }

  @Override
  public void drag(PointerInput input) {
    if (drag instanceof Waiting(PointerInput start, Hit hit)
        && start.raw().distance(input.raw()) > STILL * input.pixel()) {
      drag = begin(start, hit);
    }
    switch (drag) {
      case Change change -> sketch.during(change.label(), change.change().apply(change.base(), input));
      case Band(Point from, Point _, boolean more) -> drag = new Band(from, input.raw(), more);
      case Nothing _,Waiting _ -> {
        // Not moved far enough to be a drag.
      }
    }
  }

  private Drag begin(PointerInput start, Hit hit) {
    if (hit instanceof OnNothing || sketch.editor().readOnly()) {
      return new Band(start.raw(), start.raw(), start.shift());
    }
    if (hit instanceof OnItem on && !sketch.selection().items().contains(on.item())) {
      sketch.select(Selection.of(on.item()));
    }
    sketch.beginGesture();
    Set<Item> moving = sketch.selection().items();
    sketch.canvas().aimAt(element -> !moving.contains(element.item()));
    Study base = sketch.editor().study();
    return switch (hit) {
      case OnFrame(Frame.Handle handle) -> new Change(base, start, handle.isTurn() ? "turn" : "scale",
          (study, input) -> Drawing.map(study, moving, handle.map(start, input)));
      case OnGrip(Item item, Grip grip) -> {
        boolean several = sketch.selection().vertices().contains(grip.vertex())
            && sketch.selection().vertices().size() > 1 && grip.kind() == Grip.Kind.VERTEX;
        yield several
            ? new Change(base, start, "move-vertex",
                (study, input) -> sketch.moved(study, input.at().minus(grip.at())))
            : new Change(base, start, grip.kind() == Grip.Kind.VERTEX ? "move-vertex" : "move-handle",
                (study, input) -> moved(study, item, grip, input, start.alt()));
      }
      case OnEdge(Item item, Nearest place) -> new Change(base, start, "move-edge",
          (study, input) -> edgeMoved(study, item, place, way(start, input)));
      case OnItem _ -> new Change(base, start, "move",
          (study, input) -> sketch.moved(study, way(start, input)));
      case OnNothing _ -> throw new IllegalStateException("nothing to drag");
    };
  }

  private static Study moved(Study study, Item item, Grip grip, PointerInput input, boolean alone) {
    return org.collocate.app.sketch.edit.Sketch.of(study)
        .get(item)
        .map(element -> Drawing.put(study, item, Grips.moved(element.shape(), grip, input.at(), alone)))
        .orElse(study);
  }

  /// The way of a drag. On the grid it is a whole number of steps, so that what was on the grid stays on it; drawn to a
  /// point, it is the way from where the shape was taken.
  private Point way(PointerInput start, PointerInput input) {
    Point way = input.at().minus(start.at());
    boolean straight = input.shift();
    return straight && Math.abs(way.x()) >= Math.abs(way.y()) ? new Point(way.x(), 0)
        : straight ? new Point(0, way.y()) : way;
  }

  private static Study edgeMoved(Study study, Item item, Nearest place, Point way) {
    Element element = org.collocate.app.sketch.edit.Sketch.of(study).get(item).orElse(null);
    if (element == null) {
      return study;
    }
    Shape shape = element.shape();
    List<Vertex> ends = ends(element, place);
    if (ends.isEmpty()) {
      return Drawing.map(study, List.of(item), Affine.move(way.x(), way.y()));
    }
    Point by = way;
    if (shape instanceof Shape.Rectangle && place.curve() instanceof Line line) {
      // A rectangle's side moves across itself, so that it stays a rectangle.
      boolean level = line.start().y() == line.end().y();
      by = level ? new Point(0, way.y()) : new Point(way.x(), 0);
    }
    return Drawing.put(study, item, Grips.shifted(shape, ends, by));
  }

  private static List<Vertex> ends(Element element, Nearest place) {
    int count = element.rings().get(place.ring()).size();
    return switch (element.shape()) {
      case Shape.Rectangle _,Shape.Polygon _,Shape.Path _ -> List.of(
          new Vertex(place.ring(), place.index()), new Vertex(place.ring(), (place.index() + 1) % count));
      case Shape.Circle _,Shape.Ellipse _,Shape.Interval _,Shape.Hypercube _ -> List.of();
    };
  }

  @Override
  public void release(PointerInput input) {
    Drag done = drag;
    drag = new Nothing();
    switch (done) {
      case Change _ -> sketch.endGesture();
      case Band(Point from, Point to, boolean more) -> choose(Box.between(from, to), more);
      case Waiting(PointerInput start, Hit hit) -> click(start, hit);
      case Nothing _ -> {
        // The press was all.
      }
    }
    hover = hit(input);
  }

  private void choose(Box box, boolean more) {
    Optional<Element> single = sketch.single();
    List<Vertex> vertices = single.stream()
        .flatMap(element -> Grips.of(element.shape()).stream())
        .filter(grip -> grip.kind() == Grip.Kind.VERTEX && box.contains(grip.at()))
        .map(Grip::vertex)
        .toList();
    List<Item> items = Picking.within(sketch.sketch(), box);
    boolean whole = single.isPresent() && items.contains(single.get().item());
    if (single.isPresent() && !vertices.isEmpty() && !whole) {
      sketch.select(sketch.selection().with(vertices));
      return;
    }
    List<Item> chosen = new ArrayList<>(more ? sketch.selection().items() : List.of());
    chosen.addAll(items);
    sketch.select(Selection.of(chosen));
  }

  private void click(PointerInput start, Hit hit) {
    if (onBoundary(start, hit)) {
      sketch.select(Selection.NONE);
      sketch.boundary()
          .at(start.raw(), REACH * start.pixel())
          .ifPresent(spot -> sketch.boundary().choose(spot, start.shift()));
      return;
    }
    switch (hit) {
      case OnGrip(Item item, Grip grip) when grip.kind() == Grip.Kind.VERTEX -> sketch.select(
          start.shift() ? sketch.selection().toggled(grip.vertex())
              : Selection.of(item).with(List.of(grip.vertex())));
      case OnItem(Item item, List<Item> all) when !all.isEmpty() -> {
        if (start.shift()) {
          sketch.select(sketch.selection().toggled(item));
        } else {
          // A further click at the same place goes to what lies below.
          Item next = sketch.selection().items().size() > 1 ? item
              : all.get((all.indexOf(item) + 1) % all.size());
          sketch.select(Selection.of(next));
        }
      }
      case OnNothing _ when !start.shift() -> {
        sketch.select(Selection.NONE);
        sketch.boundary().choose(null);
      }
      case OnGrip _,OnItem _,OnEdge _,OnFrame _,OnNothing _ -> {
        // Was chosen when the button went down.
      }
    }
  }

  @Override
  public boolean key(ToolKey key, boolean large) {
    switch (key) {
      case LEFT -> sketch.nudge(-1, 0, large);
      case RIGHT -> sketch.nudge(1, 0, large);
      case UP -> sketch.nudge(0, 1, large);
      case DOWN -> sketch.nudge(0, -1, large);
      case TAB -> sketch.selectNext(1);
      case BACK_TAB -> sketch.selectNext(-1);
      case DELETE, BACKSPACE -> sketch.delete();
      case ENTER -> sketch.selectVertex();
    }
    return !sketch.selection().isEmpty() || key == ToolKey.DELETE || key == ToolKey.BACKSPACE;
  }

  @Override
  public boolean cancel() {
    boolean something = !(drag instanceof Nothing);
    if (drag instanceof Change) {
      sketch.cancelGesture();
    }
    drag = new Nothing();
    return something;
  }

  @Override
  public boolean snaps() {
    return drag instanceof Change;
  }

  @Override
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    if (drag instanceof Band(Point from, Point to, boolean _)) {
      marks.add(new Mark.Area(List.of(Box.between(from, to).corners()), Mark.Role.CHOSEN));
    } else if (drag instanceof Nothing && hover instanceof OnItem(Item item, List<Item> _)) {
      sketch.sketch()
          .get(item)
          .ifPresent(element -> element.lines()
              .forEach(line -> marks.add(new Mark.Line(line, true, Mark.Role.HOVER))));
    }
    return marks;
  }
}
