package org.collocate.solver.parallel;

/// Loops over long columns of numbers on the threads of a team.
///
/// The range is divided into pieces of a fixed length and sums of pieces are added in order, so that the result does not
/// depend on the number of threads.
public final class RangeLoop {
  private static final int PIECE = 1 << 14;

  private final WorkerTeam team;
  private final int size;
  private final int piece;
  private final int pieces;
  private final double[] sums;

  /// What is done with the numbers of one piece.
  @FunctionalInterface
  public interface Body {
    void run(int from, int until);
  }

  /// What the numbers of one piece add up to.
  @FunctionalInterface
  public interface Summand {
    double of(int from, int until);
  }

  /// A loop over `0 … size − 1`.
  public RangeLoop(WorkerTeam team, int size) {
    this(team, size, PIECE);
  }

  /// A loop over `0 … size − 1` in pieces of a length, for work that is more than one number each.
  public RangeLoop(WorkerTeam team, int size, int piece) {
    this.team = team;
    this.size = size;
    this.piece = piece;
    pieces = (size + piece - 1) / piece;
    sums = new double[pieces];
  }

  /// Runs over all pieces.
  public void run(Body body) {
    if (pieces == 1) {
      body.run(0, size);
    } else {
      team.run(pieces, (k, _) -> body.run(k * piece, Math.min(size, (k + 1) * piece)));
    }
  }

  /// Sums over all pieces.
  public double sum(Summand summand) {
    if (pieces == 1) {
      return summand.of(0, size);
    }
    team.run(pieces,
        (k, _) -> sums[k] = summand.of(k * piece, Math.min(size, (k + 1) * piece)));
    double sum = 0;
    for (double part : sums) {
      sum += part;
    }
    return sum;
  }
}
