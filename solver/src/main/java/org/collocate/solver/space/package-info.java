/// Function spaces of finite elements: reference elements, their degrees of freedom on a mesh, and quadrature.
///
/// | element | class | order in L2 |
/// |---|---|---|
/// | P1, P2, P3 on interval and triangle | `LagrangeElement` | 2, 3, 4 |
@NullMarked
package org.collocate.solver.space;

import org.jspecify.annotations.NullMarked;
