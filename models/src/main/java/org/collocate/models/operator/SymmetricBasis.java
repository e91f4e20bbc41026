package org.collocate.models.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.collocate.models.data.PrincipalComponents;
import org.collocate.solver.learning.SymmetryGroup;
import org.collocate.solver.learning.SymmetryGroup.Representation;
import org.collocate.solver.parallel.WorkerTeam;

/// Orthonormal fields in which solutions are written with few numbers, and which a symmetry group turns into one another
/// exactly, however many of them are taken.
///
/// ```
/// P_ab = d/|G| Σ_g D_ab(g) g          v_{ρ,b,m} = P_b1 w_{ρ,m}          g·v_{ρ,b,m} = Σ_c D_cb(g) v_{ρ,c,m}
/// ```
///
/// For each representation ρ the w are principal components of the parts `P_1b u` of the solutions. Those with the largest
/// variances are taken, of all representations together.
final class SymmetricBasis {
  private static final int MOST_SAMPLES = 1000;

  private final double[][] fields;
  private final List<Representation> representations;
  /// Where the fields of each representation begin, in the order `[b][m]`.
  private final int[] starts;
  private final int[] multiplicities;

  private SymmetricBasis(double[][] fields, List<Representation> representations, int[] starts,
      int[] multiplicities) {
    this.fields = fields;
    this.representations = representations;
    this.starts = starts;
    this.multiplicities = multiplicities;
  }

  private record Candidate(int representation, double variance, double[] component) {}

  /// The basis of solutions.
  ///
  /// @param outputs `[sample][unknown·points + point]`, whose mean is zero
  /// @param most fields; the last representation may add one
  static SymmetricBasis of(double[][] outputs, int unknowns, SymmetryGroup symmetry, int most,
      WorkerTeam team) {
    int count = Math.min(outputs.length, MOST_SAMPLES);
    List<Candidate> candidates = new ArrayList<>();
    for (int r = 0; r < symmetry.representations().size(); r++) {
      Representation representation = symmetry.representations().get(r);
      int d = representation.dimension();
      double[][] parts = new double[count * d][];
      int row = r;
      team.run(parts.length, (k, _) -> parts[k] = projected(symmetry, symmetry.representations().get(row), 0,
          k % d, outputs[k / d], unknowns));
      PrincipalComponents found = PrincipalComponents.of(parts, new double[outputs[0].length],
          Math.min(most, parts.length), team);
      for (int m = 0; m < found.components().length; m++) {
        // Each sample has d parts, so that this is the variance of one of the d fields.
        candidates.add(new Candidate(r, found.variances()[m], found.components()[m]));
      }
    }
    double largest = candidates.stream().mapToDouble(Candidate::variance).max().orElse(0);
    candidates.sort(Comparator.comparingDouble(candidate -> -candidate.variance));
    List<List<double[]>> chosen = new ArrayList<>();
    symmetry.representations().forEach(_ -> chosen.add(new ArrayList<>()));
    int total = 0;
    for (Candidate candidate : candidates) {
      if (total < most && candidate.variance > 1e-14 * largest || total == 0) {
        chosen.get(candidate.representation).add(candidate.component);
        total += symmetry.representations().get(candidate.representation).dimension();
      }
    }
    return arranged(chosen, symmetry, unknowns, total);
  }

  private static SymmetricBasis arranged(List<List<double[]>> chosen, SymmetryGroup symmetry, int unknowns,
      int total) {
    double[][] fields = new double[total][];
    int[] starts = new int[chosen.size()];
    int[] multiplicities = new int[chosen.size()];
    int next = 0;
    for (int r = 0; r < chosen.size(); r++) {
      Representation representation = symmetry.representations().get(r);
      starts[r] = next;
      multiplicities[r] = chosen.get(r).size();
      for (int b = 0; b < representation.dimension(); b++) {
        for (double[] component : chosen.get(r)) {
          fields[next++] = projected(symmetry, representation, b, 0, component, unknowns);
        }
      }
    }
    return new SymmetricBasis(fields, symmetry.representations(), starts, multiplicities);
  }

  /// `P_ab u`
  private static double[] projected(SymmetryGroup symmetry, Representation representation, int a, int b,
      double[] u, int unknowns) {
    int d = representation.dimension();
    int points = u.length / unknowns;
    double[] projected = new double[u.length];
    for (int at = 0; at < u.length; at += points) {
      double[] from = Arrays.copyOfRange(u, at, at + points);
      double[] sum = new double[points];
      for (int g = 0; g < symmetry.size(); g++) {
        double weight = representation.matrices()[g][a * d + b] * d / symmetry.size();
        if (weight != 0) {
          symmetry.add(g, weight, from, sum);
        }
      }
      System.arraycopy(sum, 0, projected, at, points);
    }
    return projected;
  }

  /// The number of fields.
  int size() {
    return fields.length;
  }

  /// The fields; not to be changed.
  double[][] fields() {
    return fields;
  }

  /// All fields, one after the other.
  float[] rounded() {
    float[] rounded = new float[fields.length * fields[0].length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) fields[i / fields[0].length][i % fields[0].length];
    }
    return rounded;
  }

  /// How often a representation occurs.
  int multiplicity(int representation) {
    return multiplicities[representation];
  }

  /// The number of the field `v_{ρ,b,m}`.
  int at(int representation, int b, int m) {
    return starts[representation] + b * multiplicities[representation] + m;
  }

  /// Adds `g·c`, both in coefficients.
  void addImage(int g, double[] c, double[] sum) {
    for (int r = 0; r < starts.length; r++) {
      int d = representations.get(r).dimension();
      double[] matrix = representations.get(r).matrices()[g];
      for (int b = 0; b < d; b++) {
        for (int to = 0; to < d; to++) {
          double weight = matrix[to * d + b];
          for (int m = 0; m < multiplicities[r] && weight != 0; m++) {
            sum[at(r, to, m)] += weight * c[at(r, b, m)];
          }
        }
      }
    }
  }
}
