package org.collocate.solver.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.collocate.solver.field.Field;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.time.TimeIntegrator;

/// The wanted states of an evolution as they are reached, kept and shown.
final class EvolutionFrames implements TimeIntegrator.Listener {
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

  @Override
  public void reached(int index, int steps, double[] state) {
    Frame frame = new Frame(problem.frameTime(index), steps, fields.apply(state));
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
