package org.collocate.app.sketch;

import atlantafx.base.theme.Styles;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.collocate.app.equation.Form;
import org.collocate.app.equation.SectionForm;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.edit.Affine;
import org.collocate.app.sketch.edit.Digits;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Grip;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Problem;
import org.collocate.app.sketch.edit.Sketch;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;

/// The drawing in numbers: what is chosen of it, all its shapes in their order, and the section as it stands in the file.
public final class ShapesForm implements SectionForm {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final int MOST_VERTICES = 60;

  private final SketchViewModel sketch;

  public ShapesForm(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  @Override
  public String shape(StudyEditor editor) {
    String chosen = sketch.single()
        .map(element -> element.item() + SketchViewModel.name(element.shape())
            + SketchViewModel.vertices(element)
                .size())
        .orElse(sketch.selection().isEmpty() ? "none" : "several");
    return chosen + ProblemList.shape(sketch, Predicate.not(Problem::isCondition)) + sketch.sketch()
        .elements()
        .stream()
        .map(element -> element.item() + SketchViewModel.name(element.shape()))
        .collect(Collectors.joining(","));
  }

  @Override
  public void fill(Form form) {
    ProblemList.fill(form, sketch, Predicate.not(Problem::isCondition));
    Optional<Element> single = sketch.single();
    if (single.isPresent()) {
      one(form, single.get());
    } else if (!sketch.selection().isEmpty()) {
      form.heading(TEXTS.get("form.several", sketch.selection().items().size()));
    }
    if (!sketch.selection().isEmpty() && sketch.sketch().lone().isEmpty()) {
      mapping(form);
    }
    list(form, Item.Kind.SHAPE, sketch.sketch().shapes());
    list(form, Item.Kind.REGION, sketch.sketch().regions());
    form.note(() -> form.editor()
        .findings()
        .domain()
        .map(ShapesForm::describe)
        .orElse(TEXTS.get("form.last-right")));
    Form text = form.part();
    text.json(Sketch.DOMAIN, "", 12);
    TitledPane pane = new TitledPane(TEXTS.get("form.text"), text.node());
    pane.setId("domain-text");
    pane.setExpanded(false);
    pane.setAnimated(false);
    form.add(pane);
  }

  private static String describe(Domain domain) {
    String parts = domain.boundaryParts().isEmpty() ? "–" : String.join(", ", domain.boundaryParts());
    return TEXTS.get("form.measure." + Math.min(3, domain.dimension()), NumberText.of(domain.measure()),
        parts);
  }

  private void one(Form form, Element element) {
    Item item = element.item();
    Button delete = iconless(form, "form.delete", "shape-remove", sketch::delete);
    form.heading(TEXTS.get("shape." + SketchViewModel.name(element.shape())), delete);
    form.value("shape-name", TEXTS.get("form.name"),
        TEXTS.get(item.isRegion() ? "form.name.region" : "form.name.shape"),
        () -> sketch.sketch().get(item).map(Element::name).orElse(""), text -> name(item, text));
    if (!item.isRegion() && sketch.sketch().lone().isEmpty()) {
      operations(form, item);
    }
    switch (element.shape()) {
      case Shape.Rectangle _ -> rectangle(form, item);
      case Shape.Circle _ -> {
        pair(form, item, Shape.Circle.class,
            number("cx", Shape.Circle::cx, (c, x) -> new Shape.Circle(x, c.cy(), c.radius())),
            number("cy", Shape.Circle::cy, (c, y) -> new Shape.Circle(c.cx(), y, c.radius())));
        field(form, item, Shape.Circle.class,
            positive("radius", Shape.Circle::radius, (c, r) -> new Shape.Circle(c.cx(), c.cy(), r)));
      }
      case Shape.Ellipse _ -> ellipse(form, item);
      case Shape.Interval _ -> pair(form, item, Shape.Interval.class,
          number("from", Shape.Interval::a, (i, a) -> new Shape.Interval(a, i.b())),
          number("to", Shape.Interval::b, (i, b) -> new Shape.Interval(i.a(), b)));
      case Shape.Polygon _,Shape.Path _ -> vertices(form, element);
      case Shape.Hypercube _ -> form.note(() -> TEXTS.get("view.hypercube"));
    }
  }

  private String name(Item item, String text) {
    if (item.isRegion() && text.isBlank()) {
      return TEXTS.get("fault.region-name");
    }
    if (text.equals("rest") || text.equals("default")) {
      return TEXTS.get("fault.reserved", text);
    }
    sketch.revise(item, text);
    return "";
  }

  private void operations(Form form, Item item) {
    FlowPane buttons = new FlowPane(4, 4);
    Map<Operation, Button> choices = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      Button button = form.button(TEXTS.get("operation." + Sketch.key(operation)),
          () -> sketch.operate(item, operation));
      button.setId("operation-" + Sketch.key(operation));
      button.getStyleClass().add("choice");
      choices.put(operation, button);
    }
    buttons.getChildren().addAll(choices.values());
    buttons.getChildren()
        .addAll(iconless(form, "form.earlier", "shape-down", () -> sketch.reorder(-1)),
            iconless(form, "form.later", "shape-up", () -> sketch.reorder(1)));
    form.add(buttons, () -> {
      Operation now = sketch.sketch().get(item).map(Element::operation).orElse(Operation.ADD);
      choices.forEach((operation, button) -> {
        button.pseudoClassStateChanged(CHOSEN, operation == now);
        button.setDisable(form.editor().readOnly() || item.index() == 0 && operation != Operation.ADD);
      });
    });
  }

