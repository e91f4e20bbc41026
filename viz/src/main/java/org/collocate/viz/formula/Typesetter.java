package org.collocate.viz.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.expression.Syntax;
import org.collocate.viz.plot.Numerals;

/// Lays the tree of a formula out in boxes. Proportions are those of Computer Modern, to the size of letters.
final class Typesetter {
  /// Height of the axis on which fraction bars and signs lie.
  static final double AXIS = 0.25;
  private static final double SMALLER = 0.72;
  private static final double SMALLEST = 0.5;
  private static final double BAR = 0.05;
  private static final double THIN = 0.17;
  private static final double MEDIUM = 0.24;
  private static final double THICK = 0.3;

  private final Letters letters;
  private final double full;
  private final boolean flat;
  private final Delimiters delimiters = new Delimiters(this);

  /// @param full size of letters on the base line
  /// @param flat whether all fractions are written in one line, with a stroke
  Typesetter(Letters letters, double full, boolean flat) {
    this.letters = letters;
    this.full = full;
    this.flat = flat;
  }

  /// Size of letters on the base line.
  double size() {
    return full;
  }

  /// A part that stands in a line, in brackets where it binds less than is needed.
  Box box(Syntax node, int needed) {
    return box(node, needed, full);
  }

  private Box box(Syntax node, double size) {
    return switch (node) {
      case Syntax.Numeral(_, double value) -> number(value, size);
      case Syntax.Name(_, String name) -> name(name, size);
      case Syntax.Operation operation -> operation(operation, size);
      case Syntax.Call call -> call(call, size);
    };
  }

  private Box box(Syntax node, int needed, double size) {
    Box box = box(node, size);
    return Binding.of(node) < needed ? delimiters.around(box, Delimiters.Kind.ROUND, size) : box;
  }

  /// Letters that stand upright: numbers, signs and words.
  Box upright(String text, double size) {
    return glyphs(text, size, false);
  }

  private Box glyphs(String text, double size, boolean slanted) {
    boolean low = text.chars().allMatch(c -> "acemnorsuvwxzαεικμνορστυωγηχ".indexOf(c) >= 0);
    // A slanted f reaches below the line, an upright one does not.
    boolean deep = slanted && text.equals("f")
        || text.chars().anyMatch(c -> "gjpqyβγζηµμξρφχψ,;()|∥⌊⌋{}Q".indexOf(c) >= 0);
    boolean bracket = text.chars().anyMatch(c -> "()|∥⌊⌋".indexOf(c) >= 0);
    return new Box.Glyphs(text, size, slanted, letters.width(text, size, slanted),
        (low ? 0.46 : bracket ? 0.78 : 0.72) * size, (bracket ? 0.28 : deep ? 0.24 : 0.02) * size);
  }

  /// A sign between two parts, with its space on both sides.
  Box sign(String text, double space, double size) {
    // In raised and lowered parts signs stand close.
    boolean word = Character.isLetter(text.charAt(0));
    double gap = size < 0.85 * full && !word ? 0.06 * size : space * size;
    return Box.row(List.of(Box.space(gap), upright(text, size), Box.space(gap)));
  }

  /// A sign of relation.
  Box relation(String text) {
    return sign(text, THICK, full);
  }

  /// Plus or minus between terms.
  Box between(boolean minus) {
    return sign(minus ? "−" : "+", MEDIUM, full);
  }

  private static double smaller(double size) {
    return size * SMALLER;
  }

  private double script(double size) {
    return Math.max(smaller(size), SMALLEST * full);
  }

