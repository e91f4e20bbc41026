package org.collocate.app.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.collocate.app.Studies;
import org.collocate.app.run.StudyRun;
import org.collocate.resources.Resource;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final class Quiet implements StudyRun.Observer {
    @Override
    public void line(String text) {
      assertThat(text).isNotBlank();
    }

    @Override
    public void progress(String what, double seconds, double fraction, String message) {
      assertThat(what).isNotBlank();
    }
  }

  private static Sealing sealing(int threads) {
    return new Sealing(threads, budget -> new SolverService(new InProcessExecutor(), budget), new Quiet());
  }

  private static SealedExperiment seal(Study study, Path folder, int threads) {
    try {
      CheckedStudy checked = StudyCheck.check(study, folder);
      return sealing(threads).seal(checked, folder).orElseThrow();
    } catch (StudyException | IOException | SealException e) {
      throw new AssertionError(e);
    }
  }

  private static Study with(Study study, String pointer, String value) {
    return study.with(new Pointer(pointer), Study.value(value));
  }

  /// A study of the gallery by three methods, whose network is stopped by the clock.
  private static Study gallery() {
    Study study = Studies.parse(Resource.GALLERY.required("poisson-manufactured.json"));
    return with(with(study.without(Pointer.ROOT.key("expect")), "/methods", """
        [{"id": "fem", "cells": 800}, {"id": "random-features", "features": 120},
         {"id": "pinn", "seconds": 0.7, "width": 12, "depth": 2, "points": 100, "adamSteps": 40}]"""),
        "/evaluate", "{\"grid\": 33}");
  }

  /// Finite elements alone.
  private static SealedExperiment small() {
    return seal(Studies.poisson(), Path.of("."), 1);
  }

  @Test
  void aSealedStudyIsTheSameAgainBitByBitOnOneAndTwoThreads(@TempDir Path folder)
      throws IOException, SealException {
    SealedExperiment sealed = seal(gallery(), folder, 1);
    assertThat(sealed.runs()).extracting(SealedExperiment.SealedRun::status)
        .containsExactly(RunStatus.CONVERGED, RunStatus.CONVERGED, RunStatus.STOPPED);
    assertThat(sealed.runs().getLast().steps()).isPositive();
    assertThat(sealed.runs()).allSatisfy(run -> assertThat(run.numbers()).containsKeys("unknowns",
        "error/u/relativeL2", "outputs/probe"));
    Path file = folder.resolve("square.seal");
    SealFile.write(file, sealed);
    SealedExperiment read = SealFile.read(file);
    assertThat(read).isEqualTo(sealed);
    for (int threads : new int[] {1, 2}) {
      Recheck recheck = sealing(threads).recheck(read).orElseThrow();
      assertThat(recheck.like()).isTrue();
      assertThat(recheck.remarks()).isEmpty();
      assertThat(recheck.rows()).isNotEmpty()
          .allSatisfy(row -> assertThat(row.verdict()).as(row.toString()).isEqualTo(Recheck.Verdict.SAME));
    }
  }

  @Test
  void aTrainingThatEndedByItselfEndsThereAgain(@TempDir Path folder) throws IOException, SealException {
    Study study = with(gallery(), "/methods",
        """
            [{"id": "pinn", "seconds": 30, "width": 4, "depth": 1, "points": 16, "boundaryPoints": 16, "adamSteps": 5}]""");
    SealedExperiment sealed = seal(study, folder, 1);
    assertThat(sealed.runs().getFirst().status()).isEqualTo(RunStatus.CONVERGED);
    Recheck recheck = sealing(2).recheck(sealed).orElseThrow();
    assertThat(recheck.remarks()).isEmpty();
    assertThat(recheck.isGood()).isTrue();
  }

  @Test
  void filesBesideTheStudyTravelInTheSeal(@TempDir Path folder) throws IOException, SealException {
    Files.writeString(folder.resolve("points.csv"), "x,y,u\n0.5,0.5,1\n0.25,0.5,0.7\n0.5,0.25,0.71\n");
    Study study = with(Studies.poisson().without(Pointer.ROOT.key("exact")), "/reference",
        "{\"csv\": \"points.csv\"}");
    SealedExperiment sealed = seal(study, folder, 1);
    assertThat(sealed.files()).containsOnlyKeys("points.csv");
    Path file = folder.resolve("elsewhere").resolve("with.seal");
    SealFile.write(file, sealed);
    Files.delete(folder.resolve("points.csv"));
    assertThat(sealing(1).recheck(SealFile.read(file)).orElseThrow().isGood()).isTrue();
  }

  @Test
  void otherMachinesMayRoundOtherwiseAndThisIsSaid() throws IOException, SealException {
    SealedExperiment sealed = small();
    SealedExperiment foreign = new SealedExperiment(sealed.study(), sealed.files(),
        new SealedExperiment.Made(sealed.made().writer(), "another processor", "99", sealed.made().system(),
            4),
        sealed.reference(), changed(sealed, "outputs/none", 1, "error/u/l2", 1 + 1e-9));
    Recheck recheck = sealing(1).recheck(foreign).orElseThrow();
    assertThat(recheck.remarks()).anySatisfy(remark -> assertThat(remark).contains("another processor"))
        .anySatisfy(remark -> assertThat(remark).startsWith("Java: sealed with 99"));
    assertThat(recheck.isGood()).isTrue();
    assertThat(recheck.rows()).anyMatch(row -> row.verdict() == Recheck.Verdict.WITHIN);
  }

  @Test
  void whatMovedIsNamedWithItsChange() throws IOException, SealException {
    SealedExperiment sealed = small();
    SealedExperiment other = new SealedExperiment(sealed.study(), sealed.files(), sealed.made(),
        sealed.reference(),
        changed(sealed, "error/u/linf", 2, "error/u/l2", 1));
    Recheck recheck = sealing(1).recheck(other).orElseThrow();
    assertThat(recheck.isGood()).isFalse();
    List<Recheck.Row> moved = recheck.rows().stream().filter(row -> !row.verdict().isGood()).toList();
    assertThat(moved).hasSize(2).allSatisfy(row -> {
      assertThat(row.number()).isEqualTo("error/u/linf");
      assertThat(row.relative()).isEqualTo(-0.5);
      assertThat(row.verdict()).isEqualTo(Recheck.Verdict.MOVED);
    });
    assertThat(recheck.worst().orElseThrow().number()).isEqualTo("error/u/linf");
  }

  private static List<SealedExperiment.SealedRun> changed(SealedExperiment sealed, String one, double byOne,
      String two, double byTwo) {
    List<SealedExperiment.SealedRun> runs = new ArrayList<>();
    for (SealedExperiment.SealedRun run : sealed.runs()) {
      Map<String, SealedExperiment.SealedNumber> numbers = new LinkedHashMap<>(run.numbers());
      Map.of(one, byOne, two, byTwo)
          .forEach((name, factor) -> numbers.computeIfPresent(name,
              (_, number) -> new SealedExperiment.SealedNumber(factor * number.value(), number.tolerance(),
                  number.elsewhere())));
      runs.add(
          new SealedExperiment.SealedRun(run.name(), run.label(), run.status(), run.reason(), run.settings(),
              run.steps(), numbers));
    }
    return runs;
  }

  private static void refused(String text, String... reasons) {
    assertThatThrownBy(() -> SealFile.parseSeal(text)).isInstanceOf(SealException.class)
        .message()
        .contains(reasons);
  }

  @Test
  void damagedFilesAreRefusedWithTheirReason(@TempDir Path folder) throws IOException, SealException {
    String text = SealFile.text(small());
    assertThat(SealFile.parseSeal(text)).isEqualTo(SealFile.parseSeal(text));
    refused(text.replaceFirst("\"value\": (\\d)", "\"value\": 9$1"), "the seal is broken");
    refused(text.replaceFirst("\"interval\"|\"cells\": ?400", "\"cells\": 401"), "the study is not the one");
    refused(text.substring(0, text.length() / 2), "the file is damaged: line");
    refused("", "the file is damaged");
    refused("[1, 2]", "the file is damaged");
    refused(text.replaceFirst("\"seal\": 1", "\"seal\": 2"), "in version 2 of the format");
    refused(text.replaceFirst("\"writer\": \"0.1.0\"", "\"writer\": \"7.0.0\""), "sealed by Collocate 7.0.0");
    refused(text.replaceFirst("\"runs\":", "\"run\":"), "'runs' is missing");
    refused(text.replaceFirst("\"seal\": 1", "\"seal\": 1, \"filez\": []"), "unknown key 'filez'", "files");
    refused(text.replaceFirst("\"status\": \"converged\"", "\"status\": \"perfect\""), "no status 'perfect'");
    refused(text.replaceFirst("\"tolerance\": 0", "\"tolerance\": -1"), "is negative");
    refused(text.replaceFirst("\"files\": \\[\\]",
        "\"files\": [{\"name\": \"../../etc/passwd\", \"sha256\": \"\", \"base64\": \"\"}]"),
        "is not the name of a file beside the study");
    refused(text.replaceFirst("\"files\": \\[\\]",
        "\"files\": [{\"name\": \"a.csv\", \"sha256\": \"00\", \"base64\": \"AAAA\"}]"),
        "is not the one that was sealed");
    refused(Studies.poisson().print(), "this is a study, not a sealed experiment");
    refused("{\"a\": 1}", "this is no sealed experiment");
    Path giant = folder.resolve("giant.seal");
    try (var file = new java.io.RandomAccessFile(giant.toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    assertThatThrownBy(() -> SealFile.read(giant)).isInstanceOf(SealException.class)
        .hasMessageContaining("larger than 64 MB");
    assertThatThrownBy(() -> SealFile.read(folder.resolve("none.seal"))).isInstanceOf(SealException.class)
        .hasMessageContaining("there is no file");
    Path binary = Files.write(folder.resolve("binary.seal"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> SealFile.read(binary)).isInstanceOf(SealException.class)
        .hasMessageContaining("no text in UTF-8");
  }

  @Test
  void runsThatAreNotTheStudysAreRefused() {
    SealedExperiment sealed = small();
    SealedExperiment fewer = new SealedExperiment(sealed.study(), sealed.files(), sealed.made(),
        sealed.reference(),
        sealed.runs().subList(0, 1));
    assertThatThrownBy(() -> sealing(1).recheck(fewer)).isInstanceOf(SealException.class)
        .hasMessageContaining("not those of the sealed study");
    SealedExperiment.SealedRun run = sealed.runs().getFirst();
    Map<String, Object> settings = new LinkedHashMap<>(run.settings());
    settings.put("cells", 7L);
    List<SealedExperiment.SealedRun> runs = new ArrayList<>(sealed.runs());
    runs.set(0, new SealedExperiment.SealedRun(run.name(), run.label(), run.status(), run.reason(), settings,
        run.steps(), run.numbers()));
    assertThatThrownBy(
        () -> sealing(1).recheck(new SealedExperiment(sealed.study(), sealed.files(), sealed.made(),
            sealed.reference(), runs)))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("settings of 'fem'");
  }

  @Test
  void anInterruptedSealIsNone() throws Exception {
    Sealing sealing = sealing(1);
    Study slow = Studies.slow();
    Thread interrupting = new Thread(() -> {
      try {
        Thread.sleep(700);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      sealing.interrupt();
    });
    interrupting.start();
    assertThat(sealing.seal(StudyCheck.check(slow, Path.of(".")), Path.of("."))).isEmpty();
    interrupting.join();
    Sealing before = sealing(1);
    before.interrupt();
    assertThat(before.seal(StudyCheck.check(slow, Path.of(".")), Path.of("."))).isEmpty();
  }

  @Test
  void aMethodThatCannotIsSealedAsSuch() throws IOException, SealException {
    Study study = with(Studies.poisson(), "/methods",
        "[{\"id\": \"fem\", \"cells\": 50}, {\"id\": \"random-features\", \"features\": 6000}]");
    study = with(with(with(study, "/equation/unknowns", "[\"u\", \"v\"]"), "/equation/equations",
        "[\"-lap(u) = f\", \"-lap(v) = f\"]"), "/boundary",
        "[{\"on\": \"rest\", \"u\": \"0\", \"v\": \"0\"}]");
    study = with(study, "/exact", "{\"u\": \"sin(pi*x)*sin(pi*y)\", \"v\": \"sin(pi*x)*sin(pi*y)\"}");
    SealedExperiment sealed = SealFile.parseSeal(SealFile.text(seal(study, Path.of("."), 1)));
    assertThat(Objects.requireNonNull(sealed.runs().getLast()).status()).isEqualTo(RunStatus.UNSUPPORTED);
    assertThat(sealing(1).recheck(sealed).orElseThrow().isGood()).isTrue();
  }
}
