package org.collocate.app.gallery;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.collocate.app.document.Origin;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;

/// A card of the gallery.
///
/// @param about one line
public record GalleryEntry(Origin origin, Study study, String title, String about, List<String> tags) {
  public GalleryEntry {
    tags = List.copyOf(tags);
  }

  static GalleryEntry of(Origin origin, Study study) {
    JsonNode tags = study.at(Pointer.ROOT.key("tags"));
    String title = study.title();
    return new GalleryEntry(origin, study, title.isEmpty() ? origin.argument() : title,
        study.text(Pointer.ROOT.key("about")),
        tags == null ? List.of()
            : StreamSupport.stream(tags.spliterator(), false).map(JsonNode::asString).toList());
  }

  /// Whether all words of a search stand in title, line, tags or equation.
  boolean matches(String search) {
    String text = (title + " " + about + " " + String.join(" ", tags) + " "
        + study.at(Pointer.ROOT.key("equation")))
        .toLowerCase(Locale.ROOT);
    return search.toLowerCase(Locale.ROOT).strip().isEmpty()
        || List.of(search.toLowerCase(Locale.ROOT).strip().split("\\s+")).stream().allMatch(text::contains);
  }
}
