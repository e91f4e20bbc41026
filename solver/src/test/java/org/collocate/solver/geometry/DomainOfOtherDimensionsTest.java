package org.collocate.solver.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DomainOfOtherDimensionsTest {
  @Test
  void interval() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 3)))
        .withRegions(new NamedRegion("core", new Shape.Interval(2, 5))));
    assertThat(domain.coordinateNames()).containsExactly("x");
    assertThat(domain.boundaryParts()).containsExactly("left", "right");
    assertThat(domain.measure()).isEqualTo(4);
    assertThat(domain.regionAt(0)).isZero();
    assertThat(domain.regionAt(2.5)).isEqualTo(1);
    assertThat(domain.regionAt(4)).isEqualTo(-1);
    assertThat(domain.signedDistance(2)).isEqualTo(-1);
    assertThat(domain.sampleBoundary(1, 10).points()[0]).containsExactly(3);
    assertThat(((IntervalDomain) domain).breakpoints()).containsExactly(-1, 2, 3);
  }

  @Test
  void periodicIntervalHasNoParts() {
    assertThat(Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1))).withPeriodic("x"))
        .boundaryParts()).isEmpty();
  }

  @Test
  void hypercube() {
    Domain domain = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Hypercube(0, 2, 5))));
    assertThat(domain.coordinateNames()).containsExactly("x1", "x2", "x3", "x4", "x5");
    assertThat(domain.measure()).isEqualTo(32);
    assertThat(domain.boundaryMeasure(0)).isEqualTo(160);
    assertThat(domain.signedDistance(1, 1, 1, 1, 1.75)).isEqualTo(-0.25);
    assertThat(domain.signedDistance(5, 6, 1, 1, 1)).isEqualTo(5);
    BoundarySample sample = domain.sampleBoundary(0, 1000);
    double mean = Arrays.stream(sample.points()[2]).average().orElseThrow();
    assertThat(mean).isCloseTo(1, within(0.01));
    for (int i = 0; i < sample.size(); i++) {
      assertThat(
          domain.signedDistance(sample.points()[0][i], sample.points()[1][i], sample.points()[2][i], sample
              .points()[3][i], sample.points()[4][i]))
          .isZero();
    }
  }

  @Test
  void noShapeIsAPoint() {
    Domain domain = Domain.of(DomainDescription.of());
    assertThat(domain.dimension()).isZero();
    assertThat(domain.contains()).isTrue();
    assertThat(domain.measure()).isEqualTo(1);
  }
}
