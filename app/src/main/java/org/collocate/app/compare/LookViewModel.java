package org.collocate.app.compare;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.collocate.app.concurrent.Listeners;
import org.collocate.solver.geometry.Domain;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.view.Look;
import org.jspecify.annotations.Nullable;

/// Which part of the domain all panes show.
public final class LookViewModel {
  private final ReadingViewModel reading;
  private final Listeners changes = new Listeners();
  private final Map<String, double[]> visible = new HashMap<>();
  private @Nullable Domain domain;
  private Look look = Look.WHOLE;

  LookViewModel(ReadingViewModel reading) {
    this.reading = reading;
  }

  /// Told when another part is to be shown, or more of it is seen.
  public Listeners changes() {
    return changes;
  }

  void update(Domain now) {
    if (domain != null && !now.equals(domain)) {
      visible.clear();
    }
    domain = now;
  }

  public Look look() {
    return look;
  }

  public void look(Look next) {
    if (!next.equals(look)) {
      look = next;
      if (next.isWhole()) {
        visible.clear();
      }
      changes.tell();
    }
  }

  /// Looks nearer by a factor, about the cross-hair where there is one, else about the middle.
  public void zoom(double factor) {
    if (domain == null || domain.dimension() > 2) {
      return;
    }
    double next = look.factor() * factor;
    double[] cross = reading.at();
    double[] middle = new double[2];
    for (int axis = 0; axis < domain.dimension(); axis++) {
      double low = domain.lower()[axis];
      double high = domain.upper()[axis];
      double now = look.isWhole() ? (low + high) / 2 : axis == 0 ? look.x() : look.y();
      double about = cross == null ? now : cross[axis];
      middle[axis] = Math.clamp(about + (now - about) * look.factor() / next, low, high);
    }
    look(!(next > 1.0001) ? Look.WHOLE : new Look(middle[0], middle[1], Math.min(next, Look.NEAREST)));
  }

  /// What is seen of an interval.
  public ValueRange section() {
    if (domain == null) {
      return new ValueRange(0, 1);
    }
    double low = domain.lower()[0];
    double high = domain.upper()[0];
    double half = (high - low) / (2 * look.factor());
    return look.isWhole() ? new ValueRange(low, high) : new ValueRange(look.x() - half, look.x() + half);
  }

  /// Moves over an interval, if not all of it is seen.
  ///
  /// @param from where the move began
  public void move(Look from, double distance) {
    if (domain != null && !from.isWhole()) {
      look(new Look(Math.clamp(from.x() + distance, domain.lower()[0], domain.upper()[0]), from.y(),
          from.factor()));
    }
  }

  /// Says what a pane sees, so that just that is sampled sharply.
  ///
  /// @param rectangle `[x0, y0, x1, y1]`
  public void see(String pane, double[] rectangle) {
    if (!look.isWhole() && !Arrays.equals(visible.put(pane, rectangle), rectangle)) {
      changes.tell();
    }
  }

  /// What these panes together see of the domain's box; null where that is all.
  PictureRequest.@Nullable Part part(java.util.Collection<String> panes) {
    visible.keySet().retainAll(panes);
    if (look.isWhole() || visible.isEmpty() || domain == null || domain.dimension() != 2) {
      return null;
    }
    double[] lower = domain.lower();
    double[] upper = domain.upper();
    double[] part = {upper[0], upper[1], lower[0], lower[1]};
    for (double[] seen : visible.values()) {
      for (int axis = 0; axis < 2; axis++) {
        part[axis] = Math.min(part[axis], Math.max(lower[axis], seen[axis]));
        part[2 + axis] = Math.max(part[2 + axis], Math.min(upper[axis], seen[2 + axis]));
      }
    }
    return part[0] < part[2] && part[1] < part[3]
        ? new PictureRequest.Part(part[0], part[1], part[2], part[3])
        : null;
  }
}
