package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.app.concurrent.Listeners;
import org.jspecify.annotations.Nullable;

/// Which panes there are and in which order. A method has a pane as soon as the study has the method; after that panes are
/// the user's.
public final class PaneLayout {
  private final Listeners changes = new Listeners();
  private final List<Pane> panes = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private List<String> methods = List.of();
  private Show all = Show.FIELD;
  private @Nullable String maximized;

  /// Told when panes or what they show have changed.
  public Listeners changes() {
    return changes;
  }

  /// Takes in the study's methods: new ones get a pane, those of methods that are gone disappear.
  void update(List<String> names) {
    if (names.equals(methods)) {
      return;
    }
    methods = List.copyOf(names);
    panes.removeIf(pane -> switch (pane.subject()) {
      case Subject.OfMethod(String name) -> !names.contains(name);
      case Subject.OfReference _ -> false;
      case Subject.OfDifference(String a, String b) -> !names.contains(a) || !names.contains(b);
    });
    for (String name : names) {
      if (seen.add(name)) {
        panes.add(new Pane(fresh(name), new Subject.OfMethod(name), Optional.empty()));
      }
    }
    seen.retainAll(names);
  }

  private String fresh(String base) {
    String id = base;
    for (int i = 2; has(id); i++) {
      id = base + " " + i;
    }
    return id;
  }

  private boolean has(String id) {
    return panes.stream().anyMatch(pane -> pane.id().equals(id));
  }

  /// All panes in their order.
  public List<Pane> panes() {
    return List.copyOf(panes);
  }

  /// The panes that are seen: all, or the one that fills the space.
  public List<Pane> shown() {
    Optional<Pane> one = maximized();
    return one.isPresent() ? List.of(one.get()) : panes();
  }

  /// What panes show that have no choice of their own.
  public Show all() {
    return all;
  }

  /// Lets all panes show the same.
  public void chooseAll(Show show) {
    all = show;
    panes.replaceAll(pane -> new Pane(pane.id(), pane.subject(), Optional.empty()));
    changes.tell();
  }

  /// What a pane shows.
  public Show showOf(Pane pane) {
    return pane.subject() instanceof Subject.OfDifference ? Show.DIFFERENCE : pane.own().orElse(all);
  }

  /// Lets one pane show something of its own.
  public void choose(String id, Show show) {
    panes.replaceAll(
        pane -> pane.id().equals(id) ? new Pane(id, pane.subject(), Optional.of(show)) : pane);
    changes.tell();
  }

  /// Adds a pane.
  ///
  /// @return its id
  public String add(Subject subject, Optional<Show> own) {
    String id = fresh(subject.key());
    panes.add(new Pane(id, subject, own));
    maximized = null;
    changes.tell();
    return id;
  }

  /// Closes a pane.
  public void close(String id) {
    panes.removeIf(pane -> pane.id().equals(id));
    changes.tell();
  }

  /// Puts a pane where another one is; those between move up.
  public void move(String id, String to) {
    int from = index(id);
    int target = index(to);
    if (from >= 0 && target >= 0 && from != target) {
      panes.add(target, panes.remove(from));
      changes.tell();
    }
  }

  private int index(String id) {
    for (int i = 0; i < panes.size(); i++) {
      if (panes.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /// The one pane that fills the space; empty if all are shown.
  public Optional<Pane> maximized() {
    return panes.stream().filter(pane -> pane.id().equals(maximized)).findFirst();
  }

  /// Fills the space with one pane, or shows all again.
  public void toggleMaximized(String id) {
    maximized = id.equals(maximized) ? null : id;
    changes.tell();
  }

  /// One pane for each method again, all showing the same.
  public void restore() {
    panes.clear();
    for (String name : methods) {
      panes.add(new Pane(fresh(name), new Subject.OfMethod(name), Optional.empty()));
    }
    maximized = null;
    changes.tell();
  }
}
