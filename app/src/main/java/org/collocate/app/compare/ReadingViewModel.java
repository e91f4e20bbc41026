package org.collocate.app.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.solver.field.Points;
import org.jspecify.annotations.Nullable;

/// The cross-hair, linked through all panes, and what each pane's field is there: not the picture's pixel but the field
/// itself. Fields are asked on a thread of their own, the newest question only.
public final class ReadingViewModel {
  private final Tasks tasks;
  private final Quantities quantities;
  private final Listeners changes = new Listeners();
  private final Signal asking;
  private final AtomicReference<@Nullable Question> question = new AtomicReference<>();
  private @Nullable PictureRequest request;
  private double @Nullable [] at;
  private Map<String, Double> values = Map.of();
  private double latency = Double.NaN;

  private record Question(PictureRequest request, double[] at, long asked) {}

  ReadingViewModel(Tasks tasks, Quantities quantities) {
    this.tasks = tasks;
    this.quantities = quantities;
    asking = new Signal(tasks.readings(), this::read);
  }

  /// Told when the cross-hair has moved and when values have come.
  public Listeners changes() {
    return changes;
  }

  void update(PictureRequest now) {
    request = now;
    ask();
  }

  /// Moves the cross-hair.
  public void point(double... to) {
    at = to.clone();
    ask();
    changes.tell();
  }

  /// Takes the cross-hair away.
  public void leave() {
    at = null;
    values = Map.of();
    changes.tell();
  }

  private void ask() {
    double[] place = at;
    PictureRequest now = request;
    if (place != null && now != null && place.length == now.domain().dimension()) {
      question.set(new Question(now, place, System.nanoTime()));
      asking.raise();
    }
  }

  private void read() {
    Question asked = question.getAndSet(null);
    if (asked == null) {
      return;
    }
    Map<String, Double> read = new HashMap<>();
    if (asked.request().domain().contains(asked.at())) {
      Sampling sampling = new Sampling(Points.at(asked.at()));
      for (PictureRequest.Wanted wanted : asked.request().panes()) {
        if (asked.request().unknown() < wanted.frame().fields().size()) {
          read.put(wanted.id(), quantities.of(asked.request(), wanted, sampling).values()[0]);
        }
      }
    }
    tasks.window().execute(() -> {
      if (Arrays.equals(at, asked.at())) {
        values = Map.copyOf(read);
        latency = (System.nanoTime() - asked.asked()) * 1e-9;
        changes.tell();
      }
    });
  }

  /// Where the cross-hair is; null if it is nowhere.
  public double @Nullable [] at() {
    return at == null ? null : at.clone();
  }

  /// What a pane's field is under the cross-hair; NaN where that is not known or not defined.
  public double value(String pane) {
    return values.getOrDefault(pane, Double.NaN);
  }

  /// Seconds from the newest question to its answer; NaN before the first.
  public double latency() {
    return latency;
  }
}
