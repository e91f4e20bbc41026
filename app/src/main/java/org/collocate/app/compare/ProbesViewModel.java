package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.run.MethodRun;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.Frame;
import org.collocate.solver.metric.Output;
import org.collocate.solver.metric.Outputs;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.study.CheckedStudy;
import org.jspecify.annotations.Nullable;

/// The values of the study's probes over time, for all methods and the reference; of steady problems a single moment.
public final class ProbesViewModel {
  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private final Signal asking;
  private final AtomicReference<@Nullable Question> wanted = new AtomicReference<>();
  private @Nullable Question last;
  private List<Line> lines = List.of();

  private record Source(String method, int number, List<Frame> frames) {}

  private record Question(CheckedStudy study, List<Source> sources, Optional<Comparison> comparison) {}

  /// A probe of one method over time.
  ///
  /// @param number the method's place in the study, which gives its colour; −1 for the reference
  public record Line(String probe, String method, int number, double[] times, double[] values) {}

  ProbesViewModel(Tasks tasks) {
    this.tasks = tasks;
    asking = new Signal(tasks.readings(), this::read);
  }

  /// Told when values have come.
  public Listeners changes() {
    return changes;
  }

  void update(CheckedStudy study, List<MethodRun> methods, Optional<Comparison> comparison) {
    List<Source> sources = methods.stream()
        .filter(run -> !run.frames().isEmpty()
            && run.frames().getFirst().fields().size() == study.problem().unknowns().size()
            && run.frames().getFirst().fields().getFirst().dimension() == study.problem()
                .domain()
                .dimension())
        .map(run -> new Source(run.name(), run.number(), run.frames()))
        .toList();
    Question question = new Question(study, sources, comparison);
    if (!question.equals(last)) {
      last = question;
      wanted.set(question);
      asking.raise();
    }
  }

  private void read() {
    Question question = wanted.getAndSet(null);
    if (question == null) {
      return;
    }
    List<Line> read = new ArrayList<>();
    for (Output output : question.study().outputs()) {
      if (output instanceof Output.Probe probe) {
        question.sources().forEach(source -> read.add(line(question, probe, source)));
        reference(question, probe).ifPresent(read::add);
      }
    }
    tasks.window().execute(() -> {
      lines = List.copyOf(read);
      changes.tell();
    });
  }

  private static Line line(Question question, Output.Probe probe, Source source) {
    double[] times = source.frames().stream().mapToDouble(Frame::time).toArray();
    List<List<Field>> states = source.frames().stream().map(Frame::fields).toList();
    return new Line(probe.name(), source.method(), source.number(), times,
        Outputs.series(question.study().problem(), probe, times, states));
  }

  private static Optional<Line> reference(Question question, Output.Probe probe) {
    if (question.comparison().isEmpty()) {
      return Optional.empty();
    }
    Comparison comparison = question.comparison().get();
    double[] times = {0};
    if (question.study().problem() instanceof EvolutionProblem evolution) {
      times = new double[evolution.frameCount()];
      for (int frame = 0; frame < times.length; frame++) {
        times[frame] = evolution.frameTime(frame);
      }
    }
    List<List<Field>> states = new ArrayList<>();
    for (double time : times) {
      states.add(comparison.referenceFields(time));
    }
    return states.getFirst().isEmpty() ? Optional.empty()
        : Optional.of(new Line(probe.name(), "", -1, times,
            Outputs.series(question.study().problem(), probe, times, states)));
  }

  /// The values of all probes.
  public List<Line> lines() {
    return lines;
  }
}
