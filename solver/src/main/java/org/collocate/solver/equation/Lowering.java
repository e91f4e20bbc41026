package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.collocate.solver.equation.Quantity.Scalar;
import org.collocate.solver.equation.Quantity.Vector;
import org.collocate.solver.expression.Differential;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Expression.Constant;
import org.collocate.solver.expression.Fault;
import org.collocate.solver.expression.Operator;
import org.collocate.solver.expression.Syntax;

/// Lowers the syntax tree of one text to scalars and vectors, applying the differential operators.
///
/// Where the general form of the contract is ambiguous: `dxy(u)` puts half into each component of Γ, so that the form
/// stays symmetric; a factor g before a divergence is moved inside, `g div V = div(g V) − ∇g·V`.
final class Lowering {
  /// Thrown to leave a part that makes no sense; the fault is in the list already.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Highest derivative; beyond it only mistakes and attacks were met.
  private static final int HIGHEST_ORDER = 8;
  private static final int MOST_NODES = 50_000;

  private final String text;
  private final Declarations names;
  private final Calculus calculus;
  private final Place place;
  private final List<Fault> faults;

  Lowering(String text, Declarations names, Place place, List<Fault> faults) {
    this.text = text;
    this.names = names;
    this.calculus = names.calculus();
    this.place = place;
    this.faults = faults;
  }

  /// Lowers a text that stands for a scalar.
  Optional<Term> scalar(Syntax root) {
    try {
      return Optional.of(scalar(root, "this place"));
    } catch (Refused _) {
      return Optional.empty();
    }
  }

  /// Lowers a text that stands for a vector.
  Optional<List<Term>> vector(Syntax root) {
    try {
      return Optional.of(vector(root, "this place"));
    } catch (Refused _) {
      return Optional.empty();
    }
  }

  private Quantity lower(Syntax node) {
    return switch (node) {
      case Syntax.Numeral(_, double value) -> plain(Expression.of(value));
      case Syntax.Name name -> name(name);
      case Syntax.Operation operation -> operation(operation);
      case Syntax.Call call -> call(call);
    };
  }

  private Quantity name(Syntax.Name name) {
    if (name.name().equals("normal") && place == Place.BOUNDARY) {
      List<Term> components = new ArrayList<>();
      for (String axis : calculus.coordinates()) {
        components.add(Term.plain(Expression.symbol("normal_" + axis), calculus.dimension()));
      }
      return new Vector(components);
    }
    if (name.name().equals("normal")) {
      throw refuse(name, "'normal' has a meaning on the boundary only", "");
    }
    if (place == Place.DATA && names.isUnknown(name.name())) {
      throw refuse(name, "the unknown '" + name.name() + "' has no place here", "only data may be used");
    }
    Optional<Expression> meaning = names.meaning(name.name());
    if (meaning.isEmpty()) {
      faults.add(Differential.named(name.name()).isPresent()
          ? new Fault(text, name.column(), "unknown name '" + name.name() + "'",
              "write " + name.name() + "(…)")
          : Syntax.unknownName(text, name.column(), name.name(), names.known()));
      throw new Refused();
    }
    if (place == Place.DATA && calculus.order(meaning.get()) >= 0) {
      throw refuse(name, "'" + name.name() + "' depends on the unknowns, which have no place here", "");
    }
    return plain(meaning.get());
  }

  private Quantity operation(Syntax.Operation node) {
    List<Quantity> operands = lowerAll(node.operands());
    Quantity a = operands.getFirst();
    Quantity b = operands.getLast();
    return switch (node.operator()) {
      case ADD, SUBTRACT -> sum(node, a, b);
      case NEGATE -> map(a, Term::negated);
      case MULTIPLY -> product(node, a, b);
      case DIVIDE -> {
        Term divisor = asScalar(node.operands().getLast(), b, "the divisor");
        Term reciprocal = apply(Operator.DIVIDE,
            List.of(Term.plain(Constant.ONE, calculus.dimension()), divisor));
        if (a instanceof Scalar(Term dividend) && dividend.isPlain() && divisor.isPlain()) {
          yield new Scalar(apply(Operator.DIVIDE, List.of(dividend, divisor))
              .as(productOfSums(dividend, reciprocal)));
        }
        yield product(node, a, new Scalar(reciprocal));
      }
      default -> {
        List<Term> terms = new ArrayList<>();
        for (int k = 0; k < operands.size(); k++) {
          terms.add(asScalar(node.operands().get(k), operands.get(k), "'" + node.operator().text() + "'"));
        }
        yield new Scalar(apply(node.operator(), terms));
      }
    };
  }

