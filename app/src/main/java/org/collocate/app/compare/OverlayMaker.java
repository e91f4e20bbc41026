package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.space.ElementNodes;
import org.collocate.solver.space.NodalField;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.contour.ContourLine;
import org.collocate.viz.contour.ContourLines;
import org.collocate.viz.plot.FieldOverlay;
import org.collocate.viz.plot.MeshLines;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.plot.Ticks;

/// Makes what lies over pictures. Belongs to one worker.
final class OverlayMaker {
  private static final int LEVELS = 9;
  private static final double END = 1e-6;
  private static final int ARROWS = 19;
  private static final int MESHES = 8;

  private final IdentityHashMap<ElementNodes, List<double[][]>> meshes = new IdentityHashMap<>();

  /// The picture below.
  ///
  /// @param samples `[y, x]`
  record Drawn(Show show, Pictures.Axes axes, double[] samples, ColorScale scale) {}

  List<FieldOverlay> of(PictureRequest request, PictureRequest.Wanted wanted, Drawn drawn) {
    List<FieldOverlay> overlays = new ArrayList<>();
    Field field = wanted.frame().fields().get(request.unknown());
    if (request.overlays().contains(OverlayKind.MESH) && field instanceof NodalField nodal) {
      overlays.add(new FieldOverlay.Lines(mesh(nodal.nodes()), 0.6, 0x8c16191d));
    }
    if (request.overlays().contains(OverlayKind.CONTOURS)) {
      overlays.add(contours(drawn));
    }
    if (request.overlays().contains(OverlayKind.REGIONS)) {
      overlays.add(new FieldOverlay.Lines(Outline.regions(request.domain()), 1, 0));
    }
    if (request.overlays().contains(OverlayKind.GRADIENT)) {
      overlays.add(gradient(request, field, drawn.axes()));
    }
    if (request.overlays().contains(OverlayKind.VECTORS) && wanted.frame().fields().size() > 1) {
      overlays.add(vectors(request, wanted.frame().fields(), drawn.axes()));
    }
    if (request.overlays().contains(OverlayKind.POINTS)) {
      for (Overlay overlay : wanted.frame().overlays()) {
        switch (overlay) {
          case Overlay.PointSet points ->
            overlays.add(new FieldOverlay.Dots(points.coordinates()[0], points.coordinates()[1]));
          case Overlay.Centres centres ->
            overlays.add(new FieldOverlay.Ellipses(centres.coordinates()[0], centres.coordinates()[1],
                centres.covariance()));
          case Overlay.Foreign _ -> {
            // Pictures are hatched there, see Hatching.
          }
        }
      }
    }
    return overlays;
  }

  private List<double[][]> mesh(ElementNodes nodes) {
    if (meshes.size() >= MESHES) {
      meshes.clear();
    }
    return meshes.computeIfAbsent(nodes, MeshLines::of);
  }

  /// At the colour bar's ticks, so that a label on a line is one beside the bar.
  private static FieldOverlay contours(Drawn drawn) {
    Ticks ticks = Ticks.of(drawn.scale(), LEVELS);
    List<ContourLine> lines = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < ticks.values().size(); i++) {
      double place = drawn.scale().place(ticks.values().get(i));
      if (place < END || place > 1 - END) {
        // At the ends of the range there is no line, or rounding alone draws one.
        continue;
      }
      List<ContourLine> level = ContourLines.joined(drawn.axes().x(), drawn.axes().y(), drawn.samples(),
          ticks.values().get(i));
      lines.addAll(level);
      for (int k = 0; k < level.size(); k++) {
        labels.add(ticks.labels().get(i));
      }
    }
    return new FieldOverlay.Contours(lines, labels);
  }

  private static FieldOverlay gradient(PictureRequest request, Field field, Pictures.Axes axes) {
    Points feet = feet(request, axes);
    double[][] along = new double[2][feet.size()];
    field.gradient(feet, along);
    return arrows(feet, along, axes, "|∇" + request.problem().unknowns().get(request.unknown()) + "|");
  }

  /// The shown unknown and its neighbour as components of a vector.
  private static FieldOverlay vectors(PictureRequest request, List<Field> fields, Pictures.Axes axes) {
    int first = request.unknown() - request.unknown() % 2;
    first = first + 1 < fields.size() ? first : first - 1;
    Points feet = feet(request, axes);
    double[][] along = new double[2][feet.size()];
    fields.get(first).evaluate(feet, along[0]);
    fields.get(first + 1).evaluate(feet, along[1]);
    List<String> names = request.problem().unknowns();
    return arrows(feet, along, axes,
        String.format(Locale.ROOT, "(%s, %s)", names.get(first), names.get(first + 1)));
  }

  private static Points feet(PictureRequest request, Pictures.Axes axes) {
    return new EvaluationGrid(request.domain(), new double[] {axes.x()[0], axes.y()[0]},
        new double[] {axes.x()[axes.x().length - 1], axes.y()[axes.y().length - 1]}, ARROWS).points();
  }

  private static FieldOverlay arrows(Points feet, double[][] along, Pictures.Axes axes, String what) {
    double side = Math.max(axes.x()[axes.x().length - 1] - axes.x()[0],
        axes.y()[axes.y().length - 1] - axes.y()[0]);
    return new FieldOverlay.Arrows(feet.coordinates()[0], feet.coordinates()[1], along[0], along[1],
        side / (ARROWS - 1), what);
  }
}
