package org.collocate.models.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.Precision;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkPass;
import org.collocate.models.network.PackedGradient;
import org.collocate.models.network.PackedParameters;
import org.collocate.models.optim.ResidualSystem;
import org.collocate.solver.parallel.WorkerTeam;

/// The residuals of a network at all points as functions of its parameters, with their Jacobian: [CollocationLoss] seen
/// term by term.
///
/// Each row of the Jacobian is one adjoint pass for one residual at one point. Always in `double`: normal equations square
/// what rounding does. Rows do not depend on the number of threads.
public final class CollocationSystem implements ResidualSystem {
  private static final int CHUNK = 32;

  private final Network network;
  private final WorkerTeam team;
  private final PackedParameters<double[]> parameters;
  private final Map<JetLayout, List<Worker>> workers = new HashMap<>();
  private final List<Chunk> chunks = new ArrayList<>();
  private int rows;

  /// What one thread needs for terms of one layout.
  ///
  /// @param block for values alone
  /// @param single one point at a time
  /// @param row a gradient as a flat vector
  private record Worker(NetworkPass<double[]> block, NetworkPass<double[]> single, double[] outputs,
      double[] adjoint,
      PackedGradient<double[]> gradient, double[] row) {}

  /// Points `from … to` of one term, whose residuals begin at `firstRow`.
  private record Chunk(PointwiseResiduals term, List<Worker> workers, double[][] points, int from, int to,
      int firstRow) {}

  /// The residuals of those terms.
  public CollocationSystem(Network network, List<? extends PointwiseResiduals> terms, WorkerTeam team) {
    this.network = network;
    this.team = team;
    parameters = new PackedParameters<>(Precision.DOUBLE, network);
    replace(terms);
  }

  /// Takes other terms in the place of the present ones, such as the same ones at as many other points.
  public void replace(List<? extends PointwiseResiduals> terms) {
    chunks.clear();
    int row = 0;
    for (PointwiseResiduals term : terms) {
      List<Worker> own = workers.computeIfAbsent(term.layout(), this::allocate);
      double[][] points = term.points();
      for (int from = 0; from < points[0].length; from += CHUNK) {
        int to = Math.min(from + CHUNK, points[0].length);
        chunks.add(new Chunk(term, own, points, from, to, row + from * term.residualCount()));
      }
      row += points[0].length * term.residualCount();
    }
    rows = row;
  }

  private List<Worker> allocate(JetLayout layout) {
    List<Worker> own = new ArrayList<>();
    for (int worker = 0; worker < team.size(); worker++) {
      NetworkPass<double[]> block = NetworkPass.fitting(Precision.DOUBLE, network, layout);
      int numbers = layout.streams() * network.outputs();
      own.add(new Worker(block, new NetworkPass<>(Precision.DOUBLE, network, layout, 1),
          new double[numbers * block.capacity()], new double[numbers],
          new PackedGradient<>(Precision.DOUBLE, network), new double[network.parameterCount()]));
    }
    return own;
  }

  @Override
  public int residualCount() {
    return rows;
  }

  @Override
  public double residuals(double[] x, double[] residuals) {
    parameters.pack(x);
    team.run(chunks.size(), (index, worker) -> {
      Chunk chunk = chunks.get(index);
      Worker own = chunk.workers.get(worker);
      int count;
      for (int from = chunk.from; from < chunk.to; from += count) {
        count = Math.min(own.block.capacity(), chunk.to - from);
        own.block.forward(parameters, chunk.points, from, count);
        own.block.readOutputs(own.outputs);
        int row = chunk.firstRow + (from - chunk.from) * chunk.term.residualCount();
        chunk.term.residuals(from, count, own.outputs, network.outputs(), residuals, row);
      }
    });
    double sum = 0;
    for (double residual : residuals) {
      sum = Math.fma(residual, residual, sum);
    }
    return sum;
  }

  @Override
  public void linearize(double[] x, double[] residuals, double[] jacobian, int stride) {
    parameters.pack(x);
    team.run(chunks.size(), (index, worker) -> {
      Chunk chunk = chunks.get(index);
      Worker own = chunk.workers.get(worker);
      for (int point = chunk.from; point < chunk.to; point++) {
        linearize(chunk, own, point, residuals, jacobian, stride);
      }
    });
  }

  private void linearize(Chunk chunk, Worker own, int point, double[] residuals, double[] jacobian,
      int stride) {
    int perPoint = chunk.term.residualCount();
    int first = chunk.firstRow + (point - chunk.from) * perPoint;
    own.single.forward(parameters, chunk.points, point, 1);
    own.single.readOutputs(own.outputs);
    chunk.term.residuals(point, 1, own.outputs, network.outputs(), residuals, first);
    for (int residual = 0; residual < perPoint; residual++) {
      Arrays.fill(own.adjoint, 0);
      chunk.term.adjointOfResidual(residual, point, own.adjoint, network.outputs());
      own.gradient.clear();
      own.single.adjoint(parameters, own.adjoint, own.gradient);
      own.gradient.unpack(own.row);
      System.arraycopy(own.row, 0, jacobian, (first + residual) * stride, own.row.length);
    }
  }
}
