package org.collocate.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource({"0,0", "0.12345,0.123", "12.345,12.3", "1234.5,1235", "0.00012345,1.23e−4", "-2.5,−2.50",
      "123456,1.23e5", "NaN,–"})
  void numbersHaveThreeDigits(double number, String text) {
    assertThat(NumberText.of(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"-1.86e-18,1,0", "-1.86e-18,3e-18,−1.86e−18", "0.5,1,0.500", "0,0,0"})
  void whatIsRoundingBesideTheOthersIsZero(double number, double magnitude, String text) {
    assertThat(NumberText.among(number, magnitude)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.412,0.41 s", "12.34,12.3 s", "125.2,2 min 05 s", "3800,1 h 03 min"})
  void timesAreSaidAsPeopleDo(double seconds, String text) {
    assertThat(NumberText.seconds(seconds)).isEqualTo(text);
  }
}
