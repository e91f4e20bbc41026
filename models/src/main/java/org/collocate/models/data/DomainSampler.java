package org.collocate.models.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.BoundarySample;
import org.collocate.solver.geometry.Domain;

/// Collocation points of a domain: points of a sequence in its bounding box ([SobolSequence] or uniform) that lie inside, and points at equal arc
/// length on its boundary; in space and time also points on the boundary at times of their own, and points at the start.
/// Each call of [#inside] goes on along the sequence, so successive sets differ and the whole stays evenly spread.
public final class DomainSampler {
  /// Gives up when the domain fills less of its box than this.
  private static final double SMALLEST_SHARE = 1e-4;

  /// The golden ratio's fractional part: multiples of it modulo 1 are evenly spread.
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private static final long START_SEED = 11;

  private final SpaceTime space;
  private final Domain domain;
  private final PointSequence sequence;
  private final double[] lower;
  private final double[] upper;

  /// A sampler of that seed, evenly spread.
  public DomainSampler(Domain domain, long seed) {
    this(SpaceTime.steady(domain), seed);
  }

  /// A sampler of that seed, evenly spread.
  public DomainSampler(SpaceTime space, long seed) {
    this(space, new SobolSequence(space.dimension(), seed));
  }

  /// A sampler of independent uniform points.
  public static DomainSampler uniform(SpaceTime space, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new DomainSampler(space, point -> {
      for (int axis = 0; axis < point.length; axis++) {
        point[axis] = random.nextDouble();
      }
    });
  }

  private DomainSampler(SpaceTime space, PointSequence sequence) {
    this.space = space;
    this.sequence = sequence;
    domain = space.domain();
    lower = space.lower();
    upper = space.upper();
  }

  /// The next `count` points in the interior.
  public Points inside(int count) {
    double[][] coordinates = new double[space.dimension()][count];
    double[] point = new double[space.dimension()];
    long tried = 0;
    for (int found = 0; found < count;) {
      sequence.next(point);
      for (int axis = 0; axis < point.length; axis++) {
        point[axis] = lower[axis] + point[axis] * (upper[axis] - lower[axis]);
      }
      tried++;
      if (domain.contains(space.evolves() ? Arrays.copyOf(point, domain.dimension()) : point)) {
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
      int share = Math.max(leastPerPart, (int) Math.round(count * domain.boundaryMeasure(part) / total));
      BoundarySample places = domain.sampleBoundary(part, share);
      samples.add(space.evolves() ? atTimes(places, Math.max(share, places.size())) : places);
    }
    return samples;
  }

  /// `count` points, running through the places in turn, at times that are evenly spread.
  private BoundarySample atTimes(BoundarySample places, int count) {
    double[][] points = new double[space.dimension()][count];
    double[][] normals = new double[domain.dimension()][count];
    double[] weights = new double[count];
    double total = Arrays.stream(places.weights()).sum();
    for (int i = 0; i < count; i++) {
      int place = i % places.size();
      for (int axis = 0; axis < normals.length; axis++) {
        points[axis][i] = places.points()[axis][place];
        normals[axis][i] = places.normals()[axis][place];
      }
      points[normals.length][i] = (i + 0.5) * GOLDEN % 1 * space.until();
      weights[i] = total * space.until() / count;
    }
    return new BoundarySample(points, normals, weights);
  }

  /// `count` points at the start, the same ones each time.
  public Points atStart(int count) {
    return space.at(new DomainSampler(domain, START_SEED).inside(count), 0);
  }
}
