package org.collocate.viz.plot;

/// The colours of a plot's frame; those of data come from colour scales and {@link #series}.
///
/// @param background behind everything; transparent shows what is below
/// @param text of titles and numbers
/// @param muted of axes' titles
/// @param line of frames and ticks
/// @param grid of lines behind data
public record PlotStyle(int background, int text, int muted, int line, int grid) {
  public static final PlotStyle LIGHT = new PlotStyle(0xffffffff, 0xff1f2328, 0xff59636e, 0xff8c959f,
      0xffe4e8ec);
  public static final PlotStyle DARK = new PlotStyle(0xff0d1117, 0xffe6edf3, 0xff9198a1, 0xff656c76,
      0xff23292f);

  /// Eight colours that are told apart also by eyes that see no difference of red and green (M. Okabe, K. Ito, 2008), the
  /// lightest darkened for a white ground.
  private static final int[] SERIES = {0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xffe69f00, 0xff56b4e9,
      0xff7a5195, 0xff8a8f00};

  /// The colour of the method with this number.
  public static int series(int number) {
    return SERIES[Math.floorMod(number, SERIES.length)];
  }
}
