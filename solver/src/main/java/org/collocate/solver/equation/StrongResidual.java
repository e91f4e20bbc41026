package org.collocate.solver.equation;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.expression.Expression;

/// The equation as it holds at a point, left side minus right side.
///
/// ```
/// rᵢ(x, t, jets of u) = 0
/// ```
///
/// At a point where a coefficient jumps it says nothing: [#jumping] names what is not seen there.
///
/// @param residuals rᵢ in coordinates, `t`, parameters, coefficient fields k, k_x and jets
/// @param jets the jets that occur, lowest order first
/// @param byJet derivative of each residual by each jet, `[equation][jet]`
/// @param jumping coefficients and functions whose jumps it does not see, empty when it is complete
public record StrongResidual(List<Expression> residuals, List<Jet> jets, List<List<Expression>> byJet,
    List<String> jumping) {
  public StrongResidual {
    residuals = List.copyOf(residuals);
    jets = List.copyOf(jets);
    byJet = byJet.stream().map(List::copyOf).toList();
    jumping = List.copyOf(jumping);
  }

  static StrongResidual of(Calculus calculus, List<Expression> residuals, List<String> jumping) {
    List<Jet> jets = calculus.jetsIn(residuals);
    List<List<Expression>> byJet = new ArrayList<>();
    for (Expression residual : residuals) {
      byJet.add(jets.stream().map(jet -> residual.differentiate(jet.symbol())).toList());
    }
    return new StrongResidual(residuals, jets, byJet, jumping);
  }

  /// Highest order of a derivative in space.
  ///
  /// @return 2 for most equations
  public int order() {
    return jets.stream().mapToInt(Jet::order).max().orElse(0);
  }

  /// Highest order of a derivative in time.
  ///
  /// @return 0 for a steady equation
  public int timeOrder() {
    return jets.stream().mapToInt(Jet::timeOrder).max().orElse(0);
  }

  /// The names of the jets, as kernels want them.
  ///
  /// @return such as `u`, `u_x`, `u_xx`
  public List<String> symbols() {
    return jets.stream().map(Jet::symbol).toList();
  }
}
