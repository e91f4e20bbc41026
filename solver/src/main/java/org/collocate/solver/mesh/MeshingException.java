package org.collocate.solver.mesh;

import java.io.Serial;
import org.collocate.solver.geometry.Point;
import org.jspecify.annotations.Nullable;

/// A domain that could not be meshed as asked; says where and what to try.
public final class MeshingException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  private final transient @Nullable Point place;

  MeshingException(String message, @Nullable Point place) {
    super(place == null ? message : message + " near " + place);
    this.place = place;
  }

  public @Nullable Point place() {
    return place;
  }
}
