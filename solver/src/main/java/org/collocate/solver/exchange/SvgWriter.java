package org.collocate.solver.exchange;

import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.collocate.solver.exchange.DomainPieces.Stretch;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.Domain;

/// Writes domains as SVG drawings of true curves.
///
/// The domain is one path by the even-odd rule; each region is a path over it, each stretch of a named part of the
/// boundary an open line. Names stand in `id`, made fit for XML, and unchanged in `inkscape:label`. The y axis is
/// mirrored; `data-origin` keeps where the study's origin was, so that [DrawingReader] gives the same coordinates back.
public final class SvgWriter {
  private static final AffineMap MIRROR = AffineMap.scale(1, -1);
  private static final int WIDTH = 800;
  private static final double MARGIN = 0.03;
  /// Of regions and parts, one after the other.
  private static final List<String> COLOURS = List.of("#d98032", "#3a7fb8", "#4c9a57", "#b0508f", "#8a6fc0",
      "#a8882c", "#c2564c", "#3c9a98");

  private final Set<String> ids = new HashSet<>(Set.of("domain"));
  /// In the drawing's units; viewers that know no `vector-effect` are many.
  private double pixel;
  private Rounding rounding = Rounding.NONE;
  private final StringBuilder text = new StringBuilder();

  private SvgWriter() {}

  /// @throws IllegalArgumentException if the domain is not of the plane
  public static void write(Domain domain, Writer out) throws IOException {
    SvgWriter writer = new SvgWriter();
    writer.draw(DomainPieces.of(domain));
    out.write(writer.text.toString());
    out.flush();
  }

  private void draw(DomainPieces pieces) {
    Domain domain = pieces.domain();
    double margin = (float) (MARGIN * pieces.domain().size());
    double x = domain.lower()[0] - margin;
    double y = domain.lower()[1] - margin;
    double width = domain.upper()[0] + margin - x;
    double height = domain.upper()[1] + margin - y;
    pixel = width / WIDTH;
    rounding = Rounding.forSize(
        Math.max(Math.max(Math.abs(x), Math.abs(x + width)), Math.max(Math.abs(y), Math.abs(y + height))));
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .append(" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"");
    attribute("width", PathText.number(WIDTH));
    attribute("height", PathText.number(Math.rint(WIDTH * height / width)));
    attribute("viewBox", String.join(" ", PathText.number(x), PathText.number(-y - height),
        PathText.number(width), PathText.number(height)));
    attribute("data-origin", PathText.number(x) + " " + PathText.number(y));
    text.append(">\n");
    path("domain", "domain", "#e3e8ee", "#30363d", rings(DomainPieces.curves(pieces.domain().loops())));
    for (int r = 1; r < domain.regions().size(); r++) {
      named(domain.regions().get(r), "region", colour(r - 1), "none",
          rings(DomainPieces.curves(pieces.loops(r))));
    }
    for (int part = 0; part < domain.boundaryParts().size(); part++) {
      String name = domain.boundaryParts().get(part);
      if (!name.equals("rest")) {
        for (Stretch stretch : pieces.stretches(part)) {
          List<Curve> curves = stretch.curves();
          named(name, "boundary", "none", colour(part), stretch.closed() ? rings(List.of(curves))
              : PathText.ofStretch(curves.stream().map(MIRROR::apply).toList(), rounding));
        }
      }
    }
    text.append("</svg>\n");
  }

  private String rings(List<List<Curve>> rings) {
    return PathText.ofRings(MIRROR.apply(rings), rounding);
  }

  private static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  private void named(String name, String role, String fill, String stroke, String data) {
    text.append("<path");
    attribute("inkscape:label", name);
    finish(id(name), role, fill, stroke, data);
  }

  private void path(String id, String role, String fill, String stroke, String data) {
    text.append("<path");
    finish(id, role, fill, stroke, data);
  }

  private void finish(String id, String role, String fill, String stroke, String data) {
    attribute("id", id);
    attribute("data-role", role);
    attribute("fill", fill);
    attribute("fill-rule", "evenodd");
    attribute("stroke", stroke);
    if (!stroke.equals("none")) {
      attribute("stroke-width", PathText.number((float) (role.equals("boundary") ? 3 * pixel : pixel)));
    }
    attribute("d", data);
    text.append("/>\n");
  }

  private String id(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
    String begun = plain.matches("[\\p{L}_].*") ? plain : "_" + plain;
    String id = begun;
    for (int i = 2; !ids.add(id.toLowerCase(Locale.ROOT)); i++) {
      id = begun + "_" + i;
    }
    return id;
  }

  private void attribute(String key, String value) {
    text.append(' ').append(key).append("=\"");
    value.codePoints().forEach(point -> {
      switch (point) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        default -> text.appendCodePoint(point < ' ' || point >= 0xd800 && point < 0xe000 || point == 0xfffe
            || point == 0xffff ? ' ' : point);
      }
    });
    text.append('"');
  }
}
