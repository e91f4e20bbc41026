/// Neural methods that solve whole problems; each is a `Solver` registered as a service.
///
/// | method | class | fits |
/// |---|---|---|
/// | `random-features` | [RandomFeaturesSolver] | coefficients of fixed random functions, by least squares |
/// | `pinn` | [PinnSolver] | all parameters of a network, by Adam and L-BFGS |
@NullMarked
package org.collocate.models.method;

import org.jspecify.annotations.NullMarked;
