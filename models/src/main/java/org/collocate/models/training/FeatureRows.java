package org.collocate.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.LeastSquares;
import org.collocate.models.kernel.VectorSums;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.loss.ResidualForm;
import org.collocate.solver.parallel.WorkerTeam;

/// The rows of a collocation system for unknowns that are sums of fixed features.
///
/// ```
/// uⱼ(x) = Σₖ c[j, k] ψₖ(x)          row of residual rᵢ at p:  A[j, k] = Σ_s ∂rᵢ/∂(jet s of uⱼ) · (jet s of ψₖ)(p)
/// ```
///
/// Every block of rows (one residual on one set of points) is scaled to root mean square 1 at the first assembly, so
/// that equations of different units and orders of derivative weigh alike; boundary blocks carry an extra weight.
/// Rows are assembled in parallel into disjoint places.
final class FeatureRows {
  private static final int BLOCK = 32;

  private final FeatureBasis features;
  private final ProblemResiduals residuals;
  private final double boundaryWeight;
  private final WorkerTeam team;
  private final int unknowns;
  private final int featureCount;
  private final int columns;
  private final int stride;
  private final List<Set> sets = new ArrayList<>();
  private final boolean[] floating;
  private final int rows;
  /// `[A | right side]`; allocated at the first assembly.
  private double[] matrix = new double[0];
  private double[] scales = new double[0];

  /// One set of points with its residuals; rows are ordered `[residual][point]` from `firstRow`.
  private record Set(ResidualForm.At form, JetLayout layout, int residuals, int firstRow, double weight,
      List<FeatureBasis.Pass> passes) {
    int size() {
      return form.points().size();
    }
  }

  FeatureRows(FeatureBasis features, ProblemResiduals residuals, ProblemResiduals.Located located,
      double boundaryWeight, int unknowns, WorkerTeam team) {
    this.features = features;
    this.residuals = residuals;
    this.boundaryWeight = boundaryWeight;
    this.team = team;
    this.unknowns = unknowns;
    featureCount = features.count();
    columns = unknowns * featureCount;
    stride = LeastSquares.rowLength(columns);
    int row = add(residuals.interior(), located.interior(), 0, 1);
    for (int g = 0; g < located.boundary().size(); g++) {
      row = add(residuals.boundary().get(g).form(), located.boundary().get(g), row, boundaryWeight);
    }
    floating = new boolean[unknowns];
    for (int u = 0; u < unknowns; u++) {
      floating[u] = residuals.isFloating(u);
      row += floating[u] ? 1 : 0;
    }
    // Fewer rows than columns are completed by zeros: the ridge decides.
    rows = Math.max(row, columns);
  }

  private int add(ResidualForm form, ResidualForm.At at, int firstRow, double weight) {
    List<FeatureBasis.Pass> passes = new ArrayList<>();
    for (int worker = 0; worker < team.size(); worker++) {
      passes.add(features.pass(form.layout(), BLOCK));
    }
    sets.add(new Set(at, form.layout(), form.residualCount(), firstRow, weight, passes));
    return firstRow + form.residualCount() * at.points().size();
  }

  int columns() {
    return columns;
  }

  /// The same features at other points.
  FeatureRows elsewhere(ProblemResiduals.Located located) {
    return new FeatureRows(features, residuals, located, boundaryWeight, unknowns, team);
  }

  /// Weighted residuals at those coefficients: their norm; fills the columns of all jets.
  double residualNorm(double[] coefficients) {
    boolean first = scales.length == 0;
    assemble(coefficients, false);
    if (first) {
      assemble(coefficients, true);
      scale();
    }
    double sum = 0;
    int block = 0;
    for (Set set : sets) {
      for (int i = 0; i < set.residuals; i++) {
        double scale = scales[block++];
        double[] residual = set.form.residual(i);
        sum += scale * scale * VectorSums.dot(residual, residual);
      }
    }
    return Math.sqrt(sum);
  }

  /// The residual in units of magnitudes that do not depend on the features: its root mean square, summed over the blocks. A
  /// mean of smaller powers would not see what goes wrong at few points, such as between the points of the fit around a
  /// hole, and that is what spoils a level that only the hole fixes.
  double residualInUnits(double[] coefficients) {
    double[] scale = features.normalization().scale();
    double sum = 0;
    for (Set set : sets) {
      double[] magnitudes = set.form.magnitudes(scale);
      evaluate(set, coefficients, false);
      for (int i = 0; i < set.residuals; i++) {
        double[] residual = set.form.residual(i);
        sum += Math.sqrt(VectorSums.dot(residual, residual) / set.size()) / magnitudes[i];
      }
    }
    return sum;
  }

