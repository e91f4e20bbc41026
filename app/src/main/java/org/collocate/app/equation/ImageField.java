package org.collocate.app.equation;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.collocate.solver.field.GridField;

/// A picture as values: black 0, white 1, by the luminance Y = 0.2126 R + 0.7152 G + 0.0722 B of the stored colours.
final class ImageField {
  /// Points along the longer side at most; larger pictures are read with every n-th pixel.
  private static final int FINEST = 512;
  private static final long LARGEST_FILE = 64L << 20;
  private static final int LARGEST_SIDE = 32_768;

  private ImageField() {}

  /// Reads a PNG, JPEG, GIF, BMP or TIFF and lays it over a rectangle.
  ///
  /// @throws IOException if it is none of them, damaged or too large
  static GridField read(Path file, double[] lower, double[] upper) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException("the file is larger than " + (LARGEST_FILE >> 20) + " MB");
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = input == null ? Arrays.<ImageReader>asList().iterator()
          : ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IOException("this is no picture that can be read; PNG and JPEG can");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return field(pixels(reader), lower, upper);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        // What the decoders throw at damaged files.
        throw new IOException("the picture is damaged: " + e.getMessage(), e);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage pixels(ImageReader reader) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width < 2 || height < 2 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new IOException(
          "a picture of " + width + " × " + height + " pixels cannot be taken; sides may have 2 to "
              + LARGEST_SIDE);
    }
    int step = Math.max(1, (Math.max(width, height) + FINEST - 1) / FINEST);
    step = Math.min(step, Math.min(width, height) / 2);
    ImageReadParam parameters = reader.getDefaultReadParam();
    parameters.setSourceRegion(new Rectangle(0, 0, width, height));
    parameters.setSourceSubsampling(step, step, 0, 0);
    return reader.read(0, parameters);
  }

  private static GridField field(BufferedImage image, double[] lower, double[] upper) {
    int nx = image.getWidth();
    int ny = image.getHeight();
    double[] values = new double[nx * ny];
    for (int j = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++) {
        int rgb = image.getRGB(i, ny - 1 - j);
        values[j * nx
            + i] = (0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff))
                / 255;
      }
    }
    return new GridField(lower, upper, new int[] {nx, ny}, values);
  }

  /// The same values, brought linearly into another range; a constant becomes the lower end.
  static GridField rescaled(GridField grid, double low, double high) {
    double from = Arrays.stream(grid.values()).min().orElse(0);
    double to = Arrays.stream(grid.values()).max().orElse(1);
    double factor = to > from ? (high - low) / (to - from) : 0;
    return new GridField(grid.lower(), grid.upper(), grid.counts(), Arrays.stream(grid.values())
        .map(v -> low + factor * (v - from))
        .toArray());
  }
}
