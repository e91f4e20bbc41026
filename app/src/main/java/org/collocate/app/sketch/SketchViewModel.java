package org.collocate.app.sketch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.Section;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.sketch.edit.Affine;
import org.collocate.app.sketch.edit.Box;
import org.collocate.app.sketch.edit.Drawing;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grip;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Sketch;
import org.collocate.app.sketch.edit.Vertex;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import tools.jackson.databind.node.ObjectNode;

/// The drawing of the open study, what is chosen of it, and what can be done to it. Knows no toolkit.
public final class SketchViewModel {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double STEP = 10;

  private final StudyEditor editor;
  private final CanvasViewModel canvas;
  private final BoundaryViewModel boundary;
  private final SelectTool select;
  private final ImportViewModel imports;
  private final ProblemsViewModel problems;
  private final ExportViewModel exports;
  private final Listeners changes = new Listeners();
  private final Listeners choices = new Listeners();
  private Sketch sketch;
  private boolean stale;
  private Selection selection = Selection.NONE;
  private DrawMode mode = DrawMode.ADD;
  private int gestures;
  private String gesture = "";
  private int pastes;

  /// @param tasks where ways out of a broken drawing are tried
  public SketchViewModel(StudyEditor editor, Tasks tasks) {
    this.editor = editor;
    problems = new ProblemsViewModel(editor, tasks);
    problems.changes().add(choices::tell);
    exports = new ExportViewModel(editor, tasks);
    exports.changes().add(changes::tell);
    sketch = Sketch.of(editor.study());
    boundary = new BoundaryViewModel(editor);
    select = new SelectTool(this);
    imports = new ImportViewModel(this, tasks);
    imports.changes().add(changes::tell);
    canvas = new CanvasViewModel(() -> sketch().elements(), select);
    editor.changes().add(this::studyChanged);
    canvas.changes().add(changes::tell);
    boundary.changes().add(choices::tell);
    choices.add(changes::tell);
  }

  private void studyChanged() {
    stale = true;
    Selection kept = valid(selection);
    if (!kept.equals(selection)) {
      selection = kept;
    }
    changes.tell();
  }

  /// What is wrong, with ways out.
  public ProblemsViewModel problems() {
    return problems;
  }

  /// Files for other programs.
  public ExportViewModel exports() {
    return exports;
  }

  /// What is still there of a selection.
  private Selection valid(Selection wanted) {
    List<Item> there = wanted.items().stream().filter(item -> sketch().get(item).isPresent()).toList();
    if (there.size() < wanted.items().size()) {
      return Selection.of(there);
    }
    List<Vertex> vertices = wanted.vertices().stream().filter(this::exists).toList();
    return vertices.size() < wanted.vertices().size() ? wanted.with(vertices) : wanted;
  }

  private boolean exists(Vertex vertex) {
    return single().stream()
        .flatMap(element -> Grips.of(element.shape()).stream())
        .anyMatch(grip -> grip.kind() == Grip.Kind.VERTEX
            && grip.vertex().equals(vertex));
  }

  /// Told when something else is chosen, or something else is wrong: what stands beside the drawing follows.
  public Listeners choices() {
    return choices;
  }

  /// Told when the drawing, the selection or the picture of it has changed.
  public Listeners changes() {
    return changes;
  }

  public StudyEditor editor() {
    return editor;
  }

  public CanvasViewModel canvas() {
    return canvas;
  }

  /// The boundary, its names and conditions.
  public BoundaryViewModel boundary() {
    return boundary;
  }

  /// Files of other programs.
  public ImportViewModel imports() {
    return imports;
  }

  /// The tool that is in hand when no other is.
  public Tool selectTool() {
    return select;
  }

  /// Whether that tool is in hand.
  public boolean isSelecting() {
    return canvas.tool().equals(select);
  }

  /// The drawing as it is now.
  public Sketch sketch() {
    if (stale) {
      stale = false;
      sketch = Sketch.of(editor.study());
    }
    return sketch;
  }

  public Selection selection() {
    return selection;
  }

  /// The chosen element, if it is the only one.
  public Optional<Element> single() {
    return selection.single().flatMap(sketch()::get);
  }

  /// The element whose handles are shown: the chosen one, or the interval that is the whole domain.
  public Optional<Element> handled() {
    return single().or(() -> sketch().shapes().stream().filter(_ -> sketch().lone().isPresent()).findFirst());
  }

  /// The chosen elements.
  public List<Element> chosen() {
    return selection.items().stream().flatMap(item -> sketch().get(item).stream()).toList();
  }

  /// The box of what is chosen.
  public Box box() {
    return chosen().stream().map(Element::box).reduce(Box.EMPTY, Box::with);
  }

  /// Chooses; the outline goes to where the choice is edited.
  public void select(Selection next) {
    if (!next.equals(selection)) {
      selection = next;
      if (!next.isEmpty()) {
        boundary.choose(null);
      }
      if (!next.isEmpty() && editor.selected() != Section.DOMAIN) {
        editor.select(Section.DOMAIN);
      }
      choices.tell();
    }
  }

