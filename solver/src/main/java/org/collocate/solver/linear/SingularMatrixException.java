package org.collocate.solver.linear;

import java.io.Serial;

/// Thrown when a matrix has no inverse, as far as rounding lets one see.
public final class SingularMatrixException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  public SingularMatrixException(String message) {
    super(message);
  }
}
