package org.collocate.app.live;

import org.collocate.app.compare.Pictures;
import org.collocate.solver.method.Frame;

/// A state of the study, solved and drawn.
///
/// @param version of the study, as the editor numbers it
/// @param pictures with one pane, {@link LiveViewModel#PANE}
/// @param unknowns degrees of freedom
/// @param coarse whether it was solved for speed, as during a gesture
/// @param solveSeconds mesh, assembly and solution
/// @param drawSeconds sampling and colours
public record LiveResult(long version, Frame frame, Pictures pictures, long unknowns, boolean coarse,
    double solveSeconds, double drawSeconds) {}
