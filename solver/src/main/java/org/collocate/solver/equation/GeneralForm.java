package org.collocate.solver.equation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.collocate.solver.expression.Expression;

/// The form that finite elements and finite volumes read, with exact derivatives for Newton's method.
///
/// ```
/// Σⱼ m2ᵢⱼ uⱼ_tt + Σⱼ m1ᵢⱼ uⱼ_t + div Γᵢ(x, t, u, ∇u) = Fᵢ(x, t, u, ∇u)
/// ∫ (m2 u_tt + m1 u_t) v − ∫ Γ·∇v + ∮ (Γ·n) v = ∫ F v
/// ```
///
/// Equation i belongs to unknown i; a, b count coordinates. All expressions hold coordinates, `t`, parameters, coefficient
/// fields and the jets u, u_x, u_y of the unknowns.
public final class GeneralForm {
  private final Calculus calculus;
  private final List<String> unknowns;
  private final List<String> coordinates;
  private final Expression[][] mass1;
  private final Expression[][] mass2;
  private final Expression[][] flux;
  private final Expression[] source;
  private final Expression[][][] fluxByValue;
  private final Expression[][][][] fluxByGradient;
  private final Expression[][] sourceByValue;
  private final Expression[][][] sourceByGradient;
  private final boolean linear;
  private final boolean symmetric;

