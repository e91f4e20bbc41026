package org.collocate.models.network;

import org.collocate.solver.expression.Expression;

/// The form in which one unknown is sought, so that its Dirichlet data hold by construction.
///
/// ```
/// u(x) = g(x) + φ(x)·N(x)          u = g wherever φ = 0
/// ```
///
/// Lagaris, Likas & Fotiadis 1998 (doi 10.1109/72.712178). Both are formulas in the coordinates alone, so their jets
/// come from symbolic differentiation and the form can be written down in a file.
///
/// @param extension g, which extends the Dirichlet data into the domain
/// @param distance φ, zero on the Dirichlet parts and positive elsewhere
public record Ansatz(Expression extension, Expression distance) {
  /// The network's output itself.
  public static final Ansatz FREE = new Ansatz(Expression.of(0), Expression.of(1));

  /// Whether the unknown is the network's output, unchanged.
  public boolean isFree() {
    return extension.isZero() && distance.isOne();
  }
}
