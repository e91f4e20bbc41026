package org.collocate.app.sketch.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.edit.Problem.Repair;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.GeometryFault;
import org.collocate.solver.geometry.InvalidDomainException;
import org.collocate.solver.geometry.Narrow;
import org.collocate.solver.geometry.Operation;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeRepair;
import org.collocate.solver.study.DescriptionJson;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds what is wrong in a drawing and its conditions, with ways out. A way out of a broken drawing is offered only after
/// it was tried: it must leave fewer faults.
public final class Mending {
  private static final Texts TEXTS = Texts.of("sketch");

  private final Study study;
  private final List<Problem> problems = new ArrayList<>();

  private Mending(Study study) {
    this.study = study;
  }

  /// Looks at a study. It may take some milliseconds for each way out.
  public static List<Problem> of(Study study) {
    Mending mending = new Mending(study);
    mending.look();
    return List.copyOf(mending.problems);
  }

  /// A domain, or what is wrong with it.
  private record Built(@Nullable Domain domain, List<GeometryFault> faults) {}

  /// Null where the section's form is wrong, which the check of the study says.
  private static @Nullable Built build(Study study) {
    if (!(study.at(Sketch.DOMAIN) instanceof ObjectNode section)) {
      return null;
    }
    try {
      return new Built(Domain.of(DescriptionJson.read(section)), List.of());
    } catch (InvalidDomainException e) {
      return new Built(null, e.faults());
    } catch (StudyException e) {
      return null;
    }
  }

  private void look() {
    Built built = build(study);
    if (built == null) {
      return;
    }
    int before = built.faults.size();
    for (GeometryFault fault : built.faults) {
      fault(fault, before);
    }
    if (built.domain instanceof PlanarDomain planar) {
      Narrow.in(planar).forEach(this::narrow);
    }
    if (built.domain != null) {
      new ConditionMending(study, built.domain, problems).look();
    }
  }

  private void fault(GeometryFault fault, int before) {
    List<Repair> repairs = new ArrayList<>();
    Pointer place = place(fault);
    switch (fault.section()) {
      case SHAPES, REGIONS -> {
        boolean region = fault.section() == GeometryFault.Section.REGIONS;
        Item item = new Item(region ? Item.Kind.REGION : Item.Kind.SHAPE, fault.index());
        Shape shape = fault.index() < 0 ? null : Sketch.of(study).get(item).map(Element::shape).orElse(null);
        if (shape != null) {
          outline(item, shape, before, repairs);
          if (item.equals(Item.shape(0))) {
            tryOut("repair.add", before, () -> Drawing.operate(study, item, Operation.ADD), repairs);
          }
          tryOut("repair.no-name", before, () -> region ? study : study.without(item.pointer().key("name")),
              repairs);
          tryOut("repair.region-top", before,
              () -> region ? Drawing.reorder(study, item, Drawing.count(study, item.kind())) : study,
              repairs);
          tryOut(region ? "repair.remove-region" : "repair.remove-shape", before,
              () -> Drawing.remove(study, List.of(item)), repairs);
        }
      }
      case BOUNDARIES -> boundary(fault, before, repairs);
      case PERIODIC ->
        tryOut("repair.not-periodic", before, () -> study.without(Sketch.DOMAIN.key("periodic")),
            repairs);
    }
    problems.add(new Problem(place, fault.message() + (fault.hint().isEmpty() ? "" : " — " + fault.hint()),
        Optional.ofNullable(fault.at()), true, repairs));
  }

  private static Pointer place(GeometryFault fault) {
    Pointer list = Sketch.DOMAIN.key(fault.section().name().toLowerCase(java.util.Locale.ROOT));
    return fault.index() < 0 ? list : list.index(fault.index());
  }

