package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointsReaderTest {
  private static Imported.Samples read(String text, Charset charset) throws IOException, ExchangeException {
    return (Imported.Samples) Files.read("points.csv", text.getBytes(charset));
  }

  private static Imported.Samples read(String text) throws IOException, ExchangeException {
    return read(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5,2,-3e-1\n4,5,6\n", "1.5;2;-3e-1\r\n4;5;6", "1,5;2;-3e-1\n4;5,0;6",
      "1.5\t2\t-0.3\n4\t5\t6\n\n", "1,5\t2\t-0,3\n4\t5\t6", " 1.5  2   -.3\n 4 5 6", "1,5 2 -,3\n4 5 6",
      "# a comment\n1.5, 2, -0.3\n% another\n4., +5, 6", "x,y,T\n1.5,2,-0.3\n4,5,6",
      "y;x;T\n2;1,5;-0,3\n5;4;6", "\"lon\",\"lat\",\"T\"\n\"1.5\",\"2\",\"-0.3\"\n4,5,6",
      "\ufeffX,Y,T\n1.5,2,-0.3\n4,5,6", "1.5,2,-3d-1\n4,5,6"})
  void manyWaysToWriteTwoPoints(String text) throws IOException, ExchangeException {
    Imported.Samples samples = read(text);
    assertThat(samples.points()).containsExactly(new Point(1.5, 2), new Point(4, 5));
    assertThat(samples.values()).containsExactly(-0.3, 6);
    assertThat(samples.name()).isIn("", "T");
    assertThat(read(text, StandardCharsets.UTF_16).points()).isEqualTo(samples.points());
  }

  @Test
  void twoColumnsHaveNoValues() throws IOException, ExchangeException {
    assertThat(read("1,2\n3,4").values()).isNull();
    assertThat(read("x;y\n1,5;2\n").points()).containsExactly(new Point(1.5, 2));
    assertThat(read("7 8").points()).containsExactly(new Point(7, 8));
  }

  @Test
  void columnsOfWordsAreNoValues() throws IOException, ExchangeException {
    Imported.Samples samples = read("site,x,y,T\nA,1,2,20\nB,3,4,30\n");
    assertThat(samples.points()).containsExactly(new Point(1, 2), new Point(3, 4));
    assertThat(samples.values()).containsExactly(20, 30);
    assertThat(samples.notes()).containsExactly("further columns were left out");
  }

  @Test
  void faultsHaveLineAndColumn() {
    assertThatThrownBy(() -> read("x,y\n1,2\n3,oops\n")).isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("line 3, column 1: '3,oops' has no two numbers");
    assertThatThrownBy(() -> read("1,2,3\n".repeat(30) + "1,2,x\n")).isInstanceOf(ExchangeException.class)
        .hasMessage("line 31, column 5: 'x' is no number");
    assertThatThrownBy(() -> read("1,2\n3,4\n5,6,7\n")).isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("line 3, column 1: the line has 3 columns, the first one has 2");
    assertThatThrownBy(() -> read("1,2,3\n".repeat(30) + "1,2\n")).isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("line 31, column 1: column 3 is missing");
    assertThatThrownBy(() -> read("1,2\n3,1e999\n")).isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("line 2, column 1: the coordinate Infinity is out of range");
  }

  @Test
  void thePolygonThroughThePoints() throws IOException, ExchangeException {
    assertThat(read("0,0\n1,0\n1,1\n0,0\n").polygon())
        .isEqualTo(new Shape.Polygon(List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1))));
    assertThatIllegalStateException().isThrownBy(() -> read("0,0\n1,0\n0,0").polygon())
        .withMessageContaining("here are 2");
  }
}