  private Quantity sum(Syntax.Operation node, Quantity a, Quantity b) {
    boolean minus = node.operator() == Operator.SUBTRACT;
    if (a instanceof Scalar(Term left) && b instanceof Scalar(Term right)) {
      return new Scalar(minus ? left.minus(right) : left.plus(right));
    }
    if (a instanceof Vector(List<Term> left) && b instanceof Vector(List<Term> right)
        && left.size() == right.size()) {
      List<Term> sums = new ArrayList<>();
      for (int k = 0; k < left.size(); k++) {
        sums.add(minus ? left.get(k).minus(right.get(k)) : left.get(k).plus(right.get(k)));
      }
      return new Vector(sums);
    }
    throw refuse(node,
        "'" + node.operator().text() + "' joins two scalars or two vectors, got " + a.shape() + " and "
            + b.shape(),
        "");
  }

  private Quantity product(Syntax.Operation node, Quantity a, Quantity b) {
    if (a instanceof Vector(List<Term> components) && b instanceof Scalar(Term factor)) {
      return scaled(node, factor, components);
    }
    if (a instanceof Scalar(Term factor) && b instanceof Vector(List<Term> components)) {
      return scaled(node, factor, components);
    }
    if (a instanceof Scalar(Term left) && b instanceof Scalar(Term right)) {
      return new Scalar(multiply(node, left, right));
    }
    throw refuse(node, "the product of two vectors is not defined", "write dot(a, b)");
  }

  private Quantity scaled(Syntax node, Term factor, List<Term> components) {
    List<Term> scaled = new ArrayList<>();
    for (Term component : components) {
      scaled.add(multiply(node, factor, component));
    }
    return new Vector(scaled);
  }

  private Term multiply(Syntax node, Term a, Term b) {
    return flowProduct(node, a, b).as(productOfSums(a, b));
  }

  /// A constant goes under derivatives; everything else multiplies what has been carried out.
  private DerivativeSum productOfSums(Term a, Term b) {
    if (calculus.isConstantInSpace(a.strong())) {
      return b.derivatives().map(a.strong()::times);
    }
    return calculus.isConstantInSpace(b.strong()) ? a.derivatives().map(b.strong()::times)
        : DerivativeSum.of(a.strong().times(b.strong()));
  }

  private Term flowProduct(Syntax node, Term a, Term b) {
    if (a.isPlain() && b.isPlain()) {
      return Term.plain(a.plain().times(b.plain()), calculus.dimension());
    }
    Expression strong = a.strong().times(b.strong());
    Optional<String> obstacle = a.obstacle().or(b::obstacle);
    if (obstacle.isPresent()) {
      return Term.strongOnly(strong, calculus.dimension(), obstacle.get());
    }
    if (!a.isPlain() && !b.isPlain()) {
      return Term.strongOnly(strong, calculus.dimension(),
          "the product of two second derivatives at column " + node.column());
    }
    Expression factor = a.isPlain() ? a.plain() : b.plain();
    Term divergence = a.isPlain() ? b : a;
    List<Expression> flux = divergence.flux().stream().map(factor::times).toList();
    Expression plain = factor.times(divergence.plain());
    if (calculus.isConstantInSpace(factor)) {
      return new Term(strong, flux, plain, Optional.empty(), divergence.derivatives());
    }
    if (!names.isContinuous(factor)) {
      throw refuse(node, "the factor " + factor + " of a divergence jumps",
          "write div(k*grad(u)) instead of k*lap(u)");
    }
    if (calculus.order(factor) > 0) {
      return Term.strongOnly(strong, calculus.dimension(),
          "the factor " + factor + " at column " + node.column()
              + " holds a derivative and multiplies a second one");
    }
    return new Term(strong, flux, plain.minus(calculus.gradientDot(factor, divergence.flux())),
        Optional.empty(), divergence.derivatives());
  }

  private Quantity call(Syntax.Call call) {
    Optional<Operator> function = Operator.function(call.name());
    if (function.isPresent()) {
      List<Quantity> arguments = lowerAll(call.arguments());
      Optional<Fault> wrong = Syntax.wrongArgumentCount(text, call, function.get());
      if (wrong.isPresent()) {
        faults.add(wrong.get());
        throw new Refused();
      }
      List<Term> terms = new ArrayList<>();
      for (int k = 0; k < arguments.size(); k++) {
        terms.add(asScalar(call.arguments().get(k), arguments.get(k), "'" + call.name() + "'"));
      }
      return new Scalar(applyFunction(function.get(), terms));
    }
    Optional<Differential> operator = Differential.named(call.name());
    if (operator.isEmpty()) {
      Set<String> known = new LinkedHashSet<>(names.known());
      boolean isName = known.contains(call.name());
      Stream.of(Differential.values()).map(Differential::text).forEach(known::add);
      faults.add(Syntax.unknownFunction(text, call, isName ? names.known() : known));
      lowerAll(call.arguments());
      throw new Refused();
    }
    int count = operator.get().argumentCount(calculus.dimension());
    if (call.arguments().size() != count) {
      throw refuse(call,
          "'" + call.name() + "' takes " + count + (count == 1 ? " argument" : " arguments") + ", got "
              + call.arguments().size(),
          "");
    }
    return differential(operator.get(), call);
  }

