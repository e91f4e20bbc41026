package org.collocate.solver.exchange;

import java.util.concurrent.TimeUnit;
import org.collocate.solver.exchange.ExchangeException.Place;

/// What a file may cost. A drawing beyond these limits could not be meshed either; a hostile file ends here.
final class Budget {
  /// As many as a study may have.
  static final int MOST_SHAPES = 2000;
  static final int MOST_CURVES = 100_000;
  /// Elements of a document, with those that are drawn again by reference.
  static final int MOST_ELEMENTS = 200_000;
  static final int DEEPEST = 100;
  /// Beyond these, sums of squares lose all meaning.
  private static final double LARGEST_COORDINATE = 1e15;
  private static final long LONGEST_SECONDS = 30;

  /// Corners of finely flattened outlines; beyond, memory would go to a precision that nobody sees.
  private static final int MOST_FINE_CORNERS = 1_000_000;

  private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
  private int shapes;
  private int curves;
  private int elements;
  private int fineCorners;

  void shape(Place place) throws ExchangeException {
    shapes++;
    require(shapes <= MOST_SHAPES, place, "there are more than " + MOST_SHAPES + " shapes",
        "simplify the drawing, or join shapes");
    time(place);
  }

  void curves(int count, Place place) throws ExchangeException {
    curves += count;
    require(curves <= MOST_CURVES, place, "the outlines have more than " + MOST_CURVES + " curves and edges",
        "simplify them first");
    time(place);
  }

  void element(Place place) throws ExchangeException {
    elements++;
    require(elements <= MOST_ELEMENTS, place, "there are more than " + MOST_ELEMENTS + " elements",
        "save only what is to be taken over");
    if (elements % 256 == 0) {
      time(place);
    }
  }

  /// Whether this many more corners may be kept; if not, outlines are flattened as coarsely as can be.
  boolean affords(int corners) {
    boolean affordable = corners <= MOST_FINE_CORNERS - fineCorners;
    fineCorners += affordable ? corners : 0;
    return affordable;
  }

  static void depth(int depth, Place place) throws ExchangeException {
    require(depth <= DEEPEST, place, "the elements are nested deeper than " + DEEPEST, "ungroup them");
  }

  static double coordinate(double value, Place place) throws ExchangeException {
    require(Math.abs(value) <= LARGEST_COORDINATE, place, "the coordinate " + value + " is out of range",
        "coordinates are finite and at most 1e15");
    return value;
  }

  void time(Place place) throws ExchangeException {
    require(System.nanoTime() - end < 0, place, "reading took more than " + LONGEST_SECONDS + " s",
        "simplify the drawing");
  }

  private static void require(boolean holds, Place place, String sentence, String hint)
      throws ExchangeException {
    if (!holds) {
      throw new ExchangeException(place, sentence, hint);
    }
  }
}
