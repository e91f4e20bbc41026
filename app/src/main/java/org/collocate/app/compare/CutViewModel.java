package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.jspecify.annotations.Nullable;

/// A line cut, drawn by hand, with all methods and the reference along it. In one dimension the cut is the whole interval.
public final class CutViewModel {
  private static final int POINTS = 401;

  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private final Signal asking;
  private final AtomicReference<@Nullable CutRequest> wanted = new AtomicReference<>();
  private CutRequest.@Nullable Fields fields;
  private @Nullable Cut cut;
  private CutLines lines = CutLines.NONE;

  CutViewModel(Tasks tasks) {
    this.tasks = tasks;
    asking = new Signal(tasks.readings(), this::sample);
  }

  /// Told when the cut or its lines have changed.
  public Listeners changes() {
    return changes;
  }

  void update(CutRequest.Fields now) {
    fields = now;
    ask();
  }

  /// The cut; empty before one is drawn.
  public Optional<Cut> cut() {
    CutRequest.Fields of = fields;
    if (of != null && of.problem().domain().dimension() == 1) {
      return Optional.of(new Cut(of.problem().domain().lower()[0], 0, of.problem().domain().upper()[0], 0));
    }
    return Optional.ofNullable(cut);
  }

  /// Draws another cut.
  public void draw(Cut next) {
    cut = next;
    ask();
    changes.tell();
  }

  /// Takes the cut away.
  public void remove() {
    cut = null;
    lines = CutLines.NONE;
    changes.tell();
  }

  /// What is along the cut.
  public CutLines lines() {
    return lines;
  }

  private void ask() {
    CutRequest.Fields of = fields;
    Optional<Cut> through = cut();
    if (of != null && through.isPresent() && through.get().length() > 0) {
      wanted.set(new CutRequest(through.get(), of));
      asking.raise();
    }
  }

  private void sample() {
    CutRequest request = wanted.getAndSet(null);
    if (request == null) {
      return;
    }
    CutLines made = lines(request);
    tasks.window().execute(() -> {
      if (cut().equals(Optional.of(request.cut()))) {
        lines = made;
        changes.tell();
      }
    });
  }

  private static CutLines lines(CutRequest request) {
    Domain domain = request.fields().problem().domain();
    Cut cut = request.cut();
    boolean plane = domain.dimension() == 2;
    double[] along = new double[POINTS];
    double[][] at = new double[domain.dimension()][POINTS];
    boolean[] inside = new boolean[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double s = i / (POINTS - 1.0);
      at[0][i] = cut.x0() + s * (cut.x1() - cut.x0());
      if (plane) {
        at[1][i] = cut.y0() + s * (cut.y1() - cut.y0());
      }
      along[i] = plane ? s * cut.length() : at[0][i];
      inside[i] = plane ? domain.contains(at[0][i], at[1][i]) : domain.contains(at[0][i]);
    }
    List<CutLines.Line> lines = new ArrayList<>();
    for (CutRequest.Source source : request.fields().methods()) {
      lines.add(new CutLines.Line(source.method(), source.number(), values(source.field(), at, inside)));
    }
    return new CutLines(along, lines,
        request.fields().reference().map(field -> values(field, at, inside)).orElse(null));
  }

  private static double[] values(Field field, double[][] at, boolean[] inside) {
    double[] values = new double[inside.length];
    field.evaluate(Points.of(at), values);
    for (int i = 0; i < values.length; i++) {
      values[i] = inside[i] ? values[i] : Double.NaN;
    }
    return values;
  }
}
