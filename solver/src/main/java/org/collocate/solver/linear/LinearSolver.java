package org.collocate.solver.linear;

/// Solves `A x = b`. What depends on the matrix alone is done once, see {@link #prepare}.
///
/// `prepare` may be called again with new values on the same pattern; an implementation keeps what still holds (an
/// ordering, a symbolic factorization). An object serves one thread at a time.
public interface LinearSolver {
  /// Makes ready for a matrix, whose values must not change while the result is in use.
  ///
  /// @throws SingularMatrixException if it is found out here that the matrix is singular
  Prepared prepare(SparseMatrix matrix);

  /// Makes ready for a map that may be no matrix.
  ///
  /// @throws IllegalArgumentException by a solver that needs entries
  default Prepared prepare(LinearOperator operator) {
    if (operator instanceof SparseMatrix matrix) {
      return prepare(matrix);
    }
    throw new IllegalArgumentException(getClass().getSimpleName() + " needs the entries of a matrix");
  }

  /// What was chosen for the last matrix, and why, in one sentence; empty where there was nothing to choose.
  default String account() {
    return "";
  }

  /// A solver that is ready for one matrix.
  interface Prepared {
    /// Solves in place: `x` is the start of an iteration on entry and the solution on return.
    Result solve(double[] b, double[] x);
  }

  /// How a linear solve ended.
  ///
  /// @param converged whether the wanted residual was reached
  /// @param iterations done; a direct solver counts its refinements
  /// @param relativeResidual `‖b − A x‖₂ / ‖b‖₂`, recomputed from the definition
  record Result(boolean converged, int iterations, double relativeResidual) {}
}
