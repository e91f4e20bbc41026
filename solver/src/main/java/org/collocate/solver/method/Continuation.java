package org.collocate.solver.method;

import java.util.Optional;
import org.collocate.solver.field.FieldData;

/// How a run goes on when its settings change while it works: the method leaves what it has learned behind and returns,
/// and is called again with the new settings and what it left.
public interface Continuation {
  /// Of a run whose settings never change.
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
    public void leave(FieldData state) {
      throw new IllegalStateException("nobody asked for a state");
    }
  };

  /// What this run left when its settings changed; empty at its true start.
  Optional<FieldData> start();

  /// Whether other settings wait. A method that can go on with them leaves its state and returns from its solve; one that
  /// cannot need not ask.
  boolean isAsked();

  /// Leaves the state from which the run goes on.
  ///
  /// @throws IllegalStateException if it was not asked for
  void leave(FieldData state);
}
