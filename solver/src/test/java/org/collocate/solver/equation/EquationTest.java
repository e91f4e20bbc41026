package org.collocate.solver.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Condition;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.ExpressionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EquationTest {
  private static final Scope PLANE = Scope.of("x", "y")
      .withParameters(Set.of("q", "c"))
      .withFormulas(Map.of("f", Expression.parse("sin(pi*x)"), "k", Expression.parse("1 + x^2 + w"), "w",
          Expression.parse("y")))
      .withFields(Set.of("a"), Set.of("p"));

  private static Equation of(String text) {
    return Equation.of(List.of("u"), List.of(text), PLANE);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
      -div(grad(u)) = f                    @ -u_x ¦ -u_y                            @ sin(pi*x)             @ linear symmetric steady
      -lap(u) = 1                          @ -u_x ¦ -u_y                            @ 1                     @ linear symmetric steady
      -q*lap(u) = q*u                      @ q*-u_x ¦ q*-u_y                        @ q*u                   @ linear symmetric steady
      -div(a*grad(u)) = 0                  @ -(a*u_x) ¦ -(a*u_y)                    @ 0                     @ linear symmetric steady
      -div(p*grad(u)) = 0                  @ -(p*u_x) ¦ -(p*u_y)                    @ 0                     @ linear symmetric steady
      -div(k*grad(u)) = u                  @ -((x^2 + 1 + y)*u_x) ¦ -((x^2 + 1 + y)*u_y) @ u                @ linear symmetric steady
      -div((1+u^2)*grad(u)) = f            @ -((1 + u^2)*u_x) ¦ -((1 + u^2)*u_y)    @ sin(pi*x)             @ nonlinear unsymmetric steady
      -lap(u) - c^2*u = 0                  @ -u_x ¦ -u_y                            @ c^2*u                 @ linear symmetric steady
      dt(u) - div(k*grad(u)) = 0           @ -((1 + x^2 + y)*u_x) ¦ -((1 + x^2 + y)*u_y) @ 0                @ linear symmetric first
      dtt(u) = c^2*lap(u)                  @ -(c^2*u_x) ¦ -(c^2*u_y)                @ 0                     @ linear symmetric second
      -lap(u) + dot(vec(1, q), grad(u)) = 0 @ -u_x ¦ -u_y                           @ -(u_x + q*u_y)        @ linear unsymmetric steady
      -lap(u) + div(vec(1, q)*u) = 0       @ u - u_x ¦ q*u - u_y                    @ 0                     @ linear unsymmetric steady
      dxx(u) + dyy(u) + dxy(u) = 0         @ u_x + 0.5*u_y ¦ u_y + 0.5*u_x          @ 0                     @ linear symmetric steady
      -k*lap(u) = 0                        @ -((1 + x^2 + y)*u_x) ¦ -((1 + x^2 + y)*u_y) @ -(2*(x*u_x) + u_y) @ linear unsymmetric steady
      -(1+u)*lap(u) = 0                    @ -((1 + u)*u_x) ¦ -((1 + u)*u_y)        @ -(u_x^2 + u_y^2)      @ nonlinear unsymmetric steady
      dx(u) + u*dy(u) = 0                  @ 0 ¦ 0                                  @ -(u_x + u*u_y)        @ nonlinear unsymmetric steady
      -div(grad(u)/sqrt(1+dot(grad(u),grad(u)))) = 0 @ -(u_x/sqrt(1+u_x^2+u_y^2)) ¦ -(u_y/sqrt(1+u_x^2+u_y^2)) @ 0 @ nonlinear symmetric steady
      norm(grad(u)) = 1                    @ 0 ¦ 0                                  @ 1 - sqrt(u_x^2 + u_y^2) @ nonlinear unsymmetric steady
      """)
  void bringsToTheGeneralForm(String text, String flux, String source, String kind) {
    Equation equation = of(text);
    GeneralForm form = equation.form();
    int bar = flux.indexOf('¦');
    assertThat(form.flux(0, 0)).is(same(flux.substring(0, bar)));
    assertThat(form.flux(0, 1)).is(same(flux.substring(bar + 1)));
    assertThat(form.source(0)).is(same(source));
    assertThat((equation.linear() ? "linear " : "nonlinear ")
        + (equation.symmetric() ? "symmetric " : "unsymmetric ")
        + List.of("steady", "first", "second").get(equation.timeOrder())).isEqualTo(kind);
    assertThat(form.linear()).isEqualTo(equation.linear());
    assertThat(form.timeOrder()).isEqualTo(equation.timeOrder());
  }

  private static Condition<Expression> same(String text) {
    Expression wanted = Expression.parse(text.strip());
    return new Condition<>(f -> SamplePoints.agree(f, wanted), "the same as %s", wanted);
  }

  @Test
  void reactionAndDiffusionOfTwoUnknowns() {
    Equation equation = Equation.of(List.of("u", "v"),
        List.of("dt(u) = q*lap(u) + u - u^3 - v", "2*dt(v) + dt(u) = div(c*grad(v)) + u*v"), PLANE);
    GeneralForm form = equation.form();
    assertThat(form.mass1(0, 0)).is(same("1"));
    assertThat(form.mass1(0, 1)).is(same("0"));
    assertThat(form.mass1(1, 0)).is(same("1"));
    assertThat(form.mass1(1, 1)).is(same("2"));
    assertThat(form.source(0)).is(same("u - u^3 - v"));
    assertThat(form.sourceByValue(0, 0)).is(same("1 - 3*u^2"));
    assertThat(form.sourceByValue(0, 1)).is(same("-1"));
    assertThat(form.sourceByValue(1, 0)).is(same("v"));
    assertThat(form.fluxByGradient(1, 0, 1, 0)).is(same("-c"));
    assertThat(form.fluxByGradient(1, 0, 1, 1)).is(same("0"));
    assertThat(form.diffusionIsConstant()).isTrue();
    assertThat(form.massDependsOnUnknowns()).isFalse();
  }

  @Test
  void planeElasticityIsSymmetric() {
    String stress = "-div(vec(c*(dx(u) + dy(v)) + 2*q*dx(u), q*(dy(u) + dx(v)))) = 0";
    String other = "-div(vec(q*(dy(u) + dx(v)), c*(dx(u) + dy(v)) + 2*q*dy(v))) = f";
    Equation equation = Equation.of(List.of("u", "v"), List.of(stress, other), PLANE);
    GeneralForm form = equation.form();
    assertThat(form.flux(0, 0)).is(same("-(c*(u_x + v_y) + 2*q*u_x)"));
    assertThat(form.fluxByGradient(0, 0, 0, 0)).is(same("-(c + 2*q)"));
    assertThat(form.fluxByGradient(0, 0, 1, 1)).is(same("-c"));
    assertThat(form.fluxByGradient(0, 1, 1, 0)).is(same("-q"));
    assertThat(equation.symmetric()).isTrue();
    assertThat(equation.linear()).isTrue();
  }

  @Test
  void nonlinearDiffusionHasExactDerivatives() {
    GeneralForm form = of("-div((1+u^2)*grad(u)) = u*dx(u)").form();
    assertThat(form.fluxByValue(0, 1, 0)).is(same("-2*u*u_y"));
    assertThat(form.fluxByGradient(0, 1, 0, 1)).is(same("-(1 + u^2)"));
    assertThat(form.sourceByValue(0, 0)).is(same("u_x"));
    assertThat(form.sourceByGradient(0, 0, 0)).is(same("u"));
    assertThat(form.diffusionIsConstant()).isFalse();
  }

  @Test
  void massesMayDependOnPlaceAndUnknown() {
    GeneralForm form = of("(1 + x)*dt(u) + dt(u^2) = lap(u)").form();
    assertThat(form.mass1(0, 0)).is(same("1 + x + 2*u"));
    assertThat(form.massDependsOnUnknowns()).isTrue();
    assertThat(form.linear()).isFalse();
  }

  @Test
  void oneDimensionAndNone() {
    GeneralForm rod = Equation.of(List.of("u"), List.of("-dxx(u) = 1"), Scope.of("x")).form();
    assertThat(rod.flux(0, 0)).is(same("-u_x"));
    Equation spring = Equation.of(List.of("u"), List.of("dtt(u) + 0.1*dt(u) + sin(u) = cos(t)"), Scope.of());
    assertThat(spring.form().dimension()).isZero();
    assertThat(spring.form().mass2(0, 0)).is(same("1"));
    assertThat(spring.form().source(0)).is(same("cos(t) - sin(u)"));
    assertThat(spring.timeOrder()).isEqualTo(2);
  }

  @Test
  void manyDimensions() {
    GeneralForm form = Equation.of(List.of("u"), List.of("-lap(u) = x3"), Scope.of("x1", "x2", "x3")).form();
    assertThat(form.flux(0, 2)).is(same("-u_x3"));
    assertThat(form.source(0)).is(same("x3"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
      lap(lap(u)) = 0              @ lap of a second derivative at column 1 @ 4
      dx(dx(dx(u))) = u            @ the derivative u_xxx stands outside div, lap, dxx, dxy, dyy        @ 3
      dx(dx(u)) = u                @ the derivative u_xx stands outside div, lap, dxx, dxy, dyy         @ 2
      lap(u)^2 = 1                 @ '^' of a second derivative                                         @ 2
      lap(u)*dxx(u) = 1            @ the product of two second derivatives at column 7                  @ 2
      dx(lap(u)) = 1               @ dx of a second derivative at column 1                              @ 3
      dt(u)^2 = lap(u)             @ the time derivative u_t does not occur linearly                    @ 2
      dt(lap(u)) = u               @ dt of a second derivative at column 1                              @ 2
      div(dt(grad(u))) = u         @ the time derivative u_xt stands under a divergence                 @ 2
      dx(u)*dt(u) = lap(u)         @ the factor u_x of a time derivative holds the derivative u_x       @ 2
      dx(u)*lap(u) = u             @ the factor u_x at column 6 holds a derivative and multiplies a second one @ 2
      """)
  void saysWhyThereIsNoGeneralForm(String text, String reason, int order) {
    Equation equation = of(text);
    assertThat(equation.hasForm()).isFalse();
    assertThat(equation.formObstacle()).isEqualTo(reason);
    assertThatThrownBy(equation::form).hasMessageContaining(reason);
    assertThat(equation.strong().order()).isEqualTo(order);
    assertThat(equation.describe()).contains(reason, "finite elements");
  }

  @Test
  void strongResidualNamesItsJets() {
    StrongResidual strong = of("dt(u) - div(k*grad(u)) = f").strong();
    assertThat(strong.symbols()).containsExactly("u_t", "u_x", "u_y", "u_xx", "u_yy");
    assertThat(strong.residuals().getFirst())
        .is(same("u_t - (1 + x^2 + y)*(u_xx + u_yy) - 2*x*u_x - u_y - sin(pi*x)"));
    assertThat(strong.byJet().getFirst().get(3)).is(same("-(1 + x^2 + y)"));
    assertThat(strong.timeOrder()).isEqualTo(1);
    assertThat(strong.jumping()).isEmpty();
  }

  @Test
  void strongResidualUsesGradientsOfFields() {
    assertThat(of("-div(a*grad(u)) = 0").strong().residuals().getFirst())
        .is(same("-(a*u_xx + a_x*u_x + a*u_yy + a_y*u_y)"));
  }

  @Test
  void strongResidualTellsOfJumps() {
    assertThat(of("-div(p*grad(u)) = 0").strong().jumping()).containsExactly("p");
    assertThat(of("-div(if(x < 0, 1, 2)*grad(u)) = 0").strong().jumping()).hasSize(2);
    assertThat(of("-lap(u) = p").strong().jumping()).isEmpty();
  }

  @Test
  void strongResidualIsAbsentWhenDataWouldBeDifferentiatedTwice() {
    Equation equation = of("lap(a*u) = 1");
    assertThat(equation.hasForm()).isTrue();
    assertThat(equation.hasStrong()).isFalse();
    assertThat(equation.strongObstacle())
        .isEqualTo("it needs second derivatives of a, which is given as data");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
      -div(kk*grad(u)) = f         @ unknown name 'kk' at column 6; did you mean 'k'?
      -div(u) = f                  @ div needs a vector, got a scalar at column 6
      grad(u) = f                  @ this place needs a scalar, got a vector at column 1
      u + grad(u) = 0              @ '+' joins two scalars or two vectors, got a scalar and a vector at column 3
      grad(u)*grad(u) = 0          @ the product of two vectors is not defined at column 8; write dot(a, b)
      -p*lap(u) = 0                @ the factor p of a divergence jumps at column 3; write div(k*grad(u)) instead of k*lap(u)
      -step(x)*lap(u) = 0          @ the factor step(x) of a divergence jumps at column 9; write div(k*grad(u)) instead of k*lap(u)
      sin(grad(u)) = 0             @ 'sin' needs a scalar, got a vector at column 5
      lapp(u) = 0                  @ unknown function 'lapp' at column 1; did you mean 'lap'?
      dot(grad(u)) = 0             @ 'dot' takes 2 arguments, got 1 at column 1
      vec(u) = 0                   @ 'vec' takes 2 arguments, got 1 at column 1
      normal = 0                   @ 'normal' has a meaning on the boundary only at column 1
      lap + u = 0                  @ unknown name 'lap' at column 1; write lap(…)
      lap(u)                       @ an equation needs '=' at column 7; write … = 0
      u = 1 = 2                    @ a second '=' at column 7; an equation has one; write == to compare
      -lap(u = f                   @ unexpected '=' at column 8
      """)
  void pointsAtTheFault(String text, String sentence) {
    assertThatThrownBy(() -> of(text)).isInstanceOfSatisfying(EquationException.class, e -> {
      assertThat(e.faults()).extracting(EquationFault::sentence).containsExactly(sentence);
      assertThat(e.faults().getFirst().pointer()).isEqualTo("/equations/0");
    });
  }

  @Test
  void missingCoordinatesAreNamed() {
    assertThatThrownBy(() -> Equation.of(List.of("u"), List.of("dy(u) = 0"), Scope.of("x")))
        .hasMessageContaining("'dy' needs a coordinate 'y' at column 1");
  }

  @Test
  void givesAllFaultsAtOnce() {
    Scope scope = Scope.of("x", "y")
        .withParameters(Set.of("sin", "u", "v_x"))
        .withFormulas(Map.of("k", Expression.parse("m + 1"), "m", Expression.parse("2*k"), "g",
            Expression.parse("zz")));
    assertThatThrownBy(
        () -> Equation.of(List.of("u", "v"), List.of("lap(uu) + vv = 0", "div(u) = (", "u = 0"), scope))
        .isInstanceOfSatisfying(EquationException.class,
            e -> assertThat(e.faults()).extracting(EquationFault::pointer)
                .contains("/parameters/sin", "/parameters/u", "/parameters/v_x", "/coefficients/g",
                    "/equations",
                    "/equations/0", "/equations/1")
                .filteredOn("/equations/0"::equals)
                .hasSize(2));
  }

  @Test
  void coefficientsThatGoRoundAreAFault() {
    Scope scope = Scope.of("x")
        .withFormulas(Map.of("k", Expression.parse("m + 1"), "m", Expression.parse("2*k")));
    assertThatThrownBy(() -> Equation.of(List.of("u"), List.of("k*u = 0"), scope))
        .hasMessageContaining("depends on itself");
  }

  @Test
  void anUnknownThatDoesNotOccurIsAFault() {
    assertThatThrownBy(() -> Equation.of(List.of("u", "v"), List.of("lap(u) = 0", "u = 0"), PLANE))
        .hasMessageContaining("'v' does not occur");
  }

  @Test
  void boundaryTextsKnowTheNormal() {
    Equation equation = of("-div(k*grad(u)) = f");
    assertThat(equation.lower("dot(-k*grad(u), normal) + q*(u - 1)", Place.BOUNDARY))
        .is(same("-(1 + x^2 + y)*(u_x*normal_x + u_y*normal_y) + q*(u - 1)"));
    assertThat(equation.lowerVector("-grad(u)", Place.INTERIOR)).hasSize(2);
    assertThat(equation.lower("sin(x) + f", Place.DATA)).is(same("sin(x) + sin(pi*x)"));
    assertThatThrownBy(() -> equation.lower("1 + u", Place.DATA)).isInstanceOf(ExpressionException.class)
        .hasMessageContaining("the unknown 'u' has no place here at column 5");
    assertThatThrownBy(() -> equation.lower("normal", Place.BOUNDARY)).hasMessageContaining("got a vector");
    assertThat(equation.jetsIn(List.of(equation.lower("dx(u)*u", Place.INTERIOR)))).extracting(Jet::symbol)
        .containsExactly("u", "u_x");
  }

  @Test
  void derivesTheSourceOfAManufacturedSolution() {
    Scope scope = Scope.of("x", "y")
        .withFormulas(Map.of("k", Expression.parse("1 + x")))
        .withFields(Set.of("f"), Set.of());
    Equation equation = Equation.of(List.of("u"), List.of("dt(u) - div(k*(1+u^2)*grad(u)) = 2*f"), scope);
    Expression source = equation.manufacturedSource(Map.of("u", Expression.parse("x*y*t + k")), "f");
    // u = xyt + 1 + x, k = 1 + x, w = k(1 + u²): f = (xy − w_x u_x − w_y u_y)/2, as u_xx = u_yy = 0
    assertThat(source)
        .is(same("(x*y - ((1 + (x*y*t + 1 + x)^2) + (1 + x)*2*(x*y*t + 1 + x)*(y*t + 1))*(y*t + 1)"
            + " - (1 + x)*2*(x*y*t + 1 + x)*x*t*x*t)/2"));
    assertThatThrownBy(() -> of("lap(u) = a^2").manufacturedSource(Map.of("u", Expression.parse("x")), "a"))
        .hasMessageContaining("linearly");
  }

  @Test
  void saysWhatFluxMeans() {
    assertThat(of("-div(q*grad(u)) = f").describe()).contains("-q*∂u/∂n = g", "outward heat flow",
        "write flux -q*(h)",
        "= q is positive",
        "linear, symmetric, steady", "strong residual needs: u_xx, u_yy");
    assertThat(of("lap(u) = f").describe()).contains("warning: −∂Γ/∂∇u is -1");
    assertThat(of("-lap(u) + div(vec(1, 0)*u) = f").describe()).contains("Γ·n = g with Γ = (");
    assertThat(of("-div(p*grad(u)) = f").describe()).contains("does not see the jumps of p");
  }
}
