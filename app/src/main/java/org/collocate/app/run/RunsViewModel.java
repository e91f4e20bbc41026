package org.collocate.app.run;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Document;
import org.collocate.app.text.Texts;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.Reference;
import org.collocate.solver.comparison.ReferenceSource;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.service.History;
import org.collocate.solver.service.Run;
import org.collocate.solver.service.RunEvent;
import org.collocate.solver.service.RunRequest;
import org.collocate.solver.service.RunResult;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.service.SolverService;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;

/// The runs of the open study and the reference that they are measured against. All methods are called on the window's
/// thread; what comes from runs is taken in on whichever thread it comes and shown once per pulse.
public final class RunsViewModel implements AutoCloseable {
  private static final Texts TEXTS = Texts.of("run");

  private static final Logger LOG = System.getLogger(RunsViewModel.class.getName());

  private final Document document;
  private final Tasks tasks;
  private final IntFunction<SolverService> services;
  private final int cores;
  private final Listeners changes = new Listeners();
  private final List<Finished> finished = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final Signal news;
  private final Signal measuring;
  private final Signal evaluating;
  private final Map<String, Track> tracks = new ConcurrentHashMap<>();
  private final Queue<Track> waiting = new ArrayDeque<>();
  private @Nullable SolverService service;
  private volatile AtomicBoolean referenceCancelled = new AtomicBoolean();
  private volatile @Nullable Comparison comparison;
  private ReferenceState reference = ReferenceState.NONE;
  private String referenceKey = "";
  private String outputsKey = "";
  private int referenceGeneration;
  private String notice = "";
  private @Nullable Study keyedStudy;
  private final Map<String, String> keys = new HashMap<>();

  /// @param services makes a service with a budget of threads
  /// @param cores threads that runs may keep busy together
  public RunsViewModel(Document document, Tasks tasks, IntFunction<SolverService> services, int cores) {
    this.document = document;
    this.tasks = tasks;
    this.services = services;
    this.cores = cores;
    this.news = new Signal(tasks.news(), changes::tell);
    this.measuring = new Signal(tasks.measures(), this::measure);
    this.evaluating = new Signal(tasks.evaluations(), this::evaluate);
  }

  /// Told when anything has changed, at most once per turn of the window's thread.
  public Listeners changes() {
    return changes;
  }

  /// Told of each run that is over, on the run's thread.
  public interface Finished {
    /// The run of a method of that study has ended so.
    void ended(CheckedStudy study, String method, RunResult result);
  }

  /// Those who are told of runs that are over.
  public List<Finished> finished() {
    return finished;
  }

  /// The methods of a study with what is known of each, in the study's order.
  public List<MethodRun> methods(CheckedStudy study) {
    List<MethodRun> methods = new ArrayList<>();
    for (CheckedStudy.Method method : study.methods()) {
      Track known = tracks.computeIfAbsent(method.name(),
          name -> new Track(name, "", method.solver().info().label()));
      // Results of a problem in another dimension, say, wait until the study is again what they belong to.
      Track track = known.fits(study.problem()) ? known
          : new Track(method.name(), "", method.solver().info().label());
      methods.add(track.look(methods.size(), key(study.study(), method.name())));
    }
    return methods;
  }

  private String key(Study study, String method) {
    if (!study.equals(keyedStudy)) {
      keyedStudy = study;
      keys.clear();
    }
    return keys.computeIfAbsent(method, name -> ResultKey.of(study, name));
  }

  public boolean isActive() {
    return tracks.values().stream().anyMatch(Track::isActive);
  }

  public ReferenceState reference() {
    return reference;
  }

  /// The comparison with the reference; empty while there is none.
  public Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  /// What went wrong beside the runs, such as a result that could not be kept; empty if nothing did.
  public String notice() {
    return notice;
  }

  /// Finds results that were kept.
  public void restore(CheckedStudy study) {
    Optional<ResultStore> store = ResultStore.of(document.origin());
    if (store.isEmpty()) {
      return;
    }
    tasks.measures().execute(() -> {
      Map<String, Track> found = new LinkedHashMap<>();
      for (CheckedStudy.Method method : study.methods()) {
        try {
          Optional<StoredResult> stored = store.get().find(study.study(), method.name());
          if (stored.isPresent()) {
            found.put(method.name(),
                Track.of(method.name(), stored.get(), training(store.get(), study, method)));
          }
        } catch (IOException e) {
          LOG.log(Level.WARNING, "a kept result", e);
          tasks.window().execute(() -> say(TEXTS.get("unread", String.valueOf(e.getMessage()))));
        }
      }
      tasks.window().execute(() -> {
        found.forEach((name, track) -> {
          Track present = tracks.get(name);
          if (present == null || present.run() == null && !present.isActive()) {
            tracks.put(name, track);
          }
        });
        if (!found.isEmpty()) {
          makeReference(study);
        }
        changes.tell();
      });
    });
  }

