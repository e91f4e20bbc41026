/// Multigrid: errors that a smoother leaves are smooth, so that they are corrected on coarser levels.
///
/// | method | levels from | class |
/// |---|---|---|
/// | smoothed aggregation | the numbers of the matrix | `SmoothedAggregation` |
/// | black-box multigrid | every other point of a grid | `geometric.GeometricMultigrid` |
@NullMarked
package org.collocate.solver.linear.multigrid;

import org.jspecify.annotations.NullMarked;
