package org.collocate.viz.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.collocate.solver.expression.ExpressionException;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.expression.Syntax;
import org.collocate.viz.plot.Drawing;

/// A formula or an equation to be shown. What cannot be read is shown as it was typed.
///
/// @param text as it was typed
/// @param sides its trees: two of an equation, one of a formula, none of what cannot be read
public record Formula(String text, List<Syntax> sides) {
  private static final double INDENT = 1.4;
  private static final double LEAST = 0.7;
  private static final double BETWEEN_LINES = 0.35;

  public Formula {
    sides = List.copyOf(sides);
  }

  /// What stands between two places where a line may end.
  private record Piece(Box before, Box box) {
    double width() {
      return before.width() + box.width();
    }
  }

  /// Reads a text; it never fails.
  public static Formula of(String text) {
    try {
      return new Formula(text, List.of(Syntax.parse(text).root()));
    } catch (ExpressionException formula) {
      try {
        return new Formula(text, Syntax.parseEquation(text).stream().map(Syntax.Parsed::root).toList());
      } catch (ExpressionException equation) {
        // Half a formula is what stands in a field while it is typed.
        return new Formula(text, List.of());
      }
    }
  }

  /// Whether it could be read and is printed as books do.
  public boolean isRead() {
    return !sides.isEmpty();
  }

  /// The formula in words; the text as it was typed where it cannot be read.
  public String words() {
    return isRead() ? sides.stream().map(Words::of).collect(Collectors.joining(Words.equal())) : text;
  }

  /// The formula in as many lines as it needs. What is wider than a line all the same gets smaller letters.
  ///
  /// @param size of letters
  /// @param most width of a line
  public Drawing draw(Letters letters, double size, double most, int color) {
    double fitting = size;
    while (fitting > LEAST * size
        && widest(pieces(new Typesetter(letters, fitting, false)), fitting) > most) {
      fitting *= 0.9;
    }
    return lines(pieces(new Typesetter(letters, fitting, false)), fitting, most, color);
  }

  /// The formula in one flat line, with strokes for fractions; what does not fit is left out and an ellipsis stands for it.
  ///
  /// @param size of letters
  /// @param most width of the line
  public Drawing shortened(Letters letters, double size, double most, int color) {
    Typesetter typesetter = new Typesetter(letters, size, true);
    List<Box> kept = new ArrayList<>();
    List<Piece> pieces = pieces(typesetter);
    if (pieces.stream().mapToDouble(Piece::width).sum() <= most) {
      pieces.forEach(piece -> kept.addAll(List.of(piece.before(), piece.box())));
    } else if (isRead()) {
      Box ellipsis = typesetter.upright("…", size);
      double left = most - ellipsis.width();
      for (Piece piece : pieces) {
        // The sign before what is left out stays, so that it is seen where the formula goes on.
        boolean fits = piece.width() <= left;
        if (fits || piece.before().width() <= left) {
          kept.add(piece.before());
        }
        if (!fits) {
          break;
        }
        kept.add(piece.box());
        left -= piece.width();
      }
      kept.add(ellipsis);
    } else {
      int length = text.length();
      while (length > 0 && letters.width(text.substring(0, length) + "…", size, false) > most) {
        length--;
      }
      kept.add(typesetter.upright(text.substring(0, length) + "…", size));
    }
    return drawing(Box.row(kept), color);
  }

  private static double widest(List<Piece> pieces, double size) {
    double widest = 0;
    for (int i = 0; i < pieces.size(); i++) {
      widest = Math.max(widest, pieces.get(i).width() + (i == 0 ? 0 : INDENT * size));
    }
    return widest;
  }

  private List<Piece> pieces(Typesetter typesetter) {
    if (!isRead()) {
      return List.of(new Piece(Box.space(0), typesetter.upright(text, typesetter.size())));
    }
    List<Piece> pieces = new ArrayList<>();
    for (Syntax side : sides) {
      terms(side, pieces.isEmpty() ? Box.space(0) : typesetter.relation("="), typesetter, pieces);
    }
    return pieces;
  }

  private static void terms(Syntax side, Box before, Typesetter typesetter, List<Piece> pieces) {
    if (side instanceof Syntax.Operation sum && (sum.operator() == Operator.ADD
        || sum.operator() == Operator.SUBTRACT)) {
      terms(sum.operands().getFirst(), before, typesetter, pieces);
      pieces.add(new Piece(typesetter.between(sum.operator() == Operator.SUBTRACT),
          typesetter.box(sum.operands().getLast(), Binding.PRODUCT)));
    } else {
      pieces.add(new Piece(before, typesetter.box(side, Binding.OR)));
    }
  }

  private static Drawing lines(List<Piece> pieces, double size, double most, int color) {
    List<Box> lines = new ArrayList<>();
    List<Box> line = new ArrayList<>();
    double at = 0;
    for (Piece piece : pieces) {
      if (at + piece.width() > most && !line.isEmpty()) {
        lines.add(Box.row(line));
        line = new ArrayList<>(List.of(Box.space(INDENT * size)));
        at = INDENT * size;
      }
      line.add(piece.before());
      line.add(piece.box());
      at += piece.width();
    }
    lines.add(Box.row(line));
    List<Box.Placed> placed = new ArrayList<>();
    double down = 0;
    for (int i = 0; i < lines.size(); i++) {
      down += i == 0 ? 0 : lines.get(i - 1).descent() + BETWEEN_LINES * size + lines.get(i).ascent();
      placed.add(new Box.Placed(lines.get(i), 0, down));
    }
    return drawing(Box.group(placed), color);
  }

  private static Drawing drawing(Box box, int color) {
    List<Drawing.Mark> marks = new ArrayList<>();
    // Slanted letters lean out of their width by a little.
    box.draw(1, box.ascent() + 1, color, marks);
    return new Drawing(box.width() + 2, box.ascent() + box.descent() + 2, marks);
  }
}
