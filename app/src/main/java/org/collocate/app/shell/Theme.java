package org.collocate.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import org.collocate.app.concurrent.Listeners;
import org.collocate.viz.plot.PlotStyle;

/// Light or dark: as the system has it until the user chooses.
public final class Theme {
  private static final PlotStyle LIGHT = clear(PlotStyle.LIGHT);
  private static final PlotStyle DARK = clear(PlotStyle.DARK);

  private final Listeners changes = new Listeners();
  private boolean dark;
  private boolean chosen;

  private Theme() {}

  /// Follows the system. On the toolkit's thread.
  public static Theme ofSystem() {
    Theme theme = new Theme();
    var scheme = Platform.getPreferences().colorSchemeProperty();
    theme.apply(scheme.get() == ColorScheme.DARK);
    scheme.addListener((_, _, now) -> {
      if (!theme.chosen) {
        theme.apply(now == ColorScheme.DARK);
      }
    });
    return theme;
  }

  /// `light` or `dark`; anything else follows the system.
  public static Theme of(String name) {
    Theme theme = ofSystem();
    switch (name.toLowerCase(Locale.ROOT)) {
      case "light" -> theme.choose(false);
      case "dark" -> theme.choose(true);
      default -> {
        // As the system has it.
      }
    }
    return theme;
  }

  private void choose(boolean toDark) {
    chosen = true;
    apply(toDark);
  }

  private void apply(boolean toDark) {
    dark = toDark;
    Application
        .setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    changes.tell();
  }

  public void toggle() {
    choose(!dark);
  }

  public boolean isDark() {
    return dark;
  }

  /// Told after a change.
  public Listeners changes() {
    return changes;
  }

  /// The colours of charts on a clear ground.
  public PlotStyle plotStyle() {
    return dark ? DARK : LIGHT;
  }

  private static PlotStyle clear(PlotStyle style) {
    return new PlotStyle(0, style.text(), style.muted(), style.line(), style.grid());
  }
}