  private Quantity differential(Differential operator, Syntax.Call call) {
    Syntax first = call.arguments().getFirst();
    return switch (operator) {
      case GRAD -> {
        Term term = scalar(first, "grad");
        List<Term> components = new ArrayList<>();
        for (String axis : calculus.coordinates()) {
          components.add(partial(call, term, axis));
        }
        yield new Vector(components);
      }
      case DIV -> new Scalar(divergence(call, vector(first, "div")));
      case LAP -> {
        Term term = scalar(first, "lap");
        List<Term> components = new ArrayList<>();
        for (String axis : calculus.coordinates()) {
          components.add(partial(call, term, axis));
        }
        yield new Scalar(divergence(call, components));
      }
      case DX, DY -> {
        String axis = axis(call, call.name().substring(1));
        yield map(lower(first), term -> partial(call, term, axis));
      }
      case DXX, DXY, DYY -> new Scalar(second(call, scalar(first, call.name())));
      case DT -> map(lower(first), term -> rate(call, term));
      case DTT -> map(lower(first), term -> rate(call, rate(call, term)));
      case VEC -> {
        List<Term> components = new ArrayList<>();
        for (Syntax argument : call.arguments()) {
          components.add(scalar(argument, "vec"));
        }
        yield new Vector(components);
      }
      case DOT -> new Scalar(dot(call, vector(first, "dot"), vector(call.arguments().getLast(), "dot")));
      case NORM -> {
        List<Term> components = vector(first, "norm");
        yield new Scalar(apply(Operator.SQRT, List.of(dot(call, components, components))));
      }
      case CURL -> curl(call, lower(first));
    };
  }

  private Quantity curl(Syntax.Call call, Quantity argument) {
    String x = axis(call, "x");
    String y = axis(call, "y");
    return switch (argument) {
      case Scalar(Term term) -> new Vector(List.of(partial(call, term, y), partial(call, term, x).negated()));
      case Vector(List<Term> v) -> new Scalar(partial(call, v.get(1), x).minus(partial(call, v.get(0), y)));
    };
  }

  private Term dot(Syntax node, List<Term> a, List<Term> b) {
    Term sum = Term.plain(Constant.ZERO, calculus.dimension());
    for (int k = 0; k < a.size(); k++) {
      sum = sum.plus(multiply(node, a.get(k), b.get(k)));
    }
    return sum;
  }

  /// A first derivative; it stays outside the divergence.
  private Term partial(Syntax.Call call, Term term, String axis) {
    checkSize(call, term);
    Expression strong = calculus.along(axis, term.strong());
    return derived(call, term, strong, term.isPlain() ? calculus.along(axis, term.plain()) : Constant.ZERO)
        .as(known(strong).orElse(term.derivatives().along(axis, calculus.coordinates())));
  }

  private Term rate(Syntax.Call call, Term term) {
    checkSize(call, term);
    Expression strong = calculus.inTime(term.strong());
    return derived(call, term, strong, term.isPlain() ? calculus.inTime(term.plain()) : Constant.ZERO)
        .as(term.derivatives().map(calculus::inTime));
  }

  /// Derivatives of data are carried out, if formulas give them.
  private Optional<DerivativeSum> known(Expression strong) {
    return calculus.order(strong) < 0 && calculus.fieldsOfOrder(strong, 1).isEmpty()
        ? Optional.of(DerivativeSum.of(strong))
        : Optional.empty();
  }

  private void checkSize(Syntax.Call call, Term term) {
    boolean high = calculus.jetsIn(List.of(term.strong()))
        .stream()
        .anyMatch(jet -> jet.order() + jet.timeOrder() >= HIGHEST_ORDER);
    if (high) {
      throw refuse(call, "a derivative of order above " + HIGHEST_ORDER, "");
    }
    if (term.strong().nodeCount() > MOST_NODES) {
      throw refuse(call, "the derivative is too large", "");
    }
  }

  private Term derived(Syntax.Call call, Term term, Expression strong, Expression plain) {
    if (term.isPlain()) {
      return Term.plain(plain, calculus.dimension());
    }
    return Term.strongOnly(strong, calculus.dimension(),
        term.obstacle().orElse(call.name() + " of a second derivative at column " + call.column()));
  }

