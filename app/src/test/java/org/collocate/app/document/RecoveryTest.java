package org.collocate.app.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.collocate.app.Studies;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final Pointer TITLE = Pointer.ROOT.key("title");

  @TempDir
  Path folder;

  /// A process that edits a study every few milliseconds and says which edit it has made, until it is killed.
  static final class Editing {
    public static void main(String[] arguments) throws InterruptedException {
      Document document = new Document(Studies.poisson(), Origin.ofGallery("poisson-square"));
      // Never closed: it is killed.
      Autosave autosave = new Autosave(document, Path.of(arguments[0]), null);
      for (int edit = 1; edit < 10_000; edit++) {
        document.edit("edit", document.study().with(TITLE, Study.value("\"edit " + edit + "\"")), "");
        System.out.println(edit + " " + System.currentTimeMillis());
        Thread.sleep(7);
      }
      autosave.close();
    }
  }

  @RepeatedTest(3)
  void killedAtARandomMomentItLosesAtMostTwoSeconds() throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process process = new ProcessBuilder(
        Path.of(String.valueOf(System.getProperty("java.home")), "bin", "java")
            .toString(),
        "-cp", String.valueOf(System.getProperty("java.class.path")), Editing.class.getName(),
        folder.toString()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    for (int wait = 0; wait < 3000 && Files.size(said) == 0; wait++) {
      Thread.sleep(10);
    }
    Thread.sleep(900 + new Random().nextInt(1500));
    assertThat(Recovery.list(folder)).as("the process is alive: nothing to recover").isEmpty();
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    List<String> lines = Files.readAllLines(said).stream().filter(line -> line.matches("\\d+ \\d+")).toList();
    List<Recovery> left = Recovery.list(folder);
    assertThat(left).hasSize(1);
    Recovery recovery = left.getFirst();
    int kept = Integer.parseInt(recovery.study().title().replace("edit ", ""));
    String last = lines.getLast();
    long lost = Long.parseLong(last.split(" ", -1)[1]) - lines.stream()
        .filter(line -> line.startsWith(kept + " "))
        .findFirst()
        .map(line -> Long.parseLong(line.split(" ", -1)[1]))
        .orElse(Long.parseLong(lines.getFirst().split(" ", -1)[1]));
    assertThat(lost).as("milliseconds of edits lost").isLessThanOrEqualTo(2000);
    assertThat(recovery.origin()).isEqualTo(Origin.ofGallery("poisson-square"));
    try (Autosave again = new Autosave(Document.unsaved(recovery.study(), recovery.origin()), folder,
        recovery.file())) {
      assertThat(again).isNotNull();
      for (int wait = 0; wait < 200 && Files.exists(recovery.file()); wait++) {
        Thread.sleep(10);
      }
      assertThat(recovery.file()).as("the new process keeps it now").doesNotExist();
    }
    assertThat(Recovery.folder(folder)).as("closed in order: nothing is left").isEmptyDirectory();
  }

  @Test
  void savingLeavesNothingToRecover() throws IOException, InterruptedException {
    Document document = new Document(Studies.poisson(), Origin.NEW);
    try (Autosave autosave = new Autosave(document, folder, null)) {
      assertThat(autosave).isNotNull();
      document.edit("title", document.study().with(TITLE, Study.value("\"other\"")), "");
      waitFor(1);
      document.save(folder.resolve("saved.json"));
      waitFor(0);
    }
  }

  private void waitFor(int files) throws IOException, InterruptedException {
    Path kept = Recovery.folder(folder);
    long count = -1;
    for (int wait = 0; wait < 400 && count != files; wait++) {
      Thread.sleep(10);
      if (Files.isDirectory(kept)) {
        try (var all = Files.list(kept)) {
          count = all.filter(file -> file.toString().endsWith(".recovery")).count();
        }
      }
    }
    assertThat(count).isEqualTo(files);
  }

  @Test
  void aDamagedFileIsLetBeAndHidesNoOther() throws IOException {
    Path kept = Files.createDirectories(Recovery.folder(folder));
    Files.writeString(kept.resolve("1-1-1.recovery"), "\nnot an instant\n{}");
    Files.writeString(kept.resolve("1-1-2.recovery"),
        "gallery:heat\n2026-01-02T03:04:05Z\n{\"title\": \"kept\"}");
    assertThat(Recovery.list(folder)).extracting(recovery -> recovery.study().title())
        .containsExactly("kept");
    assertThat(kept.resolve("1-1-1.recovery")).exists();
  }
}
