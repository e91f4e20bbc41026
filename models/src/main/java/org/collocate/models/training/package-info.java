/// What is kept of a training is a [TrainingCheckpoint]. Fitting: the training of a network on a problem ([PinnTraining]), and the linear and Gauss–Newton fits of features
/// ([FeatureFit]).
@NullMarked
package org.collocate.models.training;

import org.jspecify.annotations.NullMarked;
