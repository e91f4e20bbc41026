package org.collocate.app.sketch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.app.sketch.edit.Item;
import org.collocate.app.sketch.edit.Vertex;

/// What is chosen of the drawing: shapes and regions, and vertices where one of them is chosen alone.
///
/// @param items in their order
/// @param vertices of the only item
public record Selection(Set<Item> items, Set<Vertex> vertices) {
  public static final Selection NONE = new Selection(Set.of(), Set.of());

  public Selection {
    items = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(items));
    vertices = Set.copyOf(vertices);
  }

  public static Selection of(Item... items) {
    return of(List.of(items));
  }

  public static Selection of(Collection<Item> items) {
    return new Selection(Set.copyOf(items), Set.of());
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  /// The item, if it is the only one.
  public Optional<Item> single() {
    return items.size() == 1 ? Optional.of(items.iterator().next()) : Optional.empty();
  }

  /// With an item more, or without it if it was chosen.
  Selection toggled(Item item) {
    SequencedSet<Item> next = new TreeSet<>(items);
    if (!next.remove(item)) {
      next.add(item);
    }
    return of(next);
  }

  /// With a vertex more, or without it if it was chosen.
  Selection toggled(Vertex vertex) {
    Set<Vertex> next = new java.util.HashSet<>(vertices);
    if (!next.remove(vertex)) {
      next.add(vertex);
    }
    return new Selection(items, next);
  }

  Selection with(Collection<Vertex> chosen) {
    return new Selection(items, Set.copyOf(chosen));
  }
}
