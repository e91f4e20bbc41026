package org.collocate.app.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import org.collocate.app.family.FamilyTraining;
import org.collocate.solver.study.Numbers;

/// Progress for people on standard error: a bar that is redrawn on a terminal, plain lines elsewhere.
final class Progress implements FamilyTraining.Observer {
  private static final int WIDTH = 24;
  private static final double PLAIN_SECONDS = 2;

  private final PrintStream out;
  private final boolean terminal;
  private final boolean quiet;
  private double lastPlain = Double.NEGATIVE_INFINITY;
  private int drawn;

  Progress(PrintStream out, boolean quiet) {
    this.out = out;
    this.quiet = quiet;
    terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /// Shows how far something is.
  ///
  /// @param fraction NaN where it is not known
  @Override
  public synchronized void progress(String what, double seconds, double fraction, String message) {
    if (quiet) {
      return;
    }
    String share = Double.isNaN(fraction) ? "" : String.format(Locale.ROOT, " %3.0f %%", 100 * fraction);
    if (terminal) {
      int filled = Double.isNaN(fraction) ? 0 : (int) Math.round(WIDTH * Math.clamp(fraction, 0, 1));
      draw(what + " [" + "█".repeat(filled) + " ".repeat(WIDTH - filled) + "]" + share + " "
          + Numbers.time(seconds)
          + " " + message);
    } else if (seconds - lastPlain >= PLAIN_SECONDS || seconds < lastPlain) {
      lastPlain = seconds;
      out.println(what + ": " + Numbers.time(seconds) + share + " " + message);
    }
  }

  /// Writes a line that stays.
  @Override
  public synchronized void line(String text) {
    if (!quiet) {
      if (terminal) {
        draw("");
        out.print('\r');
      }
      out.println(text);
      drawn = 0;
    }
  }

  private void draw(String text) {
    out.print('\r' + text + " ".repeat(Math.max(0, drawn - text.length())));
    out.flush();
    drawn = text.length();
  }
}
