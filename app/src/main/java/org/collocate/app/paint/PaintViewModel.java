package org.collocate.app.paint;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.text.Texts;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.GridField;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.DataField;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.RasterText;
import org.collocate.solver.study.Study;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is painted with what: the coefficient in hand, the brush, and the strokes. A coefficient that is not a raster yet
/// becomes one with the first stroke, with the values that it had.
public final class PaintViewModel {
  private static final Texts TEXTS = Texts.of("paint");
  private static final Pointer COEFFICIENTS = Pointer.ROOT.key("equation").key("coefficients");
  /// Points along the longer side of a new raster.
  private static final int FINENESS = 192;
  private static final double FIRST_RADIUS = 0.06;

  private final StudyEditor editor;
  private final Tasks tasks;
  private final Signal drawing;
  private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();
  private final Listeners changes = new Listeners();
  private String coefficient = "";
  private Brush brush = new Brush(Brush.Kind.BRUSH, 10, 1, 0.8);
  private boolean sized;
  private int strokes;
  private @Nullable Painting painting;
  private @Nullable Study before;
  private boolean held;
  private @Nullable Picture picture;
  private @Nullable EvaluationGrid grid;
  private @Nullable Domain gridDomain;

  public PaintViewModel(StudyEditor editor, Tasks tasks) {
    this.editor = editor;
    this.tasks = tasks;
    drawing = new Signal(tasks.pictures(), this::draw);
    editor.changes().add(this::ask);
  }

  /// Says whether the brush is in hand, so that its coefficient is drawn.
  public void hold(boolean inHand) {
    if (held != inHand) {
      held = inHand;
      ask();
    }
  }

  private void ask() {
    if (held) {
      Optional<GridField> present = raster();
      Optional<DataField> known = present.isPresent() ? Optional.empty() : values();
      editor.domain().filter(domain -> domain.dimension() == 2).ifPresent(domain -> {
        wanted.set(new Wanted(domain, present, known));
        drawing.raise();
      });
    }
  }

  private record Wanted(Domain domain, Optional<GridField> raster, Optional<DataField> values) {}

  /// The coefficient in hand as it was drawn last, and its colours.
  public Optional<Picture> picture() {
    return Optional.ofNullable(picture);
  }

  /// A coefficient on its domain.
  public record Picture(String name, Domain domain, EvaluationGrid grid, Raster raster, ColorScale scale) {}

  /// On the thread of pictures.
  private void draw() {
    Wanted now = wanted.getAndSet(null);
    if (now == null) {
      return;
    }
    EvaluationGrid known = grid;
    EvaluationGrid on = known == null || !now.domain().equals(gridDomain)
        ? new EvaluationGrid(now.domain(), FINENESS)
        : known;
    grid = on;
    gridDomain = now.domain();
    Optional<double[]> samples = now.raster()
        .map(on::sample)
        .or(() -> now.values().map(field -> field.on(on)));
    samples.ifPresent(values -> {
      ColorScale scale = ColorScale.field(ValueRange.of(values));
      Raster raster = Raster.of(values, on.width(), on.height(), scale);
      tasks.window().execute(() -> {
        picture = new Picture(coefficient().orElse(""), now.domain(), on, raster, scale);
        changes.tell();
      });
    });
  }

  /// Told when the coefficient or the brush is another.
  public Listeners changes() {
    return changes;
  }

  /// The names of what can be painted.
  public List<String> coefficients() {
    JsonNode all = editor.study().at(COEFFICIENTS);
    return all == null ? List.of() : List.copyOf(all.propertyNames());
  }

  /// The name of the coefficient in hand; the first one if none was chosen, empty if there is none.
  public Optional<String> coefficient() {
    List<String> names = coefficients();
    return names.contains(coefficient) ? Optional.of(coefficient) : names.stream().findFirst();
  }

  public void choose(String name) {
    coefficient = name;
    ask();
    changes.tell();
  }

  /// The brush; sized to the domain until a radius was chosen.
  public Brush brush() {
    return sized ? brush
        : new Brush(brush.kind(), brush.value(), FIRST_RADIUS * side(), brush.hardness());
  }

  /// The longer side of the domain.
  public double side() {
    return editor.domain()
        .filter(domain -> domain.dimension() == 2)
        .map(domain -> Math.max(domain.upper()[0] - domain.lower()[0], domain.upper()[1] - domain.lower()[1]))
        .orElse(1.0);
  }

