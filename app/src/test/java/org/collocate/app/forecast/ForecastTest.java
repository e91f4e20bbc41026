package org.collocate.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.document.UserFolder;
import org.collocate.app.run.RunMode;
import org.collocate.app.shell.WorkbenchViewModel;
import org.collocate.resources.Resource;
import org.collocate.solver.forecast.Experience;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Span;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.service.InProcessExecutor;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForecastTest {
  private static final Forecast ONE = new Forecast(1000, true, 0, 3e6, Span.within(2, 2),
      new Forecast.Basis("a formula", "fem 2d steady linear"));

  private final String before = String.valueOf(System.getProperty(UserFolder.PROPERTY));

  @AfterEach
  void usersFolderIsAsBefore() {
    System.setProperty(UserFolder.PROPERTY, before);
  }

  /// A machine that does a hundred million units of each kind in a second.
  private static Known known() {
    Map<String, Speed.Rate> rates = new HashMap<>();
    Solvers.all()
        .forEach(solver -> solver.trials()
            .forEach(trial -> rates.put(trial.kind(), new Speed.Rate(1e-8, 0.5e-8, 2, 0.1))));
    return new Known(rates, Experience.NONE);
  }

  private static CheckedStudy checked(Study study) {
    try {
      return StudyCheck.check(study, Path.of("."));
    } catch (StudyException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<String> gallery() {
    return Resource.GALLERY.names().stream();
  }

  @ParameterizedTest
  @MethodSource("gallery")
  void everyMethodOfTheGalleryIsForeseen(String name) throws StudyException {
    CheckedStudy study = checked(Study.parse(Resource.GALLERY.required(name + ".json")));
    StudyForecast ahead = StudyForecast.of(study, known(), 2, true);
    assertThat(ahead.methods()).hasSameSizeAs(study.methods());
    for (MethodForecast method : ahead.methods()) {
      boolean supported = study.method(method.name(), 0)
          .solver()
          .supports(study.problem(), study.method(method.name(), 0).settings())
          .isYes();
      assertThat(method.forecast().isPresent()).as(method.name()).isEqualTo(supported);
      assertThat(ForecastText.line(method)).isNotBlank();
      method.forecast().ifPresent(forecast -> {
        assertThat(forecast.unknowns()).isPositive();
        assertThat(forecast.bytes()).isPositive();
        assertThat(forecast.seconds().isKnown()).isTrue();
      });
    }
    assertThat(ahead.together().expected()).isPositive();
    assertThat(ForecastText.total(ahead)).startsWith("Run:");
  }

  @Test
  void everyRegisteredMethodHasTrials() {
    assertThat(Solvers.all().stream().filter(solver -> !solver.info().id().equals("probe")))
        .isNotEmpty()
        .allSatisfy(solver -> assertThat(solver.trials()).isNotEmpty());
  }

  @Test
  void aMachineIsMeasuredOnceAndRemembered(@TempDir Path folder) throws IOException {
    MachineSpeed machine = new MachineSpeed(folder);
    assertThat(machine.known().rates()).isEmpty();
    Known measured = machine.measured(() -> false);
    List<String> kinds = Solvers.all()
        .stream()
        .map(Solver::trials)
        .flatMap(List::stream)
        .map(trial -> trial.kind())
        .distinct()
        .toList();
    assertThat(measured.rates().keySet()).containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(measured.rates().values()).allSatisfy(rate -> assertThat(rate.single()).isPositive());
    assertThat(new MachineSpeed(folder).known()).isEqualTo(measured);
    byte[] before = Files.readAllBytes(folder.resolve("speed.json"));
    assertThat(machine.measured(() -> false)).isEqualTo(measured);
    assertThat(Files.readAllBytes(folder.resolve("speed.json"))).isEqualTo(before);
  }

  @Test
  void aDamagedFileCostsAMeasurementOnly(@TempDir Path folder) throws IOException {
    for (String damaged : List.of("", "{", "[]", "{\"version\": 1, \"machine\": \"another\"}", "null")) {
      Files.writeString(folder.resolve("speed.json"), damaged);
      assertThat(new MachineSpeed(folder).known()).isEqualTo(Known.NOTHING);
    }
  }

  @Test
  void finishedRunsCorrectWhatIsExpected(@TempDir Path folder) {
    MachineSpeed machine = new MachineSpeed(folder);
    for (double actual : new double[] {6, 5, 7}) {
      machine.learn(ONE, actual);
    }
    Forecast corrected = machine.known().experience().correct(ONE);
    assertThat(corrected.seconds().expected()).isCloseTo(6, withinPercentage(1e-9));
    assertThat(corrected.seconds().least()).isLessThan(5);
    assertThat(corrected.seconds().most()).isBetween(7.0, 12.0);
    // A clock needs no correction.
    Forecast budget = ONE.withSeconds(Span.atMost(20));
    assertThat(machine.known().experience().correct(budget)).isEqualTo(budget);
    // A machine that slept teaches nothing.
    assertThat(machine.learn(ONE, 1e6)).isEqualTo(machine.known());
    assertThat(machine.known().experience().ratios().get("fem 2d steady linear")).hasSize(3);
  }

  @Test
  void warningsNameWhatIsShort() {
    StudyForecast study = new StudyForecast(List.of(new MethodForecast("fem", 1, Optional.of(ONE),
        Optional.of(ONE), "")), Optional.empty(), 2);
    ForecastText.Memory large = new ForecastText.Memory(8e9, 4e9);
    assertThat(ForecastText.warning(study, large)).isEmpty();
    assertThat(ForecastText.warning(study, new ForecastText.Memory(3e6, 2e6)).orElseThrow())
        .contains("this machine has 3 MB");
    assertThat(ForecastText.warning(study, new ForecastText.Memory(8e9, 3e6)).orElseThrow())
        .contains("a run may take 3 MB");
    Forecast slow = ONE.withSeconds(Span.within(600, 2));
    assertThat(ForecastText.warning(new StudyForecast(List.of(new MethodForecast("fem", 1, Optional.of(slow),
        Optional.of(slow), "")), Optional.empty(), 2), large).orElseThrow())
        .contains("5 min 00 s to 20 min 00 s");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertThat(ForecastText.line(new Forecast(1_200_000, false, 0, Double.NaN, Span.UNKNOWN,
        new Forecast.Basis("", "")))).contains("about 1\u2009200\u2009000 unknowns", "memory not known",
            "time not known");
    assertThat(ForecastText.seconds(Span.atLeast(1.26))).isEqualTo("at least 1.3 s");
    assertThat(ForecastText.seconds(Span.within(0.5, 2))).isEqualTo("0.3 s to 1 s");
    assertThat(ForecastText.seconds(new Span(20, 5, 21))).isEqualTo("about 20 s");
  }

  @Test
  void theForecastFollowsTheStudyAndLearnsFromItsRuns(@TempDir Path folder) {
    System.setProperty(UserFolder.PROPERTY, folder.toString());
    QueuedWindow window = new QueuedWindow();
    try (WorkbenchViewModel workbench = new WorkbenchViewModel(new Document(Studies.poisson(), Origin.NEW),
        window.tasks(), threads -> new SolverService(new InProcessExecutor(), threads), 2)) {
      window.until("looked ahead", () -> !workbench.forecast("fem").isEmpty());
      String before = workbench.forecast("fem");
      assertThat(before).contains("unknowns", "MB");
      workbench.editor()
          .write("cells", Pointer.ROOT.key("methods").index(0).key("cells"), Study.value("40000"));
      window.until("looked ahead again", () -> !workbench.forecast("fem").equals(before));
      assertThat(workbench.forecast("fem")).contains("80\u2009");
      assertThat(workbench.forecastInFull("fem")).contains("Rests on:", "cells of order 2");
      window.until("measured", () -> !workbench.forecast("fem").contains("not known"));
      workbench.editor()
          .write("cells", Pointer.ROOT.key("methods").index(0).key("cells"), Study.value("30000"));
      window.until("looked at", workbench::canRun);
      workbench.run(RunMode.ONE_BY_ONE);
      window.until("run", () -> !workbench.runs().isActive());
      window.until("learned", () -> new MachineSpeed(folder).known()
          .experience()
          .ratios()
          .containsKey("fem 2d steady linear"));
    }
  }
}
