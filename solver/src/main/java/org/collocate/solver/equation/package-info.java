/// Equations written as text, brought to the forms that solvers read.
///
/// ```
/// general form     m2 u_tt + m1 u_t + div Γ(x, t, u, ∇u) = F(x, t, u, ∇u)
/// strong residual  r(x, t, u, u_x, u_xx, …) = 0
/// Fourier form     Σ c ∂^α u + Σ ∂^β N(x, t, u, u_x, …) = 0
/// ```
///
/// Derivatives of an unknown u are plain symbols, its jets: `u_x`, `u_xy`, `u_t`. A form that an equation does not have is
/// absent with a reason that names the term.
///
/// | task | who does it |
/// |---|---|
/// | which names exist, and what they mean | [Scope], `Declarations` |
/// | text to expressions in jets, split into `div Γ` and the rest | `Lowering`, `Term`, `Calculus` |
/// | weak side: Γ, F, masses and their derivatives | [GeneralForm] |
/// | strong side: residual, jets and derivatives | [StrongResidual] |
/// | waves: constant linear terms, and the rest under its outermost derivatives | [FourierForm], `DerivativeSum` |
/// | the energy that a solution makes least, or why there is none | [EnergyForm] |
/// | words for people | `Description` |
@NullMarked
package org.collocate.solver.equation;

import org.jspecify.annotations.NullMarked;