  private void outline(Item item, Shape shape, int before, List<Repair> repairs) {
    if (shape instanceof Shape.Polygon polygon) {
      ShapeRepair.untangled(polygon)
          .ifPresent(
              simple -> tryOut("repair.untangle", before, () -> Drawing.put(study, item, simple), repairs));
    }
    if (shape instanceof Shape.Polygon || shape instanceof Shape.Path) {
      List<Shape.Polygon> union = ShapeRepair.unionOfLoops(shape);
      if (union.size() == 1) {
        boolean curved = shape.rings()
            .stream()
            .flatMap(List::stream)
            .anyMatch(curve -> !(curve instanceof org.collocate.solver.geometry.Line));
        Shape outer = curved
            ? SplineFit.closed(union.getFirst().points(), 1e-3 * Box.of(shape.rings()).size())
            : rounded(union.getFirst());
        tryOut("repair.union", before, () -> Drawing.put(study, item, outer), repairs);
      }
    }
  }

  private static Shape rounded(Shape.Polygon polygon) {
    Digits digits = Digits.of(Box.of(polygon.points()));
    return new Shape.Polygon(polygon.points().stream().map(digits::of).toList());
  }

  private void boundary(GeometryFault fault, int before, List<Repair> repairs) {
    Pointer entry = place(fault);
    Study without = study.without(entry);
    JsonNode list = study.at(Sketch.DOMAIN.key("boundaries"));
    if (list != null && list.size() == 1) {
      without = study.without(Sketch.DOMAIN.key("boundaries"));
    }
    Study left = without;
    Built built = build(left);
    String name = study.text(entry.key("name"));
    if (built != null && built.domain instanceof PlanarDomain planar) {
      BoundaryMap map = new BoundaryMap(planar);
      stretch(map, study.at(entry.key("along"))).ifPresent(stretch -> tryOut("repair.along", before,
          () -> PartNames.name(left, map, stretch, name), repairs));
    }
    tryOut("repair.remove-name", before, () -> left, repairs, name);
  }

  /// The stretch that points mean which miss the boundary a little, or run over other parts.
  private static Optional<BoundaryMap.Stretch> stretch(BoundaryMap map, @Nullable JsonNode along) {
    List<BoundaryMap.Spot> spots = new ArrayList<>();
    for (int i = 0; along != null && i < along.size(); i++) {
      spots.add(map.nearest(new Point(along.get(i).path(0).asDouble(0),
          along.get(i).path(1).asDouble(0))));
    }
    boolean near = spots.stream().allMatch(spot -> spot.distance() < 0.1 * map.domain().size());
    if (spots.size() < 2 || !near
        || spots.stream().anyMatch(spot -> spot.loop() != spots.getFirst().loop())) {
      return Optional.empty();
    }
    double travel = 0;
    for (int i = 1; i < spots.size(); i++) {
      travel += map.way(spots.get(i - 1), spots.get(i));
    }
    BoundaryMap.Stretch stretch = map.walked(spots.getFirst(), spots.getLast(), travel);
    return stretch.length() > 0 ? Optional.of(stretch) : Optional.empty();
  }

  private void narrow(Narrow narrow) {
    List<Repair> repairs = new ArrayList<>();
    if (narrow.gap()) {
      Closing.close(study, narrow).forEach(closed -> {
        Built built = build(closed);
        boolean gone = built != null && built.domain instanceof PlanarDomain planar
            && Narrow.in(planar)
                .stream()
                .noneMatch(other -> other.at().distance(narrow.at()) < 3 * narrow.width());
        if (gone && repairs.isEmpty()) {
          repairs.add(new Repair(TEXTS.get("repair.close"), closed));
        }
      });
    }
    problems.add(new Problem(Item.Kind.SHAPE.list(),
        TEXTS.get(narrow.gap() ? "problem.gap" : "problem.sliver",
            NumberText.of(narrow.width()), NumberText.of(narrow.at().x()), NumberText.of(narrow.at().y())),
        Optional.of(narrow.at()), false, repairs));
  }

  private void tryOut(String label, int before, Supplier<Study> change, List<Repair> repairs,
      Object... arguments) {
    Study result = change.get();
    if (result.equals(study)) {
      return;
    }
    Built built = build(result);
    if (built != null && built.faults.size() < before && Drawing.count(result, Item.Kind.SHAPE) > 0) {
      repairs.add(new Repair(TEXTS.get(label, arguments), result));
    }
  }
}
