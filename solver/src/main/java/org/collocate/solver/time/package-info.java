/// Integrators of systems `M(u) u' + R(t, u) = 0`.
///
/// | integrator | class | order | for |
/// |---|---|---|---|
/// | TR-BDF2 | `TrBdf2` | 2 | stiff systems, also with prescribed entries |
@NullMarked
package org.collocate.solver.time;

import org.jspecify.annotations.NullMarked;
