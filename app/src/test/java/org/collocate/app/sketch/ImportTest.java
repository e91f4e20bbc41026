package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drawings of other programs: asked for, replaced, added, scaled.
class ImportTest {
  private static final String SQUARE = """
      {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "plot"},
        "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [3, 0], [3, 1], [0, 1], [0, 0]]]}}]}""";

  @TempDir
  Path folder;

  private final Hand hand = Hand.over("""
      {"shapes": [{"add": {"circle": [0, 0, 1]}}], "refine": [{"near": [0, 0], "size": 0.1}]}""").looked();

  private ImportViewModel read(String name, String text) throws IOException {
    ImportViewModel imports = hand.sketch.imports();
    imports.read(Files.writeString(folder.resolve(name), text));
    hand.window.until("read", () -> imports.offer().isPresent() || !imports.fault().isEmpty());
    return imports;
  }

  @Test
  void aDrawingIsAddedOrPutInPlace() throws IOException {
    ImportViewModel imports = read("plot.geojson", SQUARE);
    assertThat(imports.offer().orElseThrow().isOutOfScale()).isFalse();
    String before = hand.editor.study().print();
    imports.add(false);
    assertThat(hand.at("/domain/shapes/0")).isEqualTo("{\"add\":{\"circle\":[0,0,1]}}");
    assertThat(hand.sketch.sketch().shapes()).hasSize(2);
    assertThat(hand.sketch.sketch().box().x1()).isEqualTo(3);
    assertThat(imports.offer()).isEmpty();
    hand.document.undo();
    assertThat(hand.editor.study().print()).isEqualTo(before);
    read("plot.geojson", SQUARE).replace(false);
    assertThat(hand.sketch.sketch().shapes()).hasSize(1);
    assertThat(hand.at("/domain/refine")).isEqualTo("[{\"near\":[0,0],\"size\":0.1}]");
    assertThat(hand.looked().editor.findings().domain()).isPresent();
  }

  @Test
  void aDrawingInOtherUnitsIsScaledToFit() throws IOException {
    ImportViewModel imports = read("plot.geojson", SQUARE.replace("3", "3000").replace(", 1]", ", 1000]"));
    assertThat(imports.offer().orElseThrow().isOutOfScale()).isTrue();
    imports.add(true);
    assertThat(hand.sketch.sketch().shapes().getLast().box().width()).isCloseTo(2,
        org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void pointsBecomeAPolygon() throws IOException {
    read("points.csv", "x,y\n0,0\n2,0\n2,2\n").replace(false);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"polygon\":[[0,0],[2,0],[2,2]]}}]");
  }

  @Test
  void aDamagedFileSaysSoAndChangesNothing() throws IOException {
    String before = hand.editor.study().print();
    ImportViewModel imports = read("plot.geojson", SQUARE.substring(0, 100));
    assertThat(imports.offer()).isEmpty();
    assertThat(imports.fault()).startsWith("plot.geojson cannot be taken over: ");
    imports.replace(false);
    assertThat(hand.editor.study().print()).isEqualTo(before);
    imports.dismiss();
    assertThat(imports.fault()).isEmpty();
  }
}
