package org.collocate.solver.exchange;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Line;
import org.collocate.solver.geometry.NamedBoundary;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/// Reads the shapes of an SVG drawing (W3C, Scalable Vector Graphics 2).
///
/// Curves stay curves. The y axis is turned to point up and the origin is the page's lower left corner; one unit is one
/// of the page's own (millimetres if its width is in millimetres, else a unit of its view box). [Layers] tells what the
/// paint says about holes and regions. Text, pictures, clipping and strokes' widths are left out, and noted.
final class SvgReader {
  private static final Pattern MADE_UP = Pattern
      .compile(
          "(?i)(path|rect|circle|ellipse|poly(gon|line)?|line|g|group|layer|ebene|calque|use|svg|shape|patch"
              + "|image|symbol|object|node|edge|graph|curve|figure|axes|clip|p|c|e|s|xmlid)?[-_ ]?[0-9][-_.:0-9a-f]*_?");
  private static final Set<String> SHAPES = Set.of("rect", "circle", "ellipse", "polygon", "polyline", "line",
      "path");
  private static final Set<String> DRAWN = Set.of("rect", "circle", "ellipse", "polygon", "polyline", "line",
      "path", "use", "g", "a", "text", "image", "switch", "svg");
  private static final Set<String> WITHOUT_OUTLINE = Set.of("text", "image");
  private static final int DEEPEST_USE = 16;
  private static final int MOST_RINGS = 5000;

  private final Budget budget = new Budget();
  private final Notes notes = new Notes();
  private final SvgTree tree;
  private final SvgStyle.Rules rules;
  private final List<Figure> figures = new ArrayList<>();
  /// The references that are being followed.
  private final Deque<String> uses = new ArrayDeque<>();

  private SvgReader(InputStream content) throws ExchangeException {
    tree = new SvgTree(content, budget);
    rules = SvgStyle.Rules.parse(tree.styles());
  }

  /// What is painted, in the study's coordinates.
  private record Figure(List<List<Curve>> rings, boolean closed, @Nullable String name, String role,
      SvgStyle style, Place place) {}

  /// Where in the tree a walk is.
  ///
  /// @param name what an enclosing group gives its only child
  private record Context(AffineMap map, SvgStyle style, @Nullable String name, int depth) {
    Context inside(AffineMap newMap, SvgStyle newStyle, @Nullable String newName) {
      return new Context(newMap, newStyle, newName, depth + 1);
    }
  }

  static Imported.Drawing read(InputStream content) throws ExchangeException {
    SvgReader reader = new SvgReader(content);
    SvgElement root = reader.tree.root();
    SvgPage page = SvgPage.of(root);
    page.unit().ifPresent(unit -> reader.notes.once("one unit is one " + unit + " of the page"));
    Context top = new Context(page.map(), SvgStyle.INITIAL, null, 0);
    reader.children(root, top.inside(page.map(), SvgStyle.INITIAL.of(root, reader.rules), null));
    return reader.drawing();
  }

  private void children(SvgElement parent, Context context) throws ExchangeException {
    long drawn = parent.children()
        .stream()
        .filter(child -> DRAWN.contains(child.name()) && !WITHOUT_OUTLINE.contains(child.name()))
        .count();
    String name = drawn == 1 ? context.name : null;
    for (SvgElement child : parent.children()) {
      walk(child, new Context(context.map, context.style, name, context.depth));
    }
  }

  private void walk(SvgElement element, Context context) throws ExchangeException {
    Budget.depth(context.depth, element.place());
    budget.element(element.place());
    SvgStyle style = context.style.of(element, rules);
    if (!style.displayed()) {
      if (DRAWN.contains(element.name())) {
        notes.add("a hidden element was left out");
      }
      return;
    }
    AffineMap map = context.map.after(SvgText.transform(element.attribute("transform"), element.place()));
    String own = name(element);
    Context inside = context.inside(map, style, own == null ? context.name : own);
    noteClipping(element);
    switch (element.name()) {
      case String shape when SHAPES.contains(shape) -> figure(element, inside);
      case "g", "a" -> children(element, inside);
      case "switch" -> {
        if (!element.children().isEmpty()) {
          walk(element.children().getFirst(), inside);
        }
      }
      case "svg" -> children(element, inside.inside(map.after(SvgPage.inner(element)), style, inside.name));
      case "use" -> use(element, inside);
      case "text" -> notes.add("a text was left out");
      case "image" -> notes.add("an image was left out");
      case "foreignObject" -> notes.add("a foreign object was left out");
      default -> {
        // Definitions, metadata and animations draw nothing by themselves.
      }
    }
  }

  private void noteClipping(SvgElement element) {
    for (String key : List.of("clip-path", "mask")) {
      String value = element.attribute(key);
      if (value != null && !value.equals("none")) {
        notes.add("a clip or mask was left out: the whole shape is taken");
      }
    }
  }

  private static @Nullable String name(SvgElement element) {
    String title = element.children()
        .stream()
        .filter(child -> child.name().equals("title"))
        .map(child -> child.text().toString())
        .findFirst()
        .orElse("");
    String label = Names.clean(element.attribute("inkscape:label"));
    if (label != null && !element.name().equals("g")) {
      return label;
    }
    for (String candidate : new String[] {label, element.attribute("id"), title}) {
      String clean = Names.clean(candidate);
      if (clean != null && !MADE_UP.matcher(clean).matches()) {
        return clean;
      }
    }
    return null;
  }

