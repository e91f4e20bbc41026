package org.collocate.app.gallery;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.document.RecentStudies;
import org.collocate.app.document.Recovery;
import org.collocate.resources.Resource;
import org.collocate.solver.study.StudyException;

/// The cards of the start page. Pictures come one after the other from a worker, and only while the page is shown.
public final class GalleryViewModel {
  private static final Logger LOG = System.getLogger(GalleryViewModel.class.getName());

  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private final List<GalleryEntry> entries = new ArrayList<>();
  private final List<GalleryEntry> recent = new ArrayList<>();
  private final List<Recovery> recovered;
  private final Map<Origin, Optional<Thumbnail>> thumbnails = new HashMap<>();
  private String search = "";
  private boolean visible;
  private boolean working;

  /// @param recovered what a crash has left
  public GalleryViewModel(Tasks tasks, RecentStudies recentStudies, List<Recovery> recovered) {
    this.tasks = tasks;
    this.recovered = new ArrayList<>(recovered);
    for (String name : Resource.GALLERY.names()) {
      add(Origin.ofGallery(name), entries);
    }
    for (Origin origin : recentStudies.list()) {
      if (recent.size() < 3) {
        add(origin, recent);
      }
    }
  }

  private static void add(Origin origin, List<GalleryEntry> to) {
    try {
      to.add(GalleryEntry.of(origin, Document.open(origin).study()));
    } catch (StudyException | IOException e) {
      LOG.log(Level.WARNING, "no card for " + origin, e);
    }
  }

  /// Told when a picture has come or the search has changed.
  public Listeners changes() {
    return changes;
  }

  /// The cards that match the search.
  public List<GalleryEntry> entries() {
    return entries.stream().filter(entry -> entry.matches(search)).toList();
  }

  /// What was open lately, the newest first; none while something is searched for.
  public List<GalleryEntry> recent() {
    return search.isBlank() ? List.copyOf(recent) : List.of();
  }

  /// Unsaved studies that a crash has left.
  public List<Recovery> recovered() {
    return List.copyOf(recovered);
  }

  /// Throws one of them away.
  public void discard(Recovery recovery) {
    try {
      recovery.discard();
      recovered.remove(recovery);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot discard " + recovery.file(), e);
    }
    changes.tell();
  }

  public void search(String text) {
    search = text;
    changes.tell();
  }

  Optional<Thumbnail> thumbnail(GalleryEntry entry) {
    return thumbnails.getOrDefault(entry.origin(), Optional.empty());
  }

  /// Whether no further picture will come.
  public boolean isComplete() {
    return next().isEmpty() && !working;
  }

  /// Says whether the page is on screen.
  public void show(boolean shown) {
    visible = shown;
    makeNext();
  }

  private Optional<GalleryEntry> next() {
    List<GalleryEntry> all = new ArrayList<>(recent);
    all.addAll(entries);
    return all.stream().filter(entry -> !thumbnails.containsKey(entry.origin())).findFirst();
  }

  private void makeNext() {
    Optional<GalleryEntry> next = next();
    if (!visible || working || next.isEmpty()) {
      return;
    }
    working = true;
    GalleryEntry entry = next.get();
    tasks.thumbnails().execute(() -> {
      Optional<Thumbnail> made = thumbnail(entry.study(), entry.title());
      tasks.window().execute(() -> {
        thumbnails.put(entry.origin(), made);
        working = false;
        changes.tell();
        makeNext();
      });
    });
  }

  private static Optional<Thumbnail> thumbnail(org.collocate.solver.study.Study study, String title) {
    try {
      return Thumbnail.of(study);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "no picture of " + title, e);
      return Optional.empty();
    }
  }
}
