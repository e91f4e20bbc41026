package org.collocate.solver.exchange;

import java.util.List;
import java.util.Map;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.jspecify.annotations.Nullable;

/// An element of an SVG document.
///
/// @param name without its prefix, "" for elements of other name spaces
/// @param attributes by name without prefix, but `inkscape:label` and `xlink:href` with theirs
/// @param text directly inside, for titles and style sheets only
record SvgElement(String name, Map<String, String> attributes, List<SvgElement> children, StringBuilder text,
    Place.Text place) {
  @Nullable
  String attribute(String key) {
    return attributes.get(key);
  }

  String attribute(String key, String preset) {
    return attributes.getOrDefault(key, preset);
  }
}
