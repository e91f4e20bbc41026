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
import org.collocate.models.optim.Objective;
import org.collocate.solver.parallel.WorkerTeam;

/// The training loss of a network as a function of its parameters: a sum of [PointwiseLoss]es.
///
/// ```
/// L(θ) = Σ_terms Σ_points ℓ(jets of N(x; θ))          ∇L by one forward pass and one adjoint for each block
/// ```
///
/// All points are divided into about sixteen chunks by their number alone; a chunk runs through the network block by
/// block while its activations stay near the core, and sums loss and gradient into a place of its own. The places are
/// added in order. The same parameters give the same bits on any number of threads. After the first call with a set of
/// terms nothing is allocated. The loss itself is evaluated and summed in `double`, whatever the network computes in.
public final class CollocationLoss<A> implements Objective {
  private static final int CHUNKS = 16;

  private final Precision<A> precision;
  private final Network network;
  private final WorkerTeam team;
  private final PackedParameters<A> parameters;
  private final Map<JetLayout, List<Worker<A>>> workers = new HashMap<>();
  private final List<PackedGradient<A>> gradients = new ArrayList<>();
  private final List<Chunk<A>> chunks = new ArrayList<>();
  private final double[] termLosses;
  private double[] chunkLosses = new double[0];
  private final WorkerTeam.Task task = this::runChunk;

  /// What one thread needs for blocks of one layout.
  ///
  /// @param outputs the network's outputs, `[stream·point, output]`
  /// @param adjoint of them
  private record Worker<A>(NetworkPass<A> pass, double[] outputs, double[] adjoint) {}

  /// Points `from … to` of one term.
  private record Chunk<A>(int term, PointwiseLoss loss, List<Worker<A>> workers, double[][] points, int from,
      int to) {}

  /// The loss of those terms, the network computing in that precision; blocks run on `team`.
  public CollocationLoss(Precision<A> precision, Network network, List<? extends PointwiseLoss> terms,
      WorkerTeam team) {
    this.precision = precision;
    this.network = network;
    this.team = team;
    parameters = new PackedParameters<>(precision, network);
    termLosses = new double[terms.size()];
    replace(terms);
  }

  /// Takes other terms in the place of the present ones, such as the same ones at new points; their number stays.
  public void replace(List<? extends PointwiseLoss> terms) {
    if (terms.size() != termLosses.length) {
      throw new IllegalArgumentException(terms.size() + " terms in the place of " + termLosses.length);
    }
    int points = terms.stream().mapToInt(term -> term.points()[0].length).sum();
    int size = Math.max(16, (points + CHUNKS - 1) / CHUNKS + 3 & -4);
    chunks.clear();
    for (int t = 0; t < terms.size(); t++) {
      PointwiseLoss term = terms.get(t);
      double[][] coordinates = term.points();
      int count = coordinates[0].length;
      List<Worker<A>> own = workers.computeIfAbsent(term.layout(), this::allocate);
      for (int from = 0; from < count; from += size) {
        chunks.add(new Chunk<>(t, term, own, coordinates, from, Math.min(from + size, count)));
      }
    }
    while (gradients.size() < chunks.size()) {
      gradients.add(new PackedGradient<>(precision, network));
    }
    chunkLosses = new double[chunks.size()];
  }

  @Override
  public double evaluate(double[] x, double[] gradient) {
    parameters.pack(x);
    team.run(chunks.size(), task);
    Arrays.fill(termLosses, 0);
    double sum = 0;
    for (int c = 0; c < chunkLosses.length; c++) {
      sum += chunkLosses[c];
      termLosses[chunks.get(c).term] += chunkLosses[c];
      if (c > 0) {
        gradients.getFirst().add(gradients.get(c));
      }
    }
    gradients.getFirst().unpack(gradient);
    return sum;
  }

  /// The shares of the terms in the value computed last.
  public double[] termLosses() {
    return termLosses.clone();
  }

  private List<Worker<A>> allocate(JetLayout layout) {
    List<Worker<A>> own = new ArrayList<>();
    for (int worker = 0; worker < team.size(); worker++) {
      NetworkPass<A> pass = NetworkPass.fitting(precision, network, layout);
      int numbers = layout.streams() * pass.capacity() * network.outputs();
      own.add(new Worker<>(pass, new double[numbers], new double[numbers]));
    }
    return own;
  }

  private void runChunk(int index, int worker) {
    Chunk<A> chunk = chunks.get(index);
    Worker<A> own = chunk.workers.get(worker);
    NetworkPass<A> pass = own.pass;
    PackedGradient<A> gradient = gradients.get(index);
    gradient.clear();
    double sum = 0;
    for (int from = chunk.from; from < chunk.to; from += pass.capacity()) {
      int count = Math.min(pass.capacity(), chunk.to - from);
      pass.forward(parameters, chunk.points, from, count);
      pass.readOutputs(own.outputs);
      Arrays.fill(own.adjoint, 0);
      sum += chunk.loss.evaluate(from, count, worker, own.outputs, network.outputs(), own.adjoint);
      pass.adjoint(parameters, own.adjoint, gradient);
    }
    chunkLosses[index] = sum;
  }
}
