package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.app.sketch.edit.Conditions.Kind;
import org.collocate.app.sketch.edit.Problem.Repair;
import org.collocate.app.text.Texts;
import org.collocate.solver.expression.Spelling;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;

/// Gaps and contradictions of conditions, each with ways out.
final class ConditionMending {
  private static final Texts TEXTS = Texts.of("sketch");

  private final Study study;
  private final Domain domain;
  private final List<Problem> problems;

  /// @param problems gets what is found
  ConditionMending(Study study, Domain domain, List<Problem> problems) {
    this.study = study;
    this.domain = domain;
    this.problems = problems;
  }

  void look() {
    strangers();
    for (String part : domain.boundaryParts()) {
      for (Conditions.Rule rule : Conditions.on(study, part)) {
        if (rule.kind() == Kind.NONE) {
          gap(part, rule.unknown());
        } else if (rule.twice()) {
          twice(part, rule);
        }
      }
    }
  }

  private Optional<Point> middle(String part) {
    if (!(domain instanceof PlanarDomain planar)) {
      return Optional.empty();
    }
    BoundaryMap map = new BoundaryMap(planar);
    return map.parts()
        .getOrDefault(part, List.of())
        .stream()
        .findFirst()
        .map(stretch -> map.point(stretch.loop(), stretch.from() + stretch.length() / 2));
  }

  private void gap(String part, String unknown) {
    List<Repair> repairs = List.of(
        new Repair(TEXTS.get("repair.value", unknown), Conditions.set(study, part, unknown, false, "0")),
        new Repair(TEXTS.get("repair.flux"), Conditions.set(study, part, unknown, true, "0")));
    problems.add(
        new Problem(Conditions.LIST, TEXTS.get("problem.gap-condition", part, unknown), middle(part), true,
            repairs));
  }

  private void twice(String part, Conditions.Rule rule) {
    List<Pointer> places = new ArrayList<>();
    Study left = study;
    // The rule that is found first is taken out until none is left.
    Conditions.Rule found = rule;
    while (found.kind() != Kind.NONE) {
      places.add(found.place());
      left = left.with(found.place(), tools.jackson.databind.node.JsonNodeFactory.instance.nullNode());
      found = nextRule(left, part, rule.unknown());
    }
    List<Repair> repairs = new ArrayList<>();
    for (int kept : List.of(0, places.size() - 1)) {
      Study result = study;
      for (int i = places.size() - 1; i >= 0; i--) {
        result = i == kept ? result : Conditions.cleared(result, places.get(i));
      }
      repairs.add(new Repair(TEXTS.get("repair.keep", study.text(places.get(kept))), result));
    }
    problems
        .add(new Problem(rule.place(), TEXTS.get("problem.twice", part, rule.unknown()), middle(part), true,
            repairs));
  }

  private static Conditions.Rule nextRule(Study study, String part, String unknown) {
    return Conditions.on(study, part)
        .stream()
        .filter(rule -> rule.unknown().equals(unknown))
        .findFirst()
        .orElseThrow();
  }

  /// Entries on parts that the drawing does not have.
  private void strangers() {
    JsonNode list = study.at(Conditions.LIST);
    List<String> parts = domain.boundaryParts();
    for (int i = 0; list != null && list.isArray() && i < list.size(); i++) {
      String on = list.get(i).path("on").asString("");
      if (on.isEmpty() || on.equals(PartNames.REST) || parts.contains(on)) {
        continue;
      }
      Pointer entry = Conditions.LIST.index(i);
      List<Repair> repairs = new ArrayList<>();
      List<String> open = parts.stream().filter(part -> Conditions.named(study, part).isEmpty()).toList();
      Spelling.nearest(on, open)
          .or(() -> open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty())
          .ifPresent(part -> repairs.add(new Repair(TEXTS.get("repair.use", part), study.with(entry.key("on"),
              tools.jackson.databind.node.JsonNodeFactory.instance.stringNode(part)))));
      repairs.add(new Repair(TEXTS.get("repair.remove-condition"), study.without(entry)));
      problems.add(
          new Problem(entry.key("on"), TEXTS.get("problem.stranger", on), Optional.empty(), true, repairs));
    }
  }
}
