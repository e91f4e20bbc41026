/// Minimization of a smooth function of one flat vector. An [Objective] gives value and gradient; optimizers hold their
/// state and advance one step at a time, so that the caller may pause, publish or stop between steps.
///
/// | optimizer | kind | order of work | source |
/// |---|---|---|---|
/// | [Adam] | first order, diagonal scaling, weight decay | one evaluation a step | Kingma & Ba 2015, arXiv 1412.6980 |
/// | [Lbfgs] | quasi-Newton, limited memory, [StrongWolfe] line search | one to a few evaluations a step | Liu & Nocedal 1989, doi 10.1007/BF01589116 |
/// | [SelfScaledBroyden] | quasi-Newton, whole matrix, [StrongWolfe] line search | one to a few evaluations and n² a step | Al-Baali et al. 2014; Urbán et al. 2025 |
/// | [GaussNewton] | damped Gauss–Newton, or energy natural gradient | a Jacobian and a factorization a step | Müller & Zeinhofer 2023, arXiv 2302.13163 |
///
/// All but [Adam] are a [Descent]; the state of each is an [OptimizerState] and can be resumed.
///
/// [LearningRate] is the schedule of [Adam], [Plateau] the rule that ends a descent that has stopped descending.
@NullMarked
package org.collocate.models.optim;

import org.jspecify.annotations.NullMarked;
