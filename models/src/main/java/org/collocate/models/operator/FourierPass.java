package org.collocate.models.operator;

import org.collocate.models.kernel.Arithmetic;
import org.collocate.models.kernel.Matrices;
import org.collocate.models.kernel.Precision;
import org.collocate.models.layer.SpectralConvolution;
import org.collocate.solver.parallel.WorkerTeam;

/// A Fourier neural operator at work on batches of one grid: forward, and back from the adjoint of its output to the gradient.
///
/// Arrays are `[batch, y, x, feature]`. Each member of the batch is one chunk of the team's work, with a gradient of its own
/// for the pointwise maps; these are added in order, so that results do not depend on the number of threads. Memory is taken
/// once; a pass allocates nothing.
public final class FourierPass<A> {
  /// Points that go through pointwise maps together, so that they stay near the core.
  private static final int BLOCK = 64;

  private final Precision<A> precision;
  private final Arithmetic<A> arithmetic;
  private final Matrices<A> matrices;
  private final FourierShape shape;
  private final WorkerTeam team;
  private final int batch;
  private final int points;
  private final SpectralConvolution<A> convolution;
  /// The spectra of all `hₗ`.
  private final Layer<A>[] spectra;
  /// `hₗ`, and the slopes of σ after each layer.
  private final Layer<A>[] layers;
  private final A last;
  private final A inputs;
  private final A outputs;
  private final A adjoint;
  private final A other;
  /// σ and its slopes behind the projection, and the adjoint there of one block, by worker.
  private final Layer<A> behind;
  private final Layer<A>[] workers;
  private final A turned;
  private final Layer<A>[] partial;
  private final WorkerTeam.Task lifting = this::lift;
  private final WorkerTeam.Task joining = this::join;
  private final WorkerTeam.Task projecting = this::project;
  private final WorkerTeam.Task projectingAdjoint = this::projectAdjoint;
  private final WorkerTeam.Task slopes = this::throughSlopes;
  private final WorkerTeam.Task joiningAdjoint = this::joinAdjoint;
  private final WorkerTeam.Task liftingAdjoint = this::liftAdjoint;
  // What the tasks work on.
  private A parameters;
  private A outputAdjoint;
  private A current;
  private A next;
  private int layer;

  /// Two arrays of one place.
  private record Layer<A>(A values, A slopes) {}

  /// @param counts points along each axis
  /// @param trained points along each axis of the grid that was trained on
  public FourierPass(Precision<A> precision, FourierShape shape, int[] counts, int[] trained, int batch,
      WorkerTeam team) {
    this.precision = precision;
    this.shape = shape;
    this.team = team;
    this.batch = batch;
    arithmetic = precision.arithmetic();
    matrices = precision.matrices();
    points = counts.length == 1 ? counts[0] : counts[0] * counts[1];
    convolution = new SpectralConvolution<>(precision, counts, trained, shape.modes(), shape.width(), batch,
        team);
    int size = batch * points * shape.width();
    layers = layers(shape.layers(), size, size);
    spectra = spectra();
    last = arithmetic.array(size);
    inputs = arithmetic.array(batch * points * shape.features());
    outputs = arithmetic.array(batch * points * shape.unknowns());
    adjoint = arithmetic.array(size);
    other = arithmetic.array(size);
    behind = new Layer<>(arithmetic.array(batch * points * shape.hidden()),
        arithmetic.array(batch * points * shape.hidden()));
    workers = layers(team.size(), BLOCK * shape.hidden(), 0);
    turned = arithmetic.array(shape.pointwiseSize());
    partial = layers(batch, shape.pointwiseSize(), 0);
    parameters = last;
    outputAdjoint = last;
    current = last;
    next = last;
  }

  @SuppressWarnings("unchecked")
  private Layer<A>[] layers(int count, int values, int slopeCount) {
    Layer<A>[] made = (Layer<A>[]) new Layer<?>[count];
    for (int i = 0; i < count; i++) {
      made[i] = new Layer<>(arithmetic.array(values), arithmetic.array(slopeCount));
    }
    return made;
  }

