/// Integrators of systems `M(t, u) u' + R(t, u) = 0`, with entries that are prescribed functions of time.
///
/// | id | method | order | where `λ h` is large | for |
/// |---|---|---|---|---|
/// | `tr-bdf2` | TR-BDF2 | 2 | 2 | stiff systems, rough data |
/// | `bdf2` | backward differences, steps of any length | 2 | 2 | stiff systems whose equations are dear |
/// | `esdirk3` | ESDIRK3(2)4L[2]SA | 3 | 2 | stiff systems |
/// | `esdirk4` | ESDIRK4(3)6L[2]SA | 4 | 2 | stiff systems, small tolerances |
/// | `sdirk4` | SDIRK4 of Hairer and Wanner | 4 | 1 | as before, all stages implicit |
/// | `newmark` | trapezoidal rule | 2 | 2 | waves: damps nothing |
/// | `stormer-verlet` | Störmer and Verlet, symplectic | 2 | | waves over long times |
/// | `dormand-prince` | explicit Runge–Kutta 5(4) | 5 | | systems without diffusion |
/// | `ssp3` | explicit Runge–Kutta of Shu and Osher | 3 | | transport that has to keep bounds |
///
/// `Etdrk4` advances a [SemilinearSystem][org.collocate.solver.time.SemilinearSystem] `u' = L u + N(t, u)` whose linear part has exponentials; it
/// is of order 4.
///
/// `TimeIntegratorProvider` is what is registered; `RungeKuttaTable` has the coefficients with their sources, `OneStep` is a method's
/// step, and `StepControl` chooses its length.
@NullMarked
package org.collocate.solver.time;

import org.jspecify.annotations.NullMarked;
