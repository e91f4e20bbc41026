package org.collocate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.collocate.resources.Resource;
import org.collocate.solver.learning.Checkpoint;
import org.collocate.solver.learning.CheckpointException;
import org.collocate.solver.learning.FamilyCheck;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command `train` as scripts use it.
class TrainCommandTest {
  private static final String[] SMALL = {"--quiet", "--method", "kernel-operator", "--set",
      "/family/train=30", "--set",
      "/family/test=6", "--set", "/reference/points=29", "--set", "/methods/0/components=20"};

  @TempDir
  private Path folder = Path.of("");

  private static String[] train(String family, Path out, String... more) {
    return Stream.of(Stream.of("train", family, "--out", out.toString()), Stream.of(more))
        .flatMap(part -> part)
        .toArray(String[]::new);
  }

  static List<String> families() {
    return Resource.FAMILIES.names();
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyShippedFamilyIsOne(String name) throws StudyException {
    FamilyCheck.check(Study.parse(Resource.FAMILIES.required(name + ".json")), folder);
  }

  @Test
  void writesACheckpointThatSolvesAStudyAndAReport() throws IOException, StudyException, CheckpointException {
    Path out = folder.resolve("out");
    Ran ran = Ran.of(train("family:darcy", out, SMALL));
    assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("| kernel-operator |", "| fdm |");
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.at("/family/symmetry").asString()).isEqualTo("square");
    assertThat(report.at("/runs")).hasSize(2);
    JsonNode learned = report.at("/runs/0");
    assertThat(learned.at("/test/relativeL2").asDouble()).isBetween(0.005, 0.2);
    assertThat(learned.at("/test/worst/relativeL2").asDouble())
        .isGreaterThanOrEqualTo(learned.at("/test/relativeL2").asDouble());
    assertThat(learned.at("/train/relativeL2").asDouble()).isPositive();
    assertThat(learned.at("/samplesPerSecond").asDouble()).isPositive();
    assertThat(learned.at("/seconds/total").asDouble()).isGreaterThan(learned.at("/seconds/data").asDouble());
    assertThat(learned.at("/breakEven").has("solves")).isTrue();
    assertThat(learned.at("/history").size()).isPositive();
    // On its own grid the reference is the truth.
    assertThat(report.at("/runs/1/test/relativeL2").asDouble()).isLessThan(1e-10);
    assertThat(Files.readString(out.resolve("report.md"))).contains("pays after", "Darcy");
    Checkpoint checkpoint = Checkpoint.read(out.resolve("kernel-operator.operator"));
    assertThat(learned.at("/checkpoint/sha256").asString()).isEqualTo(checkpoint.sha256());
    Study study = checkpoint.problems()
        .test(0)
        .with(Pointer.ROOT.key("methods"),
            Study.value("[{\"id\": \"kernel-operator\", \"checkpoint\": \"kernel-operator.operator\"}]"));
    CheckedStudy checked = StudyCheck.check(study, out);
    assertThat(checked.methods()
        .getFirst()
        .solver()
        .supports(checked.problem(),
            checked.methods().getFirst().settings())
        .isYes()).isTrue();
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrder(
          "report.json",
          "report.md",
          "kernel-operator.operator");
    }
  }

  @Test
  void theSameSeedGivesTheSameCheckpoint() throws CheckpointException {
    Ran.of(train("family:darcy", folder.resolve("a"), SMALL));
    Ran.of(train("family:darcy", folder.resolve("b"),
        Stream.concat(Stream.of(SMALL), Stream.of("--threads", "1"))
            .toArray(String[]::new)));
    assertThat(Checkpoint.read(folder.resolve("b").resolve("kernel-operator.operator")).sha256())
        .isEqualTo(Checkpoint.read(folder.resolve("a").resolve("kernel-operator.operator")).sha256());
  }

  @Test
  void saysAllFaultsAndWritesNothing() {
    Path out = folder.resolve("out");
    Ran ran = Ran.of(train("family:darcy", out, "--set", "/family/train=1", "--set", "/boundary/0/on=left"));
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG);
    assertThat(ran.err().lines()).anySatisfy(line -> assertThat(line).startsWith("/family/train:"))
        .anySatisfy(line -> assertThat(line).startsWith("/boundary/0/on:"));
    assertThat(Ran.of(train("family:darci", out)).err()).contains("darcy");
    assertThat(Ran.of(train("family:darcy", out, "--method", "fno2")).code()).isEqualTo(ExitCode.WRONG);
    assertThat(out).doesNotExist();
  }

  /// Ctrl-C in the midst of a training, then the same command again.
  @ParameterizedTest
  @CsvSource({"fno, 2, 400", "deeponet, 1, 20000"})
  void anInterruptedTrainingGoesOnToTheSameNumbers(String method, int number, int epochs)
      throws IOException, InterruptedException, CheckpointException {
    Path out = folder.resolve("out");
    String[] small = {"--method", method, "--set", "/family/train=24", "--set", "/family/test=4", "--set",
        "/reference/cells=400", "--set", "/methods/" + number + "/epochs=" + epochs};
    Ran ran = Ran.interrupted(line -> line.startsWith(method + ": "),
        train("family:conductivity", out, small));
    assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(ran.out()).contains("the same command goes on from here");
    assertThat(out.resolve(method + ".operator")).doesNotExist();
    Ran other = Ran.of(train("family:conductivity", out, Stream.concat(Stream.of(small), Stream.of("--seed",
        "2", "--set", "/methods/" + number + "/epochs=1")).toArray(String[]::new)));
    assertThat(other.code()).as(other.err()).isEqualTo(ExitCode.DONE);
    assertThat(other.err()).as("what is of another seed is not gone on with").doesNotContain("goes on");
    Ran begun = Ran.interrupted(line -> line.startsWith(method + ": "),
        train("family:conductivity", out, small));
    assertThat(begun.code()).as(begun.out()).isEqualTo(ExitCode.INTERRUPTED);
    Ran again = Ran.of(train("family:conductivity", out, small));
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(again.err()).contains(method + ": goes on where it was interrupted, after ");
    assertThat(out.resolve(".unfinished")).doesNotExist();
    Path straight = folder.resolve("straight");
    assertThat(Ran.of(train("family:conductivity", straight, small)).code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllBytes(out.resolve(method + ".operator")))
        .isEqualTo(Files.readAllBytes(straight.resolve(method + ".operator")));
    JsonNode whole = new JsonMapper().readTree(Files.readString(out.resolve("report.json"))).at("/runs/0");
    JsonNode wanted = new JsonMapper().readTree(Files.readString(straight.resolve("report.json")))
        .at("/runs/0");
    assertThat(whole.at("/test/relativeL2")).isEqualTo(wanted.at("/test/relativeL2"));
    assertThat(whole.at("/history").size()).isEqualTo(wanted.at("/history").size());
    for (int i = 0; i < whole.at("/history").size(); i++) {
      for (String column : List.of("step", "loss")) {
        assertThat(whole.at("/history/" + i + "/" + column)).isEqualTo(wanted.at("/history/" + i + "/"
            + column));
      }
    }
  }

  /// The first method's training is on its way to the second's when Ctrl-C comes.
  @Test
  void anInterruptKeepsWhatIsWholeAndLeavesNothingHalf()
      throws IOException, InterruptedException, CheckpointException {
    Path out = folder.resolve("out");
    String[] small = {"--set", "/family/train=30", "--set", "/family/test=6", "--set",
        "/reference/points=29", "--set", "/methods/0/components=20"};
    Ran ran = Ran.interrupted(line -> line.startsWith("fno: "),
        train("family:darcy", out, Stream.concat(Stream.of(small),
            Stream.of("--method", "kernel-operator", "--method", "fno", "--set", "/methods/2/epochs=10000"))
            .toArray(String[]::new)));
    assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.INTERRUPTED);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactlyInAnyOrder(
          "report.json", "report.md", "kernel-operator.operator", ".unfinished");
    }
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.at("/runs")).hasSize(1);
    Checkpoint kept = Checkpoint.read(out.resolve("kernel-operator.operator"));
    assertThat(report.at("/runs/0/checkpoint/sha256").asString()).isEqualTo(kept.sha256());
    // The same command, begun again for what was finished, comes to the same weights.
    Path again = folder.resolve("again");
    Ran.of(train("family:darcy", again,
        Stream.concat(Stream.of(small), Stream.of("--quiet", "--method", "kernel-operator",
            "--set", "/methods/2/epochs=10000")).toArray(String[]::new)));
    assertThat(Checkpoint.read(again.resolve("kernel-operator.operator")).sha256()).isEqualTo(kept.sha256());
  }
}
