package org.collocate.models.enrichment;

import java.util.Map;
import org.collocate.models.jet.JetLayout;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.FieldDecoder;
import org.collocate.solver.field.FieldReader;
import org.collocate.solver.field.Points;

/// A smooth field and a sum of singular functions.
///
/// ```
/// u(x) = smooth(x) + Σₖ cₖ sₖ(x)
/// ```
public final class EnrichedField implements Field {
  private static final String KIND = "enriched";
  private static final int BLOCK = 64;

  private final Field smooth;
  private final Enrichment enrichment;
  private final double[] coefficients;
  private final FieldData encodedEnrichment;

  /// The sum; `coefficients` has one number for each function.
  public EnrichedField(Field smooth, Enrichment enrichment, double[] coefficients) {
    this(smooth, enrichment, coefficients, enrichment.encode());
  }

  private EnrichedField(Field smooth, Enrichment enrichment, double[] coefficients, FieldData encoded) {
    if (coefficients.length != enrichment.count() || smooth.dimension() != 2) {
      throw new IllegalArgumentException(coefficients.length + " coefficients of " + enrichment.count()
          + " functions in dimension " + smooth.dimension());
    }
    this.smooth = smooth;
    this.enrichment = enrichment;
    this.coefficients = coefficients.clone();
    this.encodedEnrichment = encoded;
  }

  /// Makes these fields from their numbers.
  public static final class Reader implements FieldReader {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Field read(FieldData data, FieldDecoder decoder) {
      FieldData functions = data.part("enrichment");
      return new EnrichedField(decoder.read(data.part("smooth")),
          decoder.shared(functions, Enrichment.class, Enrichment::decode), data.reals("coefficients"),
          functions);
    }
  }

  @Override
  public int dimension() {
    return 2;
  }

  /// Singularities lie outside the domain or on its boundary.
  @Override
  public boolean isSmooth() {
    return smooth.isSmooth();
  }

  @Override
  public void evaluate(Points points, double[] values) {
    smooth.evaluate(points, values);
    add(JetLayout.value(2), points, new double[][] {values}, 0);
  }

  @Override
  public void gradient(Points points, double[][] gradients) {
    smooth.gradient(points, gradients);
    add(JetLayout.gradient(2), points, gradients, 1);
  }

  /// Adds the streams from `first` on, `[stream − first][point]`.
  private void add(JetLayout layout, Points points, double[][] sums, int first) {
    int functions = enrichment.count();
    double[] rows = new double[layout.streams() * BLOCK * functions];
    for (int from = 0; from < points.size(); from += BLOCK) {
      int count = Math.min(BLOCK, points.size() - from);
      enrichment.evaluate(layout, points.coordinates(), from, count, rows, functions, 0);
      for (int stream = 0; stream < sums.length; stream++) {
        for (int p = 0; p < count; p++) {
          double sum = 0;
          for (int k = 0; k < functions; k++) {
            sum = Math.fma(coefficients[k], rows[((stream + first) * count + p) * functions + k], sum);
          }
          sums[stream][from + p] += sum;
        }
      }
    }
  }

  @Override
  public FieldData encode() {
    return new FieldData(KIND, Map.of(), Map.of("coefficients", coefficients), Map.of(),
        Map.of("smooth", smooth.encode(), "enrichment", encodedEnrichment));
  }
}