  public void take(Brush other) {
    sized |= other.radius() != brush().radius();
    brush = other;
    changes.tell();
  }

  /// Why nothing can be painted now; empty if something can.
  public String obstacle() {
    if (editor.readOnly()) {
      return TEXTS.get("read-only");
    }
    if (coefficient().isEmpty()) {
      return TEXTS.get("no-coefficient");
    }
    Domain domain = editor.domain().orElse(null);
    if (domain == null || domain.dimension() != 2) {
      return TEXTS.get("no-plane");
    }
    return editor.checked().isEmpty() && raster().isEmpty() ? TEXTS.get("not-right") : "";
  }

  /// The raster of the coefficient in hand, if it is one.
  public Optional<GridField> raster() {
    return coefficient()
        .flatMap(name -> RasterText.read(editor.study().at(COEFFICIENTS.key(name).key("raster"))));
  }

  /// The values of the coefficient in hand as the study has them now; empty while the study is not right.
  public Optional<DataField> values() {
    return coefficient().flatMap(name -> editor.findings()
        .checked()
        .map(CheckedStudy::problem)
        .map(problem -> new DataField(problem, name)));
  }

  /// The hand comes down.
  void begin(double x, double y) {
    Domain domain = editor.domain().orElse(null);
    if (!obstacle().isEmpty() || domain == null) {
      return;
    }
    Optional<GridField> present = raster();
    GridField ground = present.isPresent() ? cover(present.get(), domain) : fresh(domain);
    before = editor.study();
    strokes++;
    painting = new Painting(ground, brush());
    reach(x, y);
  }

  private GridField fresh(Domain domain) {
    double[] lower = domain.lower();
    double[] upper = domain.upper();
    double h = Math.max(upper[0] - lower[0], upper[1] - lower[1]) / (FINENESS - 1);
    int[] counts = {Math.max(2, (int) Math.rint((upper[0] - lower[0]) / h) + 1), Math.max(2, (int) Math.rint(
        (upper[1] - lower[1]) / h) + 1)};
    return values().orElseThrow().on(lower, upper, counts);
  }

  /// A raster that reaches over the whole domain: where it does not yet, whole cells of the same size are added with the
  /// value at its edge.
  static GridField cover(GridField grid, Domain domain) {
    double[] lower = grid.lower().clone();
    double[] upper = grid.upper().clone();
    int[] counts = grid.counts().clone();
    int[] first = new int[2];
    for (int axis = 0; axis < 2; axis++) {
      double h = (upper[axis] - lower[axis]) / (counts[axis] - 1);
      int below = (int) Math.clamp(Math.ceil((lower[axis] - domain.lower()[axis]) / h - 1e-9), 0,
          RasterText.LONGEST_SIDE - counts[axis]);
      int above = (int) Math.clamp(Math.ceil((domain.upper()[axis] - upper[axis]) / h - 1e-9), 0,
          RasterText.LONGEST_SIDE - counts[axis] - below);
      first[axis] = below;
      counts[axis] += below + above;
      lower[axis] -= below * h;
      upper[axis] += above * h;
    }
    double[] values = new double[counts[0] * counts[1]];
    for (int k = 0; k < values.length; k++) {
      int i = Math.clamp(k % counts[0] - first[0], 0, grid.counts()[0] - 1);
      int j = Math.clamp(k / counts[0] - first[1], 0, grid.counts()[1] - 1);
      values[k] = grid.values()[j * grid.counts()[0] + i];
    }
    return new GridField(lower, upper, counts, values);
  }

  /// The hand moves.
  void reach(double x, double y) {
    Painting stroke = painting;
    if (stroke == null) {
      return;
    }
    stroke.reach(x, y);
    write(stroke.field());
  }

  private void write(GridField field) {
    Study study = before;
    String name = coefficient().orElse("");
    if (study != null && !name.isEmpty()) {
      JsonNode value = JsonNodeFactory.instance.objectNode().set("raster", RasterText.write(field));
      editor.replace(TEXTS.get("stroke", name), study.with(COEFFICIENTS.key(name), value),
          "stroke-" + strokes);
    }
  }

  /// The hand comes up.
  void end() {
    if (painting != null) {
      painting = null;
      before = null;
      editor.endGesture();
    }
  }

  /// Takes the stroke back.
  ///
  /// @return whether there was one
  boolean cancel() {
    if (painting == null) {
      return false;
    }
    painting = null;
    before = null;
    editor.cancelGesture("stroke-" + strokes);
    return true;
  }
}