  private Term second(Syntax.Call call, Term term) {
    String a = axis(call, call.name().substring(1, 2));
    String b = axis(call, call.name().substring(2));
    Term zero = Term.plain(Constant.ZERO, calculus.dimension());
    Term half = Term.plain(Expression.of(0.5), calculus.dimension());
    List<Term> components = new ArrayList<>();
    for (String axis : calculus.coordinates()) {
      boolean isA = axis.equals(a);
      boolean isB = axis.equals(b);
      Term component = isA ? partial(call, term, b) : isB ? partial(call, term, a) : zero;
      components.add(isA == isB ? component : multiply(call, half, component));
    }
    return divergence(call, components);
  }

  private Term divergence(Syntax.Call call, List<Term> components) {
    Expression strong = Constant.ZERO;
    DerivativeSum sum = DerivativeSum.of(Constant.ZERO);
    List<Expression> flux = new ArrayList<>();
    Optional<String> obstacle = Optional.empty();
    for (int a = 0; a < components.size(); a++) {
      Term component = components.get(a);
      checkSize(call, component);
      strong = strong.plus(calculus.along(calculus.coordinates().get(a), component.strong()));
      sum = sum.plus(component.derivatives().along(calculus.coordinates().get(a), calculus.coordinates()));
      flux.add(component.plain());
      obstacle = obstacle.or(component::obstacle);
      if (obstacle.isEmpty() && (!component.isPlain() || calculus.order(component.plain()) > 1)) {
        obstacle = Optional.of(call.name() + " of a second derivative at column " + call.column()
            + " is of order three or higher");
      }
    }
    DerivativeSum derivatives = known(strong).orElse(sum);
    return obstacle.isPresent()
        ? Term.strongOnly(strong, calculus.dimension(), obstacle.get()).as(derivatives)
        : new Term(strong, flux, Constant.ZERO, Optional.empty(), derivatives);
  }

  private Term applyFunction(Operator function, List<Term> terms) {
    Term result = apply(function, terms.subList(0, function.argumentCount()));
    for (Term further : terms.subList(function.argumentCount(), terms.size())) {
      result = apply(function, List.of(result, further));
    }
    return result;
  }

  private Term apply(Operator operator, List<Term> terms) {
    Expression strong = Expression.apply(operator,
        terms.stream().map(Term::strong).toArray(Expression[]::new));
    if (terms.stream().allMatch(Term::isPlain)) {
      return Term.plain(strong, calculus.dimension());
    }
    String obstacle = terms.stream()
        .flatMap(term -> term.obstacle().stream())
        .findFirst()
        .orElse("'" + operator.text() + "' of a second derivative");
    return Term.strongOnly(strong, calculus.dimension(), obstacle);
  }

  private Quantity map(Quantity quantity, Function<Term, Term> step) {
    return switch (quantity) {
      case Scalar(Term term) -> new Scalar(step.apply(term));
      case Vector(List<Term> components) -> new Vector(components.stream().map(step).toList());
    };
  }

  private Quantity plain(Expression value) {
    return new Scalar(Term.plain(value, calculus.dimension()));
  }

  private String axis(Syntax.Call call, String name) {
    if (!calculus.coordinates().contains(name)) {
      throw refuse(call, "'" + call.name() + "' needs a coordinate '" + name + "'",
          "the coordinates here are " + calculus.coordinates());
    }
    return name;
  }

  private Term scalar(Syntax node, String user) {
    return asScalar(node, lower(node), user);
  }

  private Term asScalar(Syntax node, Quantity quantity, String user) {
    if (quantity instanceof Scalar(Term term)) {
      return term;
    }
    throw refuse(node, user + " needs a scalar, got a vector", "");
  }

  private List<Term> vector(Syntax node, String user) {
    if (lower(node) instanceof Vector(List<Term> components)) {
      return components;
    }
    throw refuse(node, user + " needs a vector, got a scalar", "");
  }

  /// Lowers all, so that every fault is found, before giving up.
  private List<Quantity> lowerAll(List<Syntax> nodes) {
    List<Quantity> lowered = new ArrayList<>();
    Refused refused = null;
    for (Syntax node : nodes) {
      try {
        lowered.add(lower(node));
      } catch (Refused e) {
        refused = e;
      }
    }
    if (refused != null) {
      throw refused;
    }
    return lowered;
  }

  private Refused refuse(Syntax node, String message, String hint) {
    faults.add(new Fault(text, node.column(), message, hint));
    return new Refused();
  }
}
