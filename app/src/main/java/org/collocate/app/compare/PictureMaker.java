package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.Frame;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.plot.ColorBar;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.plot.FieldPlot;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// Makes the pictures of all panes: samples what they show ({@link Quantities}), chooses one scale for each quantity, and
/// colours. Belongs to one worker.
public final class PictureMaker {
  private static final int SHARP = 400;
  /// Points on an interval: they cost little, and lines are looked at closely.
  private static final int ON_LINES = 1025;

  private final Quantities quantities;
  private final OverlayMaker overlays = new OverlayMaker();
  private @Nullable Grid whole;
  private @Nullable Grid part;
  private List<double[][]> outline = List.of();

  /// A maker that shares nothing with others.
  public PictureMaker() {
    this(new Quantities());
  }

  PictureMaker(Quantities quantities) {
    this.quantities = quantities;
  }

  /// A grid with what was sampled on it. Domains are the same only if they are one object.
  private record Grid(PictureRequest request, EvaluationGrid points, Sampling sampling) {
    Pictures.Axes axes() {
      return new Pictures.Axes(points.x(), points.y());
    }

    /// `[y, x]`: NaN outside alone; what is no number inside is infinite, so that it has a colour of its own.
    double[] spread(double[] values) {
      return points
          .scatter(Arrays.stream(values).map(v -> Double.isNaN(v) ? Double.POSITIVE_INFINITY : v).toArray());
    }
  }

  /// What stands in a pane before it is coloured.
  ///
  /// @param seen the same for the part that is seen; null where that is all
  private record Prepared(PictureRequest.Wanted wanted, Quantities.Content all,
      Quantities.@Nullable Content seen) {}

  /// Makes the pictures.
  public Pictures make(PictureRequest request) {
    if (request.domain().dimension() < 1 || request.domain().dimension() > 2) {
      return Pictures.NONE;
    }
    Grid on = whole(request);
    Grid seen = part(request);
    List<Prepared> prepared = new ArrayList<>();
    for (PictureRequest.Wanted wanted : request.panes()) {
      if (request.unknown() < wanted.frame().fields().size()) {
        prepared.add(new Prepared(wanted, quantities.of(request, wanted, on.sampling()),
            seen == null ? null : quantities.of(request, wanted, seen.sampling())));
      }
    }
    Map<Show, ColorBar> bars = bars(prepared, request);
    Map<String, Pictures.Pane> panes = new HashMap<>();
    for (Prepared one : prepared) {
      panes.put(one.wanted().id(), picture(one, request, on, seen,
          Objects.requireNonNull(bars.get(one.all().show())).scale()));
    }
    on.sampling().forgetUnused();
    if (seen != null) {
      seen.sampling().forgetUnused();
    }
    return new Pictures(on.axes(), seen == null ? null : seen.axes(), outline, panes, bars);
  }

  /// One pane as a plot with axes, title and colour bar, for a file.
  ///
  /// @param scale its colours
  /// @param count points along the longer side of what is seen
  public FieldPlot plot(PictureRequest request, PictureRequest.Wanted wanted, ColorScale scale,
      PlotTitles titles,
      int count) {
    PictureRequest.Part part = request.part();
    EvaluationGrid points = part == null ? new EvaluationGrid(request.domain(), count)
        : new EvaluationGrid(request.domain(), new double[] {part.x0(), part.y0()},
            new double[] {part.x1(), part.y1()}, count);
    Grid on = new Grid(request, points, new Sampling(points.points()));
    Quantities.Content content = quantities.of(request, wanted, on.sampling());
    double[] samples = on.spread(content.values());
    List<FieldOverlay> over = points.height() == 1 ? List.of()
        : overlays.of(request, wanted, new OverlayMaker.Drawn(content.show(), on.axes(), samples, scale));
    Hatching hatching = Hatching.of(content, wanted.frame(), points.points()).orElse(null);
    FieldPlot.Details details = hatching == null ? new FieldPlot.Details(titles.x(), titles.y(), over)
        : new FieldPlot.Details(titles.x(), titles.y(), over, hatching.mask(points));
    return new FieldPlot(titles.title(), titles.quantity(), points.x(), points.y(), samples, scale,
        Outline.boundary(request.domain()), details);
  }

