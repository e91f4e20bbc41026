package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.jet.SecondOrder;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.Kernel;

/// The product rule of `u = g + φ·N` on jets at fixed points, and its adjoint.
///
/// ```
/// u   = g + φ N
/// uᵢ  = gᵢ + φᵢ N + φ Nᵢ
/// U_m = G_m + Φ_m N + φ N_m + Σₖ wₖ (φᵢₖ Nⱼₖ + φⱼₖ Nᵢₖ)          U_m = Σₖ wₖ u_{iₖjₖ}
/// ```
///
/// The jets of g and φ are evaluated once, in the constructor. Where one of them is not finite (a corner of the distance
/// function) so is the result.
public final class AnsatzJets {
  private final JetLayout layout;
  /// `[unknown][stream][point]`; empty for free unknowns.
  private final double[][][] extension;
  private final double[][][] distance;

  /// The ansatz of each unknown at `points`, `[axis][point]`.
  public AnsatzJets(JetLayout layout, List<Ansatz> ansatz, List<String> coordinates, double[][] points) {
    this.layout = layout;
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
    for (SecondOrder stream : layout.second()) {
      Expression sum = Expression.of(0);
      for (SecondOrder.Term term : stream.terms()) {
        Expression derivative = formula.differentiate(coordinates.get(term.first()))
            .differentiate(coordinates.get(term.second()));
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
    double value = outputs[row];
    for (int s = 0; s < layout.streams(); s++) {
      double jet = g[s][point] + phi[s][point] * value;
      jets[s][point] = s == 0 ? jet : jet + phi[0][point] * outputs[row + s * next];
    }
    for (int m = 0; m < layout.second().size(); m++) {
      double cross = 0;
      for (SecondOrder.Term term : layout.second().get(m).terms()) {
        int i = layout.gradientStream(term.first());
        int j = layout.gradientStream(term.second());
        cross += term.weight()
            * (phi[i][point] * outputs[row + j * next] + phi[j][point] * outputs[row + i * next]);
      }
      jets[layout.secondStream(m)][point] += cross;
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
    double value = 0;
    for (int s = 0; s < layout.streams(); s++) {
      double bar = jetAdjoints[s][point];
      value += phi[s][point] * bar;
      if (s > 0) {
        outputAdjoint[row + s * next] += phi[0][point] * bar;
      }
    }
    outputAdjoint[row] += value;
    for (int m = 0; m < layout.second().size(); m++) {
      double bar = jetAdjoints[layout.secondStream(m)][point];
      for (SecondOrder.Term term : layout.second().get(m).terms()) {
        int i = layout.gradientStream(term.first());
        int j = layout.gradientStream(term.second());
        outputAdjoint[row + j * next] += term.weight() * phi[i][point] * bar;
        outputAdjoint[row + i * next] += term.weight() * phi[j][point] * bar;
      }
    }
  }
}
