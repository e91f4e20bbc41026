package org.collocate.app.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.method.Solution;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.export.AtomicFile;
import org.collocate.viz.export.ResultWriter;
import org.collocate.viz.plot.Drawing;
import org.collocate.viz.plot.PlotStyle;
import org.collocate.viz.plot.PngPainter;
import org.collocate.viz.plot.SvgPainter;

/// What leaves a pane as a file. Knows no toolkit; belongs to one worker.
///
/// @param request what is shown, its part and its overlays
/// @param states the pane at the chosen time alone, or at all times
/// @param shown the colours on screen; of the whole sequence where there are several states
/// @param titles the texts
public record PaneExport(PictureRequest request, List<PictureRequest.Wanted> states,
    Optional<ColorScale> shown,
    PlotTitles titles) {
  private static final int MOST_POINTS = 1200;
  private static final int FEW_POINTS = 96;

  /// The size of a picture.
  ///
  /// @param width in units of the drawing
  /// @param height in units of the drawing
  /// @param scale pixels for each unit
  public record Size(double width, double height, double scale) {
    private static final double LARGEST = 20_000;

    public Size {
      if (!(width >= 160 && height >= 120 && scale > 0 && width * scale <= LARGEST
          && height * scale <= LARGEST)) {
        throw new IllegalArgumentException("a picture of " + width + " × " + height + " times " + scale);
      }
    }
  }

  public PaneExport {
    states = List.copyOf(states);
    if (states.isEmpty()) {
      throw new IllegalArgumentException("a pane without a picture");
    }
  }

  /// The pane at one time as a drawing.
  public Drawing drawing(int state, ColorScale scale, Size size, PlotStyle style) {
    int count = (int) Math.clamp(Math.max(size.width(), size.height()) * size.scale(), 2, MOST_POINTS);
    return new PictureMaker().plot(request, states.get(state), scale, titles, count)
        .draw(size.width(), size.height(), style);
  }

  /// The colours: those on screen, or those that fit all states.
  public ColorScale scale() {
    return shown.isPresent() ? shown.get() : new PictureMaker().scale(request, states, FEW_POINTS);
  }

  /// Writes a PNG.
  public void png(Path file, Size size, PlotStyle style) throws IOException {
    Drawing drawing = drawing(0, scale(), size, style);
    AtomicFile.write(file, out -> PngPainter.write(drawing, size.scale(), out));
  }

  /// Writes an SVG.
  public void svg(Path file, Size size, PlotStyle style) throws IOException {
    String text = SvgPainter.text(drawing(0, scale(), size, style));
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// Writes one PNG for each state, all in the same colours: `NAME-0000.png` and so on beside the given file.
  ///
  /// @return the files
  public List<Path> sequence(Path file, Size size, PlotStyle style) throws IOException {
    String base = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.png$", "");
    ColorScale scale = scale();
    List<Path> files = new ArrayList<>();
    for (int state = 0; state < states.size(); state++) {
      Drawing drawing = drawing(state, scale, size, style);
      Path one = file.resolveSibling(String.format(Locale.ROOT, "%s-%04d.png", base, state));
      AtomicFile.write(one, out -> PngPainter.write(drawing, size.scale(), out));
      files.add(one);
    }
    return files;
  }

  /// Writes a method's result as `NAME.vtu` and `NAME.pvd`, `NAME.csv` or `NAME.npz` beside the given file.
  ///
  /// @param kind `vtu`, `csv` or `npz`
  public static void result(CheckedStudy study, Comparison comparison, Solution solution, String kind,
      Path file)
      throws IOException {
    Path folder = file.toAbsolutePath().resolveSibling(".").normalize();
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    new ResultWriter(study, comparison, folder).write(kind, name, solution);
  }
}
