package org.collocate.solver.discretization.fdm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The boundary of a grid, divided among the parts of the domain's boundary. The stretch between two neighbours on a side
/// belongs to the part that its middle lies on, half of it to each of the two nodes; a corner has a share of both sides.
final class Sides {
  private final int dimension;
  private final List<Share> shares = new ArrayList<>();

  /// What a node has of a side.
  ///
  /// @param length half of a stretch, 1 in one dimension
  /// @param direction of the outward normal, −1 or 1 along the axis
  private record Share(int part, int node, double length, int axis, int direction) {}

  /// What the nodes have of one part; a node comes once for each of its shares.
  ///
  /// @param normals `[axis][share]`, outward
  record Part(int[] nodes, double[] lengths, double[][] normals) {
    /// `[axis][share]`.
    double[][] coordinates(RectangleGrid grid) {
      double[][] coordinates = new double[grid.dimension()][nodes.length];
      for (int axis = 0; axis < coordinates.length; axis++) {
        for (int k = 0; k < nodes.length; k++) {
          coordinates[axis][k] = grid.coordinate(nodes[k], axis);
        }
      }
      return coordinates;
    }
  }

  Sides(RectangleGrid grid) {
    dimension = grid.dimension();
    for (int axis = 0; axis < grid.dimension(); axis++) {
      if (!grid.isPeriodic(axis)) {
        int along = grid.size() / grid.count(axis);
        for (int k = 0; k < along; k++) {
          int node = axis == 0 ? k * grid.count(0) : k;
          add(grid, node, axis);
          add(grid, grid.neighbour(node, axis, grid.count(axis) - 1), axis);
        }
      }
    }
  }

  private void add(RectangleGrid grid, int node, int axis) {
    int direction = grid.place(node, axis) == 0 ? -1 : 1;
    if (grid.dimension() == 1) {
      int part = grid.domain().nearestBoundaryPoint(grid.coordinate(node, 0)).part();
      shares.add(new Share(part, node, 1, axis, direction));
      return;
    }
    int along = 1 - axis;
    int next = grid.neighbour(node, along, 1);
    if (next >= 0) {
      double[] middle = {grid.coordinate(node, 0), grid.coordinate(node, 1)};
      middle[along] += grid.spacing(along) / 2;
      int part = grid.domain().nearestBoundaryPoint(middle).part();
      shares.add(new Share(part, node, grid.spacing(along) / 2, axis, direction));
      shares.add(new Share(part, next, grid.spacing(along) / 2, axis, direction));
    }
  }

  /// The parts that have a share of the side at one end of an axis.
  ///
  /// @param direction −1 or 1
  Set<Integer> parts(int axis, int direction) {
    return shares.stream()
        .filter(share -> share.axis() == axis && share.direction() == direction)
        .map(Share::part)
        .collect(Collectors.toSet());
  }

  /// The shares of a part of the boundary.
  Part part(int part) {
    List<Share> own = shares.stream().filter(share -> share.part() == part).toList();
    double[][] normals = new double[dimension][own.size()];
    for (int k = 0; k < own.size(); k++) {
      normals[own.get(k).axis()][k] = own.get(k).direction();
    }
    return new Part(own.stream().mapToInt(Share::node).toArray(),
        own.stream().mapToDouble(Share::length).toArray(), normals);
  }
}
