package org.collocate.app.sketch.edit;

import java.util.Comparator;
import org.collocate.solver.study.Pointer;

/// A shape or a region of the drawing by its place in the study.
public record Item(Kind kind, int index) implements Comparable<Item> {
  private static final Pointer DOMAIN = Pointer.ROOT.key("domain");
  private static final Comparator<Item> ORDER = Comparator.comparing(Item::kind)
      .thenComparingInt(Item::index);

  /// The list in which an item stands.
  public enum Kind {
    SHAPE, REGION;

    /// The list in the study.
    public Pointer list() {
      return DOMAIN.key(this == SHAPE ? "shapes" : "regions");
    }
  }

  public static Item shape(int index) {
    return new Item(Kind.SHAPE, index);
  }

  public static Item region(int index) {
    return new Item(Kind.REGION, index);
  }

  public boolean isRegion() {
    return kind == Kind.REGION;
  }

  public Pointer pointer() {
    return kind.list().index(index);
  }

  @Override
  public int compareTo(Item other) {
    return ORDER.compare(this, other);
  }
}
