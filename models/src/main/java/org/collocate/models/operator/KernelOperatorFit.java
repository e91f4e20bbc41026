package org.collocate.models.operator;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.collocate.models.kernel.Cholesky;
import org.collocate.models.kernel.MatrixProduct;
import org.collocate.models.kernel.VectorSums;
import org.collocate.solver.learning.SolvedFamily.Sample;
import org.collocate.solver.learning.SymmetryGroup;
import org.collocate.solver.learning.SymmetryGroup.Representation;
import org.collocate.solver.parallel.WorkerTeam;

/// Finds the coefficients of a [KernelOperator].
///
/// ```
/// Σᵢ Σ_g k(xⱼ, g·xᵢ) g·aᵢ + λ aⱼ = uⱼ
/// ```
///
/// Projected to the irreducible representations ρ of the symmetry, this falls into one symmetric positive definite system
/// of size `d_ρ·N` for each, instead of one of size `|G|·N`: for the square four of N and one of 2N. Solved by Cholesky
/// factors; λ grows where rounding makes a system indefinite. The length ℓ, a multiple of the median distance, and λ are the best of a few on
/// samples held out, which then take part.
public final class KernelOperatorFit {
  /// The number of choices that are tried.
  public static final int CHOICES = 8;
  private static final double[] LENGTHS = {0.5, 0.7, 1, 1.5};
  private static final double[] RIDGES = {1e-6, 1e-3};
  private static final double HELD_OUT = 0.15;
  private static final int CHUNK = 64;

  private final SampleNormalization normalization;
  private final SymmetryGroup symmetry;
  private final WorkerTeam team;
  private final int samples;
  private final int entries;
  private final float[] inputs;
  /// `[element][j·samples + i]` squared distance of sample j and image g of sample i.
  private final double[][] distances;
  private final SymmetricBasis basis;
  private final int rank;
  /// `[sample][component]`
  private final double[] targets;

