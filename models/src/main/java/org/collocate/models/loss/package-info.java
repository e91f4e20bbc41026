/// What a network is trained on. A [CollocationLoss] sums [PointwiseLoss]es over all collocation points, in parallel and
/// in a fixed order.
@NullMarked
package org.collocate.models.loss;

import org.jspecify.annotations.NullMarked;
