/// Files that other programs read, and the folder of results that a comparison leaves.
///
/// | file | class | read by |
/// |---|---|---|
/// | `.npz` | `NpzWriter` | NumPy |
/// | `.vtu`, `.pvd` | `VtuWriter` | ParaView, meshio |
/// | `.csv` | `CsvWriter` | spreadsheets |
@NullMarked
package org.collocate.viz.export;

import org.jspecify.annotations.NullMarked;
