package org.collocate.viz.plot;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import org.collocate.resources.Resource;

/// The letters of formulas where there is no screen; they come with the program, so that a formula looks the same
/// everywhere.
public final class FormulaFonts {
  private static final Font UPRIGHT = load("formula-upright.ttf");
  private static final Font SLANTED = load("formula-slanted.ttf");
  private static final FontRenderContext PRECISE = new FontRenderContext(null, true, true);

  private FormulaFonts() {}

  private static Font load(String file) {
    URL url = Resource.FONTS.url(file).orElseThrow(() -> new IllegalStateException("no font " + file));
    try (InputStream in = url.openStream()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(file, e);
    }
  }

  /// The font for a text: one of the system's where the program's own lacks a letter.
  static Font of(String text, double size, boolean slanted) {
    Font font = slanted ? SLANTED : UPRIGHT;
    return font.canDisplayUpTo(text) < 0 ? font.deriveFont((float) size)
        : new Font(Font.SERIF, slanted ? Font.ITALIC : Font.PLAIN, 1).deriveFont((float) size);
  }

  /// The width of letters.
  public static double width(String text, double size, boolean slanted) {
    return of(text, size, slanted).getStringBounds(text, PRECISE).getWidth();
  }
}
