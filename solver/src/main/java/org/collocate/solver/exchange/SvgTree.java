package org.collocate.solver.exchange;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.jspecify.annotations.Nullable;

/// The elements of an SVG file. Document types are passed over unread: no entity is expanded, no other file is opened.
final class SvgTree {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String INKSCAPE = "http://www.inkscape.org/namespaces/inkscape";
  private static final String XLINK = "http://www.w3.org/1999/xlink";
  /// Of titles and style sheets.
  private static final int LONGEST_TEXT = 1 << 20;

  private final Map<String, SvgElement> byId = new HashMap<>();
  private final SvgElement root;
  private final StringBuilder styles = new StringBuilder();

  /// @throws ExchangeException if the file is not well-formed, no SVG, or uses entities
  SvgTree(InputStream content, Budget budget) throws ExchangeException {
    SvgElement found;
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(content);
      found = elements(reader, budget);
    } catch (XMLStreamException wrong) {
      throw malformed(wrong);
    } catch (RuntimeException wrong) {
      // The JDK's parser answers some damaged files by unchecked exceptions of many kinds.
      throw ExchangeException.whole("the XML is damaged: " + wrong.getMessage(), "save the drawing again");
    }
    if (!found.name().equals("svg")) {
      throw new ExchangeException(found.place(), "this XML is no SVG", "its first element must be svg");
    }
    root = found;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    // The JDK's own limit is as low as ours and words it for administrators.
    factory.setProperty("jdk.xml.maxElementDepth", String.valueOf(2 * Budget.DEEPEST));
    factory.setXMLResolver((_, _, _, _) -> new ByteArrayInputStream(new byte[0]));
    return factory;
  }

  private static ExchangeException malformed(XMLStreamException wrong) {
    String message = String.valueOf(wrong.getMessage()).replaceFirst("(?s)^ParseError.*Message: ", "");
    Location at = wrong.getLocation();
    Place place = at == null || at.getLineNumber() < 1 ? new Place.Whole()
        : new Place.Text(at.getLineNumber(), at.getColumnNumber());
    String hint = message.contains("entity") ? "entities are not followed; save as plain SVG"
        : "the file is damaged; save the drawing again";
    return new ExchangeException(place, message.strip(), hint);
  }

  private SvgElement elements(XMLStreamReader reader, Budget budget)
      throws XMLStreamException, ExchangeException {
    Deque<SvgElement> open = new ArrayDeque<>();
    SvgElement top = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          SvgElement element = element(reader);
          budget.element(element.place());
          Budget.depth(open.size(), element.place());
          SvgElement parent = open.peek();
          if (parent == null) {
            top = element;
          } else {
            parent.children().add(element);
          }
          String id = element.attribute("id");
          if (id != null) {
            byId.putIfAbsent(id, element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          SvgElement closed = open.pop();
          if (closed.name().equals("style")) {
            styles.append(closed.text()).append('\n');
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, open.peek());
        case XMLStreamConstants.ENTITY_REFERENCE -> throw new ExchangeException(place(reader),
            "the document refers to the entity '" + reader.getLocalName() + "'",
            "entities are not followed; save as plain SVG");
        default -> {
          // Comments, processing instructions and document types say nothing about shapes.
        }
      }
    }
    if (top == null) {
      throw ExchangeException.whole("the document has no element", "");
    }
    return top;
  }

  private static void text(XMLStreamReader reader, @Nullable SvgElement parent) throws ExchangeException {
    if (parent != null && (parent.name().equals("title") || parent.name().equals("style"))) {
      parent.text().append(reader.getText());
      if (parent.text().length() > LONGEST_TEXT) {
        throw new ExchangeException(parent.place(), "the text of " + parent.name() + " is too long", "");
      }
    }
  }

  private static Place.Text place(XMLStreamReader reader) {
    Location at = reader.getLocation();
    return new Place.Text(at.getLineNumber(), at.getColumnNumber());
  }

  private static SvgElement element(XMLStreamReader reader) {
    String space = reader.getNamespaceURI();
    boolean known = space == null || space.isEmpty() || space.equals(SVG);
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String key = switch (reader.getAttributeNamespace(i)) {
        case INKSCAPE -> "inkscape:" + reader.getAttributeLocalName(i);
        case XLINK -> "xlink:" + reader.getAttributeLocalName(i);
        case null -> reader.getAttributeLocalName(i);
        case "" -> reader.getAttributeLocalName(i);
        default -> "";
      };
      if (!key.isEmpty()) {
        attributes.put(key, reader.getAttributeValue(i));
      }
    }
    return new SvgElement(known ? reader.getLocalName() : "", attributes, new ArrayList<>(),
        new StringBuilder(),
        place(reader));
  }

  SvgElement root() {
    return root;
  }

  /// The element with an id; null if there is none.
  @Nullable
  SvgElement byId(String id) {
    return byId.get(id);
  }

  /// The text of all style sheets.
  String styles() {
    return styles.toString();
  }
}