  private static Button iconless(Form form, String key, String id, Runnable action) {
    Button button = form.button(TEXTS.get(key), action);
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(TEXTS.get(key + ".help")));
    return button;
  }

  /// A number of a shape.
  private record Entry<S extends Shape>(String key, ToDoubleFunction<S> read, With<S> with,
      DoublePredicate allowed) {}

  private interface With<S> {
    Shape of(S shape, double number);
  }

  private static <S extends Shape> Entry<S> number(String key, ToDoubleFunction<S> read, With<S> with) {
    return new Entry<>(key, read, with, _ -> true);
  }

  private static <S extends Shape> Entry<S> positive(String key, ToDoubleFunction<S> read, With<S> with) {
    return new Entry<>(key, read, with, number -> number > 0);
  }

  private <S extends Shape> TextField field(Form form, Item item, Class<S> type, Entry<S> entry) {
    return form.value("shape-" + entry.key(), TEXTS.get("form." + entry.key()), "",
        () -> present(item, type).map(shape -> Numeral.text(entry.read().applyAsDouble(shape))).orElse(""),
        text -> {
          String fault = Numeral.fault(text, entry.allowed());
          if (fault.isEmpty()) {
            present(item, type).ifPresent(shape -> sketch.revise("numbers", item,
                entry.with().of(shape, Numeral.parse(text).orElseThrow()), entry.key()));
          }
          return fault;
        });
  }

  /// Two numbers on one line.
  private <S extends Shape> void pair(Form form, Item item, Class<S> type, Entry<S> one, Entry<S> two) {
    field(form, item, type, one);
    field(form, item, type, two);
    VBox all = form.node();
    var second = all.getChildren().removeLast();
    var first = all.getChildren().removeLast();
    HBox line = new HBox(8, first, second);
    HBox.setHgrow(first, Priority.ALWAYS);
    HBox.setHgrow(second, Priority.ALWAYS);
    all.getChildren().add(line);
  }

  private <S extends Shape> Optional<S> present(Item item, Class<S> type) {
    return sketch.sketch().get(item).map(Element::shape).filter(type::isInstance).map(type::cast);
  }

  private void rectangle(Form form, Item item) {
    Class<Shape.Rectangle> type = Shape.Rectangle.class;
    pair(form, item, type,
        number("x", r -> Math.min(r.x0(), r.x1()),
            (r, x) -> Affine.move(x - Math.min(r.x0(), r.x1()), 0).of(r)),
        number("y", r -> Math.min(r.y0(), r.y1()),
            (r, y) -> Affine.move(0, y - Math.min(r.y0(), r.y1())).of(r)));
    pair(form, item, type,
        positive("width", r -> size(r).of(Math.abs(r.x1() - r.x0())), (r, w) -> new Shape.Rectangle(
            Math.min(r.x0(), r.x1()), r.y0(), sum(Math.min(r.x0(), r.x1()), w), r.y1())),
        positive("height", r -> size(r).of(Math.abs(r.y1() - r.y0())), (r, h) -> new Shape.Rectangle(r.x0(),
            Math.min(r.y0(), r.y1()), r.x1(), sum(Math.min(r.y0(), r.y1()), h))));
  }

  private static Digits size(Shape shape) {
    return Digits.of(Element.box(shape));
  }

  private static double sum(double a, double b) {
    return new BigDecimal(Double.toString(a)).add(new BigDecimal(Double.toString(b)))
        .doubleValue();
  }

  private void ellipse(Form form, Item item) {
    Class<Shape.Ellipse> type = Shape.Ellipse.class;
    pair(form, item, type,
        number("cx", Shape.Ellipse::cx, (e, x) -> new Shape.Ellipse(x, e.cy(), e.rx(), e.ry(), e.angle())),
        number("cy", Shape.Ellipse::cy, (e, y) -> new Shape.Ellipse(e.cx(), y, e.rx(), e.ry(), e.angle())));
    pair(form, item, type,
        positive("rx", Shape.Ellipse::rx, (e, r) -> new Shape.Ellipse(e.cx(), e.cy(), r, e.ry(), e.angle())),
        positive("ry", Shape.Ellipse::ry, (e, r) -> new Shape.Ellipse(e.cx(), e.cy(), e.rx(), r, e.angle())));
    field(form, item, type, number("angle", e -> Math.rint(Math.toDegrees(e.angle()) * 1e9) / 1e9,
        (e, degrees) -> new Shape.Ellipse(e.cx(), e.cy(), e.rx(), e.ry(),
            Math.rint(Math.toRadians(degrees) * 1e12) / 1e12)));
  }

  private void vertices(Form form, Element element) {
    Item item = element.item();
    List<Grip> grips = vertexGrips(element);
    GridPane table = new GridPane(6, 4);
    table.setId("vertices");
    for (int i = 0; i < Math.min(MOST_VERTICES, grips.size()); i++) {
      int index = i;
      Label number = new Label(String.valueOf(i + 1));
      number.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
      table.add(number, 0, i);
      Form row = form.part();
      TextField x = row.value("vertex-" + i + "-x", "", "", () -> coordinate(item, index, Point::x),
          text -> vertex(item, index, text, (p, value) -> new Point(value, p.y()), "x"));
      TextField y = row.value("vertex-" + i + "-y", "", "", () -> coordinate(item, index, Point::y),
          text -> vertex(item, index, text, (p, value) -> new Point(p.x(), value), "y"));
      for (TextField cell : List.of(x, y)) {
        boolean first = cell.equals(x);
        cell.setAccessibleText(TEXTS.get(first ? "form.vertex.x" : "form.vertex.y", i + 1));
        cell.getStyleClass().add("vertex-cell");
        cell.focusedProperty().addListener((_, _, focused) -> {
          if (focused) {
            sketch.selectVertex(item, index);
          }
        });
      }
      table.add(row.node().getChildren().removeFirst(), 1, i);
      table.add(row.node().getChildren().removeFirst(), 2, i);
    }
    form.add(table);
    if (grips.size() > MOST_VERTICES) {
      form.note(() -> TEXTS.get("form.more-vertices", grips.size() - MOST_VERTICES));
    }
  }

  private static List<Grip> vertexGrips(Element element) {
    return Grips.of(element.shape()).stream().filter(grip -> grip.kind() == Grip.Kind.VERTEX).toList();
  }

  private String coordinate(Item item, int index, ToDoubleFunction<Point> which) {
    return sketch.sketch()
        .get(item)
        .map(ShapesForm::vertexGrips)
        .filter(grips -> index < grips.size())
        .map(grips -> Numeral.text(which.applyAsDouble(grips.get(index).at())))
        .orElse("");
  }

  private interface At {
    Point of(Point before, double number);
  }

  private String vertex(Item item, int index, String text, At at, String axis) {
    String fault = Numeral.fault(text, _ -> true);
    Element element = sketch.sketch().get(item).orElse(null);
    if (fault.isEmpty() && element != null && index < vertexGrips(element).size()) {
      Grip grip = vertexGrips(element).get(index);
      Point to = at.of(grip.at(), Numeral.parse(text).orElseThrow());
      sketch.revise("move-vertex", item, Grips.moved(element.shape(), grip, to, true), index + axis);
    }
    return fault;
  }

  /// Turning and scaling by typed numbers, applied by Enter.
  private void mapping(Form form) {
    TextField turn = typed(form, "shape-turn", "form.turn", degrees -> sketch.map("turn",
        Affine.turn(Math.toRadians(degrees), sketch.box().centre())));
    TextField scale = typed(form, "shape-scale", "form.scale", percent -> {
      if (percent != 0) {
        sketch.map("scale", Affine.scale(percent / 100, percent / 100, sketch.box().centre()));
      }
    });
    HBox line = new HBox(8, labelled("form.turn", turn), labelled("form.scale", scale));
    form.add(line);
  }

  private static VBox labelled(String key, TextField field) {
    Label label = new Label(TEXTS.get(key));
    label.getStyleClass().addAll(Styles.TEXT_SMALL, "row-name");
    label.setLabelFor(field);
    VBox box = new VBox(4, label, field);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static TextField typed(Form form, String id, String key, DoubleConsumer apply) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(TEXTS.get(key + ".prompt"));
    field.setAccessibleText(TEXTS.get(key));
    field.setEditable(!form.editor().readOnly());
    field.setOnAction(_ -> {
      Numeral.parse(field.getText()).ifPresent(apply);
      field.clear();
    });
    return field;
  }

  private void list(Form form, Item.Kind kind, List<Element> elements) {
    if (elements.isEmpty()) {
      return;
    }
    form.heading(TEXTS.get(kind == Item.Kind.SHAPE ? "form.shapes" : "form.regions"));
    VBox lines = new VBox(2);
    lines.setId("list-" + kind.name().toLowerCase(Locale.ROOT));
    for (Element element : elements) {
      Item item = element.item();
      Button line = new Button();
      line.setId("item-" + kind.name().toLowerCase(Locale.ROOT) + "-" + item.index());
      line.getStyleClass().setAll("outline-item", "shape-item");
      line.setMaxWidth(Double.MAX_VALUE);
      line.setOnAction(_ -> sketch.select(Selection.of(item)));
      lines.getChildren().add(line);
    }
    form.add(lines, () -> {
      for (int i = 0; i < lines.getChildren().size(); i++) {
        Button line = (Button) lines.getChildren().get(i);
        Item item = elements.get(i).item();
        sketch.sketch().get(item).ifPresent(element -> line.setText(line(element)));
        line.pseudoClassStateChanged(CHOSEN, sketch.selection().items().contains(item));
      }
    });
  }

  private static String line(Element element) {
    String sign = element.item().isRegion() ? "" : switch (element.operation()) {
      case ADD -> "+ ";
      case SUBTRACT -> "− ";
      case INTERSECT -> "∩ ";
    };
    String kind = TEXTS.get("shape." + SketchViewModel.name(element.shape()));
    return sign + (element.name().isEmpty() ? kind : element.name() + " · " + kind);
  }
}
