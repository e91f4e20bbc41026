package org.collocate.app.equation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.collocate.solver.field.GridField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFieldTest {
  @TempDir
  Path folder;

  private Path picture(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        image.setRGB(column, row, row < height / 2 ? 0xffffff : column < width / 2 ? 0xff0000 : 0);
      }
    }
    Path file = folder.resolve("picture.png");
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file;
  }

  @Test
  void theUpperRowOfThePictureIsTheUpperSideOfTheDomain() throws IOException {
    GridField field = ImageField.read(picture(8, 6), new double[] {0, 1}, new double[] {4, 2});
    assertThat(field.counts()).containsExactly(8, 6);
    assertThat(field.values()[5 * 8]).as("upper left: white").isCloseTo(1, within(1e-12));
    assertThat(field.values()[0]).as("lower left: red").isCloseTo(0.2126, within(1e-12));
    assertThat(field.values()[7]).as("lower right: black").isZero();
    GridField scaled = ImageField.rescaled(field, 2, 10);
    assertThat(scaled.values()[5 * 8]).isCloseTo(10, within(1e-12));
    assertThat(scaled.values()[7]).isCloseTo(2, within(1e-12));
  }

  @Test
  void aLargePictureIsThinnedOut() throws IOException {
    GridField field = ImageField.read(picture(3000, 1000), new double[2], new double[] {3, 1});
    assertThat(field.counts()[0]).isBetween(300, 512);
    assertThat(field.values()[field.values().length - 1]).isCloseTo(1, within(1e-12));
  }

  @Test
  void damagedFilesAreRefusedWithWords() throws IOException {
    byte[] good = Files.readAllBytes(picture(40, 30));
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      byte[] bad = Arrays.copyOf(good, trial % 3 == 0 ? random.nextInt(good.length) : good.length);
      for (int k = 0; k < 1 + trial % 4 && bad.length > 0; k++) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Path file = Files.write(folder.resolve("bad.png"), bad);
      try {
        // A flipped bit in the colours is no damage that can be seen.
        assertThat(ImageField.read(file, new double[2], new double[] {1, 1}).values()).isNotEmpty();
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?s).+");
      }
    }
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    assertThatThrownBy(() -> ImageField.read(text, new double[2], new double[] {1, 1}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no picture");
  }
}
