package org.collocate.solver.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.collocate.solver.expression.Vocabulary.Kind;
import org.collocate.solver.expression.Vocabulary.Word;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Vocabulary NAMES = new Vocabulary(
      List.of(Word.of(Kind.UNKNOWN, "u", "unknown"), Word.of(Kind.COORDINATE, "x", "coordinate")))
      .and(Vocabulary.common())
      .and(Vocabulary.differential());

  private static String cut(String text) {
    return Passage.of(text, NAMES)
        .stream()
        .map(passage -> text.substring(passage.start(), passage.end()) + ":" + passage.kind())
        .collect(Collectors.joining(" "));
  }

  @Test
  void everyWordOfTheVocabularyIsOneThatTheParserReads() {
    for (Word word : Vocabulary.common().words()) {
      String text = switch (word.kind()) {
        case FUNCTION -> word.signature().form();
        case WORD -> word.name().equals("not") ? "not x" : "x " + word.name() + " x";
        default -> word.name();
      };
      assertThat(Expression.parse(text)).as(text).isNotNull();
      assertThat(word.signature().help()).as(text).isNotBlank();
    }
    assertThat(Vocabulary.common().words()).hasSizeGreaterThan(25);
    assertThat(Vocabulary.differential().words()).hasSize(Differential.values().length);
  }

  @Test
  void aTextIsCutIntoWhatItsPartsAre() {
    assertThat(cut("-lap(u)+2.5e-3*xy"))
        .isEqualTo("-:OPERATOR lap:FUNCTION (:BRACKET u:UNKNOWN ):BRACKET +:OPERATOR 2.5e-3:NUMBER *:OPERATOR"
            + " xy:UNFAMILIAR");
    assertThat(cut("x and pi")).isEqualTo("x:NAME and:OPERATOR pi:NUMBER");
    assertThat(cut("3x § x")).isEqualTo("3:NUMBER x:NAME §:WRONG x:NAME");
  }

  @Test
  void anyTextCanBeCutAndEachCharacterBelongsToOnePassage() {
    Random random = new Random(11);
    String letters = "ux1.5e+-*/^()=<>!&§ \t,😀sinlap";
    for (int trial = 0; trial < 2000; trial++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(20); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      int at = 0;
      for (Passage passage : Passage.of(text.toString(), NAMES)) {
        assertThat(text.substring(at, passage.start())).isBlank();
        assertThat(passage.end()).isGreaterThan(passage.start());
        at = passage.end();
      }
      assertThat(text.substring(at)).isBlank();
    }
  }

  @Test
  void theShapeOfATextIsLookedAtWithoutItsNames() {
    assertThat(Passage.fault("sin(nonsense)", false)).isEmpty();
    assertThat(Passage.fault("u = 1", true)).isEmpty();
    assertThat(Passage.fault("2*(x", false)).get().extracting(Fault::column).isEqualTo(3);
    assertThat(Passage.fault("u", true)).isPresent();
  }
}
