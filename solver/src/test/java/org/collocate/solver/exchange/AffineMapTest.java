package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.collocate.solver.geometry.CubicBezier;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.EllipticArc;
import org.collocate.solver.geometry.Point;
import org.junit.jupiter.api.Test;

class AffineMapTest {
  private final Random random = new Random(11);

  private double number() {
    return 4 * random.nextDouble() - 2;
  }

  private Point point() {
    return new Point(number(), number());
  }

  @Test
  void imagesOfCurvesAreTheImagesOfTheirPoints() {
    for (int round = 0; round < 3000; round++) {
      AffineMap map = switch (round % 4) {
        case 0 -> new AffineMap(number(), number(), number(), number(), number(), number());
        case 1 -> AffineMap.scale(-1, 1).after(AffineMap.rotation(360 * number()));
        case 2 -> AffineMap.rotation(90 * random.nextInt(8));
        default -> new AffineMap(1, 0, number(), 1e-6, 0, 0);
      };
      double radius = 0.1 + random.nextDouble();
      Curve curve = round % 3 == 0 ? new CubicBezier(point(), point(), point(), point())
          : new EllipticArc(point(), radius, round % 3 == 1 ? radius : 3 * radius, number(), number(),
              3 * number());
      Curve image = map.apply(curve);
      for (double t = 0; t <= 1; t += 0.125) {
        assertThat(image.point(t).distance(map.apply(curve.point(t))))
            .as("%s of %s at %s", map, curve, t)
            .isLessThan(1e-13);
      }
    }
  }

  @Test
  void quarterTurnsAreExact() {
    assertThat(AffineMap.rotation(90).apply(new Point(3, 0.1))).isEqualTo(new Point(-0.1, 3));
    assertThat(AffineMap.rotation(-270).keepsAxes()).isTrue();
  }

  @Test
  void mapsOneAfterTheOther() {
    AffineMap first = new AffineMap(1, 2, 3, 4, 5, 6);
    AffineMap second = AffineMap.translation(1, -1).after(AffineMap.scale(2, 3));
    Point p = new Point(0.5, -0.25);
    assertThat(second.after(first).apply(p)).isEqualTo(second.apply(first.apply(p)));
  }
}
