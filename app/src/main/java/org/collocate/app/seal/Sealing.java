package org.collocate.app.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.collocate.app.run.StudyRun;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Outcome;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.method.Setting;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.ReferenceChoice;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.jspecify.annotations.Nullable;

/// Runs a study for a seal, or a sealed one again. A method that was stopped by its clock does as many steps again as it
/// did then. One object is for one run, which another thread may interrupt.
public final class Sealing {
  private static final String STEPS = "steps";
  private static final long LARGEST_FILE = 16L << 20;

  private final int threads;
  private final IntFunction<SolverService> services;
  private final StudyRun.Observer observer;
  private volatile boolean interrupted;
  private volatile @Nullable StudyRun running;

  /// @param threads that each run may keep busy
  /// @param services makes a service with a budget of threads
  public Sealing(int threads, IntFunction<SolverService> services, StudyRun.Observer observer) {
    this.threads = threads;
    this.services = services;
    this.observer = observer;
  }

  /// Ends the work; what was found is lost.
  public void interrupt() {
    interrupted = true;
    StudyRun run = running;
    if (run != null) {
      run.interrupt();
    }
  }

  /// Runs all methods of a study and notes what they find.
  ///
  /// @param folder of files beside the study
  /// @return empty if it was interrupted
  /// @throws SealException if there is no reference, or a file beside the study cannot be taken in
  public Optional<SealedExperiment> seal(CheckedStudy study, Path folder) throws IOException, SealException {
    return experiment(study, folder, files(study), Map.of());
  }

  /// Runs a sealed experiment again and compares.
  ///
  /// @return empty if it was interrupted
  /// @throws SealException if what was sealed is no study that this program can run
  public Optional<Recheck> recheck(SealedExperiment sealed) throws IOException, SealException {
    Path folder = Files.createTempDirectory("collocate-recheck");
    try {
      for (Map.Entry<String, byte[]> file : sealed.files().entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      CheckedStudy study;
      try {
        study = StudyCheck.check(sealed.study(), folder);
      } catch (StudyException e) {
        throw new SealException("the sealed study is wrong: " + e.getMessage());
      }
      checkRuns(study, sealed);
      return experiment(study, folder, sealed.files(), steps(study, sealed))
          .map(again -> Recheck.of(sealed, again));
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static void checkRuns(CheckedStudy study, SealedExperiment sealed) throws SealException {
    List<String> names = study.methods().stream().map(CheckedStudy.Method::name).toList();
    List<String> known = sealed.runs().stream().map(SealedExperiment.SealedRun::name).toList();
    if (!known.equals(names)) {
      throw new SealException(
          "the sealed runs " + known + " are not those of the sealed study's methods " + names);
    }
    for (SealedExperiment.SealedRun run : sealed.runs()) {
      Map<String, Object> settings = study.method(run.name(), 0).settings().values();
      if (!numbered(settings).equals(numbered(run.settings()))) {
        throw new SealException(
            "the settings of '" + run.name() + "' are not those that the sealed study gives it: "
                + run.settings() + " instead of " + settings);
      }
    }
  }

  /// Settings whose numbers are all of one kind, as programs that rewrite JSON may print 20.0 as 20.
  private static Map<String, Object> numbered(Map<String, Object> settings) {
    Map<String, Object> numbered = new HashMap<>();
    settings.forEach(
        (key, value) -> numbered.put(key, value instanceof Number number ? (Object) number.doubleValue()
            : value));
    return numbered;
  }

  /// The steps that repeat each training that its clock, or nothing but itself, ended.
  private static Map<String, Integer> steps(CheckedStudy study, SealedExperiment sealed) {
    Map<String, Integer> steps = new HashMap<>();
    for (SealedExperiment.SealedRun run : sealed.runs()) {
      CheckedStudy.Method method = study.method(run.name(), 0);
      boolean counted = method.solver().settings().stream().map(Setting::key).anyMatch(STEPS::equals);
      if (counted && method.settings().whole(STEPS) == 0 && run.steps() > 0) {
        // A run that ended by itself found so in the step after its last; the clock must not come before that.
        steps.put(run.name(), run.status() == RunStatus.STOPPED ? run.steps() : run.steps() + 1);
      }
    }
    return steps;
  }

  private Optional<SealedExperiment> experiment(CheckedStudy study, Path folder, Map<String, byte[]> files,
      Map<String, Integer> steps) throws IOException, SealException {
    StudyRun run = new StudyRun(study, folder, threads, services, observer);
    running = run;
    if (interrupted) {
      return Optional.empty();
    }
    Comparison comparison;
    try {
      comparison = run.reference();
    } catch (ReferenceSource.NoReferenceException | MeshingException e) {
      throw new SealException("there is no reference to measure errors against: " + e.getMessage());
    } catch (CancellationException e) {
      return Optional.empty();
    }
    List<Outcome> outcomes = run.run(study.methods().stream().map(CheckedStudy.Method::name).toList(), steps,
        comparison, _ -> {});
    if (run.isInterrupted()) {
      return Optional.empty();
    }
    List<SealedExperiment.SealedRun> runs = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      runs.add(withStudySettings(SealedNumbers.of(outcome), study));
    }
    return Optional.of(new SealedExperiment(study.study(), files, SealedExperiment.Made.here(threads),
        SealedNumbers.of(comparison), runs));
  }

  /// Settings as the study gives them: the steps of a training that was repeated stand beside them.
  private static SealedExperiment.SealedRun withStudySettings(SealedExperiment.SealedRun run,
      CheckedStudy study) {
    return new SealedExperiment.SealedRun(run.name(), run.label(), run.status(), run.reason(),
        study.method(run.name(), 0).settings().values(), run.steps(), run.numbers());
  }

  /// The files beside the study that it needs.
  private static Map<String, byte[]> files(CheckedStudy study) throws IOException, SealException {
    if (!(study.reference() instanceof ReferenceChoice.Measured(Path csv))) {
      return Map.of();
    }
    if (Files.size(csv) > LARGEST_FILE) {
      throw new SealException(csv.getFileName() + " is larger than " + (LARGEST_FILE >> 20)
          + " MB and cannot be sealed within the file; leave out points, or take another reference");
    }
    return Map.of(String.valueOf(csv.getFileName()), Files.readAllBytes(csv));
  }
}
