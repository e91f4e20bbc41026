/// Fitting: the training of a network on residuals ([PinnTraining], after a [PinnPlan]) or on an energy ([EnergyTraining]),
/// and the linear and Gauss–Newton fits of features ([FeatureFit]). How long and at what rate is a [Schedule]; what is kept
/// between two steps is a [TrainingCheckpoint].
@NullMarked
package org.collocate.models.training;

import org.jspecify.annotations.NullMarked;
