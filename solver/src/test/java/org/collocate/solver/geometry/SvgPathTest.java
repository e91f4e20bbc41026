package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvgPathTest {
  private static List<List<Curve>> rings(String data) {
    return new Shape.Path(data).rings();
  }

  private static double area(String data) {
    return rings(data).stream().flatMap(List::stream).mapToDouble(curve -> curve.greenIntegral(0, 1)).sum();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      M0 0 L2 0 L2 3 L0 3 Z                    | 6
      m1,1 2,0 0,3 -2,0z                       | 6
      M0 0H2V3H0Z                              | 6
      M0,0 h2 v3 h-2                           | 6
      M0 0 Q1 2 2 0 Z                          | -1.3333333333333333
      M0 0 q1 2 2 0 z                          | -1.3333333333333333
      M0 0 C0 1 1 1 1 0 Z                      | -0.6
      M0 0 q.5 1 1 0 t1 0 z                    | 0
      M0 0 c0 1 1 1 1 0 s1 -1 1 0 z            | 0
      M1e0 0 A1 1 0 0 1 -1 0 Z                 | 1.5707963267948966
      M1 0 A1 1 0 0 0 -1 0 Z                   | -1.5707963267948966
      M1 0 A1 1 0 1 1 0 -1 L0 0 Z              | 2.356194490192345
      M1 0 A1 1 0 01.5.8660254037844386L0 0Z   | 0.5235987755982988
      M2 0 A2 1 0 0 1 -2 0 A2 1 0 0 1 2 0 Z    | 6.283185307179586
      M0 0 A.1 .1 0 0 1 2 0 Z                  | 1.5707963267948966
      """)
  void areaAgreesWithClosedForm(String data, double expected) {
    assertThat(area(data)).isCloseTo(expected, within(1e-14));
  }

  @Test
  void arcsEndWhereTheTextSays() {
    Curve arc = rings("M1 2 A3 2 30 1 0 4 1 Z").getFirst().getFirst();
    assertThat(arc.point(0).distance(new Point(1, 2))).isLessThan(1e-14);
    assertThat(arc.point(1).distance(new Point(4, 1))).isLessThan(1e-14);
    assertThat(arc).isInstanceOfSatisfying(EllipticArc.class, ellipse -> {
      assertThat(ellipse.rotation()).isCloseTo(Math.PI / 6, within(1e-15));
      assertThat(ellipse.sweep()).isLessThan(-Math.PI);
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      L1 1            | 1  | begins with M
      M0 0 L1         | 8  | a number is missing
      M0 0 L1 x       | 9  | a number is missing before 'x'
      M0 0 B1 1       | 6  | is not a path command
      M0 0 A1 1 0 2 0 1 1 Z | 13 | flag is 0 or 1
      M0 0 L1e 2      | 8  | exponent
      M0 0            | 5  | draws nothing
      """)
  void faultsCarryTheirPosition(String data, int position, String message) {
    PathSyntaxException fault = catchThrowableOfType(PathSyntaxException.class, () -> rings(data));
    assertThat(fault.position()).isEqualTo(position);
    assertThat(fault).hasMessageContaining(message);
  }
}
