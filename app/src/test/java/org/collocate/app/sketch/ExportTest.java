package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.collocate.solver.exchange.DrawingReader;
import org.collocate.solver.exchange.Imported;
import org.collocate.solver.geometry.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written for other programs is read back as the same domain.
class ExportTest {
  @TempDir
  Path folder;

  private final Hand hand = Hand.over(
      """
          {"shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}, {"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}]}""")
      .looked();

  @ParameterizedTest
  @ValueSource(strings = {"plate.svg", "plate.geojson", "plate.msh"})
  void theDomainComesBack(String name) throws Exception {
    Path file = folder.resolve(name);
    hand.sketch.exports().write(file);
    hand.window.until("written", () -> !hand.sketch.exports().message().isEmpty());
    assertThat(hand.sketch.exports().message()).isEqualTo("Written: " + file);
    Imported imported = DrawingReader.read(file);
    assertThat(imported).isInstanceOf(Imported.Drawing.class);
    Domain domain = Domain.of(((Imported.Drawing) imported).description());
    assertThat(domain.measure()).isCloseTo(2 - 0.04 * Math.PI, within(2e-3));
    assertThat(domain.boundaryParts()).contains("hole");
  }

  @Test
  void anUnknownFormatSaysSoAndLeavesNoFile() {
    Path file = folder.resolve("plate.dxf");
    hand.sketch.exports().write(file);
    hand.window.until("said", () -> !hand.sketch.exports().message().isEmpty());
    assertThat(hand.sketch.exports().message()).contains("no format for drawings");
    assertThat(Files.exists(file)).isFalse();
  }
}
