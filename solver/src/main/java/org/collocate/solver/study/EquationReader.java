package org.collocate.solver.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.EquationException;
import org.collocate.solver.equation.EquationFault;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.ExpressionException;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.Coefficient;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the section `equation`, and with it the exact solution, from which a coefficient may follow.
final class EquationReader {
  private static final String FROM_EXACT = "from";
  private static final Pointer AT = Pointer.ROOT.key("equation");

  private final Domain domain;
  private final List<Fault> faults;
  private final Map<String, Double> parameters = new LinkedHashMap<>();
  private final Map<String, Expression> formulas = new LinkedHashMap<>();
  private final Map<String, Coefficient> coefficients = new LinkedHashMap<>();
  private final Set<String> manufactured = new LinkedHashSet<>();

  /// What was read.
  ///
  /// @param equation with the formulas of coefficients put in
  /// @param exact the exact solution of each unknown, or empty
  record Read(Equation equation, Map<String, Double> parameters, Map<String, Coefficient> coefficients,
      Map<String, Expression> exact) {}

  EquationReader(Domain domain, List<Fault> faults) {
    this.domain = domain;
    this.faults = faults;
  }

  /// Reads the sections; null if anything is wrong.
  @Nullable
  Read read(Section section, @Nullable Section exact) {
    int before = faults.size();
    List<String> unknowns = section.texts("unknowns");
    List<String> equations = section.texts("equations");
    if (equations.isEmpty()) {
      section.fault("equations", "there is no equation", "such as \"-lap(u) = 1\"");
    }
    readParameters(section.section("parameters"));
    readCoefficients(section.section("coefficients"));
    section.done();
    Set<String> reserved = new TreeSet<>(Set.of(Coefficient.REGION));
    for (String name : unknowns) {
      if (reserved.contains(name)) {
        section.fault("unknowns", "'" + name + "' stands for the number of the region",
            "choose another name");
      }
    }
    if (faults.size() > before) {
      return null;
    }
    Equation equation = equation(unknowns, equations, formulas, manufactured);
    Map<String, Expression> solution = exact == null || equation == null ? Map.of() : exact(exact, equation);
    if (equation == null || faults.size() > before) {
      return null;
    }
    if (!manufactured.isEmpty()) {
      equation = manufacture(unknowns, equations, equation, solution);
    }
    return equation == null ? null : new Read(equation, parameters, coefficients, solution);
  }

  private void readParameters(@Nullable Section section) {
    if (section == null) {
      return;
    }
    for (String name : section.keys()) {
      if (name.equals(Coefficient.REGION)) {
        section.fault(name, "'" + name + "' stands for the number of the region", "choose another name");
      }
      if (section.node(name) instanceof ObjectNode) {
        Section parameter = section.section(name);
        if (parameter != null) {
          double value = parameter.number("value", Double.NaN);
          double least = parameter.number("min", Double.NEGATIVE_INFINITY);
          double most = parameter.number("max", Double.POSITIVE_INFINITY);
          parameter.has("label");
          if (Double.isNaN(value)) {
            parameter.fault("value", "the parameter '" + name + "' has no value", "");
          } else if (value < least || value > most) {
            parameter.fault("value", value + " is outside " + least + " … " + most, "");
          }
          parameters.put(name, value);
          parameter.done();
        }
      } else {
        parameters.put(name, section.number(name, 0));
      }
    }
  }

  private void readCoefficients(@Nullable Section section) {
    if (section == null) {
      return;
    }
    for (String name : section.keys()) {
      JsonNode node = section.node(name);
      if (name.equals(Coefficient.REGION)) {
        section.fault(name, "'" + name + "' stands for the number of the region", "choose another name");
      } else if (node instanceof ObjectNode) {
        Section coefficient = section.section(name);
        if (coefficient != null) {
          readObject(name, coefficient);
        }
      } else {
        String text = section.text(name);
        if (text != null) {
          Expression formula = parse(text, section.at(name));
          formulas.put(name, formula);
        }
      }
    }
  }

