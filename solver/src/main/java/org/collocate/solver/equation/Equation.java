package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.ExpressionException;
import org.collocate.solver.expression.Fault;
import org.collocate.solver.expression.Syntax;

/// One or more scalar equations for as many unknowns, written as text, with the forms that solvers read.
///
/// Arguments of `div`, and `lap dxx dxy dyy`, go to Γ, the rest to F; equation i belongs to unknown i. Immutable.
public final class Equation {
  private final List<String> unknowns;
  private final List<String> texts;
  private final Scope scope;
  private final Declarations names;
  private final List<Term> residuals;
  private final List<String> rates;
  private final FormBuilder.Attempt form;
  private final Optional<StrongResidual> strong;
  private final String strongObstacle;
  private final FourierForm.Attempt fourier;

  private Equation(List<String> unknowns, List<String> texts, Scope scope, Declarations names,
      List<Term> residuals, List<String> rates) {
    this.rates = rates;
    this.unknowns = unknowns;
    this.texts = texts;
    this.scope = scope;
    this.names = names;
    this.residuals = residuals;
    this.form = FormBuilder.attempt(names.calculus(), unknowns, residuals);
    this.fourier = FourierForm.attempt(names.calculus(), unknowns, residuals);
    List<Expression> values = residuals.stream().map(residual -> residual.strong().simplify()).toList();
    Set<String> missing = new LinkedHashSet<>();
    values.forEach(value -> missing.addAll(names.calculus().fieldsOfOrder(value, 2)));
    this.strongObstacle = missing.isEmpty()
        ? ""
        : "it needs second derivatives of " + String.join(", ", missing) + ", which is given as data";
    this.strong = missing.isEmpty()
        ? Optional.of(StrongResidual.of(names.calculus(), values, jumping()))
        : Optional.empty();
  }

  /// Reads equations.
  ///
  /// @param unknowns names of the unknowns
  /// @param equations `left = right`, one for each unknown
  /// @param scope the other names
  /// @return the equation
  /// @throws EquationException with all faults of names and texts
  public static Equation of(List<String> unknowns, List<String> equations, Scope scope) {
    return of(unknowns, equations, scope, List.of());
  }

