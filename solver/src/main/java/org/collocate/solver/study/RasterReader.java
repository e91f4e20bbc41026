package org.collocate.solver.study;

import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.collocate.solver.field.GridField;

/// Reads painted coefficients; see {@link RasterText}.
final class RasterReader {
  private final List<Fault> faults;

  RasterReader(List<Fault> faults) {
    this.faults = faults;
  }

  /// The field; empty if it is wrong.
  Optional<GridField> read(Section section, int dimension) {
    int before = faults.size();
    double[] box = section.numbers("box");
    double[] size = section.numbers("size");
    String text = section.required("deflate64", "the values, deflated and in base64");
    if (dimension != 2) {
      faults.add(Fault.of(section.at(), "a raster needs a domain of two dimensions", ""));
    }
    if (box == null || box.length != 4 || !(box[0] < box[2]) || !(box[1] < box[3])) {
      section.fault("box", "a raster's box is [x0, y0, x1, y1] with x0 < x1 and y0 < y1", "");
    }
    if (size == null || size.length != 2 || !isSide(size[0]) || !isSide(size[1])) {
      section.fault("size", "a raster's size is [nx, ny], each from 2 to " + RasterText.LONGEST_SIDE, "");
    }
    if (faults.size() > before || box == null || size == null) {
      return Optional.empty();
    }
    int[] counts = {(int) size[0], (int) size[1]};
    try {
      double[] values = RasterText.inflate(text, counts[0] * counts[1]);
      return Optional
          .of(new GridField(new double[] {box[0], box[1]}, new double[] {box[2], box[3]}, counts, values));
    } catch (IllegalArgumentException | DataFormatException e) {
      section.fault("deflate64", "the raster cannot be read: " + e.getMessage(), "");
      return Optional.empty();
    }
  }

  private static boolean isSide(double side) {
    return side == Math.rint(side) && side >= 2 && side <= RasterText.LONGEST_SIDE;
  }
}
