package org.collocate.solver.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.collocate.solver.geometry.GeometryFault.Section;

/// From a description to a domain of the plane: flatten, combine, name, identify sides.
final class PlanarDomainBuilder {
  /// By how much chords miss their curves, relative to the drawing's size; pieces are put back on the true curves.
  private static final double SAGITTA = 1e-5;

  private final DomainDescription description;
  private final FaultList faults;
  private final double size;

  private PlanarDomainBuilder(DomainDescription description, FaultList faults) {
    this.description = description;
    this.faults = faults;
    size = size(description.shapes());
  }

  static PlanarDomain build(DomainDescription description, FaultList faults) {
    for (int i = 0; i < description.regions().size(); i++) {
      Shape shape = description.regions().get(i).shape();
      if (shape instanceof Shape.Interval || shape instanceof Shape.Hypercube) {
        faults.add(Section.REGIONS, i, "the region is not a shape of the plane", "write a polygon, circle, …",
            null);
      }
    }
    faults.throwIfAny();
    return new PlanarDomainBuilder(description, faults).build();
  }

  private static double size(List<ShapeOperation> shapes) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (ShapeOperation operation : shapes) {
      for (List<Curve> ring : operation.shape().rings()) {
        for (Curve curve : ring) {
          for (int i = 0; i <= 8; i++) {
            Point p = curve.point(i / 8.0);
            box[0] = Math.min(box[0], p.x());
            box[1] = Math.min(box[1], p.y());
            box[2] = Math.max(box[2], p.x());
            box[3] = Math.max(box[3], p.y());
          }
        }
      }
    }
    return Math.hypot(box[2] - box[0], box[3] - box[1]);
  }

  private PlanarDomain build() {
    List<ShapeOperation> operations = description.shapes();
    List<FlatShape> flats = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      addFlat(operations.get(i).shape(), Section.SHAPES, i, flats);
    }
    for (int i = 0; i < description.regions().size(); i++) {
      addFlat(description.regions().get(i).shape(), Section.REGIONS, i, flats);
    }
    faults.throwIfAny();
    Arrangement.Result result = new Arrangement(operations, flats, size, SAGITTA * size, Section.SHAPES, -1,
        faults)
        .combine();
    checkRegions(result);
    Set<String> names = new LinkedHashSet<>();
    operations.forEach(operation -> {
      if (operation.name() != null) {
        names.add(operation.name());
      }
    });
    description.boundaries().forEach(boundary -> names.add(boundary.name()));
    List<String> parts = new ArrayList<>(names);
    List<List<CurvePiece>> loops = identifySides(ownParts(result.loops(), parts));
    int[] partOfEntry = description.boundaries()
        .stream()
        .mapToInt(entry -> parts.indexOf(entry.name()))
        .toArray();
    Outline outline = new Outline(loops, SAGITTA * size);
    loops = new BoundaryNaming(loops, outline, size, faults).name(description.boundaries(), partOfEntry);
    List<Outline> regionOutlines = regionOutlines();
    checkNames(loops, parts);
    faults.throwIfAny();
    List<String> regions = new ArrayList<>(List.of(""));
    description.regions().forEach(region -> regions.add(region.name()));
    return new PlanarDomain(nameRest(loops, parts), result.interfaces(), parts, regions, regionOutlines,
        periodic(),
        SAGITTA * size);
  }

  private boolean[] periodic() {
    return new boolean[] {description.periodic().contains("x"), description.periodic().contains("y")};
  }

  private void addFlat(Shape shape, Section section, int index, List<FlatShape> flats) {
    FlatShape flat = FlatShape.of(shape.rings(), flats.size(), SAGITTA * size, section, index, faults);
    if (flat != null) {
      flats.add(flat);
    }
  }

  private List<Outline> regionOutlines() {
    List<Outline> outlines = new ArrayList<>();
    for (int i = 0; i < description.regions().size(); i++) {
      Shape shape = description.regions().get(i).shape();
      List<FlatShape> flat = new ArrayList<>();
      addFlat(shape, Section.REGIONS, i, flat);
      outlines.add(new Outline(new Arrangement(List.of(ShapeOperation.add(shape)), flat, size, SAGITTA * size,
          Section.REGIONS, i, faults).combine().loops(), SAGITTA * size));
    }
    return outlines;
  }

  private void checkRegions(Arrangement.Result result) {
    Set<Integer> seen = new TreeSet<>();
    result.loops().forEach(loop -> loop.forEach(piece -> seen.add(piece.left())));
    result.interfaces().forEach(piece -> seen.addAll(List.of(piece.left(), piece.right())));
    for (int i = 0; i < description.regions().size(); i++) {
      if (!seen.contains(i + 1)) {
        faults.add(Section.REGIONS, i, "region '" + description.regions().get(i).name()
            + "' does not overlap the domain, or later regions cover it", "move it, or change the order",
            null);
      }
    }
  }

  /// Replaces the index of the shape that a piece comes from by the index of its name.
  private List<List<CurvePiece>> ownParts(List<List<CurvePiece>> loops, List<String> parts) {
    return map(loops, piece -> {
      String name = description.shapes().get(piece.part()).name();
      return piece.withPart(name == null ? BoundaryNaming.UNNAMED : parts.indexOf(name));
    });
  }

  private static List<List<CurvePiece>> map(List<List<CurvePiece>> loops,
      java.util.function.UnaryOperator<CurvePiece> change) {
    return loops.stream().map(loop -> loop.stream().map(change).toList()).toList();
  }

  private List<List<CurvePiece>> identifySides(List<List<CurvePiece>> loops) {
    if (description.periodic().isEmpty()) {
      return loops;
    }
    double[] box = PlanarDomain.boundingBox(loops);
    List<List<CurvePiece>> identified = loops;
    for (int axis = 0; axis < 2; axis++) {
      if (!periodic()[axis]) {
        continue;
      }
      int a = axis;
      double[] covered = new double[2];
      identified = map(identified, piece -> {
        for (int side = 0; side < 2; side++) {
          if (liesOn(piece, a, box[a + 2 * side])) {
            covered[side] += piece.length();
            return piece.withPart(CurvePiece.PERIODIC);
          }
        }
        return piece;
      });
      double wanted = box[3 - axis] - box[1 - axis];
      if (Arrays.stream(covered).anyMatch(length -> Math.abs(length - wanted) > 1e-9 * size)) {
        faults.add(Section.PERIODIC, axis, "the domain's sides across " + "xy".charAt(axis)
            + " are not two full straight sides", "only a rectangle, also with holes inside, can be periodic",
            null);
      }
    }
    return identified;
  }

  private boolean liesOn(CurvePiece piece, int axis, double value) {
    double a = axis == 0 ? piece.start().x() : piece.start().y();
    double b = axis == 0 ? piece.end().x() : piece.end().y();
    return piece.curve() instanceof Line && Math.abs(a - value) <= 1e-9 * size
        && Math.abs(b - value) <= 1e-9 * size;
  }

  private void checkNames(List<List<CurvePiece>> loops, List<String> parts) {
    Set<Integer> used = new TreeSet<>();
    loops.forEach(loop -> loop.forEach(piece -> used.add(piece.part())));
    for (int i = 0; i < description.shapes().size(); i++) {
      String name = description.shapes().get(i).name();
      if (name != null && faults.isEmpty() && !used.contains(parts.indexOf(name))) {
        faults.add(Section.SHAPES, i, "nothing of the outline of '" + name + "' is on the boundary",
            "move the shape or remove its name", null);
      }
    }
  }

  private static List<List<CurvePiece>> nameRest(List<List<CurvePiece>> loops, List<String> parts) {
    if (loops.stream().flatMap(List::stream).noneMatch(piece -> piece.part() == BoundaryNaming.UNNAMED)) {
      return loops;
    }
    int rest = parts.size();
    parts.add(DescriptionCheck.REST);
    return map(loops, piece -> piece.part() == BoundaryNaming.UNNAMED ? piece.withPart(rest) : piece);
  }
}