  private Box number(double value, double size) {
    if (value == Math.PI) {
      return glyphs("π", size, true);
    }
    if (value == Math.E) {
      return glyphs("e", size, true);
    }
    double magnitude = Math.abs(value);
    if (magnitude == 0 || magnitude >= 1e-4 && magnitude < 1e6) {
      return upright(Numerals.typographic(new BigDecimal(Double.toString(value)).stripTrailingZeros()
          .toPlainString()), size);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    BigDecimal mantissa = exact.scaleByPowerOfTen(-exponent);
    Box power = raised(upright("10", size), upright(Numerals.typographic(Integer.toString(exponent)), script(
        size)), size);
    if (mantissa.compareTo(BigDecimal.ONE) == 0) {
      return power;
    }
    return Box.row(List.of(upright(Numerals.typographic(mantissa.stripTrailingZeros().toPlainString()), size),
        sign("×", 0.1, size), power));
  }

  private Box name(String text, double size) {
    Names name = Names.of(text);
    Box stem = glyphs(name.stem(), size, Names.isSlanted(name.stem()));
    return name.subscript().isEmpty() ? stem
        : lowered(stem, glyphs(name.subscript(), script(size), Names.isSlanted(name.subscript())), size);
  }

  private static Box raised(Box base, Box exponent, double size) {
    double up = Math.max(0.4 * size, base.ascent() - 0.35 * size + exponent.descent());
    return Box.group(List.of(new Box.Placed(base, 0, 0), new Box.Placed(exponent, base.width() + 0.04 * size,
        -up)));
  }

  private static Box lowered(Box base, Box index, double size) {
    return Box.group(List.of(new Box.Placed(base, 0, 0), new Box.Placed(index, base.width() + 0.02 * size,
        Math.max(0.17 * size, index.ascent() - 0.36 * size))));
  }

  private Box operation(Syntax.Operation node, double size) {
    Syntax first = node.operands().getFirst();
    Syntax last = node.operands().getLast();
    return switch (node.operator()) {
      case ADD, SUBTRACT -> Box.row(List.of(box(first, Binding.SUM, size),
          sign(node.operator() == Operator.ADD ? "+" : "−", MEDIUM, size),
          box(last, Binding.PRODUCT, size)));
      case NEGATE -> Box.row(List.of(upright("−", size), box(first, Binding.PRODUCT, size)));
      case MULTIPLY -> product(first, last, size);
      case DIVIDE -> fraction(first, last, size);
      case POWER -> power(first, last, size);
      case NOT -> Box.row(List.of(upright("not", size), Box.space(MEDIUM * size), box(first, Binding.NOT,
          size)));
      case AND, OR -> {
        int needed = node.operator() == Operator.AND ? Binding.AND : Binding.OR;
        yield Box.row(List.of(box(first, needed, size), sign(node.operator().text(), THICK, size),
            box(last, needed + 1, size)));
      }
      default -> Box.row(List.of(box(first, Binding.SUM, size),
          sign(comparison(node.operator()), THICK, size), box(last, Binding.SUM, size)));
    };
  }

  private static String comparison(Operator operator) {
    return switch (operator) {
      case LESS_OR_EQUAL -> "≤";
      case GREATER_OR_EQUAL -> "≥";
      case EQUAL -> "=";
      case NOT_EQUAL -> "≠";
      default -> operator.text();
    };
  }

  private Box product(Syntax first, Syntax last, double size) {
    // What ∂, ∇ or a stroke of division acts on would seem to go on in the next factor.
    boolean open = Binding.isActing(first) || isNarrow(size) && Binding.isFraction(first);
    int needed = open ? Binding.POWER : Binding.PRODUCT;
    Box between = Binding.startsWithNumber(last) ? sign("⋅", 0.1, size) : Box.space(THIN * size);
    return Box.row(List.of(box(first, needed, size), between, box(last, Binding.PRODUCT, size)));
  }

  /// Whether a fraction is written in one line, as where letters are small.
  private boolean isNarrow(double size) {
    return flat || size < 0.75 * full;
  }

  private Box fraction(Syntax above, Syntax below, double size) {
    if (isNarrow(size)) {
      return Box.row(List.of(box(above, Binding.PRODUCT, size), upright("/", size), box(below, Binding.POWER,
          size)));
    }
    double inner = 0.88 * size;
    Box top = box(above, inner);
    Box bottom = box(below, inner);
    double thickness = Math.max(1, BAR * size);
    double wide = Math.max(top.width(), bottom.width()) + 0.2 * size;
    double gap = 0.14 * size;
    double axis = AXIS * size;
    double around = 0.08 * size;
    return Box.row(List.of(Box.space(around), Box.group(List.of(
        new Box.Placed(new Box.Bar(wide, thickness), 0, -axis),
        new Box.Placed(top, (wide - top.width()) / 2, -axis - gap - top.descent()),
        new Box.Placed(bottom, (wide - bottom.width()) / 2, -axis + gap + bottom.ascent()))), Box.space(
            around)));
  }

  private Box power(Syntax base, Syntax exponent, double size) {
    Box up = box(exponent, script(size));
    if (base instanceof Syntax.Call call && Binding.isTrigonometric(call.name())
        && exponent instanceof Syntax.Numeral(_, double value) && value > 0) {
      return Box.row(List.of(raised(upright(call.name(), size), up, size), arguments(call, size)));
    }
    int needed = base instanceof Syntax.Call call && Binding.hasNameBefore(call) ? Binding.ATOM + 1
        : Binding.ATOM;
    return raised(box(base, needed, size), up, size);
  }

  private Box arguments(Syntax.Call call, double size) {
    return delimiters.around(list(call.arguments(), size), Delimiters.Kind.ROUND, size);
  }

  private Box list(List<Syntax> nodes, double size) {
    List<Box> boxes = new ArrayList<>();
    for (Syntax node : nodes) {
      if (!boxes.isEmpty()) {
        boxes.add(Box.row(List.of(upright(",", size), Box.space(THIN * size))));
      }
      boxes.add(box(node, size));
    }
    return Box.row(boxes.isEmpty() ? List.of(Box.space(0)) : boxes);
  }

  private Box call(Syntax.Call call, double size) {
    List<Syntax> arguments = call.arguments();
    if (!Binding.isShown(call)) {
      return plainCall(call, size);
    }
    Syntax first = arguments.getFirst();
    Syntax last = arguments.getLast();
    return switch (call.name()) {
      case "sqrt" -> root(box(first, size), size);
      case "hypot" -> root(Box.row(List.of(raised(box(first, Binding.ATOM, size), upright("2", script(size)),
          size), sign("+", MEDIUM, size),
          raised(box(last, Binding.ATOM, size), upright("2", script(size)),
              size))),
          size);
      case "abs" -> delimiters.around(box(first, size), Delimiters.Kind.BARS, size);
      case "norm" -> delimiters.around(box(first, size), Delimiters.Kind.DOUBLE_BARS, size);
      case "floor" -> delimiters.around(box(first, size), Delimiters.Kind.FLOOR, size);
      case "dt" -> acting(partial("t", "", size), first, size);
      case "dx" -> acting(partial("x", "", size), first, size);
      case "dy" -> acting(partial("y", "", size), first, size);
      case "dtt" -> acting(partial("t", "2", size), first, size);
      case "dxx" -> acting(partial("x", "2", size), first, size);
      case "dyy" -> acting(partial("y", "2", size), first, size);
      case "dxy" -> acting(Box.row(List.of(partial("x", "", size), partial("y", "", size))), first, size);
      case "grad" -> acting(upright("∇", size), first, size);
      case "lap" -> acting(upright("Δ", size), first, size);
      case "div" -> acting(Box.row(List.of(upright("∇", size), upright("⋅", size))), first, size);
      case "curl" -> acting(Box.row(List.of(upright("∇", size), upright("×", size))), first, size);
      case "dot" -> Box.row(List.of(box(first, Binding.PRODUCT, size), sign("⋅", THIN, size), box(last,
          Binding.PRODUCT, size)));
      case "mod" -> Box.row(List.of(box(first, Binding.PRODUCT, size), sign("mod", THICK, size), box(last,
          Binding.POWER, size)));
      case "if" -> cases(arguments, size);
      case "vec" -> column(arguments, size);
      default -> plainCall(call, size);
    };
  }

  private Box plainCall(Syntax.Call call, double size) {
    Names name = Names.of(call.name());
    Box stem = upright(name.stem(), size);
    Box head = name.subscript().isEmpty() || Operator.function(call.name()).isPresent()
        ? upright(call.name(), size)
        : lowered(stem, upright(name.subscript(), script(size)), size);
    return Box.row(List.of(head, arguments(call, size)));
  }

  private Box partial(String by, String order, double size) {
    Box sign = upright("∂", size);
    List<Box.Placed> parts = new ArrayList<>(List.of(new Box.Placed(sign, 0, 0)));
    parts.add(new Box.Placed(glyphs(by, script(size), true), sign.width() + 0.01 * size, 0.19 * size));
    if (!order.isEmpty()) {
      parts.add(new Box.Placed(upright(order, script(size)), sign.width() + 0.06 * size, -0.42 * size));
    }
    return Box.group(parts);
  }

  private Box acting(Box sign, Syntax on, double size) {
    int needed = Binding.isActing(on) ? Binding.ACTING : Binding.ATOM;
    return Box.row(List.of(sign, Box.space(0.06 * size), box(on, needed, size)));
  }

  private Box root(Box inner, double size) {
    double thickness = Math.max(1, BAR * size);
    double top = -inner.ascent() - 0.16 * size;
    double bottom = inner.descent() + 0.04 * size;
    double wide = 0.62 * size;
    double[] x = {0.06 * size, 0.18 * size, 0.36 * size, wide, wide + inner.width() + 0.08 * size};
    double[] y = {bottom - 0.42 * (bottom - top), bottom - 0.5 * (bottom - top), bottom, top, top};
    Box stroke = new Box.Stroke(x, y, thickness, x[4] + 0.04 * size, -top + thickness, bottom + thickness);
    return Box.group(List.of(new Box.Placed(stroke, 0, 0), new Box.Placed(inner, wide + 0.04 * size, 0)));
  }

  /// The components of a vector, one above the other.
  private Box column(List<Syntax> components, double size) {
    double inner = Math.max(0.88 * size, SMALLEST * full);
    List<Box> boxes = components.stream().map(component -> box(component, inner)).toList();
    double wide = boxes.stream().mapToDouble(Box::width).max().orElse(0);
    double gap = 0.28 * size;
    double high = boxes.stream().mapToDouble(box -> box.ascent() + box.descent()).sum()
        + gap * (boxes.size() - 1);
    List<Box.Placed> placed = new ArrayList<>();
    double top = -AXIS * size - high / 2;
    for (Box box : boxes) {
      placed.add(new Box.Placed(box, (wide - box.width()) / 2, top + box.ascent()));
      top += box.ascent() + box.descent() + gap;
    }
    return delimiters.around(Box.group(placed), Delimiters.Kind.ROUND, size);
  }

  /// Two lines behind a brace.
  private Box cases(List<Syntax> arguments, double size) {
    double inner = Math.max(0.88 * size, SMALLEST * full);
    Box then = box(arguments.get(1), inner);
    Box otherwise = box(arguments.get(2), inner);
    Box condition = Box.row(List.of(upright("if", inner), Box.space(THICK * inner), box(arguments.get(0),
        inner)));
    double column = Math.max(then.width(), otherwise.width()) + 0.6 * inner;
    double axis = AXIS * size;
    double gap = 0.14 * size;
    double up = axis + gap + Math.max(then.descent(), condition.descent());
    Box rest = upright("otherwise", inner);
    double down = -axis + gap + Math.max(otherwise.ascent(), rest.ascent());
    Box lines = Box.group(List.of(new Box.Placed(then, 0, -up), new Box.Placed(condition, column, -up),
        new Box.Placed(otherwise, 0, down), new Box.Placed(rest, column, down)));
    return delimiters.brace(lines, size);
  }
}
