package org.collocate.models.loss;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collocate.models.jet.JetLayout;
import org.collocate.models.kernel.WorkerTeam;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkPass;
import org.collocate.models.network.PackedGradient;
import org.collocate.models.network.PackedParameters;
import org.collocate.models.optim.Objective;

/// The training loss of a network as a function of its parameters: a sum of [PointwiseLoss]es.
///
/// ```
/// L(θ) = Σ_terms Σ_points ℓ(jets of N(x; θ))          ∇L by one forward pass and one adjoint for each block
/// ```
///
/// All points are divided into about sixteen chunks by their number alone; a chunk runs through the network block by
/// block while its activations stay near the core, and sums loss and gradient into a place of its own. The places are
/// added in order. The same parameters give the same bits on any number of threads. After the first call with a set of
/// terms nothing is allocated.
public final class CollocationLoss implements Objective {
  private static final int CHUNKS = 16;

  private final Network network;
  private final WorkerTeam team;
  private final PackedParameters parameters;
  private final Map<JetLayout, NetworkPass[]> passes = new HashMap<>();
  private final List<PackedGradient> gradients = new ArrayList<>();
  private final List<Chunk> chunks = new ArrayList<>();
  private final double[] termLosses;
  private double[] chunkLosses = new double[0];
  private final WorkerTeam.Task task = this::runChunk;

  /// Points `from … to` of one term.
  private record Chunk(int index, int term, PointwiseLoss loss, NetworkPass[] passes, int from, int to) {}

  /// The loss of those terms; blocks run on `team`.
  public CollocationLoss(Network network, List<? extends PointwiseLoss> terms, WorkerTeam team) {
    this.network = network;
    this.team = team;
    parameters = new PackedParameters(network);
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
      int count = term.points()[0].length;
      NetworkPass[] own = passes.computeIfAbsent(term.layout(), this::allocate);
      for (int from = 0; from < count; from += size) {
        chunks.add(new Chunk(chunks.size(), t, term, own, from, Math.min(from + size, count)));
      }
    }
    while (gradients.size() < chunks.size()) {
      gradients.add(new PackedGradient(network));
    }
    chunkLosses = new double[chunks.size()];
  }

  @Override
  public double evaluate(double[] x, double[] gradient) {
    parameters.pack(x);
    team.run(chunks.size(), task);
    Arrays.fill(termLosses, 0);
    double sum = 0;
    for (Chunk chunk : chunks) {
      sum += chunkLosses[chunk.index];
      termLosses[chunk.term] += chunkLosses[chunk.index];
      if (chunk.index > 0) {
        gradients.getFirst().add(gradients.get(chunk.index));
      }
    }
    gradients.getFirst().unpack(gradient);
    return sum;
  }

  /// The shares of the terms in the value computed last.
  public double[] termLosses() {
    return termLosses.clone();
  }

  private NetworkPass[] allocate(JetLayout layout) {
    NetworkPass[] own = new NetworkPass[team.size()];
    for (int worker = 0; worker < own.length; worker++) {
      own[worker] = new NetworkPass(network, layout, NetworkPass.suggestedBlock(network, layout));
    }
    return own;
  }

  private void runChunk(int index, int worker) {
    Chunk chunk = chunks.get(index);
    PointwiseLoss loss = chunk.loss;
    NetworkPass pass = chunk.passes[worker];
    PackedGradient gradient = gradients.get(index);
    gradient.clear();
    int streams = loss.layout().streams();
    double sum = 0;
    for (int from = chunk.from; from < chunk.to; from += pass.capacity()) {
      int count = Math.min(pass.capacity(), chunk.to - from);
      pass.forward(parameters, loss.points(), from, count);
      Arrays.fill(pass.outputAdjoints(), 0, streams * count * pass.outputStride(), 0);
      sum += loss.evaluate(from, count, worker, pass.outputs(), pass.outputStride(), pass.outputAdjoints());
      pass.adjoint(parameters, gradient);
    }
    chunkLosses[index] = sum;
  }
}
