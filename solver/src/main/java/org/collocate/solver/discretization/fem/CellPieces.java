package org.collocate.solver.discretization.fem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.space.FunctionSpace;

/// The cells of a mesh in pieces of consecutive ones, and the pieces in colours: pieces of one colour share no degree of
/// freedom, so that threads may add what cells have to the same vector or matrix.
///
/// Pieces and colours follow from the mesh alone and colours are worked through in order, so that sums do not depend on the
/// number of threads. Cells that are neighbours in space should be neighbours in number, else there are as many colours as
/// pieces and all work is done by one thread.
final class CellPieces {
  private static final int MOST_PIECES = 256;

  private final int cells;
  private final int length;
  private final List<int[]> colours = new ArrayList<>();
  private final WorkerTeam team;

  /// Work on the cells `from … until − 1`.
  @FunctionalInterface
  interface Work {
    /// @param worker below the size of the team; no two threads have the same
    void run(int from, int until, int worker);
  }

  /// @param block a piece has a multiple of so many cells
  CellPieces(FunctionSpace space, int block, WorkerTeam team) {
    this.team = team;
    cells = space.nodes().cellCount();
    int blocks = (cells + block - 1) / block;
    length = Math.max(1, (blocks + MOST_PIECES - 1) / MOST_PIECES) * block;
    int[] colourOf = colours(space);
    for (int colour = 0, left = colourOf.length; left > 0; colour++) {
      int wanted = colour;
      int[] pieces = IntStream.range(0, colourOf.length)
          .filter(piece -> colourOf[piece] == wanted)
          .toArray();
      colours.add(pieces);
      left -= pieces.length;
    }
  }

  /// The first colour for each piece that none of its degrees of freedom has met; a colour of its own if there is none among
  /// the first 64.
  private int[] colours(FunctionSpace space) {
    int perCell = space.nodes().element().nodeCount();
    int[] unknowns = space.unknownsOfCells();
    int[] colourOf = new int[(cells + length - 1) / length];
    long[] met = new long[space.size()];
    int next = Long.SIZE;
    for (int piece = 0; piece < colourOf.length; piece++) {
      int from = piece * length * perCell;
      int until = Math.min(cells, (piece + 1) * length) * perCell;
      long seen = 0;
      for (int k = from; k < until; k++) {
        seen |= met[unknowns[k]];
      }
      long own = Long.lowestOneBit(~seen);
      for (int k = from; k < until; k++) {
        met[unknowns[k]] |= own;
      }
      colourOf[piece] = own == 0 ? next++ : Long.numberOfTrailingZeros(own);
    }
    return colourOf;
  }

  /// Runs over all cells, those that share a degree of freedom one after the other.
  void run(Work work) {
    for (int[] pieces : colours) {
      team.run(pieces.length, (k, worker) -> {
        int from = pieces[k] * length;
        work.run(from, Math.min(cells, from + length), worker);
      });
    }
  }

  /// The number of workers.
  int workers() {
    return team.size();
  }
}
