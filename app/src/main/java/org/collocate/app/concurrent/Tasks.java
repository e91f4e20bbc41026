package org.collocate.app.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/// The threads of the window.
///
/// @param window the thread of all view models and controls
/// @param pulse the same thread, at its next pulse: for showing anew
/// @param news the same thread, a few times in a second: for what runs tell all the time
/// @param checks one thread that looks at studies while they are written
/// @param pictures one thread that samples fields and makes rasters
/// @param readings one thread that reads fields at single points and along lines, for which nobody shall wait
/// @param measures one thread that makes references and measures the errors of frames
/// @param evaluations one thread that evaluates results, for which frames shall not wait
/// @param forecasts one thread that tells what runs will need, and measures the machine for it
/// @param experiments one thread that follows what runs for minutes beside the study's own runs
/// @param live one thread that solves again while a hand moves something
/// @param play one thread that steps an evolution which is played
/// @param thumbnails one thread that makes the gallery's pictures, for which no open study shall wait
public record Tasks(Executor window, Executor pulse, Executor news, Executor checks, Executor pictures,
    Executor readings,
    Executor measures, Executor evaluations, Executor forecasts, Executor experiments, Executor live,
    Executor play, Executor thumbnails) {

  private static final long NEWS_MILLIS = 40;

  /// Background threads beside the toolkit's. They end with the program.
  public static Tasks ofToolkit() {
    FxThread window = new FxThread();
    return beside(window, new Pulse(window, 0), new Pulse(window, NEWS_MILLIS));
  }

  /// Background threads beside a given thread of the window.
  public static Tasks beside(Executor window) {
    return beside(window, window, window);
  }

  private static Tasks beside(Executor window, Executor pulse, Executor news) {
    return new Tasks(window, pulse, news, one("checks"), one("pictures"), one("readings"), one("measures"),
        one("evaluations"), one("forecasts"), one("experiments"),
        one("live"), one("play"), one("thumbnails"));
  }

  private static ExecutorService one(String name) {
    ThreadFactory daemon = action -> {
      Thread thread = new Thread(action, name);
      thread.setDaemon(true);
      return thread;
    };
    return Executors.newSingleThreadExecutor(daemon);
  }
}
