package org.collocate.app.seal;

import java.io.Serial;

/// Thrown when a file is no sealed experiment that could be trusted; says why in one sentence.
public final class SealException extends Exception {
  @Serial
  private static final long serialVersionUID = 1;

  SealException(String message) {
    super(message);
  }
}
