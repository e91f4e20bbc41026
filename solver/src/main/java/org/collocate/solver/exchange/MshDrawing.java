package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.collocate.solver.exchange.MeshOutline.Chain;
import org.collocate.solver.exchange.MshFile.Element;
import org.collocate.solver.geometry.Curve;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.ShapeOperation;

/// The drawing behind a mesh: its outlines, its groups of cells as regions, its groups of lines as parts of the boundary.
/// The only group without a name is no region: it is what the named ones leave.
final class MshDrawing {
  private final MshFile file;
  private final Notes notes;
  private final Budget budget;
  private final Layers layers;
  /// Names of physical curves; index 0 is none.
  private final List<String> curveNames = new ArrayList<>(List.of(""));

  private MshDrawing(MshFile file, Notes notes, Budget budget) {
    this.file = file;
    this.notes = notes;
    this.budget = budget;
    layers = new Layers(notes, budget);
  }

  static Imported.Drawing of(MshFile file, Notes notes, Budget budget) throws ExchangeException {
    if (file.cells().isEmpty()) {
      throw ExchangeException.whole("the mesh has no triangles",
          "generate the two-dimensional mesh, and save the groups of its surfaces too");
    }
    return new MshDrawing(file, notes, budget).drawing();
  }

  private Imported.Drawing drawing() throws ExchangeException {
    TreeMap<Integer, Integer> groups = new TreeMap<>();
    file.cells().forEach(cell -> groups.put(cell.group(), 0));
    groups.keySet().removeIf(group -> group == 0);
    List<Integer> unnamed = groups.keySet().stream().filter(group -> !file.hasName(2, group)).toList();
    if (unnamed.size() == 1) {
      groups.remove(unnamed.getFirst());
    }
    groups.replaceAll((group, _) -> 1 + groups.headMap(group).size());
    int[] sides = file.cells().stream().mapToInt(cell -> groups.getOrDefault(cell.group(), 0)).toArray();
    MeshOutline outline = new MeshOutline(file, sides);
    nameLines(outline);
    outline.join();
    shapes(outline.loops(_ -> true));
    for (Map.Entry<Integer, Integer> group : groups.entrySet()) {
      List<List<Curve>> rings = outline.loops(side -> side == group.getValue())
          .stream()
          .map(MshDrawing::curves)
          .toList();
      budget.shape(new Place.Whole());
      budget.curves(rings.stream().mapToInt(List::size).sum(), new Place.Whole());
      layers.region(Shapes.of(rings, Rounding.NONE), file.name(2, group.getKey()));
    }
    return layers.drawing();
  }

  private void nameLines(MeshOutline outline) {
    Map<Integer, Integer> indices = new TreeMap<>();
    for (Element line : file.lines()) {
      if (line.group() == 0) {
        continue;
      }
      int index = indices.computeIfAbsent(line.group(), group -> {
        String name = Names.part(file.name(1, group));
        if (name == null) {
          return 0;
        }
        curveNames.add(name);
        return curveNames.size() - 1;
      });
      if (!outline.name(line, index) && index > 0) {
        notes.once("the curve '" + curveNames.get(index) + "' inside the domain was left out");
      }
    }
  }

  private void shapes(List<List<Chain>> loops) throws ExchangeException {
    List<List<Chain>> sorted = new ArrayList<>(loops);
    sorted.sort(Comparator.comparingDouble((List<Chain> loop) -> -Math.abs(area(loop))));
    for (List<Chain> loop : sorted) {
      List<Curve> curves = curves(loop);
      budget.shape(new Place.Whole());
      budget.curves(curves.size(), new Place.Whole());
      var shape = Shapes.of(List.of(curves), Rounding.NONE);
      boolean oneName = loop.stream().mapToInt(Chain::name).distinct().count() == 1;
      String name = oneName && loop.getFirst().name() > 0 ? curveNames.get(loop.getFirst().name()) : null;
      layers.add(area(loop) > 0 ? ShapeOperation.add(shape) : ShapeOperation.subtract(shape), name,
          new Layers.Paint.Outline());
      if (!oneName) {
        stretches(loop);
      }
    }
  }

  /// Neighbours of one name together make one stretch.
  private void stretches(List<Chain> loop) {
    int first = 0;
    while (loop.get(first).name() == loop.get((first + loop.size() - 1) % loop.size()).name()) {
      first++;
    }
    int i = 0;
    while (i < loop.size()) {
      int name = loop.get((first + i) % loop.size()).name();
      List<Curve> stretch = new ArrayList<>();
      while (i < loop.size() && loop.get((first + i) % loop.size()).name() == name) {
        stretch.addAll(loop.get((first + i) % loop.size()).curves());
        i++;
      }
      if (name > 0) {
        layers.boundary(new NamedBoundary(curveNames.get(name), Stretches.alongPoints(stretch)));
      }
    }
  }

  private static List<Curve> curves(List<Chain> loop) {
    return loop.stream().flatMap(chain -> chain.curves().stream()).toList();
  }

  /// ½ ∮ (x dy − y dx), exact on lines and quadratic curves.
  private static double area(List<Chain> loop) {
    return curves(loop).stream().mapToDouble(curve -> curve.greenIntegral(0, 1)).sum();
  }
}
