package org.collocate.solver.discretization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.solver.field.Points;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.PointKernel;
import org.collocate.solver.problem.Problem;

/// The degrees of freedom that Dirichlet conditions prescribe: values at nodes.
///
/// Degrees of freedom of `m` unknowns are interleaved: number `m · node + unknown`.
public final class DirichletNodes {
  private final Problem problem;
  private final boolean[] constrained;
  private final List<Prescribed> prescribed = new ArrayList<>();

  /// The degrees of freedom at which one condition holds.
  private record Prescribed(int[] degrees, PointKernel.Located value) {}

  /// @param nodes their number
  public DirichletNodes(Problem problem, int nodes) {
    this.problem = problem;
    constrained = new boolean[nodes * problem.unknowns().size()];
  }

  /// Lets a condition hold at some nodes. Where two parts meet, the condition that came first holds at the common node.
  ///
  /// @param nodes may come more than once
  /// @param coordinates `[axis][place in nodes]`
  public void add(BoundaryCondition.Dirichlet condition, int[] nodes, double[][] coordinates) {
    int unknowns = problem.unknowns().size();
    int[] degrees = new int[nodes.length];
    double[][] places = new double[coordinates.length][nodes.length];
    int count = 0;
    for (int k = 0; k < nodes.length; k++) {
      int degree = nodes[k] * unknowns + condition.unknown();
      if (!constrained[degree]) {
        constrained[degree] = true;
        degrees[count] = degree;
        for (int axis = 0; axis < places.length; axis++) {
          places[axis][count] = coordinates[axis][k];
        }
        count++;
      }
    }
    for (int axis = 0; axis < places.length; axis++) {
      places[axis] = Arrays.copyOf(places[axis], count);
    }
    prescribed.add(new Prescribed(Arrays.copyOf(degrees, count),
        new PointKernel(problem, List.of(condition.value()), List.of()).at(new Points(places, null))));
  }

  /// `[degree]`: which are prescribed; not to be written.
  public boolean[] constrained() {
    return constrained;
  }

  /// Writes the prescribed values at a time.
  public void prescribe(double time, double[] u) {
    for (Prescribed part : prescribed) {
      double[][] values = new double[1][part.degrees().length];
      part.value().evaluate(time, new double[0][], values);
      for (int k = 0; k < part.degrees().length; k++) {
        u[part.degrees()[k]] = values[0][k];
      }
    }
  }
}
