package org.collocate.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class StudyTest {
  private static final String TEXT = "{\"b\": 1.0, \"a\": [1e3, {\"c\": \"ü\"}], \"d\": true}";

  @Test
  void isEqualHoweverItIsWritten() throws StudyException {
    Study one = Study.parse(TEXT);
    Study other = Study.parse("{\"d\":true,\"a\":[1000,{\"c\":\"\\u00fc\"}],\n \"b\":1}");
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.sha256()).isEqualTo(other.sha256());
    assertThat(one.canonical()).isEqualTo("{\"a\":[1000,{\"c\":\"ü\"}],\"b\":1,\"d\":true}");
  }

  @Test
  void printsWhatItReadsBack() throws StudyException {
    Study study = Study.parse(TEXT);
    assertThat(Study.parse(study.print())).isEqualTo(study);
    assertThat(study.print().indexOf("\"b\"")).isLessThan(study.print().indexOf("\"a\""));
  }

  @Test
  void editsWithoutTouchingTheOldOne() throws StudyException {
    Study study = Study.parse(TEXT);
    Study edited = study.with(new Pointer("/a/1/c"), JsonNodeFactory.instance.stringNode("x"))
        .with(new Pointer("/a/2"), JsonNodeFactory.instance.numberNode(5))
        .without(new Pointer("/d"));
    assertThat(edited.canonical()).isEqualTo("{\"a\":[1000,{\"c\":\"x\"},5],\"b\":1}");
    assertThat(study).isEqualTo(Study.parse(TEXT));
    assertThat(study.with(new Pointer("/new/deep"), JsonNodeFactory.instance.numberNode(1))
        .at(new Pointer("/new/deep")))
        .isNotNull();
  }

  @Test
  void sharesWhatAnEditDoesNotTouch() throws StudyException {
    Study study = Study.parse(TEXT);
    Study edited = study.with(new Pointer("/b"), JsonNodeFactory.instance.numberNode(2));
    assertThat(edited.at(new Pointer("/a"))).isSameAs(study.at(new Pointer("/a")));
  }

  @Test
  void refusesPlacesThatDoNotExist() throws StudyException {
    Study study = Study.parse(TEXT);
    assertThat(study.at(new Pointer("/a/7"))).isNull();
    assertThatThrownBy(() -> study.with(new Pointer("/a/7"), JsonNodeFactory.instance.numberNode(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7");
    assertThatThrownBy(() -> study.with(new Pointer("/d/x"), JsonNodeFactory.instance.numberNode(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"a\": }", "{\"a\": 1, \"a\": 2}", "{} {}", "{\"a\": 1 // no\n}",
      "NaN"})
  void refusesWhatIsNoStudy(String text) {
    assertThatThrownBy(() -> Study.parse(text)).isInstanceOf(StudyException.class);
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> Study.parse("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("nesting");
  }
}