  @SuppressWarnings("unchecked")
  private Layer<A>[] spectra() {
    Layer<A>[] made = (Layer<A>[]) new Layer<?>[shape.layers()];
    for (int l = 0; l < made.length; l++) {
      made[l] = new Layer<>(convolution.spectrum(), arithmetic.array(0));
    }
    return made;
  }

  /// Room for inputs with coordinates, `[batch, point, feature]`; to be filled before [#forward].
  public A inputs() {
    return inputs;
  }

  /// What the last [#forward] computed, `[batch, point, unknown]`.
  public A outputs() {
    return outputs;
  }

  private A state(int index) {
    return index == shape.layers() ? last : layers[index].values;
  }

  /// Computes [#outputs] from [#inputs].
  public void forward(A given) {
    parameters = given;
    team.run(batch, lifting);
    for (layer = 0; layer < shape.layers(); layer++) {
      convolution.forward(state(layer), given, shape.spectralAt(layer), spectra[layer].values, adjoint);
      current = adjoint;
      team.run(batch, joining);
    }
    team.run(batch, projecting);
  }

  /// Writes the parameters' gradient. Must follow [#forward] with the same parameters.
  ///
  /// @param given the adjoint of [#outputs]
  public void adjoint(A given, A gradient) {
    outputAdjoint = given;
    arithmetic.clear(gradient, shape.pointwiseAt(), shape.pointwiseSize());
    turn();
    for (Layer<A> one : partial) {
      arithmetic.clear(one.values, 0, shape.pointwiseSize());
    }
    current = adjoint;
    team.run(batch, projectingAdjoint);
    next = other;
    for (layer = shape.layers() - 1; layer >= 0; layer--) {
      team.run(batch, slopes);
      convolution.adjoint(current, parameters, shape.spectralAt(layer), spectra[layer].values, next,
          gradient);
      team.run(batch, joiningAdjoint);
      A swapped = current;
      current = next;
      next = swapped;
    }
    team.run(batch, liftingAdjoint);
    for (Layer<A> one : partial) {
      arithmetic.add(shape.pointwiseSize(), 1, one.values, 0, gradient, shape.pointwiseAt());
    }
  }

  private int turnedAt(int at) {
    return at - shape.pointwiseAt();
  }

  /// Transposes the maps that the adjoint multiplies with.
  private void turn() {
    int width = shape.width();
    for (int l = 0; l < shape.layers(); l++) {
      matrices.transpose(width, width, parameters, shape.linearAt(l), width, turned,
          turnedAt(shape.linearAt(l)), width);
    }
    matrices.transpose(width, shape.hidden(), parameters, shape.projectionAt(), shape.hidden(), turned,
        turnedAt(shape.projectionAt()), width);
  }

  private void lift(int b, int worker) {
    int width = shape.width();
    int features = shape.features();
    A h = state(0);
    int at = b * points * width;
    matrices.multiply(points, features, width, inputs, b * points * features, features, parameters,
        shape.liftAt(),
        width, h, at, width, false);
    matrices.addRow(points, width, parameters, shape.liftBiasAt(), h, at, width);
  }

  private void join(int b, int worker) {
    int width = shape.width();
    for (int from = b * points; from < (b + 1) * points; from += BLOCK) {
      int count = Math.min(BLOCK, (b + 1) * points - from);
      int at = from * width;
      matrices.multiply(count, width, width, state(layer), at, width, parameters, shape.linearAt(layer),
          width,
          current, at, width, true);
      matrices.addRow(count, width, parameters, shape.linearBiasAt(layer), current, at, width);
      if (layer + 1 < shape.layers()) {
        precision.functions()
            .gelu(count * width, 1, current, at, state(layer + 1), at, layers[layer].slopes, at, 0);
      } else {
        arithmetic.copy(count * width, current, at, last, at);
      }
    }
  }

