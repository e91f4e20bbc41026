package org.collocate.app.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.formula.FormulaViewModel;
import org.collocate.app.text.Texts;
import org.collocate.solver.expression.Fault;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.study.Pointer;
import org.collocate.viz.plot.Numerals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The study's outputs, edited in place: integrals, extrema, and pinned points.
public final class OutputsViewModel {
  private static final Texts TEXTS = Texts.of("compare");
  private static final Pointer OUTPUTS = Pointer.ROOT.key("outputs");
  private static final MathContext DIGITS = new MathContext(5);

  private final StudyEditor editor;
  private final CompareViewModel compare;

  public OutputsViewModel(StudyEditor editor, CompareViewModel compare) {
    this.editor = editor;
    this.compare = compare;
  }

  /// All outputs as they stand in the study.
  public List<OutputEntry> entries() {
    List<OutputEntry> entries = new ArrayList<>();
    JsonNode list = editor.study().at(OUTPUTS);
    for (int i = 0; list != null && i < list.size(); i++) {
      JsonNode node = list.get(i);
      OutputKind kind = Arrays.stream(OutputKind.values())
          .filter(candidate -> node.has(candidate.key()))
          .findFirst()
          .orElse(OutputKind.VALUE);
      entries.add(
          new OutputEntry(i, text(node, "name"), kind, text(node, kind.key()), text(node, "on"), at(node)));
    }
    return entries;
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.get(key);
    return value == null ? "" : value.isString() ? value.asString() : value.toString();
  }

  private static String at(JsonNode node) {
    JsonNode value = node.get("at");
    return value instanceof ArrayNode array
        ? StreamSupport.stream(array.spliterator(), false)
            .map(JsonNode::toString)
            .collect(Collectors.joining(", "))
        : "";
  }

  /// Where an integral can be taken: the whole domain as "", then regions and parts of the boundary.
  public List<String> places() {
    List<String> places = new ArrayList<>(List.of(""));
    editor.domain().ifPresent(domain -> {
      places.addAll(domain.regions().subList(1, domain.regions().size()));
      places.addAll(domain.boundaryParts());
    });
    return places;
  }

  public boolean readOnly() {
    return editor.readOnly();
  }

  /// What is wrong with an output, in one text.
  ///
  /// @param shape the fault of its expression's shape, which is known at once
  public String messageAt(OutputEntry entry, Optional<Fault> shape) {
    return editor.formulaMessage(shape, OUTPUTS.index(entry.index()));
  }

  /// Where an output's expression is wrong, from 1; 0 where it is not.
  ///
  /// @param shape the fault of its shape
  public int columnAt(OutputEntry entry, Optional<Fault> shape) {
    return editor.formulaColumn(shape, OUTPUTS.index(entry.index()).key(entry.kind().key()));
  }

  /// What helps with an expression while it is typed.
  public FormulaViewModel formula() {
    return editor.formula(FormulaPlace.OUTPUT);
  }

  /// Adds an output of a kind.
  public void add(OutputKind kind) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", freeName(kind == OutputKind.VALUE ? TEXTS.get("probe.name") : kind.key()));
    node.put(kind.key(), compare.unknownName().isEmpty() ? "u" : compare.unknownName());
    if (kind == OutputKind.VALUE) {
      editor.domain().ifPresent(domain -> node.set("at", numbers(inside(domain))));
    }
    editor.append(TEXTS.get("edit.output.add"), OUTPUTS, node);
  }

  /// The middle of the domain's box, or some point of it that lies inside.
  private static double[] inside(Domain domain) {
    double[] lower = domain.lower();
    double[] upper = domain.upper();
    double[] at = new double[lower.length];
    for (int attempt = 0; attempt < 1000; attempt++) {
      for (int axis = 0; axis < at.length; axis++) {
        // Steps of the golden ratio and of the square root of two visit the whole box.
        double share = (0.5 + attempt * (axis == 0 ? 0.6180339887 : 0.4142135624)) % 1;
        at[axis] = lower[axis] + share * (upper[axis] - lower[axis]);
      }
      if (domain.contains(at)) {
        return at;
      }
    }
    return at;
  }

  /// Pins a point of the plane: its value of the shown unknown becomes an output. Points outside the domain are not kept.
  ///
  /// @return whether it was kept
  public boolean pin(double... at) {
    Optional<Domain> domain = editor.domain();
    double[] rounded = Arrays.stream(at).map(x -> new BigDecimal(x).round(DIGITS).doubleValue()).toArray();
    if (domain.isEmpty() || domain.get().dimension() != at.length || !domain.get().contains(rounded)
        || compare.unknownName().isEmpty()) {
      return false;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", freeName(TEXTS.get("probe.name")));
    node.put(OutputKind.VALUE.key(), compare.unknownName());
    node.set("at", numbers(rounded));
    editor.append(TEXTS.get("edit.pin"), OUTPUTS, node);
    return true;
  }

  private static ArrayNode numbers(double... values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  private String freeName(String base) {
    List<String> taken = entries().stream().map(OutputEntry::name).toList();
    return Stream.iterate(1, i -> i + 1)
        .map(i -> base + i)
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElse(base);
  }

  public void remove(int index) {
    Pointer place = entries().size() == 1 ? OUTPUTS : OUTPUTS.index(index);
    editor.remove(TEXTS.get("edit.output.remove"), place);
  }

  public void rename(int index, String name) {
    editor.write(TEXTS.get("edit.output"), OUTPUTS.index(index).key("name"), name);
  }

  public void express(OutputEntry entry, String expression) {
    editor.write(TEXTS.get("edit.output"), OUTPUTS.index(entry.index()).key(entry.kind().key()), expression);
  }

  /// Makes it another kind of output; name and expression stay.
  public void turn(OutputEntry entry, OutputKind kind) {
    if (kind == entry.kind()) {
      return;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", entry.name());
    node.put(kind.key(), entry.expression());
    if (kind == OutputKind.VALUE) {
      editor.domain().ifPresent(domain -> node.set("at", numbers(inside(domain))));
    }
    editor.write(TEXTS.get("edit.output"), OUTPUTS.index(entry.index()), node);
  }

  /// Takes an integral elsewhere.
  ///
  /// @param on a region or a part of the boundary; empty for the whole domain
  public void place(OutputEntry entry, String on) {
    Pointer key = OUTPUTS.index(entry.index()).key("on");
    if (!on.isEmpty()) {
      editor.write(TEXTS.get("edit.output"), key, on);
    } else if (editor.study().at(key) != null) {
      editor.remove(TEXTS.get("edit.output"), key);
    }
  }

  /// Moves a value to typed coordinates; what are no numbers changes nothing.
  ///
  /// @return whether they were numbers
  public boolean move(OutputEntry entry, String typed) {
    try {
      double[] at = Arrays.stream(typed.strip().split("[;\\s]+|,\\s*", -1))
          .mapToDouble(Numerals::parse)
          .toArray();
      editor.write(TEXTS.get("edit.output"), OUTPUTS.index(entry.index()).key("at"), numbers(at));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
