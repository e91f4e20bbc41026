package org.collocate.solver.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Place;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.BoundaryCondition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Reads the section `boundary`.
final class ConditionReader {
  private static final String REST = "rest";
  private static final String FLUX = "flux";
  private static final Pointer AT = Pointer.ROOT.key("boundary");

  private final @Nullable Domain domain;
  private final List<String> unknowns;
  private final @Nullable Equation equation;
  private final List<Fault> faults;
  private final Map<List<Integer>, BoundaryCondition> conditions = new LinkedHashMap<>();

  /// @param domain null where that section is wrong: then no names of parts are looked at
  /// @param unknowns their names
  /// @param equation null where that section is wrong: then only the syntax of formulas is looked at
  ConditionReader(@Nullable Domain domain, List<String> unknowns, @Nullable Equation equation,
      List<Fault> faults) {
    this.domain = domain;
    this.unknowns = unknowns;
    this.equation = equation;
    this.faults = faults;
  }

  /// The conditions; a part or an unknown without one is a fault.
  List<BoundaryCondition> read(List<Section> entries) {
    List<String> parts = domain == null ? List.of() : domain.boundaryParts();
    Set<String> named = new LinkedHashSet<>();
    for (Section entry : entries) {
      named.add(entry.required("on", "the name of a part of the boundary, or rest"));
    }
    for (Section entry : entries) {
      String on = entry.required("on", "");
      if (domain == null) {
        read(entry, -1);
      } else if (on.equals(REST)) {
        for (int part = 0; part < parts.size(); part++) {
          if (!named.contains(parts.get(part)) || parts.get(part).equals(REST)) {
            read(entry, part);
          }
        }
      } else if (parts.contains(on)) {
        read(entry, parts.indexOf(on));
      } else if (!on.isEmpty()) {
        List<String> known = new ArrayList<>(parts);
        if (!known.contains(REST)) {
          known.add(REST);
        }
        entry.fault("on", "the boundary has no part '" + on + "'", Fault.nearest(on, known));
      }
      entry.has(FLUX);
      unknowns.forEach(entry::has);
      entry.done();
    }
    for (int part = 0; part < parts.size(); part++) {
      for (int unknown = 0; unknown < unknowns.size(); unknown++) {
        if (!conditions.containsKey(List.of(part, unknown))) {
          faults.add(Fault.of(AT, "the part '" + parts.get(part) + "' has no condition for "
              + unknowns.get(unknown),
              "such as {\"on\": \"" + parts.get(part) + "\", \""
                  + unknowns.get(unknown)
                  + "\": \"0\"}, or \"flux\": \"0\" where nothing passes"));
        }
      }
    }
    return List.copyOf(conditions.values());
  }

  private void read(Section entry, int part) {
    for (int unknown = 0; unknown < unknowns.size(); unknown++) {
      String name = unknowns.get(unknown);
      String value = entry.text(name);
      if (value != null) {
        Expression formula = Texts.lower(equation, value, Place.DATA, entry.at(name), faults);
        put(new BoundaryCondition.Dirichlet(part, unknown, formula), entry.at(name));
      }
    }
    if (entry.node(FLUX) instanceof ObjectNode) {
      Section fluxes = entry.section(FLUX);
      if (fluxes != null) {
        for (int unknown = 0; unknown < unknowns.size(); unknown++) {
          String text = fluxes.text(unknowns.get(unknown));
          if (text != null) {
            flux(part, unknown, text, fluxes.at(unknowns.get(unknown)));
          }
        }
        fluxes.done();
      }
    } else {
      String text = entry.text(FLUX);
      if (text != null && unknowns.size() == 1) {
        flux(part, 0, text, entry.at(FLUX));
      } else if (text != null) {
        entry.fault(FLUX, "there are " + unknowns.size() + " unknowns: whose flux is it?",
            "\"flux\": {\"" + unknowns.getFirst() + "\": \"" + text + "\", …}");
      }
    }
  }

  private void flux(int part, int unknown, String text, Pointer at) {
    Expression value = Texts.lower(equation, text, Place.BOUNDARY, at, faults);
    if (equation != null
        && equation.jetsIn(List.of(value)).stream().anyMatch(jet -> jet.order() + jet.timeOrder() > 0)) {
      faults.add(Fault.of(at, "a flux may depend on the unknowns but not on their derivatives", ""));
    }
    put(new BoundaryCondition.Flux(part, unknown, value), at);
  }

  private void put(BoundaryCondition condition, Pointer at) {
    if (domain == null) {
      return;
    }
    BoundaryCondition other = conditions.putIfAbsent(List.of(condition.part(), condition.unknown()),
        condition);
    if (other != null) {
      faults.add(Fault.of(at,
          "the part '" + domain.boundaryParts().get(condition.part()) + "' already has a condition "
              + "for " + unknowns.get(condition.unknown()),
          "keep one of the two"));
    }
  }
}
