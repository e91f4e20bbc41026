package org.collocate.solver.expression;

import jdk.incubator.vector.DoubleVector;

/// Operators that vectors lack, lane by lane; called by compiled stencils.
final class Lanewise {
  private Lanewise() {}

  static DoubleVector apply(Operator operator, DoubleVector a) {
    return of(lane -> operator.apply(a.lane(lane)));
  }

  static DoubleVector apply(Operator operator, DoubleVector a, DoubleVector b) {
    return of(lane -> operator.apply(a.lane(lane), b.lane(lane)));
  }

  static DoubleVector apply(Operator operator, DoubleVector a, DoubleVector b, DoubleVector c) {
    return of(lane -> operator.apply(a.lane(lane), b.lane(lane), c.lane(lane)));
  }

  private static DoubleVector of(java.util.function.IntToDoubleFunction lanes) {
    double[] values = new double[StencilWriter.LANES];
    java.util.Arrays.setAll(values, lanes);
    return DoubleVector.fromArray(DoubleVector.SPECIES_PREFERRED, values, 0);
  }
}
