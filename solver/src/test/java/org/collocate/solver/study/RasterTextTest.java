package org.collocate.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.collocate.solver.field.GridField;
import org.junit.jupiter.api.Test;

class RasterTextTest {
  @Test
  void whatIsWrittenIsReadBackBitForBit() throws Exception {
    Random random = new Random(3);
    double[] values = random.doubles(37 * 21, -1e3, 1e3).map(v -> (float) v).toArray();
    GridField grid = new GridField(new double[] {-1, 0.5}, new double[] {2, 1.25}, new int[] {37, 21},
        values);
    Study study = Study.parse("{}").with(Pointer.ROOT.key("raster"), RasterText.write(grid));
    String text = Study.parse(study.print()).text(Pointer.ROOT.key("raster").key("deflate64"));
    assertThat(RasterText.inflate(text, values.length)).containsExactly(values);
  }

  @Test
  void valuesThatAreNoNumbersAreRefused() {
    GridField grid = new GridField(new double[2], new double[] {1, 1}, new int[] {2, 2},
        new double[] {0, 1, 2,
            1e300});
    assertThatIllegalArgumentException().isThrownBy(() -> RasterText.write(grid))
        .withMessageContaining("1.0E300");
  }
}
