/// Minimization of a smooth function of one flat vector. An [Objective] gives value and gradient; optimizers hold their
/// state and advance one step at a time, so that the caller may pause, publish or stop between steps.
///
/// | optimizer | kind | order of work | source |
/// |---|---|---|---|
/// | [Adam] | first order, diagonal scaling | one evaluation a step | Kingma & Ba 2015, arXiv 1412.6980 |
/// | [Lbfgs] | quasi-Newton, limited memory, [StrongWolfe] line search | one to a few evaluations a step | Liu & Nocedal 1989, doi 10.1007/BF01589116 |
///
/// [LearningRate] is the schedule of [Adam], [Plateau] the rule that ends a descent that has stopped descending.
@NullMarked
package org.collocate.models.optim;

import org.jspecify.annotations.NullMarked;
