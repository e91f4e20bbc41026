package org.collocate.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.BoundarySample;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

final class DomainSamplerTest {
  private static final Domain RING = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Circle(0, 0, 1)).named("outer"),
          ShapeOperation.subtract(new Shape.Circle(0, 0, 0.5)).named("inner")));

  @Test
  void pointsLieInsideAndSpreadEvenly() {
    Points points = new DomainSampler(RING, 3).inside(4000);
    int upper = 0;
    int near = 0;
    for (int i = 0; i < points.size(); i++) {
      assertThat(RING.contains(points.point(i))).isTrue();
      upper += points.coordinates()[1][i] > 0 ? 1 : 0;
      near += Math.hypot(points.coordinates()[0][i], points.coordinates()[1][i]) < 0.75 ? 1 : 0;
    }
    assertThat(upper / 4000.0).isCloseTo(0.5, within(0.01));
    // (0.75² − 0.5²) / (1 − 0.5²)
    assertThat(near / 4000.0).isCloseTo(0.41667, within(0.01));
  }

  @Test
  void successiveSetsDifferAndFollowTheSeed() {
    DomainSampler sampler = new DomainSampler(RING, 3);
    double[][] first = sampler.inside(10).coordinates();
    assertThat(sampler.inside(10).coordinates()[0]).isNotEqualTo(first[0]);
    assertThat(new DomainSampler(RING, 3).inside(10).coordinates()).isDeepEqualTo(first);
    assertThat(new DomainSampler(RING, 4).inside(10).coordinates()[0]).isNotEqualTo(first[0]);
  }

  @Test
  void boundaryPointsAreSharedByLength() {
    List<BoundarySample> samples = new DomainSampler(RING, 1).boundary(List.of(0, 1), 300, 8);
    int outer = RING.boundaryParts().indexOf("outer");
    assertThat(samples.get(outer).size()).isEqualTo(200);
    assertThat(samples.get(1 - outer).size()).isEqualTo(100);
    assertThat(new DomainSampler(RING, 1).boundary(List.of(0, 1), 3, 8))
        .allMatch(sample -> sample.size() == 8);
  }
}
