package org.collocate.solver.linear.direct;

/// How large the factors of {@link SparseDirect} will be, without a matrix.
///
/// ```
/// in the plane:  entries ≈ 5.5 m N log₂ n,   operations ≈ 36 m³ n^1.5        N = m n
/// on a line:     entries ≈ 6 m N,            operations ≈ 20 m³ n
/// ```
///
/// for `m` unknowns at each of `n` nodes: the bounds of nested dissection, whose constants were fitted to the symbolic
/// factorization of meshes from 1,000 to 200,000 cells, of order 1 and 2, on squares, strips and plates with holes. They
/// hold within a third from 2,000 unknowns on; long and thin domains need less.
///
/// @param entries of both factors, each a double
/// @param operations additions and multiplications
public record FactorSize(double entries, double operations) {
  /// @param unknowns all of them
  /// @param components at each node
  /// @param dimension 1 or 2
  public static FactorSize of(double unknowns, int components, int dimension) {
    double nodes = Math.max(2, unknowns / components);
    double cube = Math.pow(components, 3);
    return dimension == 1 ? new FactorSize(6 * components * unknowns, 20 * cube * nodes)
        : new FactorSize(5.5 * components * unknowns * Math.log(nodes) / Math.log(2),
            36 * cube * Math.pow(nodes, 1.5));
  }
}
