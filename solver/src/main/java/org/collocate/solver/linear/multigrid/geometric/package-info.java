/// Multigrid on grids of points in rows and columns: every other point of every other row makes the next level, and the
/// matrix itself says how to go between levels.
///
/// | | class |
/// |---|---|
/// | which unknowns are a grid, and which matrices suit it | `GridShape` |
/// | couplings of each point with its eight neighbours | `GridOperator` |
/// | interpolation and restriction | `GridTransfer` |
/// | the operator of the next level | `GalerkinProduct` |
/// | vectors and smoothing of one level | `FourColourLevel`, on the finest with four neighbours `RedBlackLevel` |
/// | how points lie in arrays | `PaddedRows`, `ColouredVector` |
/// | all levels | `GeometricMultigrid`, `GridCycle` |
/// | cycles that are looked at | `WatchedCycles` |
/// | the iteration | `GridConjugateGradient`, `GridIteration` |
@NullMarked
package org.collocate.solver.linear.multigrid.geometric;

import org.jspecify.annotations.NullMarked;
