package org.collocate.models.jet;

/// A computation on the streams of up to three arrays, the same for every number of a stream. Compiled from a
/// [StreamProgram]; has no state.
interface StreamLoop<A> {
  /// Runs over `size` numbers, a multiple of the lanes; stream s of each array begins at `s·size`.
  void run(int size, A first, A second, A third);
}
