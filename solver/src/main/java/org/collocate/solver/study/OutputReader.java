package org.collocate.solver.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Place;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.metric.Output;
import org.jspecify.annotations.Nullable;

/// Reads the section `outputs`.
final class OutputReader {
  private final Domain domain;
  private final @Nullable Equation equation;
  private final List<Fault> faults;

  /// @param equation null where that section is wrong: then only the syntax of formulas is looked at
  OutputReader(Domain domain, @Nullable Equation equation, List<Fault> faults) {
    this.domain = domain;
    this.equation = equation;
    this.faults = faults;
  }

  List<Output> read(List<Section> entries) {
    List<Output> outputs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section entry : entries) {
      String name = entry.required("name", "an output's name is its column in tables");
      if (!names.add(name)) {
        entry.fault("name", "there are two outputs '" + name + "'", "");
      }
      Output output = output(entry, name);
      if (output != null) {
        outputs.add(output);
      }
      entry.done();
    }
    return outputs;
  }

  private @Nullable Output output(Section entry, String name) {
    if (entry.has("integral")) {
      return integral(entry, name);
    }
    if (entry.has("max")) {
      return new Output.Maximum(name, lower(entry, "max", Place.INTERIOR));
    }
    if (entry.has("min")) {
      return new Output.Minimum(name, lower(entry, "min", Place.INTERIOR));
    }
    if (entry.has("value")) {
      double[] at = entry.numbers("at");
      Expression value = lower(entry, "value", Place.INTERIOR);
      if (at == null || at.length != domain.dimension()) {
        entry.fault("at", "a value needs a point of " + domain.dimension() + " numbers", "");
        return null;
      }
      if (!domain.contains(at)) {
        entry.fault("at", "the point lies outside the domain", "");
        return null;
      }
      return new Output.Probe(name, value, at);
    }
    faults.add(Fault.of(entry.at(), "one of integral, max, min, value is expected here", ""));
    return null;
  }

  private @Nullable Output integral(Section entry, String name) {
    String on = entry.text("on");
    if (on == null) {
      return new Output.DomainIntegral(name, lower(entry, "integral", Place.INTERIOR));
    }
    int part = domain.boundaryParts().indexOf(on);
    if (part >= 0) {
      return new Output.BoundaryIntegral(name, lower(entry, "integral", Place.BOUNDARY), part);
    }
    int region = domain.regions().indexOf(on);
    if (region > 0) {
      return new Output.RegionIntegral(name, lower(entry, "integral", Place.INTERIOR), region);
    }
    List<String> known = new ArrayList<>(domain.boundaryParts());
    known.addAll(domain.regions().subList(1, domain.regions().size()));
    entry.fault("on", "there is no part or region '" + on + "'", Fault.nearest(on, known));
    return null;
  }

  private Expression lower(Section entry, String key, Place place) {
    String text = entry.text(key);
    Expression expression = text == null ? Expression.of(0)
        : Texts.lower(equation, text, place, entry.at(key), faults);
    if (equation != null && equation.jetsIn(List.of(expression))
        .stream()
        .anyMatch(jet -> jet.order() > 1 || jet.timeOrder() > 0)) {
      entry.fault(key, "an output may use the unknowns and their first derivatives in space", "");
    }
    return expression;
  }
}
