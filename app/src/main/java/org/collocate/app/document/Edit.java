package org.collocate.app.document;

import org.collocate.solver.study.Study;

/// A state of the study and what led to it.
///
/// @param label what was done, for the tooltip of undo
/// @param place edits of one place that follow each other are undone together
record Edit(Study study, String label, String place) {}