  public void selectAll() {
    select(Selection.of(sketch().elements().stream().map(Element::item).toList()));
  }

  /// Chooses the next or the last item, in their order; where one item is chosen with a vertex, the next vertex.
  public void selectNext(int direction) {
    List<Item> all = sketch().elements().stream().map(Element::item).toList();
    if (!selection.vertices().isEmpty() && single().isPresent()) {
      List<Vertex> vertices = vertices(single().orElseThrow());
      int at = vertices.indexOf(selection.vertices().iterator().next());
      select(selection.with(List.of(vertices.get(Math.floorMod(at + direction, vertices.size())))));
    } else if (!all.isEmpty()) {
      int at = selection.isEmpty() ? direction > 0 ? -1 : 0
          : all.indexOf(selection.items().iterator().next());
      select(Selection.of(all.get(Math.floorMod(at + direction, all.size()))));
    }
  }

  /// Steps into the chosen shape, to its first vertex.
  public void selectVertex() {
    single().map(SketchViewModel::vertices)
        .filter(vertices -> !vertices.isEmpty())
        .ifPresent(vertices -> select(selection.with(List.of(vertices.getFirst()))));
  }

  static List<Vertex> vertices(Element element) {
    return Grips.of(element.shape())
        .stream()
        .filter(grip -> grip.kind() == Grip.Kind.VERTEX)
        .map(Grip::vertex)
        .toList();
  }

  public DrawMode mode() {
    return mode;
  }

  /// Says what drawn shapes become.
  public void mode(DrawMode next) {
    mode = next;
    changes.tell();
  }

  /// Adds what was drawn, and chooses it.
  ///
  /// @param cut whether it is subtracted whatever the mode says
  public void draw(Shape shape, boolean cut) {
    DrawMode as = cut ? DrawMode.SUBTRACT : mode;
    Item.Kind kind = as == DrawMode.REGION ? Item.Kind.REGION : Item.Kind.SHAPE;
    Item item = new Item(kind, Drawing.count(editor.study(), kind));
    edit("draw." + name(shape), study -> as == DrawMode.REGION ? Drawing.addRegion(study, shape)
        : Drawing.add(study, as.operation(), shape));
    if (sketch().get(item).isPresent()) {
      select(Selection.of(item));
    }
  }

  static String name(Shape shape) {
    return switch (shape) {
      case Shape.Rectangle _ -> "rectangle";
      case Shape.Circle _ -> "circle";
      case Shape.Ellipse _ -> "ellipse";
      case Shape.Polygon _ -> "polygon";
      case Shape.Path _ -> "path";
      case Shape.Interval _ -> "interval";
      case Shape.Hypercube _ -> "hypercube";
    };
  }

  /// One edit that is undone by itself.
  ///
  /// @param label key of the text that undo shows
  public void edit(String label, UnaryOperator<Study> change) {
    if (!editor.readOnly()) {
      editor.replace(TEXTS.get("edit." + label), change.apply(editor.study()));
    }
  }

  /// Begins a gesture, all edits of which are undone together.
  void beginGesture() {
    gestures++;
    gesture = "sketch-" + gestures;
  }

  /// An edit of the gesture.
  void during(String label, Study next) {
    editor.replace(TEXTS.get("edit." + label), next, gesture);
  }

  void endGesture() {
    editor.endGesture();
    gesture = "";
  }

  /// Takes back the gesture; nothing of it stays, not even for redo.
  void cancelGesture() {
    if (!gesture.isEmpty()) {
      editor.cancelGesture(gesture);
      gesture = "";
    }
  }

  /// Takes out what is chosen: vertices where there are some, else whole items.
  public void delete() {
    Optional<Element> element = single();
    if (!selection.vertices().isEmpty() && element.isPresent()) {
      Item item = element.get().item();
      Optional<Shape> left = Grips.without(element.get().shape(), selection.vertices());
      Selection after = left.isPresent() ? Selection.of(item) : Selection.NONE;
      edit("delete-vertex", study -> left.isPresent() ? Drawing.put(study, item, left.get())
          : Drawing.remove(study, List.of(item)));
      select(after);
    } else if (!selection.isEmpty()) {
      Collection<Item> items = selection.items();
      edit("delete", study -> Drawing.remove(study, items));
      select(Selection.NONE);
    }
  }

  /// Moves what is chosen by whole steps of the grid, larger ones on demand.
  public void nudge(int right, int up, boolean large) {
    double step = canvas.grid().step() * (large ? STEP : 1);
    Point by = new Point(right * step, up * step);
    if (!selection.isEmpty()) {
      editor.revise(TEXTS.get("edit.move"), moved(editor.study(), by), "sketch-nudge-" + selection);
    }
  }

