/// Methods that solve whole problems: the interface, its typed settings, and the classical implementations. Neural
/// ones implement the same interface in the module `models`.
///
/// | method | class |
/// |---|---|
/// | finite elements | `FemSolver` |
@NullMarked
package org.collocate.solver.method;

import org.jspecify.annotations.NullMarked;
