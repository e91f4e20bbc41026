package org.collocate.models.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.BoundarySample;
import org.collocate.solver.geometry.Domain;

/// Collocation points of a domain: points of a sequence in its bounding box ([SobolSequence] or uniform) that lie inside, and points at equal arc
/// length on its boundary. Each call of [#inside] goes on along the sequence, so successive sets differ and the whole
/// stays evenly spread.
public final class DomainSampler {
  /// Gives up when the domain fills less of its box than this.
  private static final double SMALLEST_SHARE = 1e-4;

  private final Domain domain;
  private final PointSequence sequence;
  private final double[] lower;
  private final double[] upper;

  /// A sampler of that seed, evenly spread.
  public DomainSampler(Domain domain, long seed) {
    this(domain, new SobolSequence(domain.dimension(), seed));
  }

  /// A sampler of independent uniform points.
  public static DomainSampler uniform(Domain domain, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new DomainSampler(domain, point -> {
      for (int axis = 0; axis < point.length; axis++) {
        point[axis] = random.nextDouble();
      }
    });
  }

  private DomainSampler(Domain domain, PointSequence sequence) {
    this.domain = domain;
    this.sequence = sequence;
    lower = domain.lower();
    upper = domain.upper();
  }

  /// The next `count` points in the interior.
  public Points inside(int count) {
    double[][] coordinates = new double[domain.dimension()][count];
    double[] point = new double[domain.dimension()];
    long tried = 0;
    for (int found = 0; found < count;) {
      sequence.next(point);
      for (int axis = 0; axis < point.length; axis++) {
        point[axis] = lower[axis] + point[axis] * (upper[axis] - lower[axis]);
      }
      tried++;
      if (domain.contains(point)) {
        for (int axis = 0; axis < point.length; axis++) {
          coordinates[axis][found] = point[axis];
        }
        found++;
      } else if (tried > (count + 100) / SMALLEST_SHARE) {
        throw new IllegalStateException("the domain fills too little of its bounding box to sample it");
      }
    }
    return Points.of(coordinates);
  }

  /// About `count` points over the given parts of the boundary, shared by length, at least `leastPerPart` on each.
  public List<BoundarySample> boundary(List<Integer> parts, int count, int leastPerPart) {
    double total = parts.stream().mapToDouble(domain::boundaryMeasure).sum();
    List<BoundarySample> samples = new ArrayList<>();
    for (int part : parts) {
      int share = (int) Math.round(count * domain.boundaryMeasure(part) / total);
      samples.add(domain.sampleBoundary(part, Math.max(leastPerPart, share)));
    }
    return samples;
  }
}
