package org.collocate.solver.geometry;

import java.io.Serial;

/// The text of a path is wrong; the position counts characters from 1.
public final class PathSyntaxException extends IllegalArgumentException {
  @Serial
  private static final long serialVersionUID = 1;

  private final int position;

  PathSyntaxException(String message, int position) {
    super(message + " at character " + position);
    this.position = position;
  }

  public int position() {
    return position;
  }
}
