package org.collocate.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StudyLineTest {
  @Test
  void aStudySurvivesItsLineAlsoWhenAMailBreaksIt() throws StudyException {
    Study study = Study.parse("{\"collocate\": 1, \"title\": \"Wärmeleitung ∇\", \"seed\": 7}");
    String line = StudyLine.write(study);
    assertThat(line).matches("collocate:1:[A-Za-z0-9_-]+");
    assertThat(StudyLine.read(line).print()).isEqualTo(study.print());
    assertThat(StudyLine.read(" " + line.substring(0, 20) + "\r\n" + line.substring(20) + "\n"))
        .isEqualTo(study);
  }

  @Test
  void whatIsCutOrChangedIsRefused() throws StudyException {
    String line = StudyLine.write(Study.parse("{\"collocate\": 1, \"title\": \"a title of some length\"}"));
    for (int cut = 12; cut < line.length(); cut += 3) {
      String damaged = line.substring(0, cut);
      assertThatThrownBy(() -> StudyLine.read(damaged)).isInstanceOf(StudyException.class);
    }
    assertThatThrownBy(() -> StudyLine.read("collocate:1:!!!")).isInstanceOf(StudyException.class)
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> StudyLine.read("{}")).isInstanceOf(StudyException.class);
  }
}
