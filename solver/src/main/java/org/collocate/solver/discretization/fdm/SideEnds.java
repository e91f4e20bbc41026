package org.collocate.solver.discretization.fdm;

import java.util.Set;
import java.util.stream.Collectors;
import org.collocate.solver.linear.separable.End;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.Problem;

/// Of which kind the conditions on each side of a grid are.
///
/// @param first `[axis]`: at the lower end
/// @param last `[axis]`: at the upper end
record SideEnds(End[] first, End[] last) {

  /// Why there is no single kind on some side; empty if there is.
  static String obstacle(Problem problem, RectangleGrid grid, Sides sides) {
    for (BoundaryCondition condition : problem.conditions()) {
      if (condition instanceof BoundaryCondition.Flux flux
          && problem.unknowns().stream().anyMatch(flux.value().symbols()::contains)) {
        return "fast transforms need sides with a prescribed value or flux; the flux "
            + flux.value() + " depends on the unknown";
      }
    }
    Set<Integer> fixed = fixed(problem);
    for (int axis = 0; axis < grid.dimension(); axis++) {
      for (int direction = -1; !grid.isPeriodic(axis) && direction <= 1; direction += 2) {
        Set<Integer> parts = sides.parts(axis, direction);
        if (!fixed.containsAll(parts) && parts.stream().anyMatch(fixed::contains)) {
          return "fast transforms need one kind of condition along a whole side; where "
              + grid.domain().coordinateNames().get(axis) + " is "
              + (direction < 0 ? "least" : "largest") + " there are values and fluxes";
        }
      }
    }
    return "";
  }

  static SideEnds of(Problem problem, RectangleGrid grid, Sides sides) {
    Set<Integer> fixed = fixed(problem);
    End[] first = new End[grid.dimension()];
    End[] last = new End[grid.dimension()];
    for (int axis = 0; axis < grid.dimension(); axis++) {
      first[axis] = end(grid, axis, fixed.containsAll(sides.parts(axis, -1)));
      last[axis] = end(grid, axis, fixed.containsAll(sides.parts(axis, 1)));
    }
    return new SideEnds(first, last);
  }

  private static End end(RectangleGrid grid, int axis, boolean fixed) {
    return grid.isPeriodic(axis) ? End.PERIODIC : fixed ? End.FIXED : End.FREE;
  }

  private static Set<Integer> fixed(Problem problem) {
    return problem.conditions()
        .stream()
        .filter(BoundaryCondition.Dirichlet.class::isInstance)
        .map(BoundaryCondition::part)
        .collect(Collectors.toSet());
  }
}