  private Optional<KeptTraining> training(ResultStore store, CheckedStudy study, CheckedStudy.Method method) {
    try {
      return store.findTraining(study.study(), method.name());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "a kept training", e);
      tasks.window().execute(() -> say(TEXTS.get("unread", String.valueOf(e.getMessage()))));
      return Optional.empty();
    }
  }

  /// Starts all methods of a study anew.
  public void start(CheckedStudy study, RunMode mode) {
    start(study, mode, study.methods().stream().map(CheckedStudy.Method::name).toList());
  }

  /// Starts some methods anew.
  public void start(CheckedStudy study, RunMode mode, List<String> names) {
    start(study, mode, names, false);
  }

  /// Why a training cannot go on where it has ended; empty if it can.
  public Optional<String> obstacle(CheckedStudy study, String method) {
    return isActive() ? Optional.of(TEXTS.get("on.active"))
        : Resumption.obstacle(study, method, tracks.get(method));
  }

  /// The seconds after which a training goes on; 0 if there is none.
  public double trainedSeconds(String method) {
    Track track = tracks.get(method);
    KeptTraining training = track == null ? null : track.training();
    return training == null ? 0 : training.remains().seconds().total();
  }

  /// Lets a training go on where it has ended: in the same curve, on the same clock, with the study's settings.
  public void trainOn(CheckedStudy study, String method) {
    if (obstacle(study, method).isEmpty()) {
      start(study, RunMode.ONE_BY_ONE, List.of(method), true);
    }
  }

  private void start(CheckedStudy study, RunMode mode, List<String> names, boolean goesOn) {
    stop();
    notice = "";
    makeReference(study);
    int together = mode == RunMode.SIDE_BY_SIDE ? names.size() : 1;
    SolverService fresh = services.apply(Math.max(cores, together));
    SolverService old = service;
    service = fresh;
    if (old != null) {
      old.close();
    }
    for (String name : names) {
      Track track = Track.of(study, study.method(name, 0), tracks.get(name), goesOn);
      tracks.put(name, track);
      waiting.add(track);
    }
    int threads = Math.max(1, cores / Math.max(1, together));
    for (int i = 0; i < Math.max(1, together); i++) {
      next(study, fresh, threads);
    }
    changes.tell();
  }

  private void next(CheckedStudy study, SolverService on, int threads) {
    Track track = waiting.poll();
    if (track == null || on != service) {
      return;
    }
    KeptTraining before = track.training();
    RunRequest request = new RunRequest(study.study().canonical(), document.origin().folder(), track.name(),
        study.seed(), threads, 0, before == null ? null : before.remains());
    Run run = on.submit(request, new History(track.history()), (_, event) -> {
      track.receive(event);
      news.raise();
      if (event instanceof RunEvent.Published || event instanceof RunEvent.Finished) {
        measuring.raise();
      }
      if (event instanceof RunEvent.Finished(RunResult result)) {
        finished.forEach(listener -> listener.ended(study, track.name(), result));
        evaluating.raise();
        tasks.evaluations().execute(() -> keep(study.study(), track));
        tasks.window().execute(() -> next(study, on, threads));
      }
    });
    if (!track.begin(run)) {
      run.cancel();
    }
  }

  private void keep(Study study, Track track) {
    StoredResult result = track.toStore();
    Optional<ResultStore> store = ResultStore.of(document.origin());
    if (result == null || store.isEmpty()) {
      return;
    }
    try {
      store.get().save(study, track.name(), result, Optional.ofNullable(track.training()));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "keeping a result", e);
      tasks.window()
          .execute(() -> say(TEXTS.get("unkept", track.name(), String.valueOf(e.getMessage()))));
    }
  }

  private void say(String text) {
    notice = text;
    changes.tell();
  }

  /// Ends all runs, and what is waiting.
  public void stop() {
    waiting.clear();
    tracks.values().forEach(Track::cancel);
    if (reference.stage() == ReferenceState.Stage.WORKING) {
      referenceCancelled.set(true);
    }
    changes.tell();
  }

  /// Ends the run of one method.
  public void stop(String method) {
    Track track = tracks.get(method);
    if (track != null) {
      waiting.remove(track);
      track.cancel();
      changes.tell();
    }
  }

  /// Holds the run of one method where it is.
  public void pause(String method) {
    steer(method, Run::pause);
  }

  /// Lets a run that was held go on.
  public void resume(String method) {
    steer(method, Run::resume);
  }

  /// Whether the study's settings of a method differ from those of its run by such as may change while it works.
  public boolean canChange(CheckedStudy study, String method) {
    Track track = tracks.get(method);
    Run run = track == null ? null : track.run();
    return run != null && (run.status() == RunStatus.RUNNING || run.status() == RunStatus.PAUSED)
        && Steering.isPossible(run.request().study(), study, method);
  }

  /// Lets a run go on with the study's settings of its method, from what it has learned.
  public void change(CheckedStudy study, String method) {
    if (canChange(study, method)) {
      steer(method, run -> run.change(study.study().canonical()));
    }
  }

  private void steer(String method, Consumer<Run> order) {
    Track track = tracks.get(method);
    Run run = track == null ? null : track.run();
    if (run != null) {
      order.accept(run);
      changes.tell();
    }
  }

  /// Says that the newest frames have been shown: running methods may send their next ones.
  public void framesShown() {
    for (Track track : tracks.values()) {
      Run run = track.run();
      if (run != null && !run.status().isFinal()) {
        run.askForFrame();
      }
    }
  }

  /// Makes the reference if the study's is not there yet. What is known of an older one is forgotten.
  public void makeReference(CheckedStudy study) {
    String key = ResultKey.ofReference(study.study());
    boolean there = reference.stage() == ReferenceState.Stage.READY
        || reference.stage() == ReferenceState.Stage.WORKING;
    if (there && key.equals(referenceKey)) {
      return;
    }
    referenceKey = key;
    outputsKey = outputsKey(study.study());
    referenceCancelled.set(true);
    AtomicBoolean cancelled = new AtomicBoolean();
    referenceCancelled = cancelled;
    comparison = null;
    tracks.values().forEach(Track::forgetErrors);
    int generation = ++referenceGeneration;
    reference = new ReferenceState(ReferenceState.Stage.WORKING, TEXTS.get("reference.working"));
    tasks.measures().execute(() -> {
      Comparison made = null;
      ReferenceState state;
      try {
        Reference found = ReferenceSource.make(study, 1, cancelled::get);
        made = new Comparison(study, found);
        state = new ReferenceState(ReferenceState.Stage.READY, ReferenceState.describe(found));
      } catch (CancellationException e) {
        state = ReferenceState.NONE;
      } catch (ReferenceSource.NoReferenceException | MeshingException e) {
        state = new ReferenceState(ReferenceState.Stage.FAILED, String.valueOf(e.getMessage()));
      }
      Comparison ready = made;
      ReferenceState now = state;
      tasks.window().execute(() -> {
        if (generation == referenceGeneration) {
          comparison = ready;
          reference = now;
          measuring.raise();
          evaluating.raise();
          changes.tell();
        }
      });
    });
  }

  /// Computes the outputs anew, if nothing but them has changed since the reference was made.
  public void measureOutputs(CheckedStudy study) {
    Comparison present = comparison;
    if (present == null || !ResultKey.ofReference(study.study()).equals(referenceKey)
        || outputsKey(study.study()).equals(outputsKey)) {
      return;
    }
    outputsKey = outputsKey(study.study());
    int generation = referenceGeneration;
    tasks.evaluations().execute(() -> {
      Comparison made = present.withOutputsOf(study);
      tasks.window().execute(() -> {
        if (generation == referenceGeneration) {
          comparison = made;
          tracks.values().forEach(Track::forgetEvaluation);
          evaluating.raise();
          changes.tell();
        }
      });
    });
  }

  private static String outputsKey(Study study) {
    return String.valueOf(study.at(org.collocate.solver.study.Pointer.ROOT.key("outputs")));
  }

  private void measure() {
    Comparison with = comparison;
    if (with == null) {
      return;
    }
    for (Track track : tracks.values()) {
      track.measure(with);
    }
    news.raise();
  }

  private void evaluate() {
    Comparison with = comparison;
    if (with == null) {
      return;
    }
    for (Track track : tracks.values()) {
      track.evaluate(with);
      news.raise();
    }
    if (with != comparison) {
      // Meanwhile another reference has come: what was measured against the old one says nothing.
      tracks.values().forEach(Track::forgetErrors);
      evaluating.raise();
    }
  }

  @Override
  public void close() {
    stop();
    referenceCancelled.set(true);
    if (service != null) {
      service.close();
    }
  }
}
