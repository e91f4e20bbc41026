/// Methods side by side: their fields and errors in panes with one colour scale, the race of error against time, and the
/// table. Panes ({@link org.collocate.app.compare.PaneLayout}), colours ({@link org.collocate.app.compare.ScaleRules}),
/// cross-hair, cut and probes are view models of their own below {@link org.collocate.app.compare.CompareViewModel}. What is sampled and coloured is made on a worker ({@link org.collocate.app.compare.PictureMaker}) and comes to
/// the window as one immutable value.
@NullMarked
package org.collocate.app.compare;

import org.jspecify.annotations.NullMarked;
