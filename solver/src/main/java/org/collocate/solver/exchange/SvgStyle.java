package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How an element is painted, as far as it matters for a shape. All but `display` are inherited.
///
/// @param fill colour in lower case, or "none"
record SvgStyle(boolean displayed, boolean visible, String fill, String stroke, boolean evenOdd) {
  static final SvgStyle INITIAL = new SvgStyle(true, true, "black", "none", false);

  private static final List<String> PROPERTIES = List.of("display", "visibility", "fill", "stroke",
      "fill-rule",
      "fill-opacity", "opacity");
  private static final Pattern WHITE = Pattern
      .compile("white|#fff|#ffffff|#ffffffff|rgba?\\((255|100%)([, /]+(255|100%)){2}([, /]+(1|100%))?\\)");

  /// The rules of the style sheets whose selector is a type, a class, an id or `*`; others say nothing about single
  /// shapes in the files that drawing programs write.
  record Rules(Map<String, Map<String, String>> bySelector) {
    static Rules parse(String sheet) {
      Map<String, Map<String, String>> rules = new HashMap<>();
      String text = withoutComments(sheet);
      int begin = 0;
      for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', begin)) {
        int close = text.indexOf('}', open);
        if (close < 0) {
          break;
        }
        Map<String, String> declarations = declarations(text.substring(open + 1, close));
        for (String selector : text.substring(begin, open).split(",", -1)) {
          rules.computeIfAbsent(selector.strip(), _ -> new HashMap<>()).putAll(declarations);
        }
        begin = close + 1;
      }
      return new Rules(rules);
    }

    private static String withoutComments(String sheet) {
      StringBuilder kept = new StringBuilder();
      int begin = 0;
      for (int open = sheet.indexOf("/*"); open >= 0; open = sheet.indexOf("/*", begin)) {
        kept.append(sheet, begin, open);
        int close = sheet.indexOf("*/", open + 2);
        begin = close < 0 ? sheet.length() : close + 2;
      }
      return kept.append(sheet, begin, sheet.length()).toString();
    }

    /// From the least to the most specific.
    private List<Map<String, String>> of(SvgElement element) {
      List<String> selectors = new ArrayList<>(List.of("*", element.name()));
      for (String name : element.attribute("class", "").strip().split("\\s+", -1)) {
        selectors.add("." + name);
        selectors.add(element.name() + "." + name);
      }
      selectors.add("#" + element.attribute("id", ""));
      return selectors.stream().map(selector -> bySelector.getOrDefault(selector, Map.of())).toList();
    }
  }

  private static Map<String, String> declarations(String text) {
    Map<String, String> declarations = new HashMap<>();
    for (String declaration : text.split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (colon > 0) {
        String value = declaration.substring(colon + 1).replace("!important", "");
        declarations.put(declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            value.strip().toLowerCase(Locale.ROOT));
      }
    }
    return declarations;
  }

  /// The style of an element whose parent has this style: attributes, then style sheets, then the element's own.
  SvgStyle of(SvgElement element, Rules rules) {
    Map<String, String> own = new HashMap<>();
    for (String property : PROPERTIES) {
      String value = element.attribute(property);
      if (value != null) {
        own.put(property, value.strip().toLowerCase(Locale.ROOT));
      }
    }
    rules.of(element).forEach(own::putAll);
    own.putAll(declarations(element.attribute("style", "")));
    boolean transparent = isZero(own.get("opacity"));
    String newFill = isZero(own.get("fill-opacity")) ? "none" : inherited(own.get("fill"), fill);
    return new SvgStyle(displayed && !"none".equals(own.get("display")) && !transparent,
        visible(own.get("visibility")), newFill, inherited(own.get("stroke"), stroke),
        own.containsKey("fill-rule") ? "evenodd".equals(own.get("fill-rule")) : evenOdd);
  }

  private static boolean isZero(@Nullable String value) {
    return value != null && value.length() < 20 && value.matches("0*\\.?0+%?");
  }

  private boolean visible(@Nullable String value) {
    return value == null || value.equals("inherit") ? visible : value.equals("visible");
  }

  private static String inherited(@Nullable String value, String parent) {
    return value == null || value.equals("inherit") ? parent : value.equals("transparent") ? "none" : value;
  }

  Layers.Paint paint() {
    if (fill.equals("none")) {
      return new Layers.Paint.Outline();
    }
    return WHITE.matcher(fill).matches() ? new Layers.Paint.Paper(!stroke.equals("none"))
        : new Layers.Paint.Colour(fill);
  }

  /// Whether anything of it is seen.
  boolean seen() {
    return visible && !(fill.equals("none") && stroke.equals("none"));
  }
}
