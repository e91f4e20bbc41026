package org.collocate.solver.learning;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Coefficient;
import org.collocate.solver.problem.DataField;
import org.collocate.solver.problem.Formulation;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.ReferenceChoice;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;

/// Problems that differ in the values of some parameters and coefficients, which are drawn at random: what a method learns.
/// Immutable; samples may be drawn in parallel. Made by [FamilyCheck].
///
/// Samples to learn from and samples to test with are numbered on their own, so that more of the one kind leaves the other
/// as it is.
public final class ProblemFamily {
  private static final double EQUAL = 1e-9;

  private final Study study;
  private final CheckedStudy base;
  private final Path folder;
  private final List<String> channels;
  private final int trainCount;
  private final int testCount;
  private final OperatorGrid grid;

  ProblemFamily(Study study, CheckedStudy base, Path folder, List<String> channels, int trainCount,
      int testCount) {
    this.study = study;
    this.base = base;
    this.folder = folder;
    this.channels = channels;
    this.trainCount = trainCount;
    this.testCount = testCount;
    grid = OperatorGrid.of(base.problem().domain(), base.grid());
  }

  /// The document.
  public Study study() {
    return study;
  }

  /// The names of the parameters and coefficients that vary, in the order of the document.
  public List<String> channels() {
    return channels;
  }

  public Domain domain() {
    return base.problem().domain();
  }

  public List<String> unknowns() {
    return base.problem().unknowns();
  }

  /// Samples to learn from.
  public int trainCount() {
    return trainCount;
  }

  /// Samples to test with.
  public int testCount() {
    return testCount;
  }

  /// Where inputs and solutions are looked at.
  public OperatorGrid grid() {
    return grid;
  }

  public long seed() {
    return base.seed();
  }

  /// The methods that the document names, those that learn and those to compare with.
  public List<CheckedStudy.Method> methods() {
    return base.methods();
  }

  /// What makes the solutions.
  public ReferenceChoice.ByMethod reference() {
    return (ReferenceChoice.ByMethod) base.reference();
  }

  /// A sample to learn from.
  public Study train(int index) {
    return FamilySample.draw(study, 2L * index);
  }

  /// A sample to test with.
  public Study test(int index) {
    return FamilySample.draw(study, 2L * index + 1);
  }

  /// The problem of a sample.
  ///
  /// @throws IllegalStateException if it is none, though the first sample was
  public Problem problem(Study sample) {
    try {
      return StudyCheck.check(sample, folder).problem();
    } catch (StudyException e) {
      throw new IllegalStateException("a sample of the family is wrong: " + e.getMessage(), e);
    }
  }

  /// The values of what varies, on a grid.
  ///
  /// @return `[channel][point]`
  public double[][] inputs(Problem problem, OperatorGrid where) {
    return channels.stream()
        .map(channel -> new DataField(problem, channel).values(where.points()))
        .toArray(double[][]::new);
  }

  /// Why a problem is none of this family, whatever the values of what varies; empty if it is one.
  public String obstacle(Problem problem) {
    Problem own = base.problem();
    if (!RectangleGrid.obstacle(problem.domain()).isEmpty()
        || !Arrays.equals(own.domain().lower(), problem.domain().lower())
        || !Arrays.equals(own.domain().upper(), problem.domain().upper())
        || own.domain().dimension() == 2 && (problem.domain().periodic(0) || problem.domain().periodic(1))) {
      return "it was trained on the domain " + box(own) + ", not on this one";
    }
    if (!own.unknowns().equals(problem.unknowns())
        || !own.equation().texts().equals(problem.equation().texts())) {
      return "it was trained for " + String.join(", ", own.equation().texts());
    }
    if (!conditions(own).equals(conditions(problem))) {
      return "it was trained with other boundary conditions";
    }
    for (String channel : channels) {
      if (!names(problem).contains(channel)) {
        return "it needs '" + channel + "', which this problem does not have";
      }
    }
    for (String name : names(own)) {
      if (!channels.contains(name) && !sameValue(own, problem, name)) {
        return "it was trained with another value of '" + name + "'";
      }
    }
    return "";
  }

  private static String box(Problem problem) {
    return Arrays.toString(problem.domain().lower()) + " to " + Arrays.toString(problem.domain().upper());
  }

  /// What holds on each part of the boundary, whatever the parts are called.
  private static Set<String> conditions(Problem problem) {
    Set<String> texts = new HashSet<>();
    for (BoundaryCondition condition : problem.conditions()) {
      String kind = condition instanceof BoundaryCondition.Dirichlet ? "value" : "flux";
      var at = problem.domain().sampleBoundary(condition.part(), 4);
      texts.add(kind + condition.unknown() + condition.value().print() + Arrays.deepToString(at.points()));
    }
    return texts;
  }

  private static Set<String> names(Problem problem) {
    Set<String> names = new HashSet<>(problem.parameters().keySet());
    names.addAll(problem.equation().scope().formulas().keySet());
    names.addAll(problem.equation().scope().fields());
    return names;
  }

  private boolean sameValue(Problem own, Problem other, String name) {
    if (own.parameters().containsKey(name)) {
      return own.parameters().get(name).equals(other.parameters().get(name));
    }
    Map<String, Expression> formulas = own.equation().scope().formulas();
    if (formulas.containsKey(name)) {
      return formulas.get(name).equals(other.equation().scope().formulas().get(name));
    }
    if (!other.equation().scope().fields().contains(name)) {
      return false;
    }
    double[] here = new DataField(own, name).values(grid.points());
    double[] there = new DataField(other, name).values(grid.points());
    for (int i = 0; i < here.length; i++) {
      if (Math.abs(here[i] - there[i]) > EQUAL * Math.max(1, Math.abs(here[i]))) {
        return false;
      }
    }
    return true;
  }

  /// A problem of the family with other values of the coefficients that vary; parameters and those that are formulas stay.
  ///
  /// @param values `[channel][point]` on the grid
  Problem with(Problem problem, double[][] values) {
    Map<String, Coefficient> coefficients = problem.coefficients()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    for (int c = 0; c < channels.size(); c++) {
      double[] channel = values[c];
      coefficients.computeIfPresent(channels.get(c),
          (_, _) -> new Coefficient.Sampled(grid.field(channel)));
    }
    var formulation = problem.formulation();
    return new SteadyProblem(
        new Formulation(formulation.domain(), formulation.equation(),
            formulation.parameters(), coefficients, formulation.conditions(), formulation.refinements()),
        Map.of());
  }

  @Override
  public String toString() {
    return "ProblemFamily[" + study.title() + "]";
  }
}
