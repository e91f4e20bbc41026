package org.collocate.solver.method;

import java.util.Optional;
import org.collocate.solver.field.FieldData;

/// How a method that learns goes on from what it has learned: when its settings change while it works, when somebody ends
/// it, and when its run is over and trained on later. It leaves its state behind and returns, and is called again with
/// what it left.
public interface Continuation {
  /// Of a run of which only the result counts.
  Continuation NONE = new Continuation() {
    @Override
    public Optional<FieldData> start() {
      return Optional.empty();
    }

    @Override
    public boolean isAsked() {
      return false;
    }

    @Override
    public boolean isWanted(long bytes) {
      return false;
    }

    @Override
    public void leave(FieldData state) {
      throw new IllegalStateException("nobody asked for a state");
    }
  };

  /// What the run left before; empty at its true start.
  Optional<FieldData> start();

  /// Whether other settings wait, or the run is to end. A method that can go on leaves its state then and returns from its
  /// solve; one that cannot need not ask.
  boolean isAsked();

  /// Whether the state in which the method ends is wanted, be it asked for or not, so that it can be trained on.
  ///
  /// @param bytes that the state takes, about; too large a one is not made
  boolean isWanted(long bytes);

  /// Leaves the state from which the run goes on; the last one counts.
  ///
  /// @throws IllegalStateException if it is not wanted
  void leave(FieldData state);
}