  /// `[A | A·c − r]` at the coefficients of the last call of [#residualNorm].
  LeastSquares linearize(double[] coefficients) {
    assemble(coefficients, true);
    int block = 0;
    for (Set set : sets) {
      for (int i = 0; i < set.residuals; i++) {
        double scale = scales[block++];
        for (int p = 0; p < set.size(); p++) {
          int at = (set.firstRow + i * set.size() + p) * stride;
          for (int c = 0; c < columns; c++) {
            matrix[at + c] *= scale;
          }
          matrix[at + columns] = VectorSums.dot(columns, matrix, at, coefficients, 0)
              - scale * set.form.residual(i)[p];
        }
      }
    }
    levelRows();
    return new LeastSquares(rows, columns, matrix, team);
  }

  /// A row that asks for mean zero where only derivatives of an unknown occur.
  private void levelRows() {
    Set interior = sets.getFirst();
    int row = interior.firstRow;
    for (Set set : sets) {
      row = set.firstRow + set.residuals * set.size();
    }
    for (int u = 0; u < unknowns; u++) {
      if (floating[u]) {
        double[] means = means(interior);
        double weight = Math.sqrt(interior.size());
        for (int k = 0; k < featureCount; k++) {
          matrix[row * stride + u * featureCount + k] = weight * means[k];
        }
        row++;
      }
    }
  }

  private double[] means(Set interior) {
    FeatureBasis.Pass pass = interior.passes.getFirst();
    double[] means = new double[featureCount];
    for (int from = 0; from < interior.size(); from += BLOCK) {
      int count = Math.min(BLOCK, interior.size() - from);
      pass.forward(interior.form.points().coordinates(), from, count);
      for (int p = 0; p < count; p++) {
        VectorSums.add(featureCount, 1.0 / interior.size(), pass.outputs(), p * pass.outputStride(), means,
            0);
      }
    }
    return means;
  }

  private void scale() {
    int blocks = sets.stream().mapToInt(Set::residuals).sum();
    scales = new double[blocks];
    int block = 0;
    for (Set set : sets) {
      for (int i = 0; i < set.residuals; i++) {
        double sum = 0;
        for (int p = 0; p < set.size(); p++) {
          int at = (set.firstRow + i * set.size() + p) * stride;
          sum += VectorSums.dot(columns, matrix, at, matrix, at);
        }
        double mean = Math.sqrt(sum / ((double) set.size() * columns));
        scales[block++] = set.weight * (mean > 0 && Double.isFinite(mean) ? 1 / mean : 1);
      }
    }
  }

  /// Evaluates the residuals at `coefficients` and, if asked for, their rows.
  private void assemble(double[] coefficients, boolean withRows) {
    if (withRows && matrix.length == 0) {
      matrix = new double[Math.multiplyExact(rows, stride)];
    } else if (withRows) {
      Arrays.fill(matrix, 0);
    }
    for (Set set : sets) {
      evaluate(set, coefficients, withRows);
    }
  }

  private void evaluate(Set set, double[] coefficients, boolean withRows) {
    int blocks = (set.size() + BLOCK - 1) / BLOCK;
    team.run(blocks, (block, worker) -> {
      int from = block * BLOCK;
      int count = Math.min(BLOCK, set.size() - from);
      FeatureBasis.Pass pass = set.passes.get(worker);
      pass.forward(set.form.points().coordinates(), from, count);
      jets(set, pass, from, count, coefficients);
      set.form.evaluate(from, from + count);
      if (withRows) {
        rows(set, pass, from, count);
      }
    });
  }

  private void jets(Set set, FeatureBasis.Pass pass, int from, int count, double[] coefficients) {
    for (int u = 0; u < unknowns; u++) {
      for (int s = 0; s < set.layout.streams(); s++) {
        double[] jet = set.form.jets()[u][s];
        for (int p = 0; p < count; p++) {
          jet[from + p] = VectorSums.dot(featureCount, pass.outputs(), (s * count + p) * pass.outputStride(),
              coefficients, u * featureCount);
        }
      }
    }
  }

  private void rows(Set set, FeatureBasis.Pass pass, int from, int count) {
    for (int k = 0; k < set.form.slopeCount(); k++) {
      double[] slope = set.form.slope(k);
      int first = set.firstRow + set.form.slopeResidual(k) * set.size() + from;
      int column = set.form.slopeUnknown(k) * featureCount;
      int stream = set.form.slopeStream(k) * count;
      for (int p = 0; p < count; p++) {
        VectorSums.add(featureCount, slope[from + p], pass.outputs(), (stream + p) * pass.outputStride(),
            matrix,
            (first + p) * stride + column);
      }
    }
  }
}
