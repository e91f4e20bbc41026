/// What a network is trained on: residuals of a problem's equations and boundary conditions as functions of jets, and
/// their weighted mean squares.
///
/// | type | role |
/// |---|---|
/// | [ResidualForm] | residuals and their derivatives by jets, compiled; finds the streams that are needed |
/// | [ProblemResiduals] | the residuals of a whole problem: inside, and on each group of boundary parts |
/// | [PointwiseLoss] | a share of the loss that is a sum over points |
/// | [ResidualLoss] | mean squares of residuals for unknowns in the form of an ansatz |
/// | [PointwiseResiduals] | such a share that is a sum of squares, square by square |
/// | [CollocationSystem] | all residuals with their Jacobian |
/// | [ResidualAttention] | weights of points that grow where residuals stay large |
/// | [ProblemEnergy] | what a problem makes least, by random points or on a mesh |
/// | [EnergyLoss] | an integral of a density |
/// | [CollocationLoss] | all shares, in parallel, summed in a fixed order |
@NullMarked
package org.collocate.models.loss;

import org.jspecify.annotations.NullMarked;
