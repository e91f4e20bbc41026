package org.collocate.solver.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.metric.Output;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Finds out what a study means, or all that is wrong with it.
public final class StudyCheck {
  /// The version of the document that this program reads and writes.
  public static final int VERSION = 1;
  private static final int MOST_FRAMES = 10_000;
  private static final int LONGEST_UNIT = 24;

  private final List<Fault> faults = new ArrayList<>();
  private final Section root;
  private final Study study;
  private final Path folder;

  private StudyCheck(Study study, Path folder) {
    this.study = study;
    this.folder = folder;
    boolean strict = !ProgramVersion.isOlderThan(study.text(Pointer.ROOT.key("writer")));
    this.root = new Section((ObjectNode) study.root(), Pointer.ROOT, faults, strict);
  }

  /// What a look at a study found, also when it is not yet right.
  ///
  /// @param faults all that is wrong
  /// @param domain if that section is right
  /// @param equation if that section is right
  /// @param checked if everything is right
  public record Findings(List<Fault> faults, Optional<Domain> domain, Optional<Equation> equation,
      Optional<CheckedStudy> checked) {
    public Findings {
      faults = List.copyOf(faults);
    }
  }

  /// Checks a study.
  ///
  /// @param folder where files beside the study are
  /// @throws StudyException with all faults
  public static CheckedStudy check(Study study, Path folder) throws StudyException {
    Findings findings = look(study, folder);
    if (findings.checked().isEmpty()) {
      throw new StudyException(findings.faults());
    }
    return findings.checked().get();
  }

  /// Looks at a study that may not yet be right.
  public static Findings look(Study study, Path folder) {
    return new StudyCheck(study, folder).look();
  }

  private Findings look() {
    readHead();
    DomainReader domainReader = new DomainReader(faults);
    Domain domain = domainReader.read(root.section("domain"));
    if (domain != null && (domain.dimension() < 1 || domain.dimension() > 2)) {
      faults.add(Fault.of(Pointer.ROOT.key("domain"),
          "this version solves problems in one and two dimensions, not in "
              + domain.dimension(),
          "such as {\"add\": {\"interval\": [0, 1]}} or {\"add\": {\"rectangle\": [0, 0, 1, 1]}}"));
    }
    MethodReader methodReader = new MethodReader(faults, folder, study.parameterNames());
    List<CheckedStudy.Method> methods = methodReader.read(root.sections("methods"));
    int grid = readGrid();
    long seed = root.whole("seed", 1, 0, Long.MAX_VALUE >> 11);
    Section equationSection = root.section("equation");
    Section exact = root.section("exact");
    Section initial = root.section("initial");
    Section time = root.section("time");
    List<Section> boundary = root.sections("boundary");
    List<Section> outputs = root.sections("outputs");
    Section reference = root.section("reference");
    if (equationSection == null && !root.has("equation")) {
      root.fault("equation", "the study has no equation", "");
    }
    Map<String, Map<String, CheckedStudy.Expectation>> expect = readExpectations();
    checkSweep();
    Section units = root.section("units");
    root.done();
    EquationReader.Read read = equationSection == null ? null : readEquation(domain, equationSection, exact);
    Equation equation = read == null ? null : read.equation();
    List<String> unknowns = equationSection == null ? List.of() : equationSection.texts("unknowns");
    List<BoundaryCondition> conditions = new ConditionReader(domain, unknowns, equation, faults)
        .read(boundary);
    Map<String, String> names = readUnits(units, domain, equation);
    CheckedStudy checked = null;
    if (domain != null) {
      List<Output> wanted = new OutputReader(domain, equation, faults).read(outputs);
      checkExpectations(expect, methods, wanted);
      if (read != null) {
        Formulation formulation = new Formulation(domain, read.equation(), read.parameters(),
            read.coefficients(),
            conditions, domainReader.refinements());
        Problem problem = problem(formulation, read.exact(), initial, time);
        ReferenceChoice chosen = problem == null ? null
            : methodReader.reference(reference, problem, methods);
        if (faults.isEmpty() && problem != null && chosen != null) {
          checked = new CheckedStudy(study, problem, methods, chosen, wanted, grid, expect, seed,
              names);
        }
      }
    }
    return new Findings(faults, Optional.ofNullable(domain), Optional.ofNullable(equation),
        Optional.ofNullable(checked));
  }

  /// Reads the equation; where the domain is wrong, on another one of the same dimension, so that faults of the formulas
  /// are seen all the same.
  private EquationReader.@Nullable Read readEquation(@Nullable Domain domain, Section section,
      @Nullable Section exact) {
    if (domain != null) {
      return new EquationReader(domain, faults).read(section, exact);
    }
    boolean line = study
        .at(Pointer.ROOT.key("domain").key("shapes").index(0).key("add").key("interval")) != null;
    Shape shape = line ? new Shape.Interval(0, 1) : new Shape.Rectangle(0, 0, 1, 1);
    Domain other = Domain.of(DomainDescription.of(ShapeOperation.add(shape)));
    // Values by region name regions that the other domain does not have.
    return new EquationReader(other, faults).read(section.lenient(), exact);
  }

  private void readHead() {
    double version = root.number("collocate", 0);
    if (version != VERSION) {
      root.fault("collocate", version == 0 ? "this is no study: \"collocate\": 1 is missing"
          : "version " + version + " of the study's format is not known",
          "this program reads version " + VERSION);
    }
    root.text("writer");
    root.text("title");
    root.text("about");
    root.texts("tags");
    root.has("view");
    if (root.has("family")) {
      root.fault("family", "this is a family of problems: it is trained, not solved",
          "collocate train FAMILY --out DIR");
    }
  }

