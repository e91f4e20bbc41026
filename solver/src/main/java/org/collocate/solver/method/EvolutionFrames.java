package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.study.Numbers;
import org.collocate.solver.time.TimeIntegrator;

/// The wanted states of an evolution as they are reached, kept and shown.
final class EvolutionFrames implements TimeIntegrator.Listener {
  /// What has grown so much since the start is on its way to infinity.
  private static final double BLOWN_UP = 1000;
  /// Points along each side of the domain's box.
  private static final int LOOKED_AT = 65;

  /// Why an equation that is of second order still after {@link EvolutionProblem#firstOrder} is refused.
  static final String SECOND_ORDER = "write dtt(…) of one unknown alone, such as dtt(u), and no derivatives of it";

  private final EvolutionProblem problem;
  private final Function<double[], List<Field>> fields;
  private final RunContext context;
  private final List<Frame> frames = new ArrayList<>();

  /// @param fields of a state
  EvolutionFrames(EvolutionProblem problem, Function<double[], List<Field>> fields, RunContext context) {
    this.problem = problem;
    this.fields = fields;
    this.context = context;
  }

  /// The unknowns that are shown: all but rates.
  List<String> unknowns() {
    return problem.unknowns().subList(0, problem.unknowns().size() - problem.equation().rates().size());
  }

  private List<Field> shown(double[] state) {
    return fields.apply(state).subList(0, unknowns().size());
  }

  /// The times that are wanted.
  double[] times() {
    double[] times = new double[problem.frameCount()];
    Arrays.setAll(times, problem::frameTime);
    return times;
  }

  /// Those that were reached.
  List<Frame> frames() {
    return frames;
  }

  /// Which unknown has grown a thousandfold since the start, and where it is largest: what is to be known of a solution that ceases to
  /// exist. Empty if none has.
  ///
  /// @param state the last one that was accepted
  String growth(double[] state) {
    Points places = places();
    if (places.size() == 0 || frames.isEmpty()) {
      return "";
    }
    double[] values = new double[places.size()];
    List<String> grown = new ArrayList<>();
    List<Field> now = shown(state);
    for (int j = 0; j < now.size(); j++) {
      frames.getFirst().fields().get(j).evaluate(places, values);
      double start = Math.abs(values[largest(values)]);
      now.get(j).evaluate(places, values);
      int at = largest(values);
      if (Math.abs(values[at]) > BLOWN_UP * Math.max(start, Double.MIN_NORMAL)) {
        grown
            .add("max |" + problem.unknowns().get(j) + "| has grown from " + Numbers.shortText(start) + " to "
                + Numbers.shortText(Math.abs(values[at])) + ", largest near " + text(places.point(at)));
      }
    }
    return grown.isEmpty() ? "" : "; " + String.join(", and ", grown);
  }

  private String text(double[] point) {
    List<String> parts = new ArrayList<>();
    for (int axis = 0; axis < point.length; axis++) {
      parts.add(problem.domain().coordinateNames().get(axis) + " = " + Numbers.shortText(point[axis]));
    }
    return String.join(", ", parts);
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
    }
    return largest;
  }

  /// Points all over the domain.
  private Points places() {
    double[] lower = problem.domain().lower();
    double[] upper = problem.domain().upper();
    int rows = lower.length == 1 ? 1 : LOOKED_AT;
    List<double[]> inside = new ArrayList<>();
    for (int k = 0; k < rows * LOOKED_AT; k++) {
      double[] point = new double[lower.length];
      for (int axis = 0; axis < lower.length; axis++) {
        double step = 0.5 + (axis == 0 ? k % LOOKED_AT : Math.floorDiv(k, LOOKED_AT));
        point[axis] = lower[axis] + (upper[axis] - lower[axis]) * step / LOOKED_AT;
      }
      if (problem.domain().regionAt(point) >= 0) {
        inside.add(point);
      }
    }
    double[][] coordinates = new double[lower.length][inside.size()];
    for (int i = 0; i < inside.size(); i++) {
      for (int axis = 0; axis < lower.length; axis++) {
        coordinates[axis][i] = inside.get(i)[axis];
      }
    }
    return Points.of(coordinates);
  }

  @Override
  public void reached(int index, int steps, double[] state) {
    Frame frame = new Frame(problem.frameTime(index), steps, shown(state));
    frames.add(frame);
    if (context.frameDue()) {
      context.publish(frame);
    }
  }

  @Override
  public void stepped(int steps, double time) {
    context.checkpoint();
    context.progress(Math.min(1, time / problem.until()), "t = " + (float) time);
  }
}
