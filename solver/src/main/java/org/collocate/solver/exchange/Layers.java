package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.collocate.solver.exchange.Footprint.Relation;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.jspecify.annotations.Nullable;

/// Makes a domain's description of figures that are painted one over the other.
///
/// | paint | over nothing | inside what is solid | inside a hole | across an edge |
/// |---|---|---|---|---|
/// | a colour | add | a region; nothing if the colour is the same | add | add |
/// | none, an outline alone | add | subtract | add | add |
/// | the colour of paper, with an outline | add | subtract | nothing | subtract |
/// | the colour of paper | nothing | subtract | nothing | subtract |
final class Layers {
  /// How a figure is filled.
  sealed interface Paint {
    record Colour(String text) implements Paint {}

    record Outline() implements Paint {}

    record Paper(boolean outlined) implements Paint {}
  }

  /// What a figure does to the drawing below it.
  private enum Effect {
    ADD, SUBTRACT, REGION, NOTHING
  }

  /// A figure as it was painted.
  ///
  /// @param solid whether what it covers is part of the domain
  private record Layer(Footprint footprint, boolean solid, Paint paint) {}

  private record Candidate(String name, List<Curve> curves) {}

  private final List<ShapeOperation> shapes = new ArrayList<>();
  private final List<NamedRegion> regions = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<NamedBoundary> boundaries = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final Names names = new Names();
  private final Notes notes;
  private final Budget budget;

  Layers(Notes notes, Budget budget) {
    this.notes = notes;
    this.budget = budget;
  }

  /// Paints a figure over what is there.
  void paint(Shape shape, @Nullable String name, Paint paint) throws ExchangeException {
    Footprint footprint = Footprint.of(shape.rings(), budget);
    Effect effect = effect(footprint, paint);
    switch (effect) {
      case ADD -> add(ShapeOperation.add(shape), name, footprint, paint);
      case SUBTRACT -> {
        notes.add(paint instanceof Paint.Paper ? "a white shape over others became a hole"
            : "an outline without a fill inside a shape became a hole");
        add(ShapeOperation.subtract(shape), name, footprint, paint);
      }
      case REGION -> {
        region(shape, name);
        layers.add(new Layer(footprint, true, paint));
      }
      case NOTHING -> notes.add(paint instanceof Paint.Paper ? "a white background was left out"
          : "a shape that another of the same kind covers was left out");
    }
  }

  /// Adds or subtracts whatever lies below.
  void add(ShapeOperation operation, @Nullable String name, Paint paint) {
    add(operation, name, Footprint.of(operation.shape().rings(), budget), paint);
  }

  private void add(ShapeOperation operation, @Nullable String name, Footprint footprint, Paint paint) {
    String part = Names.part(name);
    shapes.add(part == null ? operation : operation.named(part));
    layers.add(new Layer(footprint, switch (operation.operation()) {
      case ADD, INTERSECT -> true;
      case SUBTRACT -> false;
    }, paint));
  }

  void region(Shape shape, @Nullable String name) {
    regions.add(new NamedRegion(names.region(name), shape));
  }

  /// A line that names a stretch of the boundary if it follows the outlines.
  void line(String name, List<Curve> curves) {
    candidates.add(new Candidate(name, curves));
  }

  /// A stretch that is known to follow the outlines.
  void boundary(NamedBoundary boundary) {
    boundaries.add(boundary);
  }

  /// Whether the figure lies inside what is solid.
  boolean isInsideSolid(Shape shape) throws ExchangeException {
    return effect(Footprint.of(shape.rings(), budget), new Paint.Outline()) == Effect.SUBTRACT;
  }

  private Effect effect(Footprint footprint, Paint paint) throws ExchangeException {
    for (Layer layer : layers.reversed()) {
      budget.time(new Place.Whole());
      Relation relation = footprint.relationTo(layer.footprint);
      if (relation != Relation.APART) {
        return effect(relation, layer, paint);
      }
    }
    return paint instanceof Paint.Paper(boolean outlined) && !outlined ? Effect.NOTHING : Effect.ADD;
  }

  private static Effect effect(Relation relation, Layer below, Paint paint) {
    boolean within = relation != Relation.OVERLAPPING;
    return switch (paint) {
      case Paint.Paper _ -> within && !below.solid ? Effect.NOTHING : Effect.SUBTRACT;
      case Paint.Outline _ when relation == Relation.SAME -> Effect.NOTHING;
      case Paint.Outline _ -> within && below.solid ? Effect.SUBTRACT : Effect.ADD;
      case Paint.Colour colour when within && below.solid -> colour.equals(below.paint) ? Effect.NOTHING
          : Effect.REGION;
      case Paint.Colour _ -> Effect.ADD;
    };
  }

  private void nameStretches(Stretches stretches) throws ExchangeException {
    for (Candidate candidate : candidates) {
      budget.time(new Place.Whole());
      Optional<NamedBoundary> stretch = stretches.along(candidate.name, candidate.curves);
      if (stretch.isEmpty()) {
        notes.add("an open line that follows no outline was left out");
        continue;
      }
      boundaries.add(stretch.get());
      for (int i = 0; i < shapes.size(); i++) {
        ShapeOperation shape = shapes.get(i);
        if (shape.name() != null && stretches.runsOn(i, candidate.curves)) {
          notes.add("the name '" + shape.name() + "' gave way to the names of its edges");
          shapes.set(i, new ShapeOperation(shape.operation(), shape.shape(), null));
        }
      }
    }
  }

  /// @throws ExchangeException if there is no shape
  Imported.Drawing drawing() throws ExchangeException {
    if (shapes.isEmpty()) {
      String left = notes.sentences().isEmpty() ? "" : ": " + String.join(", ", notes.sentences());
      throw ExchangeException.whole("there is no closed shape in the file" + left,
          "a domain needs an outline with an inside");
    }
    if (!candidates.isEmpty()) {
      nameStretches(new Stretches(shapes));
    }
    return new Imported.Drawing(new DomainDescription(shapes, regions, boundaries, Set.of()),
        notes.sentences());
  }
}