  /// Reads the names of units, which are for display only.
  private Map<String, String> readUnits(@Nullable Section section, @Nullable Domain domain,
      @Nullable Equation equation) {
    Map<String, String> units = new LinkedHashMap<>();
    if (section == null) {
      return units;
    }
    List<String> known = new ArrayList<>(List.of("t"));
    if (domain != null && equation != null) {
      known.addAll(domain.coordinateNames());
      known.addAll(equation.unknowns());
      known.addAll(equation.scope().parameters());
      known.addAll(equation.scope().formulas().keySet());
      known.addAll(equation.scope().fields());
    }
    for (String symbol : section.keys()) {
      String unit = section.text(symbol);
      if (domain != null && equation != null && !known.contains(symbol)) {
        section.fault(symbol, "there is no '" + symbol + "' in this study that could have a unit",
            Fault.nearest(symbol, known));
      } else if (unit != null && (unit.isBlank() || unit.length() > LONGEST_UNIT)) {
        section.fault(symbol, "a short name of a unit is expected here", "such as \"K\" or \"m/s\"");
      } else if (unit != null) {
        units.put(symbol, unit.strip());
      }
    }
    return units;
  }

  private int readGrid() {
    Section evaluate = root.section("evaluate");
    int grid = 256;
    if (evaluate != null) {
      grid = (int) evaluate.whole("grid", grid, 2, 4096);
      evaluate.done();
    }
    return grid;
  }

  private Map<String, Map<String, CheckedStudy.Expectation>> readExpectations() {
    Map<String, Map<String, CheckedStudy.Expectation>> all = new LinkedHashMap<>();
    Section section = root.section("expect");
    if (section == null) {
      return all;
    }
    for (String method : section.keys()) {
      Section values = section.section(method);
      Map<String, CheckedStudy.Expectation> expected = new LinkedHashMap<>();
      if (values == null) {
        continue;
      }
      for (String output : values.keys()) {
        double[] pair = values.numbers(output);
        if (pair != null && pair.length == 2 && pair[1] >= 0) {
          expected.put(output, new CheckedStudy.Expectation(pair[0], pair[1]));
        } else if (pair != null) {
          values.fault(output, "a value and its tolerance are expected here", "[0.123, 1e-4]");
        }
      }
      all.put(method, expected);
    }
    return all;
  }

  private void checkExpectations(Map<String, Map<String, CheckedStudy.Expectation>> expect,
      List<CheckedStudy.Method> methods, List<Output> outputs) {
    List<String> names = methods.stream().map(CheckedStudy.Method::name).toList();
    List<String> known = new ArrayList<>(outputs.stream().map(Output::name).toList());
    known.add("relativeL2");
    expect.forEach((method, values) -> {
      Pointer at = Pointer.ROOT.key("expect").key(method);
      if (!names.contains(method)) {
        faults.add(Fault.of(at, "there is no method '" + method + "'", Fault.nearest(method, names)));
      }
      for (String output : values.keySet()) {
        if (!known.contains(output)) {
          faults.add(
              Fault.of(at.key(output), "there is no output '" + output + "'", Fault.nearest(output, known)));
        }
      }
    });
  }

  private void checkSweep() {
    Section sweep = root.section("sweep");
    if (sweep != null) {
      Section parameters = sweep.section("parameters");
      if (parameters != null) {
        parameters.keys().forEach(parameters::numbers);
      }
      sweep.numbers("seeds");
      sweep.done();
    }
  }

  private @Nullable Problem problem(Formulation formulation, Map<String, Expression> exact,
      @Nullable Section initial, @Nullable Section time) {
    int before = faults.size();
    Equation equation = formulation.equation();
    int order = equation.timeOrder();
    if (order == 0) {
      if (initial != null) {
        root.fault("initial", "the equation has no time derivative, so that there is no initial state", "");
      }
      if (time != null) {
        root.fault("time", "the equation has no time derivative, so that there is no span of time", "");
      }
      return faults.size() > before ? null : new SteadyProblem(formulation, exact);
    }
    if (initial == null) {
      root.fault("initial", "an equation with a time derivative needs an initial state",
          "\"initial\": {\"" + equation.unknowns().getFirst() + "\": \"0\"}");
    }
    if (time == null) {
      root.fault("time", "an equation with a time derivative needs a span of time",
          "\"time\": {\"until\": 1, \"frames\": 51}");
    }
    if (initial == null || time == null) {
      return null;
    }
    List<Expression> states = new ArrayList<>();
    List<Expression> rates = new ArrayList<>();
    for (String unknown : equation.unknowns()) {
      states.add(state(initial, unknown, equation));
      if (order == 2) {
        rates.add(state(initial, "dt(" + unknown + ")", equation));
      }
    }
    initial.done();
    double until = time.number("until", Double.NaN);
    if (!(until > 0)) {
      time.fault("until", "the end of the span of time must be positive", "");
    }
    int frames = (int) time.whole("frames", 51, 2, MOST_FRAMES);
    time.done();
    return faults.size() > before ? null
        : new EvolutionProblem(formulation, exact, states, rates, until, frames);
  }

  private Expression state(Section initial, String key, Equation equation) {
    String text = initial.required(key, "the state at t = 0");
    return text.isEmpty() ? Expression.of(0) : Texts.data(equation, text, initial.at(key), faults);
  }
}
