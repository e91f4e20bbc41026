package org.collocate.app.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collocate.app.text.Texts;
import org.collocate.solver.expression.Vocabulary;
import org.collocate.solver.expression.Vocabulary.Kind;
import org.collocate.solver.expression.Vocabulary.Word;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import tools.jackson.databind.JsonNode;

/// Where a formula stands in a study, which decides on the names that it may use.
public enum FormulaPlace {
  /// One of the equations, `left = right`.
  EQUATION,
  /// A coefficient, or its value in a region.
  COEFFICIENT,
  /// A given value of the unknown, an initial state or an exact solution.
  DATA,
  /// What flows through the boundary.
  FLUX,
  /// What is integrated or read off the solution.
  OUTPUT;

  private static final Texts TEXTS = Texts.of("completion");
  private static final Pointer EQUATIONS = Pointer.ROOT.key("equation");

  /// Whether it has two sides.
  boolean isEquation() {
    return this == EQUATION;
  }

  /// The names that mean something here.
  ///
  /// @param domain as it is or was last right; without one the coordinates of the plane are taken
  public Vocabulary vocabulary(Study study, Optional<Domain> domain) {
    List<Word> words = new ArrayList<>();
    if (this != DATA) {
      each(study, "unknowns").forEach(name -> words.add(Word.of(Kind.UNKNOWN, name.asString(), TEXTS.get(
          "unknown"))));
    }
    domain.map(Domain::coordinateNames)
        .orElse(List.of("x", "y"))
        .forEach(name -> words.add(Word.of(Kind.COORDINATE, name, TEXTS.get("coordinate"))));
    words.add(Word.of(Kind.COORDINATE, "t", TEXTS.get("time")));
    study.root()
        .path("equation")
        .path("parameters")
        .properties()
        .forEach(parameter -> words.add(Word.of(Kind.PARAMETER, parameter.getKey(),
            TEXTS.get("parameter", parameter.getValue()
                .path("value")
                .asString(parameter.getValue()
                    .asString(
                        ""))))));
    study.root()
        .path("equation")
        .path("coefficients")
        .properties()
        .forEach(coefficient -> words.add(Word.of(Kind.COEFFICIENT, coefficient.getKey(),
            coefficient.getValue().isString() ? TEXTS.get("coefficient", coefficient.getValue().asString())
                : TEXTS.get("coefficient.data"))));
    if (this == FLUX) {
      words.add(Word.of(Kind.COORDINATE, "normal", TEXTS.get("normal")));
    }
    Vocabulary names = new Vocabulary(words);
    return (this == COEFFICIENT ? names : names.and(Vocabulary.differential())).and(Vocabulary.common());
  }

  private static Iterable<JsonNode> each(Study study, String key) {
    JsonNode list = study.at(EQUATIONS.key(key));
    return list == null ? List.of() : list;
  }
}
