package org.collocate.solver.exchange;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a mesh file of gmsh says of a mesh of the plane.
///
/// @param x `[node]`
/// @param y `[node]`
/// @param cells triangles and quadrilaterals
/// @param lines on curves
/// @param names of physical groups
record MshFile(double[] x, double[] y, List<Element> cells, List<Element> lines, Map<Group, String> names) {
  /// @param group 0 where it is in none
  record Element(int[] nodes, int corners, int group) {
    /// The node in the middle of edge k, which leads from corner k to the next; −1 on straight elements.
    int middle(int k) {
      return nodes.length > corners ? nodes[corners + k] : -1;
    }
  }

  /// A physical group.
  record Group(int dimension, int tag) {}

  boolean hasName(int dimension, int tag) {
    return Names.clean(names.get(new Group(dimension, tag))) != null;
  }

  /// The name of a group, made of its number where it has none; null for group 0.
  @Nullable
  String name(int dimension, int tag) {
    if (tag == 0) {
      return null;
    }
    String clean = Names.clean(names.get(new Group(dimension, tag)));
    return clean != null ? clean : (dimension == 1 ? "curve " : "surface ") + tag;
  }
}
