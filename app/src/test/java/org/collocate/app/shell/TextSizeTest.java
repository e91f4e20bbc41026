package org.collocate.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.collocate.app.document.Preferences;
import org.collocate.resources.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSizeTest {
  @TempDir
  Path folder;

  private TextSize size() {
    return new TextSize(new Preferences(folder));
  }

  @Test
  void theSizeGoesInStepsBetweenItsEndsAndIsKept() {
    TextSize size = size();
    assertThat(size.percent()).isEqualTo(100);
    AtomicInteger told = new AtomicInteger();
    size.changes().add(told::incrementAndGet);
    size.larger();
    assertThat(size.percent()).isEqualTo(110);
    for (int i = 0; i < 20; i++) {
      size.larger();
    }
    assertThat(size.percent()).isEqualTo(200);
    assertThat(size().percent()).as("kept").isEqualTo(200);
    for (int i = 0; i < 20; i++) {
      size.smaller();
    }
    assertThat(size.percent()).isEqualTo(80);
    assertThat(told).hasValue(12);
  }

  @Test
  void damagedPreferencesAreAsNone() throws IOException {
    Files.writeString(folder.resolve("preferences.properties"), "text.percent=huge\n\\u00zz");
    assertThat(size().percent()).isEqualTo(100);
    Files.writeString(folder.resolve("preferences.properties"), "text.percent=5000\nother=7\n");
    TextSize size = size();
    assertThat(size.percent()).isEqualTo(200);
    size.set(150);
    assertThat(new Preferences(folder).whole("other", 0)).as("what else is kept stays").isEqualTo(7);
  }

  @Test
  void everyLengthInPixelsGrows() {
    TextSize size = size();
    assertThat(size.styleSheets()).hasSameSizeAs(Resource.STYLES.names())
        .allMatch(sheet -> sheet.endsWith(
            ".css"));
    size.set(150);
    String first = size.styleSheets().getFirst();
    String sheet = new String(Base64.getDecoder().decode(first.substring(first.indexOf(',') + 1)),
        StandardCharsets.UTF_8);
    assertThat(sheet).contains("-fx-font-size: 19.50px").doesNotContain("13px");
  }
}