  GeneralForm(Calculus calculus, List<String> unknowns, Expression[][] mass1, Expression[][] mass2,
      Expression[][] flux, Expression[] source) {
    this.unknowns = unknowns;
    this.coordinates = calculus.coordinates();
    this.mass1 = mass1;
    this.mass2 = mass2;
    this.flux = flux;
    this.source = source;
    int n = unknowns.size();
    int d = coordinates.size();
    fluxByValue = new Expression[n][d][n];
    fluxByGradient = new Expression[n][d][n][d];
    sourceByValue = new Expression[n][n];
    sourceByGradient = new Expression[n][n][d];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sourceByValue[i][j] = source[i].differentiate(unknowns.get(j));
        for (int b = 0; b < d; b++) {
          sourceByGradient[i][j][b] = source[i].differentiate(gradientSymbol(j, b));
        }
        for (int a = 0; a < d; a++) {
          fluxByValue[i][a][j] = flux[i][a].differentiate(unknowns.get(j));
          for (int b = 0; b < d; b++) {
            fluxByGradient[i][a][j][b] = flux[i][a].differentiate(gradientSymbol(j, b));
          }
        }
      }
    }
    this.calculus = calculus;
    linear = Stream.of(mass1, mass2, fluxByValue, fluxByGradient, sourceByValue, sourceByGradient)
        .flatMap(GeneralForm::entries)
        .allMatch(f -> calculus.order(f) < 0);
    symmetric = isSymmetric();
  }

  /// The unknowns, whose order counts equations too.
  ///
  /// @return their names
  public List<String> unknowns() {
    return unknowns;
  }

  /// The coordinates.
  ///
  /// @return their names
  public List<String> coordinates() {
    return coordinates;
  }

  /// The number of coordinates.
  ///
  /// @return 0 for an ordinary differential equation
  public int dimension() {
    return coordinates.size();
  }

  /// The symbol of a first derivative.
  ///
  /// @param unknown index of the unknown
  /// @param axis index of the coordinate
  /// @return such as `u_x`
  public String gradientSymbol(int unknown, int axis) {
    return new Jet(unknowns.get(unknown), List.of(coordinates.get(axis)), 0).symbol();
  }

  /// Factor of the first time derivative of unknown j in equation i; it may hold the unknowns' values.
  ///
  /// @param i equation
  /// @param j unknown
  /// @return m1ᵢⱼ
  public Expression mass1(int i, int j) {
    return mass1[i][j];
  }

  /// Factor of the second time derivative of unknown j in equation i.
  ///
  /// @param i equation
  /// @param j unknown
  /// @return m2ᵢⱼ
  public Expression mass2(int i, int j) {
    return mass2[i][j];
  }

  /// What stands under the divergence.
  ///
  /// @param i equation
  /// @param a coordinate
  /// @return Γᵢₐ
  public Expression flux(int i, int a) {
    return flux[i][a];
  }

  /// The right side.
  ///
  /// @param i equation
  /// @return Fᵢ
  public Expression source(int i) {
    return source[i];
  }

  /// Derivative of the flux by an unknown's value.
  ///
  /// @param i equation
  /// @param a coordinate
  /// @param j unknown
  /// @return ∂Γᵢₐ/∂uⱼ
  public Expression fluxByValue(int i, int a, int j) {
    return fluxByValue[i][a][j];
  }

  /// Derivative of the flux by an unknown's gradient.
  ///
  /// @param i equation
  /// @param a coordinate of the flux
  /// @param j unknown
  /// @param b coordinate of the gradient
  /// @return ∂Γᵢₐ/∂(∂uⱼ/∂x_b)
  public Expression fluxByGradient(int i, int a, int j, int b) {
    return fluxByGradient[i][a][j][b];
  }

  /// Diffusion of an unknown along a coordinate, which has to be positive for a well-posed problem.
  ///
  /// @param i equation and its unknown
  /// @param a coordinate
  /// @return −∂Γᵢₐ/∂(∂uᵢ/∂xₐ)
  public Expression diffusion(int i, int a) {
    return fluxByGradient[i][a][i][a].negated();
  }

  /// Derivative of the right side by an unknown's value.
  ///
  /// @param i equation
  /// @param j unknown
  /// @return ∂Fᵢ/∂uⱼ
  public Expression sourceByValue(int i, int j) {
    return sourceByValue[i][j];
  }

  /// Derivative of the right side by an unknown's gradient.
  ///
  /// @param i equation
  /// @param j unknown
  /// @param b coordinate
  /// @return ∂Fᵢ/∂(∂uⱼ/∂x_b)
  public Expression sourceByGradient(int i, int j, int b) {
    return sourceByGradient[i][j][b];
  }

  /// Whether masses and all derivatives are free of unknowns.
  ///
  /// @return true for a linear equation
  public boolean linear() {
    return linear;
  }

  /// Whether the linearized operator is symmetric: ∂Γ/∂∇u symmetric under (i,a) ↔ (j,b), ∂F/∂u symmetric, ∂Γ/∂u
  /// and ∂F/∂∇u absent. That two derivatives are the same function is decided by their values at seeded points where their
  /// formulas differ.
  ///
  /// @return true when it is
  public boolean symmetric() {
    return symmetric;
  }

  /// The highest order in time.
  ///
  /// @return 0, 1 or 2
  public int timeOrder() {
    return anyNonzero(mass2) ? 2 : anyNonzero(mass1) ? 1 : 0;
  }

  /// Whether no time derivative occurs.
  ///
  /// @return true when the order in time is 0
  public boolean steady() {
    return timeOrder() == 0;
  }

  /// Whether the factors of the time derivatives hold unknowns.
  ///
  /// @return true for such as `u*dt(u)`
  public boolean massDependsOnUnknowns() {
    return Stream.concat(entries(mass1), entries(mass2)).anyMatch(f -> calculus.order(f) >= 0);
  }

  /// Whether ∂Γ/∂∇u consists of numbers and parameters only.
  ///
  /// @return true for constant coefficients
  public boolean diffusionIsConstant() {
    return entries(fluxByGradient)
        .allMatch(f -> calculus.isConstantInSpace(f) && !f.symbols().contains(Calculus.TIME));
  }

  private boolean isSymmetric() {
    if (Stream.of(fluxByValue, sourceByGradient).flatMap(GeneralForm::entries).anyMatch(f -> !f.isZero())) {
      return false;
    }
    for (int i = 0; i < unknowns.size(); i++) {
      for (int j = 0; j < unknowns.size(); j++) {
        if (!SampledFormula.areSame(sourceByValue[i][j], sourceByValue[j][i])) {
          return false;
        }
        for (int a = 0; a < dimension(); a++) {
          for (int b = 0; b < dimension(); b++) {
            if (!SampledFormula.areSame(fluxByGradient[i][a][j][b], fluxByGradient[j][b][i][a])) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static boolean anyNonzero(Expression[][] matrix) {
    return entries(matrix).anyMatch(f -> !f.isZero());
  }

  /// All expressions in an array of arrays of any depth.
  private static Stream<Expression> entries(Object array) {
    return array instanceof Object[] elements ? Arrays.stream(elements).flatMap(GeneralForm::entries)
        : Stream.of((Expression) array);
  }
}