  private void use(SvgElement element, Context context) throws ExchangeException {
    String reference = element.attribute("href", element.attribute("xlink:href", "")).strip();
    SvgElement target = reference.startsWith("#") ? tree.byId(reference.substring(1)) : null;
    if (target == null) {
      notes.add(reference.startsWith("#") ? "a reference to a missing element was left out"
          : "a reference to another file was left out");
      return;
    }
    if (uses.contains(reference) || uses.size() >= DEEPEST_USE) {
      throw new ExchangeException(element.place(), "references to '" + SvgText.excerpt(reference)
          + "' lead back to it or are nested deeper than " + DEEPEST_USE, "unlink the clones");
    }
    SvgText.Length x = SvgText.length(element.attribute("x"), element.place());
    SvgText.Length y = SvgText.length(element.attribute("y"), element.place());
    AffineMap map = context.map
        .after(AffineMap.translation(x == null ? 0 : x.inPixels(), y == null ? 0 : y.inPixels()));
    uses.push(reference);
    if (target.name().equals("symbol")) {
      SvgStyle style = context.style.of(target, rules);
      String own = name(target);
      children(target, context.inside(map.after(SvgPage.symbol(target, element)), style,
          own == null ? context.name : own));
    } else {
      walk(target, context.inside(map, context.style, context.name));
    }
    uses.pop();
  }

  private void figure(SvgElement element, Context context) throws ExchangeException {
    if (!context.style.seen()) {
      notes.add("an invisible shape was left out");
      return;
    }
    SvgFigure figure = SvgFigure.of(element);
    if (figure.isEmpty() || context.map.determinant() == 0) {
      notes.add("a shape without an inside was left out");
      return;
    }
    if (figure.rings().size() > MOST_RINGS) {
      throw new ExchangeException(element.place(), "the path has more than " + MOST_RINGS + " outlines",
          "split it");
    }
    budget.curves(figure.rings().stream().mapToInt(List::size).sum(), element.place());
    List<List<Curve>> rings = context.map.apply(figure.rings());
    SvgFigure.check(rings, element.place());
    String role = element.attribute("data-role", "");
    figures.add(new Figure(rings, figure.closed() && !element.name().equals("line"),
        role.equals("domain") ? null : context.name, role, context.style, element.place()));
  }

  private Imported.Drawing drawing() throws ExchangeException {
    Envelope box = new Envelope();
    figures.forEach(figure -> figure.rings.forEach(ring -> ring.forEach(curve -> {
      box.expandToInclude(curve.point(0).x(), curve.point(0).y());
      box.expandToInclude(curve.point(0.5).x(), curve.point(0.5).y());
    })));
    Rounding rounding = Rounding.forSize(Math.max(box.getDiameter(), box.centre() == null ? 0
        : Math.max(Math.abs(box.centre().x), Math.abs(box.centre().y))));
    Layers layers = new Layers(notes, budget);
    for (Figure figure : figures) {
      paint(figure, layers, rounding);
    }
    return layers.drawing();
  }

  private void paint(Figure figure, Layers layers, Rounding rounding) throws ExchangeException {
    budget.shape(figure.place);
    List<List<Curve>> areas = withoutLines(figure.rings);
    boolean open = !figure.closed && (figure.style.fill().equals("none") || areas.isEmpty());
    if (open || figure.role.equals("boundary")) {
      line(figure, layers);
      return;
    }
    if (areas.isEmpty()) {
      notes.add("a shape without an inside was left out");
      return;
    }
    FillRule.Painted painted = figure.style.evenOdd() || figure.role.equals("region")
        ? new FillRule.Painted(List.of(areas), true)
        : FillRule.nonzero(areas, budget);
    if (!painted.exact()) {
      notes.add("outlines of a path that cross each other were read by the even-odd rule");
    }
    for (List<List<Curve>> rings : painted.shapes()) {
      if (figure.role.equals("region")) {
        layers.region(Shapes.of(rings, rounding), figure.name);
      } else {
        layers.paint(Shapes.of(rings, rounding), figure.name, figure.style.paint());
      }
    }
  }

  /// Rings that go to and fro on one line enclose nothing, but are painted by nobody either.
  private static List<List<Curve>> withoutLines(List<List<Curve>> rings) {
    return rings.stream()
        .filter(ring -> ring.size() > 2 || !ring.stream().allMatch(Line.class::isInstance))
        .toList();
  }

  private void line(Figure figure, Layers layers) {
    String name = Names.part(figure.name);
    if (name == null || figure.rings.size() != 1) {
      notes.add("an open line was left out");
      return;
    }
    List<Curve> ring = figure.rings.getFirst();
    List<Curve> line = figure.closed || ring.size() == 1 ? ring : ring.subList(0, ring.size() - 1);
    if (figure.role.equals("boundary")) {
      layers.boundary(new NamedBoundary(name, Stretches.alongPoints(line)));
    } else {
      layers.line(name, line);
    }
  }
}
