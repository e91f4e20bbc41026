package org.collocate.solver.learning;

import java.io.Serial;

/// Thrown when a file is no checkpoint that can be used; the message says why.
public final class CheckpointException extends Exception {
  @Serial
  private static final long serialVersionUID = 1;

  public CheckpointException(String message) {
    super(message);
  }
}
