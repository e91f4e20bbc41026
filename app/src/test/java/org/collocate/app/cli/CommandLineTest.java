package org.collocate.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line as scripts use it.
class CommandLineTest {
  private static final String STUDY = """
      {"collocate": 1, "title": "Square", "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
       "equation": {"unknowns": ["u"], "equations": ["-lap(u) = f"],
         "coefficients": {"f": "2*pi^2*sin(pi*x)*sin(pi*y)"}, "parameters": {"q": 1}},
       "boundary": [{"on": "rest", "u": "0"}], "exact": {"u": "sin(pi*x)*sin(pi*y)"},
       "methods": [{"id": "fem", "cells": 1000}, {"id": "random-features", "features": 200, "scale": 5},
         {"id": "pinn", "steps": 20, "width": 8, "depth": 2}],
       "outputs": [{"name": "mean", "integral": "u"}, {"name": "top", "max": "u"},
         {"name": "probe", "value": "u", "at": [0.25, 0.5]}], "evaluate": {"grid": 33}, "seed": 4}
      """;

  @TempDir
  private Path folder = Path.of("");

  private Path study(String text) throws IOException {
    return Files.writeString(folder.resolve("study.json"), text);
  }

  @Test
  void fillsEveryFieldOfTheReport() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = Ran.of("compare", study(STUDY).toString(), "--out", out.toString(), "--quiet");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.err()).isEmpty();
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.at("/study/sha256").asString()).hasSize(64);
    assertThat(report.at("/machine/threads").asInt()).isPositive();
    assertThat(report.at("/reference/kind").asString()).isEqualTo("exact");
    assertThat(report.at("/runs")).hasSize(3);
    for (JsonNode run : report.at("/runs")) {
      for (String key : List.of("/method", "/name", "/label", "/settings", "/seed", "/status", "/reason",
          "/unknowns",
          "/iterations", "/steps", "/threads", "/shared", "/seconds/total", "/seconds/setup",
          "/seconds/solve",
          "/seconds/train", "/seconds/evaluate", "/cpuSeconds", "/error/u/l2", "/error/u/relativeL2",
          "/error/u/h1",
          "/error/u/relativeH1", "/error/u/linf", "/residual/algebraic", "/residual/strong", "/outputs/mean",
          "/outputs/top", "/outputs/probe", "/history", "/files/vtu", "/files/pvd", "/files/png",
          "/files/errorPng",
          "/files/npz", "/files/csv")) {
        boolean hasNoSystem = key.equals("/residual/algebraic")
            && run.at("/method").asString().equals("pinn");
        assertThat(run.at(key).isMissingNode()).as(key + " of " + run.at("/method")).isEqualTo(hasNoSystem);
      }
      assertThat(run.at("/seed").asInt()).isEqualTo(4);
      run.at("/files").forEach(file -> assertThat(out.resolve(file.asString())).isNotEmptyFile());
    }
    assertThat(report.at("/runs/0/error/u/relativeL2").asDouble()).isBetween(1e-7, 1e-4);
    assertThat(report.at("/runs/0/outputs/mean").asDouble()).isCloseTo(4 / (Math.PI * Math.PI),
        org.assertj.core.api.Assertions.within(1e-5));
    assertThat(report.at("/runs/2/steps").asInt()).isEqualTo(20);
    assertThat(report.at("/runs/2/history").size()).isPositive();
    assertThat(Files.readString(out.resolve("report.html"))).contains("Square", "<svg", "FEM P2")
        .doesNotContain("href=\"http", "src=", "url(", "@import");
  }

  @Test
  void saysHowGoodTheReferenceIs() throws IOException {
    Path out = folder.resolve("out");
    String study = STUDY.replace("\"exact\": {\"u\": \"sin(pi*x)*sin(pi*y)\"}",
        "\"reference\": {\"method\": \"fem\", \"cells\": 4000}")
        .replaceFirst(",\\s*\\{\"id\": \"random-features\".*\\n.*\\}\\],",
            ", {\"id\": \"fem\", \"name\": \"adaptive\", \"adapt\": \"recovery\", \"target\": 0.01}],");
    assertThat(Ran.of("compare", study(study).toString(), "--out", out.toString(), "--quiet").code())
        .isEqualTo(ExitCode.DONE);
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    JsonNode reference = report.at("/reference");
    assertThat(reference.at("/errorEstimate").asDouble()).isBetween(1e-7, 1e-4);
    // The exact solution has the energy norm π/√2, and elements of order 2 on 4 000 cells are off by less than a thousandth.
    JsonNode own = reference.at("/energyEstimate");
    assertThat(own.at("/relative").asDouble()).isBetween(1e-4, 1e-3);
    assertThat(own.at("/norm").asDouble() / own.at("/relative").asDouble()).isBetween(2.2, 2.23);
    assertThat(own.at("/estimator").asString()).isEqualTo("residual");
    assertThat(own.at("/reliable").asBoolean()).isTrue();
    assertThat(own.at("/doubt").asString()).isEmpty();
    assertThat(report.at("/runs/0/energyEstimate/relative").asDouble())
        .isGreaterThan(own.at("/relative").asDouble());
    assertThat(report.at("/runs/1/energyEstimate/estimator").asString()).isEqualTo("recovery");
    assertThat(Files.readString(out.resolve("report.html"))).contains("Own estimate", "in L2, ",
        "in the energy norm");
  }

  @Test
  void saysAllFaultsAndWritesNothing() throws IOException {
    Path out = folder.resolve("out");
    Path wrong = study(STUDY.replace("\"title\"", "\"titel\"")
        .replace("= f\"", "= g\"")
        .replace("\"on\": \"rest\"", "\"on\": \"left\"")
        .replace("\"id\": \"pinn\"", "\"id\": \"pin\"")
        .replace("\"grid\": 33", "\"grid\": 1"));
    Ran ran = Ran.of("compare", wrong.toString(), "--out", out.toString());
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG);
    assertThat(ran.err().lines()).anySatisfy(line -> assertThat(line).startsWith("/titel:"))
        .anySatisfy(line -> assertThat(line).startsWith("/equation/equations/0:").contains("'g'"))
        .anySatisfy(line -> assertThat(line).startsWith("/boundary/0/on:"))
        .anySatisfy(line -> assertThat(line).startsWith("/methods/2/id:"))
        .anySatisfy(line -> assertThat(line).startsWith("/evaluate/grid:"));
    assertThat(out).doesNotExist();
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void sealsAndChecksAgain() throws IOException {
    Path seal = folder.resolve("square.seal");
    Ran sealed = Ran.of("seal", study(STUDY).toString(), "--out", seal.toString(), "--seed", "9", "--threads",
        "1",
        "--quiet");
    assertThat(sealed.code()).as(sealed.err()).isEqualTo(ExitCode.DONE);
    assertThat(sealed.out().strip()).isEqualTo(seal.toString());
    Ran again = Ran.of("recheck", seal.toString(), "--threads", "2", "--quiet");
    assertThat(again.code()).as(again.err() + again.out()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).startsWith("method\tnumber\tsealed\tnow\tchange\trelative\ttolerance\tverdict\n")
        .contains("pinn\terror/u/relativeL2\t", "\tsame\n")
        .doesNotContain("moved");
    Files.writeString(seal, Files.readString(seal).replaceFirst("\"unknowns\": \\{\"value\": ", "$01"));
    Ran broken = Ran.of("recheck", seal.toString(), "--quiet");
    assertThat(broken.code()).isEqualTo(ExitCode.WRONG);
    assertThat(broken.err()).contains("the seal is broken");
    assertThat(broken.out()).isEmpty();
    Ran wrong = Ran.of("seal", study("{}").toString(), "--out", folder.resolve("none.seal").toString());
    assertThat(wrong.code()).isEqualTo(ExitCode.WRONG);
    assertThat(folder.resolve("none.seal")).doesNotExist();
  }

  @Test
  void changesAStudyFromTheCommandLine() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = Ran.of("solve", study(STUDY).toString(), "--out", out.toString(), "--quiet", "--method", "fem",
        "--set",
        "/methods/0/cells=200", "--set", "/methods/0/order=1", "--seed", "9", "--threads", "1");
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.at("/runs")).hasSize(1);
    assertThat(report.at("/runs/0/label").asString()).isEqualTo("FEM P1");
    assertThat(report.at("/runs/0/seed").asInt()).isEqualTo(9);
    assertThat(report.at("/runs/0/unknowns").asInt()).isLessThan(250);
    assertThat(out.resolve("report.html")).doesNotExist();
  }

  @Test
  void tellsThatAMethodDoesNotSupportTheProblemAndWritesTheOthers() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = Ran.of("compare", study(STUDY.replace("\"shapes\"", "\"periodic\": [\"x\"], \"shapes\"")
        .replace("sin(pi*x)", "sin(2*pi*x)")
        .replace("2*pi^2", "5*pi^2")).toString(), "--out", out.toString(),
        "--quiet");
    assertThat(ran.code()).isEqualTo(ExitCode.METHOD_FAILED);
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.at("/runs/0/status").asString()).isEqualTo("converged");
    assertThat(report.at("/runs/0/error/u/relativeL2").asDouble()).isLessThan(1e-3);
    assertThat(report.at("/runs/1/status").asString()).isEqualTo("unsupported");
    assertThat(report.at("/runs/1/reason").asString()).contains("periodic");
  }

  @Test
  void givesTheSameNumbersForTheSameSeed() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    String name = study(STUDY).toString();
    Ran.of("solve", name, "--out", first.toString(), "--quiet");
    Ran.of("solve", name, "--out", second.toString(), "--quiet", "--threads", "1");
    for (String method : List.of("fem", "random-features", "pinn")) {
      assertThat(second.resolve(method + ".npz")).hasSameBinaryContentAs(first.resolve(method + ".npz"));
    }
  }

  @Test
  void endsWithWhatWasFinishedWhenInterrupted() throws Exception {
    Path out = folder.resolve("out");
    Path study = study(STUDY.replace("\"steps\": 20", "\"seconds\": 100"));
    // Progress lines of the network show that its training is on.
    Ran ran = Ran.interrupted(line -> line.startsWith("pinn: "), "compare", study.toString(), "--out",
        out.toString());
    assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.INTERRUPTED);
    JsonNode report = new JsonMapper().readTree(Files.readString(out.resolve("report.json")));
    assertThat(report.at("/runs/0/status").asString()).isEqualTo("converged");
    assertThat(report.at("/runs/2/status").asString()).isEqualTo("cancelled");
    assertThat(out.resolve("fem.npz")).isNotEmptyFile();
    try (var files = Files.list(out)) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .noneMatch(name -> name.contains(".part"));
    }
  }

  @Test
  void refusesACommandThatItDoesNotKnow() {
    assertThat(Ran.of("nonsense").code()).isEqualTo(ExitCode.WRONG);
    assertThat(Ran.of("compare", "missing.json", "--out", folder.toString()).err())
        .contains("no file 'missing.json'");
    assertThat(Ran.of("compare", "gallery:../secret", "--out", folder.toString()).code())
        .isEqualTo(ExitCode.WRONG);
  }

  @Test
  void aPictureOfAStageThatThereIsNotIsRefused() {
    String out = folder.resolve("window.png").toString();
    Ran ran = Ran.of("screenshot", "gallery:poisson-square", "--out", out, "--stage", "sweep");
    assertThat(ran.code()).isEqualTo(ExitCode.WRONG);
    assertThat(ran.err()).contains("sweep");
    assertThat(Ran.of("screenshot", "gallery:poisson-square", "--out", out, "--section", "nonsense").code())
        .isEqualTo(ExitCode.WRONG);
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void listsMethodsAsJson() {
    JsonNode methods = new JsonMapper().readTree(Ran.of("methods", "--json").out());
    assertThat(methods).extracting(method -> method.at("/id").asString())
        .contains("fem", "pinn", "random-features");
    methods.forEach(method -> assertThat(method.at("/settings").size()).isPositive());
  }

  @Test
  void saysWhatAStudyMeans() throws IOException {
    Ran ran = Ran.of("check", study(STUDY).toString());
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("linear, symmetric, steady", "flux of u", "fem: supported");
  }

  @Test
  void saysWhereARefusedSettingStands() throws IOException {
    Ran ran = Ran.of("check", study(STUDY.replace("{\"id\": \"fem\"",
        "{\"id\": \"fem\", \"continuation\": \"q\"")).toString());
    assertThat(ran.code()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("fem: not supported: the problem is linear",
        "/methods/0/continuation: solve it at once");
  }
}
