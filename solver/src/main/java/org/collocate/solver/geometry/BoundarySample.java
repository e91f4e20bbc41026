package org.collocate.solver.geometry;

/// Points of one boundary part with the weights that integrate over it: `∫ g ds ≈ Σ weights[i] g(points[·][i])`.
///
/// @param points `[axis][i]`
/// @param normals `[axis][i]`, outward, of length 1
/// @param weights `[i]`, positive; they sum to the measure of the part
public record BoundarySample(double[][] points, double[][] normals, double[] weights) {
  public int size() {
    return weights.length;
  }
}
