package org.collocate.solver.field;

import java.util.Map;

/// `minuend − subtrahend`: the signed error of a field against its reference.
public record DifferenceField(Field minuend, Field subtrahend) implements Field {
  private static final String KIND = "difference";

  public DifferenceField {
    if (minuend.dimension() != subtrahend.dimension()) {
      throw new IllegalArgumentException(
          "fields in dimensions " + minuend.dimension() + " and " + subtrahend.dimension());
    }
  }

  @Override
  public int dimension() {
    return minuend.dimension();
  }

  @Override
  public void evaluate(Points points, double[] values) {
    double[] other = new double[points.size()];
    minuend.evaluate(points, values);
    subtrahend.evaluate(points, other);
    subtract(values, other);
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    double[][] other = new double[dimension()][points.size()];
    minuend.gradient(points, gradients);
    subtrahend.gradient(points, other);
    for (int axis = 0; axis < other.length; axis++) {
      subtract(gradients[axis], other[axis]);
    }
  }

  private static void subtract(double[] values, double[] other) {
    for (int i = 0; i < other.length; i++) {
      values[i] -= other[i];
    }
  }

  @Override
  public FieldData encode() {
    return new FieldData(KIND, Map.of(), Map.of(), Map.of(),
        Map.of("minuend", minuend.encode(), "subtrahend", subtrahend.encode()));
  }

  /// Reads differences.
  public static final class Reader implements FieldReader {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Field read(FieldData data, FieldDecoder decoder) {
      return new DifferenceField(decoder.read(data.part("minuend")), decoder.read(data.part("subtrahend")));
    }
  }
}
