package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.app.sketch.edit.Element;
import org.collocate.app.sketch.edit.Segment;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.jspecify.annotations.Nullable;

/// Draws a path node by node. A click sets a corner, a drag a smooth node with its handles; with Alt held a drag bends the
/// piece that ends there to an arc through the pointer. A double-click, Enter or a click on the first node closes the path,
/// Backspace takes the last node back.
final class PathTool implements Tool {
  private static final Texts TEXTS = Texts.of("sketch");
  private static final double REACH = 8;
  private static final double STILL = 4;

  /// A node with the piece that leads to it.
  ///
  /// @param in handle of the curve that comes in; the node itself where there is none
  /// @param out handle of the curve that goes out
  /// @param bulge a point of the arc that comes in; null if it is none
  private record Node(Point at, Point in, Point out, @Nullable Point bulge) {
    static Node corner(Point at) {
      return new Node(at, at, at, null);
    }
  }

  private final SketchViewModel sketch;
  private final List<Node> nodes = new ArrayList<>();
  private @Nullable PointerInput pressed;
  private @Nullable PointerInput pointer;
  private boolean closing;

  PathTool(SketchViewModel sketch) {
    this.sketch = sketch;
  }

  @Override
  public String id() {
    return "path";
  }

  @Override
  public String hint() {
    return TEXTS.get(nodes.isEmpty() ? "hint.path" : "hint.path.more");
  }

  @Override
  public void press(PointerInput input) {
    pointer = input;
    if (input.clicks() == 2) {
      finish();
      return;
    }
    pressed = input;
    closing = nodes.size() > 1 && nodes.getFirst().at().distance(input.raw()) <= REACH * input.pixel();
    if (closing) {
      nodes.add(Node.corner(nodes.getFirst().at()));
    } else if (nodes.isEmpty() || !nodes.getLast().at().equals(input.at())) {
      nodes.add(Node.corner(input.at()));
    } else {
      pressed = null;
    }
  }

  @Override
  public void drag(PointerInput input) {
    pointer = input;
    PointerInput start = pressed;
    if (start == null || start.raw().distance(input.raw()) <= STILL * input.pixel()) {
      return;
    }
    Node node = nodes.getLast();
    boolean arc = input.alt() && nodes.size() > 1;
    nodes.set(nodes.size() - 1, arc ? new Node(node.at(), node.at(), node.at(), input.at())
        : new Node(node.at(), node.at().times(2).minus(input.at()), input.at(), null));
  }

  @Override
  public void release(PointerInput input) {
    drag(input);
    pressed = null;
    if (closing) {
      finish();
    }
  }

  @Override
  public void move(PointerInput input) {
    pointer = input;
  }

  @Override
  public void leave() {
    pointer = null;
  }

  private void finish() {
    Optional<Shape.Path> path = path(true);
    cancel();
    path.ifPresent(drawn -> sketch.draw(drawn, false));
  }

  /// The path as it is; empty while it encloses nothing.
  private Optional<Shape.Path> path(boolean forGood) {
    List<Node> all = new ArrayList<>(nodes);
    PointerInput now = pointer;
    if (!forGood && !closing && now != null && pressed == null && !all.isEmpty()
        && !all.getLast().at().equals(now.at())) {
      all.add(Node.corner(now.at()));
    }
    boolean back = all.size() > 1 && all.getLast().at().equals(all.getFirst().at());
    if (!back && !all.isEmpty()) {
      Node first = all.getFirst();
      all.add(new Node(first.at(), first.in(), first.out(), null));
    }
    List<Segment> loop = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      loop.add(piece(all.get(i - 1), all.get(i)));
    }
    boolean curved = loop.stream().anyMatch(segment -> !(segment instanceof Segment.Straight));
    return loop.size() > 2 || curved && loop.size() == 2 ? Optional.of(Segment.path(List.of(loop)))
        : Optional.empty();
  }

  private static Segment piece(Node from, Node to) {
    Point bulge = to.bulge();
    if (bulge != null) {
      return Segment.arc(from.at(), bulge, to.at());
    }
    boolean straight = from.out().equals(from.at()) && to.in().equals(to.at());
    return straight ? new Segment.Straight(from.at()) : new Segment.Cubic(from.at(), from.out(), to.in());
  }

  @Override
  public boolean key(ToolKey key, boolean large) {
    switch (key) {
      case ENTER -> finish();
      case BACKSPACE -> {
        if (!nodes.isEmpty()) {
          nodes.removeLast();
        }
      }
      case DELETE, TAB, BACK_TAB, LEFT, RIGHT, UP, DOWN -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean cancel() {
    boolean something = !nodes.isEmpty();
    nodes.clear();
    pressed = null;
    closing = false;
    return something;
  }

  @Override
  public Optional<Point> anchor() {
    return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes.getLast().at());
  }

  @Override
  public boolean takesPoints() {
    return true;
  }

  @Override
  public boolean type(Point point) {
    PointerInput input = new PointerInput(point, point, sketch.canvas().pixel() / 1000, Set.of(), 1);
    press(input);
    release(input);
    return true;
  }

  @Override
  public List<Mark> marks() {
    if (nodes.isEmpty()) {
      return List.of();
    }
    Mark.Role role = Previews.role(sketch, false);
    List<Mark> marks = new ArrayList<>();
    path(false).ifPresentOrElse(path -> marks.add(new Mark.Area(Element.lines(path.rings()), role)), () -> {
      PointerInput now = pointer;
      List<Point> line = new ArrayList<>(nodes.stream().map(Node::at).toList());
      if (now != null) {
        line.add(now.at());
      }
      marks.add(new Mark.Line(line, false, role));
    });
    for (Node node : nodes) {
      if (!node.in().equals(node.at())) {
        marks.add(new Mark.Line(List.of(node.in(), node.out()), false, Mark.Role.GUIDE));
        marks.add(new Mark.Dot(node.in(), Mark.Form.ROUND, Mark.Role.GUIDE));
        marks.add(new Mark.Dot(node.out(), Mark.Form.ROUND, Mark.Role.GUIDE));
      }
      marks.add(new Mark.Dot(node.at(), Mark.Form.SQUARE, role));
    }
    return marks;
  }
}
