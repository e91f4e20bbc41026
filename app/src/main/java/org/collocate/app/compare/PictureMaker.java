package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Frame;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.contour.ContourLines;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// Samples fields and makes their rasters. Belongs to one worker; what it sampled last it does not sample again:
/// fields are immutable, so that one object stays the same field.
public final class PictureMaker {
  private static final int LEVELS = 11;
  private static final double ROUNDING = 1e-9;

  private @Nullable Grid grid;
  private IdentityHashMap<Field, double[]> samples = new IdentityHashMap<>();

  /// A grid over a domain. Domains are the same only if they are one object.
  private record Grid(Domain domain, int count, EvaluationGrid points, List<double[][]> outline) {}

  /// What stands in a pane before it is coloured.
  private record Content(String method, Show show, double time, double[] samples,
      double @Nullable [] reference) {}

  /// Makes the pictures.
  public Pictures make(PictureRequest request) {
    if (request.domain().dimension() < 1 || request.domain().dimension() > 2) {
      return Pictures.NONE;
    }
    Grid on = grid(request);
    IdentityHashMap<Field, double[]> used = new IdentityHashMap<>();
    List<Content> contents = new ArrayList<>();
    for (PictureRequest.Source source : request.sources()) {
      Frame frame = source.frame();
      if (request.unknown() < frame.fields().size()) {
        contents.add(content(source, request, on, used));
      }
    }
    samples = used;
    Map<Show, ColorScale> scales = scales(contents, request.locked());
    Map<String, Pictures.Pane> panes = new HashMap<>();
    EvaluationGrid points = on.points();
    for (Content content : contents) {
      ColorScale scale = scales.get(content.show());
      if (scale == null) {
        continue;
      }
      boolean plane = points.height() > 1;
      panes.put(content.method(), new Pictures.Pane(content.show(), content.time(), content.samples(),
          content.reference(),
          plane ? Raster.of(content.samples(), points.width(), points.height(), scale) : null,
          plane && request.contours() && content.show() == Show.FIELD
              ? ContourLines.of(points.x(), points.y(), content.samples(),
                  ContourLines.levels(scale.low(), scale.high(), LEVELS))
              : List.of()));
    }
    return new Pictures(points.x(), points.y(), on.outline(), panes, scales);
  }

  private Grid grid(PictureRequest request) {
    Grid old = grid;
    if (old != null && old.domain().equals(request.domain()) && old.count() == request.grid()) {
      return old;
    }
    samples = new IdentityHashMap<>();
    Grid made = new Grid(request.domain(), request.grid(), new EvaluationGrid(request.domain(), request
        .grid()), Outline.of(request.domain()));
    grid = made;
    return made;
  }

  private Content content(PictureRequest.Source source, PictureRequest request, Grid on,
      IdentityHashMap<Field, double[]> used) {
    double[] values = sample(source.frame().fields().get(request.unknown()), on, used);
    double time = source.frame().time();
    Optional<Field> reference = request.comparison()
        .flatMap(comparison -> reference(comparison, time, request
            .unknown()));
    if (reference.isEmpty()) {
      return new Content(source.method(), Show.FIELD, time, values, null);
    }
    boolean line = on.points().height() == 1;
    if (source.show() == Show.FIELD) {
      return new Content(source.method(), Show.FIELD, time, values,
          line ? sample(reference.get(), on, used) : null);
    }
    double[] difference = values.clone();
    double[] other = sample(reference.get(), on, used);
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other[i];
      if (source.show() == Show.MAGNITUDE) {
        difference[i] = Math.abs(difference[i]);
      }
    }
    return new Content(source.method(), source.show(), time, difference, null);
  }

  private static Optional<Field> reference(Comparison comparison, double time, int unknown) {
    List<Field> fields = comparison.referenceFields(time);
    return unknown < fields.size() ? Optional.of(fields.get(unknown)) : Optional.empty();
  }

  private double[] sample(Field field, Grid on, IdentityHashMap<Field, double[]> used) {
    double[] known = samples.get(field);
    double[] values = known != null ? known : on.points().sample(field);
    used.put(field, values);
    return values;
  }

  private static Map<Show, ColorScale> scales(List<Content> contents, Map<Show, ColorScale> locked) {
    Map<Show, ColorScale> scales = new EnumMap<>(Show.class);
    for (Show show : Show.values()) {
      double[][] columns = contents.stream()
          .filter(content -> content.show() == show)
          .map(Content::samples)
          .toArray(double[][]::new);
      ColorScale held = locked.get(show);
      if (columns.length > 0) {
        scales.put(show, held != null ? held : scale(show, ValueRange.of(columns)));
      }
    }
    return scales;
  }

  private static ColorScale scale(Show show, ValueRange range) {
    return switch (show) {
      case FIELD -> ColorScale.field(rounded(range));
      case ERROR -> ColorScale.error(range);
      case MAGNITUDE -> ColorScale.magnitude(range);
    };
  }

  /// A range whose ends are zero where they are so but for rounding.
  private static ValueRange rounded(ValueRange range) {
    double small = ROUNDING * range.magnitude();
    return new ValueRange(Math.abs(range.low()) < small ? 0 : range.low(), Math.abs(range.high()) < small ? 0
        : range.high());
  }
}
