package org.collocate.models.method;

import org.collocate.solver.method.Continuation;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.TrainingStep;

/// The context of a run inside a run: all is passed on, but for what a subclass tells otherwise.
abstract class PassingContext implements RunContext {
  private final RunContext outer;

  PassingContext(RunContext outer) {
    this.outer = outer;
  }

  @Override
  public int threads() {
    return outer.threads();
  }

  @Override
  public long seed() {
    return outer.seed();
  }

  @Override
  public void checkpoint() {
    outer.checkpoint();
  }

  @Override
  public void enter(Phase phase) {
    outer.enter(phase);
  }

  @Override
  public void progress(double fraction, String message) {
    outer.progress(fraction, message);
  }

  @Override
  public void record(int step, double loss) {
    outer.record(step, loss);
  }

  @Override
  public void record(TrainingStep step) {
    outer.record(step);
  }

  @Override
  public Continuation continuation() {
    return outer.continuation();
  }

  @Override
  public boolean wantsOwnError() {
    return outer.wantsOwnError();
  }

  @Override
  public boolean frameDue() {
    return outer.frameDue();
  }

  @Override
  public void publish(Frame frame) {
    outer.publish(frame);
  }

  @Override
  public double elapsed() {
    return outer.elapsed();
  }
}