  private static Equation of(List<String> unknowns, List<String> equations, Scope scope, List<String> rates) {
    List<EquationFault> faults = new ArrayList<>();
    Declarations names = new Declarations(List.copyOf(unknowns), scope, faults);
    if (unknowns.isEmpty()) {
      faults.add(new EquationFault("/unknowns", 0, "there is no unknown", "name at least one, such as u"));
    }
    if (equations.size() != unknowns.size()) {
      faults.add(new EquationFault("/equations", 0,
          count(unknowns.size(), "unknown") + " but " + count(equations.size(), "equation"),
          "each unknown needs its equation"));
    }
    List<Term> residuals = new ArrayList<>();
    for (int i = 0; i < equations.size(); i++) {
      String pointer = "/equations/" + i;
      List<Fault> found = new ArrayList<>();
      residual(equations.get(i), names, found).ifPresent(residuals::add);
      found.forEach(fault -> faults.add(EquationFault.at(pointer, fault)));
    }
    if (faults.isEmpty()) {
      for (int j = 0; j < unknowns.size(); j++) {
        if (!occurs(unknowns.get(j), names.calculus(), residuals)) {
          faults.add(new EquationFault("/unknowns/" + j, 0,
              "the unknown '" + unknowns.get(j) + "' does not occur in the equations", ""));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new EquationException(faults);
    }
    return new Equation(List.copyOf(unknowns), List.copyOf(equations), scope, names, List.copyOf(residuals),
        rates);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static boolean occurs(String unknown, Calculus calculus, List<Term> residuals) {
    return calculus.jetsIn(residuals.stream().map(Term::strong).toList())
        .stream()
        .anyMatch(jet -> jet.unknown().equals(unknown));
  }

  private static Optional<Term> residual(String text, Declarations names, List<Fault> faults) {
    List<Syntax.Parsed> sides;
    try {
      sides = Syntax.parseEquation(text);
    } catch (ExpressionException e) {
      faults.addAll(e.faults());
      return Optional.empty();
    }
    Lowering lowering = new Lowering(text, names, Place.INTERIOR, faults);
    Optional<Term> left = lowering.scalar(sides.getFirst().root());
    Optional<Term> right = lowering.scalar(sides.getLast().root());
    return left.flatMap(l -> right.map(l::minus));
  }

  /// The unknowns.
  ///
  /// @return their names
  public List<String> unknowns() {
    return unknowns;
  }

  /// The equations as they were written.
  ///
  /// @return one text for each unknown
  public List<String> texts() {
    return texts;
  }

  /// The other names.
  ///
  /// @return the scope
  public Scope scope() {
    return scope;
  }

  /// Whether it has a general form.
  ///
  /// @return false when [#formObstacle] says why not
  public boolean hasForm() {
    return form.form().isPresent();
  }

  /// The general form.
  ///
  /// @return the form
  /// @throws IllegalStateException when it has none
  public GeneralForm form() {
    return form.form()
        .orElseThrow(() -> new IllegalStateException("the equation has no general form: " + form.obstacle()));
  }

  /// Why there is no general form, which excludes finite elements and finite volumes.
  ///
  /// @return the term in words, empty when there is a form
  public String formObstacle() {
    return form.obstacle();
  }

  /// Whether it has a strong residual.
  ///
  /// @return false when [#strongObstacle] says why not
  public boolean hasStrong() {
    return strong.isPresent();
  }

  /// The strong residual.
  ///
  /// @return the residual
  /// @throws IllegalStateException when it has none
  public StrongResidual strong() {
    return strong.orElseThrow(
        () -> new IllegalStateException("the equation has no strong residual: " + strongObstacle));
  }

  /// Why there is no strong residual, which excludes collocation and physics-informed networks.
  ///
  /// @return the reason in words, empty when there is a residual
  public String strongObstacle() {
    return strongObstacle;
  }

  /// Whether it has a Fourier form.
  ///
  /// @return false when [#fourierObstacle] says why not
  public boolean hasFourier() {
    return fourier.form().isPresent();
  }

  /// The Fourier form.
  ///
  /// @return the form
  /// @throws IllegalStateException when it has none
  public FourierForm fourier() {
    return fourier.form()
        .orElseThrow(
            () -> new IllegalStateException("the equation has no Fourier form: " + fourier.obstacle()));
  }

  /// Why there is no Fourier form, which excludes spectral methods on periodic domains.
  ///
  /// @return the reason in words, empty when there is a form
  public String fourierObstacle() {
    return fourier.obstacle();
  }

  /// The highest order in time.
  ///
  /// @return 0, 1 or 2, more for equations without a general form
  public int timeOrder() {
    return names.calculus()
        .jetsIn(residuals.stream().map(Term::strong).toList())
        .stream()
        .mapToInt(Jet::timeOrder)
        .max()
        .orElse(0);
  }

  /// The same as equations of first order in time: beside each unknown that occurs in `dtt(u)` stands its rate.
  ///
  /// ```
  /// dtt(u) + … = 0     →     dt(u) = rate_u,   dt(rate_u) + … = 0
  /// ```
  ///
  /// The rates and their equations stand behind the others.
  ///
  /// @return itself if it is of first order; still of second order if `dtt` is taken of something else than an unknown
  public Equation firstOrder() {
    List<String> found = unknowns.stream().filter(this::isOfSecondOrder).toList();
    if (found.isEmpty()) {
      return this;
    }
    List<String> names = new ArrayList<>(unknowns);
    List<String> equations = new ArrayList<>(texts);
    for (String unknown : found) {
      String rate = "rate" + unknown;
      while (this.names.known().contains(rate) || names.contains(rate)) {
        rate += "0";
      }
      names.add(rate);
      replace(equations, "dtt", unknown, "dt(" + rate + ")");
      replace(equations, "dt", unknown, rate);
    }
    for (int k = 0; k < found.size(); k++) {
      int own = unknowns.indexOf(found.get(k));
      equations.add(equations.get(own));
      equations.set(own, "dt(" + found.get(k) + ") = " + names.get(unknowns.size() + k));
    }
    return of(names, equations, scope, List.copyOf(names.subList(unknowns.size(), names.size())));
  }

  private static void replace(List<String> texts, String derivative, String unknown, String other) {
    Pattern pattern = Pattern
        .compile("\\b" + derivative + "\\s*\\(\\s*" + Pattern.quote(unknown) + "\\s*\\)");
    texts.replaceAll(text -> pattern.matcher(text).replaceAll(Matcher.quoteReplacement(other)));
  }

  /// Whether `dtt` of an unknown occurs.
  ///
  /// @param unknown its name
  /// @return true if it has a rate in [#firstOrder]
  public boolean isOfSecondOrder(String unknown) {
    return jetsIn(residuals.stream().map(Term::strong).toList()).stream()
        .anyMatch(jet -> jet.unknown().equals(unknown) && jet.timeOrder() == 2);
  }

  /// The unknowns that [#firstOrder] added.
  ///
  /// @return their names, the last ones of all
  public List<String> rates() {
    return rates;
  }

  /// Whether no time derivative occurs.
  ///
  /// @return true when the order in time is 0
  public boolean steady() {
    return timeOrder() == 0;
  }

  /// Whether the unknowns and their derivatives occur linearly.
  ///
  /// @return true for a linear equation
  public boolean linear() {
    List<Expression> values = residuals.stream().map(Term::strong).toList();
    List<Jet> jets = names.calculus().jetsIn(values);
    return values.stream()
        .allMatch(value -> jets.stream()
            .allMatch(jet -> names.calculus().order(value.differentiate(jet.symbol())) < 0));
  }

  /// Whether the linearized operator is symmetric; see [GeneralForm#symmetric].
  ///
  /// @return false too when there is no general form
  public boolean symmetric() {
    return form.form().map(GeneralForm::symmetric).orElse(false);
  }

  /// Reads a formula in which differential operators may occur.
  ///
  /// @param text such as `dot(grad(u), normal)` on the boundary
  /// @param place what it may use
  /// @return the formula in jets, coordinates, `t`, parameters, fields, and `normal_x`, `normal_y`
  /// @throws ExpressionException with all faults
  public Expression lower(String text, Place place) {
    List<Fault> faults = new ArrayList<>();
    Optional<Term> term = new Lowering(text, names, place, faults).scalar(Syntax.parse(text).root());
    return term.orElseThrow(() -> new ExpressionException(faults)).strong().simplify();
  }

  /// Reads a vector in which differential operators may occur.
  ///
  /// @param text such as `-k*grad(u)`
  /// @param place what it may use
  /// @return the components, one for each coordinate
  /// @throws ExpressionException with all faults
  public List<Expression> lowerVector(String text, Place place) {
    List<Fault> faults = new ArrayList<>();
    Optional<List<Term>> terms = new Lowering(text, names, place, faults).vector(Syntax.parse(text).root());
    return terms.orElseThrow(() -> new ExpressionException(faults))
        .stream()
        .map(term -> term.strong().simplify())
        .toList();
  }

  /// The jets of unknowns in expressions of this equation.
  ///
  /// @param expressions such as what [#lower] gave
  /// @return the jets, lowest order first
  public List<Jet> jetsIn(List<Expression> expressions) {
    return names.calculus().jetsIn(expressions);
  }

  /// The source with which given functions solve the equation.
  ///
  /// @param exact unknown → formula in coordinates, `t`, parameters and coefficients
  /// @param source the coefficient to be found: a smooth field of the scope that occurs linearly, in one equation
  /// @return its formula
  /// @throws IllegalArgumentException when a formula is missing or the coefficient cannot be solved for
  public Expression manufacturedSource(Map<String, Expression> exact, String source) {
    List<Expression> holding = residuals.stream()
        .map(Term::strong)
        .filter(residual -> residual.symbols().contains(source))
        .toList();
    if (holding.size() != 1) {
      throw new IllegalArgumentException("the source '" + source + "' occurs in " + holding.size()
          + " equations; it can be found when it occurs in one");
    }
    Expression residual = holding.getFirst();
    Expression factor = residual.differentiate(source);
    boolean derivative = residual.symbols()
        .stream()
        .anyMatch(name -> names.calculus()
            .jet(name)
            .filter(jet -> jet.unknown().equals(source) && jet.order() > 0)
            .isPresent());
    if (factor.symbols().contains(source) || derivative) {
      throw new IllegalArgumentException("the source '" + source + "' does not occur linearly and underived");
    }
    Map<String, Expression> replacements = new LinkedHashMap<>();
    for (Jet jet : names.calculus().jetsIn(List.of(residual))) {
      Expression formula = exact.get(jet.unknown());
      if (formula == null) {
        throw new IllegalArgumentException("no exact formula for '" + jet.unknown() + "'");
      }
      replacements.put(jet.symbol(), derivative(jet, formula));
    }
    Expression rest = residual.substitute(Map.of(source, Constant.ZERO));
    return rest.negated().over(factor).substitute(replacements).simplify();
  }

  /// The derivative of a formula that a jet stands for.
  ///
  /// @param jet which derivative
  /// @param formula in place of the unknown
  /// @return its total derivative
  public Expression derivative(Jet jet, Expression formula) {
    Expression result = formula.substitute(inlined());
    for (String axis : jet.axes()) {
      result = names.calculus().along(axis, result);
    }
    for (int k = 0; k < jet.timeOrder(); k++) {
      result = names.calculus().inTime(result);
    }
    return result;
  }

  /// The general form in readable lines, what `flux` prescribes, and what to beware of.
  ///
  /// @return several lines
  public String describe() {
    return new Description(this, names).text();
  }

  private Map<String, Expression> inlined() {
    Map<String, Expression> formulas = new LinkedHashMap<>();
    for (String name : scope.formulas().keySet()) {
      names.meaning(name).ifPresent(meaning -> formulas.put(name, meaning));
    }
    return formulas;
  }

  /// What jumps under a divergence.
  private List<String> jumping() {
    Set<String> found = new LinkedHashSet<>();
    for (Term residual : residuals) {
      for (Expression flux : residual.flux()) {
        found.addAll(names.piecewiseFields(flux));
        if (Declarations.hasJump(flux)) {
          found.add(flux.print());
        }
      }
    }
    return List.copyOf(found);
  }
}
