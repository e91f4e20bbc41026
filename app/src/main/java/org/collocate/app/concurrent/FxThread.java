package org.collocate.app.concurrent;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/// The thread of the toolkit; the only class that hands work to it.
public final class FxThread implements Executor {
  @Override
  public void execute(Runnable action) {
    Platform.runLater(action);
  }
}
