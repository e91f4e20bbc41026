package org.collocate.app.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.collocate.app.Studies;
import org.collocate.solver.expression.Fault;
import org.collocate.solver.expression.Passage;
import org.collocate.solver.expression.Vocabulary.Word;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.Test;

class FormulaViewModelTest {
  private static final Pointer EQUATION = Pointer.ROOT.key("equation");
  private static final Study STUDY = Studies.poisson()
      .with(EQUATION.key("coefficients"), Study.value("{\"kappa\": \"1+x\", \"painted\": {\"raster\": {}}}"))
      .with(EQUATION.key("parameters"), Study.value("{\"quality\": {\"value\": 3}}"));

  private static FormulaViewModel at(FormulaPlace place) {
    return new FormulaViewModel(place, () -> place.vocabulary(STUDY, Optional.empty()));
  }

  private static List<String> offered(FormulaViewModel formula) {
    return formula.offers().stream().map(Word::name).toList();
  }

  @Test
  void namesAreOfferedFromTheSecondLetterOnTheStudysOwnFirst() {
    FormulaViewModel formula = at(FormulaPlace.EQUATION);
    formula.follow("-d", 2);
    assertThat(formula.offers()).isEmpty();
    formula.follow("-di", 3);
    assertThat(offered(formula)).containsExactly("div");
    formula.follow("2*ka", 4);
    assertThat(offered(formula)).containsExactly("kappa");
    assertThat(formula.offers().getFirst().signature().help()).contains("1+x");
    formula.follow("qu", 2);
    assertThat(formula.offers().getFirst().signature().help()).contains("3");
    formula.follow("pi", 2);
    assertThat(formula.offers()).as("what is written out needs no help").isEmpty();
    formula.ask("", 0);
    assertThat(offered(formula)).startsWith("u", "x", "y", "t", "quality", "kappa", "painted")
        .contains("grad", "sin", "and", "pi");
  }

  @Test
  void onlyWhatHasAMeaningAtAPlaceIsOffered() {
    FormulaViewModel data = at(FormulaPlace.DATA);
    data.ask("", 0);
    assertThat(offered(data)).doesNotContain("u", "normal").contains("x", "kappa", "dx");
    FormulaViewModel coefficient = at(FormulaPlace.COEFFICIENT);
    coefficient.ask("", 0);
    assertThat(offered(coefficient)).contains("u", "sin").doesNotContain("grad", "normal");
    FormulaViewModel flux = at(FormulaPlace.FLUX);
    flux.ask("nor", 3);
    assertThat(offered(flux)).startsWith("normal");
  }

  @Test
  void anAcceptedNameReplacesTheBegunOneAndACallGetsItsBrackets() {
    FormulaViewModel formula = at(FormulaPlace.EQUATION);
    formula.follow("-la = 1", 3);
    assertThat(formula.accept("-la = 1", 3)).isEqualTo(new FormulaEdit("-lap() = 1", 5));
    assertThat(formula.offers()).isEmpty();
    formula.follow("gra(u)", 3);
    assertThat(formula.accept("gra(u)", 3)).isEqualTo(new FormulaEdit("grad(u)", 5));
    formula.ask("kapXY+1", 3);
    assertThat(formula.accept("kapXY+1", 3)).as("the whole word").isEqualTo(new FormulaEdit("kappa+1", 5));
    formula.follow("x an", 4);
    assertThat(formula.accept("x an", 4).text()).startsWith("x ");
    formula.follow("3ka", 3);
    assertThat(formula.accept("3ka", 3)).isEqualTo(new FormulaEdit("3kappa", 6));
  }

  @Test
  void theChoiceGoesRound() {
    FormulaViewModel formula = at(FormulaPlace.EQUATION);
    formula.follow("si", 2);
    assertThat(offered(formula)).startsWith("sign", "sin", "sinh");
    formula.move(1);
    assertThat(formula.accept("si", 2)).isEqualTo(new FormulaEdit("sin()", 4));
    formula.follow("si", 2);
    formula.move(-1);
    assertThat(formula.chosen()).isEqualTo(formula.offers().size() - 1);
  }

  @Test
  void bracketsComeAndGoInPairs() {
    FormulaViewModel formula = at(FormulaPlace.DATA);
    assertThat(formula.typed("sin", 3, 3, "(")).contains(new FormulaEdit("sin()", 4));
    assertThat(formula.typed("sinx", 3, 3, "(")).as("before a name").isEmpty();
    assertThat(formula.typed("x+1", 0, 3, "(")).as("around what is selected")
        .contains(new FormulaEdit("(x+1)",
            4));
    assertThat(formula.typed("sin(x)", 5, 5, ")")).contains(new FormulaEdit("sin(x)", 6));
    assertThat(formula.typed("((x)", 3, 3, ")")).as("one is missing").isEmpty();
    assertThat(formula.typed("x", 1, 1, "+")).isEmpty();
    assertThat(formula.erased("sin()", 4)).contains(new FormulaEdit("sin", 3));
    assertThat(formula.erased("sin(x)", 4)).isEmpty();
    assertThat(formula.lit("f(a*(b+c))", 10)).containsExactly(1, 9);
    assertThat(formula.lit("f(a*(b+c))", 4)).containsExactly(4, 8);
    assertThat(formula.lit("f(a", 2)).isEmpty();
  }

  @Test
  void coloursAndFaultsAreThoseOfTheParser() {
    FormulaViewModel formula = at(FormulaPlace.EQUATION);
    assertThat(formula.passages("div(kappa*nonsense)").stream().map(Passage::kind))
        .containsExactly(Passage.Kind.FUNCTION, Passage.Kind.BRACKET, Passage.Kind.NAME,
            Passage.Kind.OPERATOR,
            Passage.Kind.UNFAMILIAR, Passage.Kind.BRACKET);
    assertThat(formula.fault("u = 1 +* 2").map(Fault::column)).contains(8);
    assertThat(formula.fault("u + 1").map(Fault::message)).hasValueSatisfying(message -> assertThat(message)
        .contains("="));
    assertThat(at(FormulaPlace.DATA).fault("u + 1")).isEmpty();
  }
}
