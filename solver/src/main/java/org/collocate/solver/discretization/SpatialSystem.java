package org.collocate.solver.discretization;

import java.util.List;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.Field;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.time.ImplicitSystem;

/// A problem after its discretization in space: what is left are equations for numbers, and a way back to fields.
public interface SpatialSystem extends ImplicitSystem {
  Problem problem();

  @Override
  default int rates() {
    return problem().equation().rates().size();
  }

  /// A mesh of the domain, over which the problem's data can be integrated.
  Mesh mesh();

  /// `[node]`: the share of the domain that each node stands for; they add up to its measure.
  double[] weights();

  /// How many of the last degrees of freedom are coupled to those of their own cell only, and to no other of them.
  default int inside() {
    return 0;
  }

  /// Where each degree of freedom lies, `[axis][degree]`.
  double[][] coordinates();

  /// Writes a formula's values at the nodes into the degrees of freedom of an unknown.
  void interpolate(Expression formula, int unknown, double[] u);

  /// Writes a field's values at the nodes into the degrees of freedom of an unknown.
  void interpolate(Field field, int unknown, double[] u);

  /// The same discretization of a problem that differs in the values of its parameters only.
  SpatialSystem with(Problem changed);

  /// The fields of all unknowns.
  List<Field> fields(double[] u);
}