  private void project(int b, int worker) {
    int wide = shape.hidden();
    int unknowns = shape.unknowns();
    for (int from = b * points; from < (b + 1) * points; from += BLOCK) {
      int count = Math.min(BLOCK, (b + 1) * points - from);
      A z = workers[worker].values;
      matrices.multiply(count, shape.width(), wide, last, from * shape.width(), shape.width(), parameters,
          shape.projectionAt(), wide, z, 0, wide, false);
      matrices.addRow(count, wide, parameters, shape.projectionBiasAt(), z, 0, wide);
      precision.functions()
          .gelu(count * wide, 1, z, 0, behind.values, from * wide, behind.slopes, from * wide, 0);
      matrices.multiplyByRows(count, wide, unknowns, behind.values, from * wide, wide, parameters,
          shape.outputAt(), wide, outputs, from * unknowns, unknowns);
      for (int i = from * unknowns; i < (from + count) * unknowns; i++) {
        arithmetic.set(outputs, i,
            arithmetic.get(outputs, i) + arithmetic.get(parameters, shape.outputBiasAt() + i % unknowns));
      }
    }
  }

  private void projectAdjoint(int b, int worker) {
    int wide = shape.hidden();
    int width = shape.width();
    int unknowns = shape.unknowns();
    A work = workers[worker].values;
    A sum = partial[b].values;
    for (int from = b * points; from < (b + 1) * points; from += BLOCK) {
      int count = Math.min(BLOCK, (b + 1) * points - from);
      matrices.multiplyTransposedLeft(unknowns, count, wide, outputAdjoint, from * unknowns, unknowns,
          behind.values,
          from * wide, wide, sum, turnedAt(shape.outputAt()), wide, true);
      for (int i = from * unknowns; i < (from + count) * unknowns; i++) {
        int at = turnedAt(shape.outputBiasAt()) + i % unknowns;
        arithmetic.set(sum, at, arithmetic.get(sum, at) + arithmetic.get(outputAdjoint, i));
      }
      matrices.multiply(count, unknowns, wide, outputAdjoint, from * unknowns, unknowns, parameters,
          shape.outputAt(), wide, work, 0, wide, false);
      arithmetic.product(count * wide, 1, work, 0, behind.slopes, from * wide, work, 0);
      matrices.addRowSum(count, wide, work, 0, wide, sum, turnedAt(shape.projectionBiasAt()));
      matrices.multiplyTransposedLeft(width, count, wide, last, from * width, width, work, 0, wide, sum,
          turnedAt(shape.projectionAt()), wide, true);
      matrices.multiply(count, wide, width, work, 0, wide, turned, turnedAt(shape.projectionAt()), width,
          current,
          from * width, width, false);
    }
  }

  private void throughSlopes(int b, int worker) {
    int width = shape.width();
    A sum = partial[b].values;
    for (int from = b * points; from < (b + 1) * points; from += BLOCK) {
      int count = Math.min(BLOCK, (b + 1) * points - from);
      int at = from * width;
      if (layer + 1 < shape.layers()) {
        arithmetic.product(count * width, 1, current, at, layers[layer].slopes, at, current, at);
      }
      matrices.addRowSum(count, width, current, at, width, sum, turnedAt(shape.linearBiasAt(layer)));
      matrices.multiplyTransposedLeft(width, count, width, state(layer), at, width, current, at, width, sum,
          turnedAt(shape.linearAt(layer)), width, true);
    }
  }

  private void joinAdjoint(int b, int worker) {
    int width = shape.width();
    int at = b * points * width;
    matrices.multiply(points, width, width, current, at, width, turned, turnedAt(shape.linearAt(layer)),
        width, next,
        at, width, true);
  }

  private void liftAdjoint(int b, int worker) {
    int width = shape.width();
    int features = shape.features();
    int at = b * points * width;
    A sum = partial[b].values;
    matrices.addRowSum(points, width, current, at, width, sum, turnedAt(shape.liftBiasAt()));
    matrices.multiplyTransposedLeft(features, points, width, inputs, b * points * features, features, current,
        at,
        width, sum, turnedAt(shape.liftAt()), width, true);
  }
}