  /// @param mostComponents of the solutions
  public KernelOperatorFit(List<Sample> train, SampleNormalization normalization, SymmetryGroup symmetry,
      int mostComponents,
      WorkerTeam team) {
    this.normalization = normalization;
    this.symmetry = symmetry;
    this.team = team;
    samples = train.size();
    entries = normalization.channels() * normalization.points();
    inputs = new float[samples * entries];
    for (int i = 0; i < samples; i++) {
      double[] row = normalization.input(train.get(i).inputs());
      for (int e = 0; e < entries; e++) {
        inputs[i * entries + e] = (float) row[e];
      }
    }
    distances = distances();
    double[][] outputs = train.stream().map(s -> normalization.output(s.outputs())).toArray(double[][]::new);
    basis = SymmetricBasis.of(outputs, normalization.unknowns(), symmetry, mostComponents, team);
    rank = basis.size();
    targets = new double[samples * rank];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < rank; k++) {
        targets[i * rank + k] = VectorSums.dot(outputs[i], basis.fields()[k]);
      }
    }
  }

  private double[][] distances() {
    int points = normalization.points();
    int stride = MatrixProduct.padded(samples);
    double[] x = new double[samples * entries];
    double[] squares = new double[samples];
    double[] transposed = new double[entries * stride];
    for (int i = 0; i < samples; i++) {
      for (int e = 0; e < entries; e++) {
        double value = inputs[i * entries + e];
        x[i * entries + e] = value;
        transposed[e * stride + i] = value;
        squares[i] += value * value;
      }
    }
    double[][] all = new double[symmetry.size()][samples * samples];
    double[] image = new double[x.length];
    for (int g = 0; g < symmetry.size(); g++) {
      for (int i = 0; i < samples * normalization.channels(); i++) {
        double[] part = new double[points];
        symmetry.addInverse(g, 1, Arrays.copyOfRange(x, i * points, (i + 1) * points), part);
        System.arraycopy(part, 0, image, i * points, points);
      }
      double[] out = all[g];
      team.run((samples + CHUNK - 1) / CHUNK, (chunk, _) -> {
        int from = chunk * CHUNK;
        int rows = Math.min(CHUNK, samples - from);
        double[] products = new double[rows * stride];
        MatrixProduct.multiply(rows, entries, stride, image, from * entries, entries, transposed, 0, stride,
            products, 0, stride, false);
        for (int j = 0; j < rows; j++) {
          for (int i = 0; i < samples; i++) {
            out[(from + j) * samples + i] = Math.max(0,
                squares[from + j] + squares[i] - 2 * products[j * stride + i]) / points;
          }
        }
      });
    }
    return all;
  }

  /// What was chosen.
  ///
  /// @param error on the samples held out, relative to their differences from the mean
  public record Choice(double length, double ridge, double error) {}

  /// Chooses ℓ and λ and solves.
  ///
  /// @param tried told what came of each choice
  public KernelOperator fit(Consumer<Choice> tried) {
    int held = Math.max(1, (int) Math.round(HELD_OUT * samples));
    int kept = samples - held;
    double median = median();
    Choice best = new Choice(median, RIDGES[0], Double.POSITIVE_INFINITY);
    for (double factor : LENGTHS) {
      for (double ridge : RIDGES) {
        double length = factor * median;
        Choice choice = new Choice(length, ridge,
            heldOutError(kept, coefficients(kept, length, ridge), length));
        tried.accept(choice);
        if (choice.error < best.error) {
          best = choice;
        }
      }
    }
    double[] solved = coefficients(samples, best.length, best.ridge);
    float[] rounded = new float[solved.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) solved[i];
    }
    return new KernelOperator(normalization, symmetry, best.length, inputs, rounded, basis.rounded());
  }

  private double median() {
    double[] sorted = distances[0].clone();
    Arrays.sort(sorted);
    double median = Math.sqrt(sorted[sorted.length / 2]);
    return median > 0 ? median : 1;
  }

  /// The coefficients `[sample][component]` from the first `count` samples.
  private double[] coefficients(int count, double length, double ridge) {
    double[] all = new double[count * rank];
    for (int r = 0; r < symmetry.representations().size(); r++) {
      if (basis.multiplicity(r) > 0) {
        add(r, count, length, ridge, all);
      }
    }
    return all;
  }

  private void add(int r, int count, double length, double ridge, double[] all) {
    Representation representation = symmetry.representations().get(r);
    int d = representation.dimension();
    int size = d * count;
    Cholesky cholesky = new Cholesky(size, team);
    double[] matrix = matrix(representation, count, length, cholesky.stride());
    double shift = ridge * symmetry.size();
    while (!cholesky.factor(matrix, shift)) {
      shift *= 10;
    }
    team.run(basis.multiplicity(r), (m, _) -> {
      double[] right = new double[size];
      for (int b = 0; b < d; b++) {
        int k = basis.at(r, b, m);
        for (int i = 0; i < count; i++) {
          right[b * count + i] = targets[i * rank + k];
        }
      }
      double[] solved = cholesky.solve(right);
      for (int b = 0; b < d; b++) {
        int k = basis.at(r, b, m);
        for (int i = 0; i < count; i++) {
          all[i * rank + k] = solved[b * count + i];
        }
      }
    });
  }

  /// The lower triangle of `M[(b, j), (a, i)] = Σ_g k(xⱼ, g·xᵢ) D_ba(g)`.
  private double[] matrix(Representation representation, int count, double length, int stride) {
    int d = representation.dimension();
    double[] matrix = new double[d * count * stride];
    team.run((count + CHUNK - 1) / CHUNK, (chunk, _) -> {
      for (int j = chunk * CHUNK; j < Math.min(count, (chunk + 1) * CHUNK); j++) {
        for (int g = 0; g < symmetry.size(); g++) {
          double[] image = representation.matrices()[g];
          for (int i = 0; i < count; i++) {
            double k = KernelOperator.value(distances[g][j * samples + i], length);
            for (int b = 0; b < d; b++) {
              for (int a = 0; a < d; a++) {
                matrix[(b * count + j) * stride + a * count + i] += image[b * d + a] * k;
              }
            }
          }
        }
      }
    });
    return matrix;
  }

  /// `‖c − ĉ‖ / ‖c‖` over the samples from `count` on.
  private double heldOutError(int count, double[] coefficients, double length) {
    double[] difference = new double[samples - count];
    double[] size = new double[samples - count];
    team.run(samples - count, (h, _) -> {
      int j = count + h;
      double[] found = new double[rank];
      for (int g = 0; g < symmetry.size(); g++) {
        double[] part = new double[rank];
        for (int i = 0; i < count; i++) {
          VectorSums.add(rank, KernelOperator.value(distances[g][j * samples + i], length), coefficients,
              i * rank, part, 0);
        }
        basis.addImage(g, part, found);
      }
      for (int k = 0; k < rank; k++) {
        double target = targets[j * rank + k];
        difference[h] += (found[k] - target) * (found[k] - target);
        size[h] += target * target;
      }
    });
    return Math.sqrt(Arrays.stream(difference).sum() / Arrays.stream(size).sum());
  }
}
