package org.collocate.app.training;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.collocate.app.family.WorstSample;
import org.collocate.app.form.NumberText;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// The test sample that a method does worst, as pictures: what is given, what is right, what the method says, and the
/// difference. Only of the plane and of the first unknown.
///
/// @param given numbers that are given, in words
/// @param box `[x0, y0, x1, y1]` of each picture
/// @param error relative L2
public record WorstPictures(String given, @Nullable Picture input, Picture reference, Picture prediction,
    Picture difference, List<Double> box, double error) {
  private static final int POINTS = 96;

  /// A field in its colours.
  public record Picture(Raster raster, ColorScale scale) {}

  /// The pictures of a sample; null where there is no plane.
  static @Nullable WorstPictures of(ProblemFamily family, WorstSample sample) {
    if (sample.grid().dimension() != 2) {
      return null;
    }
    EvaluationGrid grid = new EvaluationGrid(family.domain(), POINTS);
    StringJoiner given = new StringJoiner(", ");
    Picture input = null;
    for (int c = 0; c < sample.inputs().length; c++) {
      double[] values = sample.inputs()[c];
      ValueRange range = ValueRange.of(values);
      if (range.high() > range.low()) {
        input = input == null ? field(grid, sample, values) : input;
      } else {
        given.add(family.channels().get(c) + " = " + NumberText.of(values[0]));
      }
    }
    double[] right = grid.sample(sample.grid().field(sample.reference()[0]));
    double[] found = grid.sample(sample.grid().field(sample.prediction()[0]));
    double[] difference = new double[right.length];
    Arrays.setAll(difference, i -> found[i] - right[i]);
    ColorScale scale = ColorScale.field(ValueRange.of(right));
    double[] lower = sample.grid().lower();
    double[] upper = sample.grid().upper();
    return new WorstPictures(given.toString(), input, picture(grid, right, scale),
        picture(grid, found, scale), picture(grid, difference, ColorScale.error(ValueRange.of(difference))),
        List.of(lower[0], lower[1], upper[0], upper[1]), sample.error());
  }

  private static Picture field(EvaluationGrid grid, WorstSample sample, double[] values) {
    double[] sampled = grid.sample(sample.grid().field(values));
    return picture(grid, sampled, ColorScale.field(ValueRange.of(sampled)));
  }

  private static Picture picture(EvaluationGrid grid, double[] values, ColorScale scale) {
    return new Picture(Raster.of(values, grid.width(), grid.height(), scale), scale);
  }
}