  /// The study with what is chosen moved.
  Study moved(Study study, Point by) {
    Optional<Element> element = selection.single().flatMap(Sketch.of(study)::get);
    if (selection.vertices().isEmpty() || element.isEmpty()) {
      return Drawing.map(study, selection.items(), Affine.move(by.x(), by.y()));
    }
    return Drawing.put(study, element.get().item(),
        Grips.shifted(element.get().shape(), selection.vertices(), by));
  }

  /// Maps what is chosen.
  public void map(String label, Affine map) {
    edit(label, study -> Drawing.map(study, selection.items(), map));
  }

  /// Puts another shape in an item's place.
  public void put(String label, Item item, Shape shape) {
    edit(label, study -> Drawing.put(study, item, shape));
  }

  /// Puts another shape in an item's place while it is typed: what follows at the same place is undone together.
  ///
  /// @param place names the field
  public void revise(String label, Item item, Shape shape, String place) {
    if (!editor.readOnly()) {
      editor.revise(TEXTS.get("edit." + label), Drawing.put(editor.study(), item, shape),
          item + place);
    }
  }

  /// Names an item while the name is typed.
  public void revise(Item item, String name) {
    if (!editor.readOnly()) {
      editor.revise(TEXTS.get("edit.rename"), Drawing.rename(editor.study(), item, name), item + "name");
    }
  }

  /// Chooses a vertex of an item by its number.
  public void selectVertex(Item item, int number) {
    sketch().get(item)
        .map(SketchViewModel::vertices)
        .filter(vertices -> number < vertices.size())
        .ifPresent(
            vertices -> select(Selection.of(item).with(List.of(vertices.get(number)))));
  }

  public void rename(Item item, String name) {
    edit("rename", study -> Drawing.rename(study, item, name));
  }

  public void operate(Item item, Operation operation) {
    edit("operate", study -> Drawing.operate(study, item, operation));
  }

  /// Makes the edges that start at the chosen vertices straight, arcs or curves.
  public void bend(Grips.EdgeKind kind) {
    single().ifPresent(element -> {
      Shape shape = element.shape();
      for (Vertex vertex : selection.vertices()) {
        shape = Grips.edge(shape, vertex, kind);
      }
      Selection kept = selection;
      put("bend", element.item(), shape);
      select(kept);
    });
  }

  /// Moves the chosen item to another place in the order; the choice goes along.
  public void reorder(int places) {
    selection.single().ifPresent(item -> {
      int last = Drawing.count(editor.study(), item.kind()) - 1;
      edit("reorder", study -> Drawing.reorder(study, item, places));
      select(Selection.of(new Item(item.kind(), Math.clamp(item.index() + places, 0, last))));
    });
  }

  /// Doubles what is chosen, a little aside, and chooses the double.
  public void duplicate() {
    ObjectNode copied = Drawing.copy(editor.study(), selection.items());
    if (copied != null) {
      paste("duplicate", copied, 1);
    }
  }

  /// What is chosen as a text for the clipboard; empty if nothing is chosen.
  public Optional<String> copy() {
    pastes = 0;
    return Optional.ofNullable(Drawing.copy(editor.study(), selection.items())).map(ObjectNode::toString);
  }

  /// Adds what a text of the clipboard holds, a little aside from where it was, and chooses it.
  ///
  /// @return whether there was anything to add in it
  public boolean paste(String text) {
    try {
      if (Study.parse(text).root() instanceof ObjectNode copied
          && (copied.has("shapes") || copied.has("regions"))) {
        pastes++;
        return paste("paste", copied, pastes);
      }
    } catch (StudyException e) {
      // The clipboard may hold anything; what is no drawing is not pasted.
      System.getLogger(SketchViewModel.class.getName()).log(System.Logger.Level.DEBUG, "clipboard", e);
    }
    return false;
  }

  private boolean paste(String label, ObjectNode copied, int steps) {
    if (editor.readOnly()) {
      return false;
    }
    double aside = steps * 2 * canvas.grid().step();
    Drawing.Pasted pasted = Drawing.paste(editor.study(), copied, Affine.move(aside, -aside));
    if (pasted.items().isEmpty()) {
      return false;
    }
    editor.replace(TEXTS.get("edit." + label), pasted.study());
    select(Selection.of(pasted.items()));
    return true;
  }

  /// Brings the whole drawing into view.
  public void fit() {
    canvas.fit(sketch().box());
  }

  /// Whether there is something that {@link #cancel} would take back.
  public boolean isBusy() {
    return !isSelecting() || canvas.isPressed() || !selection.isEmpty() || boundary.chosen().isPresent();
  }

  /// Takes back a gesture, or else puts the tool down, or else chooses nothing.
  ///
  /// @return whether there was something to take back
  public boolean cancel() {
    if (canvas.cancel()) {
      return true;
    }
    if (!isSelecting()) {
      canvas.take(select);
      return true;
    }
    boolean something = !selection.isEmpty() || boundary.chosen().isPresent();
    select(Selection.NONE);
    boundary.choose(null);
    return something;
  }
}