  /// The scale that fits all of these at once.
  public ColorScale scale(PictureRequest request, List<PictureRequest.Wanted> all, int count) {
    EvaluationGrid points = new EvaluationGrid(request.domain(), count);
    List<double[]> columns = new ArrayList<>();
    Show show = Show.FIELD;
    for (PictureRequest.Wanted wanted : all) {
      Quantities.Content content = quantities.of(request, wanted, new Sampling(points.points()));
      show = content.show();
      columns.add(content.values());
    }
    return request.rules()
        .getOrDefault(show, ScaleRules.preset(show))
        .scale(columns.toArray(double[][]::new));
  }

  private Pictures.Pane picture(Prepared one, PictureRequest request, Grid on, @Nullable Grid seen,
      ColorScale scale) {
    double[] samples = on.spread(one.all().values());
    Frame frame = one.wanted().frame();
    Hatching hatching = Hatching.of(one.all(), frame, on.points().points()).orElse(null);
    Hatching.Share hatched = hatching == null ? null : hatching.share();
    if (on.points().height() == 1) {
      Field reference = one.all().show() == Show.FIELD ? Quantities.reference(request, frame.time()) : null;
      return new Pictures.Pane(one.all().show(), one.all().obstacle(), frame.caption(), frame.time(), samples,
          reference == null ? null : on.sampling().values(reference), null, null, List.of(), hatched);
    }
    Quantities.Content content = one.seen() == null ? one.all() : one.seen();
    Grid drawn = seen == null ? on : seen;
    return new Pictures.Pane(one.all().show(), one.all().obstacle(), frame.caption(), frame.time(), samples,
        null,
        raster(one.all(), on, scale, hatching),
        seen == null ? null
            : raster(content, seen, scale,
                Hatching.of(content, frame, seen.points().points()).orElse(null)),
        overlays.of(request, one.wanted(), new OverlayMaker.Drawn(content.show(), drawn.axes(),
            drawn.spread(content.values()), scale)),
        hatched);
  }

  private static Raster raster(Quantities.Content content, Grid on, ColorScale scale,
      @Nullable Hatching hatching) {
    Raster raster = Raster.of(on.spread(content.values()), on.points().width(), on.points().height(), scale);
    return hatching == null ? raster : raster.hatched(hatching.mask(on.points()));
  }

  private Grid whole(PictureRequest request) {
    Grid old = whole;
    if (old != null && old.request().domain().equals(request.domain())
        && old.request().grid() == request.grid()) {
      return old;
    }
    int count = request.domain().dimension() == 1 ? Math.max(ON_LINES, request.grid()) : request.grid();
    EvaluationGrid points = new EvaluationGrid(request.domain(), count);
    Grid made = new Grid(request, points, new Sampling(points.points()));
    whole = made;
    outline = Outline.boundary(request.domain());
    return made;
  }

  private @Nullable Grid part(PictureRequest request) {
    PictureRequest.Part box = request.part();
    if (box == null || request.domain().dimension() != 2) {
      part = null;
      return null;
    }
    Grid old = part;
    if (old != null && old.request().domain().equals(request.domain())
        && box.equals(old.request().part())) {
      return old;
    }
    EvaluationGrid points = new EvaluationGrid(request.domain(), new double[] {box.x0(), box.y0()},
        new double[] {box.x1(), box.y1()}, SHARP);
    Grid made = new Grid(request, points, new Sampling(points.points()));
    part = made;
    return made;
  }

  /// One scale for each quantity, over all panes and over what is seen sharply.
  private static Map<Show, ColorBar> bars(List<Prepared> prepared, PictureRequest request) {
    Map<Show, ColorBar> bars = new EnumMap<>(Show.class);
    for (Show show : Show.values()) {
      List<double[]> columns = new ArrayList<>();
      for (Prepared one : prepared) {
        if (one.all().show() == show) {
          columns.add(one.all().values());
          if (one.seen() != null) {
            columns.add(one.seen().values());
          }
        }
      }
      if (!columns.isEmpty()) {
        bars.put(show,
            bar(request.rules()
                .getOrDefault(show, ScaleRules.preset(show))
                .scale(columns.toArray(double[][]::new)),
                columns));
      }
    }
    return bars;
  }

  private static ColorBar bar(ColorScale scale, List<double[]> columns) {
    boolean below = false;
    boolean above = false;
    for (double[] column : columns) {
      for (int i = 0; i < column.length && !(below && above); i++) {
        int side = scale.side(column[i]);
        below |= side < 0;
        above |= side > 0;
      }
    }
    return new ColorBar(scale, below, above);
  }
}