  private void readObject(String name, Section section) {
    if (section.has("raster")) {
      Section raster = section.section("raster");
      if (raster != null) {
        new RasterReader(faults).read(raster, domain.dimension())
            .ifPresent(field -> coefficients.put(name, new Coefficient.Sampled(field)));
        raster.done();
      }
    } else if (section.has("random")) {
      Section random = section.section("random");
      if (random != null) {
        new RandomFieldReader(faults).read(random, domain)
            .ifPresent(field -> coefficients.put(name, new Coefficient.Sampled(field)));
        random.done();
      }
    } else if (section.has(FROM_EXACT)) {
      if (!"exact".equals(section.text(FROM_EXACT))) {
        section.fault(FROM_EXACT, "a coefficient can only be made from \"exact\"", "{\"from\": \"exact\"}");
      }
      manufactured.add(name);
    } else {
      readPerRegion(name, section);
    }
    section.done();
  }

  private void readPerRegion(String name, Section section) {
    List<String> regions = domain.regions();
    Expression fallback = parse(section.required("default", "the value where no region is named"),
        section.at("default"));
    List<Expression> byRegion = new ArrayList<>();
    byRegion.add(fallback);
    for (int r = 1; r < regions.size(); r++) {
      String text = section.text(regions.get(r));
      byRegion.add(text == null ? fallback : parse(text, section.at(regions.get(r))));
    }
    for (Expression formula : byRegion) {
      for (String symbol : formula.symbols()) {
        if (!domain.coordinateNames().contains(symbol) && !symbol.equals("t")
            && !parameters.containsKey(symbol)) {
          section.fault("default", "unknown name '" + symbol + "' in a value by region",
              "coordinates, t and parameters can be used here");
        }
      }
    }
    coefficients.put(name, new Coefficient.PerRegion(byRegion));
  }

  private Expression parse(String text, Pointer at) {
    try {
      return Expression.parse(text);
    } catch (ExpressionException e) {
      e.faults().forEach(fault -> faults.add(Fault.of(at, fault)));
      return Expression.of(0);
    }
  }

  private @Nullable Equation equation(List<String> unknowns, List<String> equations,
      Map<String, Expression> known,
      Set<String> open) {
    Set<String> smooth = new LinkedHashSet<>(open);
    Set<String> piecewise = new LinkedHashSet<>();
    coefficients.forEach((name, coefficient) -> {
      switch (coefficient) {
        case Coefficient.PerRegion _ -> piecewise.add(name);
        // Interpolated samples bend at every cell of their grid.
        case Coefficient.Sampled _ -> piecewise.add(name);
      }
    });
    Scope scope = Scope.of(domain.coordinateNames().toArray(String[]::new))
        .withParameters(parameters.keySet())
        .withFormulas(known)
        .withFields(smooth, piecewise);
    try {
      return Equation.of(unknowns, equations, scope);
    } catch (EquationException e) {
      for (EquationFault fault : e.faults()) {
        faults.add(new Fault(new Pointer(AT.text() + fault.pointer()),
            fault.message() + (fault.column() > 0 ? " at column " + fault.column() : ""), fault.hint(),
            fault.column()));
      }
      return null;
    }
  }

  private Map<String, Expression> exact(Section section, Equation equation) {
    Map<String, Expression> exact = new LinkedHashMap<>();
    for (String unknown : equation.unknowns()) {
      String text = section.required(unknown, "the exact solution of each unknown is needed");
      if (!text.isEmpty()) {
        exact.put(unknown, Texts.data(equation, text, section.at(unknown), faults));
      }
    }
    section.done();
    return exact;
  }

  /// Finds the sources that make the exact solution one, and puts them into the equation.
  private @Nullable Equation manufacture(List<String> unknowns, List<String> equations, Equation open,
      Map<String, Expression> exact) {
    Map<String, Expression> known = new LinkedHashMap<>(formulas);
    for (String name : manufactured) {
      Pointer at = AT.key("coefficients").key(name);
      if (exact.isEmpty()) {
        faults.add(Fault.of(at, "there is no exact solution to make '" + name + "' from",
            "\"exact\": {\"u\": \"…\"}"));
        return null;
      }
      try {
        known.put(name, open.manufacturedSource(exact, name));
      } catch (IllegalArgumentException e) {
        faults.add(Fault.of(at, String.valueOf(e.getMessage()), ""));
        return null;
      }
    }
    return equation(unknowns, equations, known, Set.of());
  }
}
