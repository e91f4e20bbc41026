package org.collocate.app.forecast;

import java.util.Locale;
import java.util.Optional;
import org.collocate.app.form.NumberText;
import org.collocate.app.text.Texts;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;

/// Forecasts in words.
public final class ForecastText {
  private static final Texts TEXTS = Texts.of("forecast");
  /// Above this many seconds a run is worth a warning.
  private static final double LONG = 180;
  /// The share of the machine's memory that runs may take before it has to swap.
  private static final double SHARE = 0.8;

  private ForecastText() {}

  /// What the memory of a machine is.
  ///
  /// @param bytes of all of it
  /// @param heap the most that one run may take
  public record Memory(double bytes, double heap) {
    /// That of this machine.
    public static Memory ofMachine() {
      return new Memory(java.lang.management.ManagementFactory
          .getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
          .getTotalMemorySize(), Runtime.getRuntime().maxMemory());
    }
  }

  /// A method's forecast in one line: unknowns, memory, seconds.
  public static String line(Forecast forecast) {
    String count = NumberText.count(forecast.unknowns());
    String unknowns = forecast.exact() ? TEXTS.get("unknowns.exact", count)
        : TEXTS.get("unknowns.about", count);
    String points = forecast.points() == 0 ? ""
        : TEXTS.get("separator") + TEXTS.get("points", NumberText.count(forecast.points()));
    return unknowns + points + TEXTS.get("separator") + memory(forecast.bytes()) + TEXTS.get("separator")
        + seconds(forecast.seconds());
  }

  /// A method's forecast in one line, or why there is none.
  public static String line(MethodForecast method) {
    return method.forecast().map(ForecastText::line).orElse(method.obstacle());
  }

  /// A method's forecast and what it rests on.
  public static String full(MethodForecast method) {
    return method.forecast()
        .map(forecast -> TEXTS.get("form", line(forecast)) + "\n" + TEXTS.get("form.basis", forecast.rests()
            .formula()))
        .orElse(TEXTS.get("form", method.obstacle()));
  }

  /// An amount of memory.
  public static String memory(double bytes) {
    if (Double.isNaN(bytes)) {
      return TEXTS.get("memory.unknown");
    }
    double megabytes = bytes / (1 << 20);
    return megabytes < 1 ? TEXTS.get("memory.small")
        : megabytes < 1000 ? TEXTS.get("memory.megabytes", Math.round(megabytes))
            : TEXTS.get("memory.gigabytes", String.format(Locale.ROOT, "%.1f", megabytes / 1024));
  }

  /// A span of seconds.
  public static String seconds(Span span) {
    if (!span.isKnown()) {
      return TEXTS.get("seconds.unknown");
    }
    if (span.isOpen()) {
      return TEXTS.get("seconds.least", rounded(span.expected()));
    }
    return span.most() > 1.2 * span.expected() && span.least() < span.expected() / 1.2
        ? TEXTS.get("seconds.span", rounded(span.least()), rounded(span.most()))
        : TEXTS.get("seconds.about", rounded(span.expected()));
  }

  /// Seconds no finer than a forecast is good for.
  private static String rounded(double seconds) {
    if (seconds < 0.095) {
      return seconds < 0.015 ? "0.01 s" : String.format(Locale.ROOT, "%.2f s", seconds);
    }
    return seconds < 0.95 ? String.format(Locale.ROOT, "%.1f s", seconds)
        : seconds < 60
            ? String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds)
                .replace(".0 s",
                    " s")
            : NumberText.seconds(seconds);
  }

  /// The whole study beside the button that runs it.
  public static String total(StudyForecast study) {
    return TEXTS.get("total", memory(study.bytes()), seconds(study.together()));
  }

  /// Why one may want to think twice before running; empty if nothing speaks against it.
  public static Optional<String> warning(StudyForecast study, Memory machine) {
    if (study.bytes() > SHARE * machine.bytes()) {
      return Optional.of(TEXTS.get("warning.memory", memory(study.bytes()), memory(machine.bytes())));
    }
    if (study.largest() > SHARE * machine.heap()) {
      return Optional.of(TEXTS.get("warning.heap", memory(study.largest()), memory(machine.heap())));
    }
    return study.together().expected() > LONG
        ? Optional.of(TEXTS.get("warning.time", seconds(study.together())))
        : Optional.empty();
  }
}
