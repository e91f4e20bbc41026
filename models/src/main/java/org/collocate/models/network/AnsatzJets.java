package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.jet.Products;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Kernel;

/// The product rule of `u = g + φ·N` on jets at fixed points, and its adjoint.
///
/// ```
/// u   = g + φ N
/// uᵢ  = gᵢ + φᵢ N + φ Nᵢ
/// u_S = g_S + φ_S N + φ N_S + Σ w φ_R N_T          (Leibniz' rule)
/// ```
///
/// The jets of g and φ are evaluated once, in the constructor. Where one of them is not finite (a corner of the distance
/// function) so is the result.
public final class AnsatzJets {
  private final JetLayout layout;
  /// Left a stream of φ, right one of N, `[stream]`.
  private final Products.Pair[][] pairs;
  /// `[unknown][stream][point]`; empty for free unknowns.
  private final double[][][] extension;
  private final double[][][] distance;

  /// The ansatz of each unknown at `points`, `[axis][point]`.
  public AnsatzJets(JetLayout layout, List<Ansatz> ansatz, List<String> coordinates, double[][] points) {
    this.layout = layout;
    pairs = Products.ofProduct(layout)
        .stream()
        .map(of -> of.toArray(Products.Pair[]::new))
        .toArray(Products.Pair[][]::new);
    int count = points[0].length;
    extension = new double[ansatz.size()][][];
    distance = new double[ansatz.size()][][];
    for (int unknown = 0; unknown < ansatz.size(); unknown++) {
      if (ansatz.get(unknown).isFree()) {
        extension[unknown] = new double[0][];
        distance[unknown] = new double[0][];
        continue;
      }
      List<Expression> jets = new ArrayList<>(jets(layout, coordinates, ansatz.get(unknown).extension()));
      jets.addAll(jets(layout, coordinates, ansatz.get(unknown).distance()));
      double[][] values = new double[jets.size()][count];
      Kernel.compile(jets, coordinates, List.of()).evaluate(points, new double[0], values, 0, count);
      int streams = layout.streams();
      extension[unknown] = IntStream.range(0, streams).mapToObj(s -> values[s]).toArray(double[][]::new);
      distance[unknown] = IntStream.range(streams, 2 * streams)
          .mapToObj(s -> values[s])
          .toArray(double[][]::new);
    }
  }

  /// The streams of `layout` for one formula.
  private static List<Expression> jets(JetLayout layout, List<String> coordinates, Expression formula) {
    List<Expression> jets = new ArrayList<>(List.of(formula));
    for (int axis = 0; layout.gradient() && axis < layout.dimension(); axis++) {
      jets.add(formula.differentiate(coordinates.get(axis)));
    }
    for (DerivativeOperator operator : layout.operators()) {
      Expression sum = Expression.of(0);
      for (DerivativeOperator.Term term : operator.terms()) {
        Expression derivative = formula;
        for (int axis : term.axes()) {
          derivative = derivative.differentiate(coordinates.get(axis));
        }
        sum = sum.plus(Expression.of(term.weight()).times(derivative));
      }
      jets.add(sum);
    }
    return jets;
  }

  /// From a block of the network's outputs, `[stream, point, stride]`, to the jets of the unknowns,
  /// `[unknown][stream][point]`, at points `from … from+count`.
  public void apply(int from, int count, double[] outputs, int stride, double[][][] jets) {
    for (int unknown = 0; unknown < distance.length; unknown++) {
      if (distance[unknown].length == 0) {
        for (int s = 0; s < layout.streams(); s++) {
          for (int p = 0; p < count; p++) {
            jets[unknown][s][from + p] = outputs[(s * count + p) * stride + unknown];
          }
        }
      } else {
        for (int p = 0; p < count; p++) {
          apply(unknown, from + p, p, count, outputs, stride, jets[unknown]);
        }
      }
    }
  }

  private void apply(int unknown, int point, int p, int count, double[] outputs, int stride,
      double[][] jets) {
    double[][] g = extension[unknown];
    double[][] phi = distance[unknown];
    int row = p * stride + unknown;
    int next = count * stride;
    for (int s = 0; s < pairs.length; s++) {
      double jet = g[s][point];
      for (Products.Pair pair : pairs[s]) {
        jet += pair.weight() * phi[pair.left()][point] * outputs[row + pair.right() * next];
      }
      jets[s][point] = jet;
    }
  }

  /// Adds to the adjoint of the outputs what the adjoint of the unknowns' jets makes of it.
  public void adjoint(int from, int count, double[][][] jetAdjoints, double[] outputAdjoint, int stride) {
    for (int unknown = 0; unknown < distance.length; unknown++) {
      if (distance[unknown].length == 0) {
        for (int s = 0; s < layout.streams(); s++) {
          for (int p = 0; p < count; p++) {
            outputAdjoint[(s * count + p) * stride + unknown] += jetAdjoints[unknown][s][from + p];
          }
        }
      } else {
        for (int p = 0; p < count; p++) {
          adjoint(unknown, from + p, p, count, jetAdjoints[unknown], outputAdjoint, stride);
        }
      }
    }
  }

  private void adjoint(int unknown, int point, int p, int count, double[][] jetAdjoints,
      double[] outputAdjoint,
      int stride) {
    double[][] phi = distance[unknown];
    int row = p * stride + unknown;
    int next = count * stride;
    for (int s = 0; s < pairs.length; s++) {
      double bar = jetAdjoints[s][point];
      for (Products.Pair pair : pairs[s]) {
        outputAdjoint[row + pair.right() * next] += pair.weight() * phi[pair.left()][point] * bar;
      }
    }
  }
}
