/// Maps from the data of a problem to its solution, learned from samples, on grids.
///
/// | map | class | learned by |
/// |---|---|---|
/// | kernel ridge regression | [KernelOperator] | [KernelOperatorFit]: Cholesky factors |
/// | Fourier neural operator | [FourierOperator] at work in a [FourierPass] | [FourierTraining]: Adam |
/// | dense branch on a fixed trunk | [DeepOperator] with a [BranchNetwork] | [DeepOperatorTraining]: Adam |
///
/// A map reads and writes [SampleNormalization]'s numbers and keeps itself in a checkpoint.
@NullMarked
package org.collocate.models.operator;

import org.jspecify.annotations.NullMarked;
