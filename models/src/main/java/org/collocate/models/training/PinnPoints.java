package org.collocate.models.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.collocate.models.data.DomainSampler;
import org.collocate.models.data.ResidualSampling;
import org.collocate.models.loss.CausalWeights;
import org.collocate.models.loss.CollocationSystem;
import org.collocate.models.loss.ProblemResiduals;
import org.collocate.models.loss.ResidualAttention;
import org.collocate.models.loss.ResidualForm;
import org.collocate.models.loss.ResidualLoss;
import org.collocate.models.network.Network;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.field.Points;
import org.collocate.solver.parallel.WorkerTeam;

/// The points of a training on residuals, and the terms of its loss there: drawn, drawn anew, kept and taken up again.
///
/// The weights 1/ρ² and β/ρ² of [PinnTraining] are those of the first points, so that other points are the same loss.
final class PinnPoints {
  /// Points from which one is chosen.
  private static final int CANDIDATES = 4;
  private static final String INSIDE = "inside ";
  private static final String MULTIPLIERS = "multipliers ";

  private final ProblemResiduals residuals;
  private final Network network;
  private final PinnPlan plan;
  private final WorkerTeam team;
  private final long seed;
  private final DomainSampler sampler;
  /// `[set][residual]`, interior first.
  private final double[][] weights;
  private int draws = 1;
  private ProblemResiduals.Located located;
  private List<ResidualLoss> terms;
  private List<Overlay> overlays;

  /// Draws the first points.
  PinnPoints(ProblemResiduals residuals, Network network, PinnPlan plan, long seed, WorkerTeam team) {
    this.residuals = residuals;
    this.network = network;
    this.plan = plan;
    this.seed = seed;
    this.team = team;
    sampler = plan.sampling().spread() == PinnPlan.Spread.UNIFORM
        ? DomainSampler.uniform(residuals.space(), seed)
        : new DomainSampler(residuals.space(), seed);
    located = residuals.at(sampler, plan.sampling().points(), plan.sampling().boundaryPoints());
    double[] scale = network.normalization().scale();
    List<ResidualForm.At> sets = sets(located);
    weights = new double[sets.size()][];
    for (int s = 0; s < weights.length; s++) {
      double factor = s == 0 ? 1 : plan.boundaryWeight();
      weights[s] = Arrays.stream(sets.get(s).magnitudes(scale)).map(m -> factor / (m * m)).toArray();
    }
    terms = terms(sets);
    overlays = located.overlays();
  }

  /// The terms of the loss, interior first.
  List<ResidualLoss> terms() {
    return terms;
  }

  /// The points as they are shown.
  List<Overlay> overlays() {
    return overlays;
  }

  /// How often points were drawn.
  int draws() {
    return draws;
  }

  /// Draws points anew.
  ///
  /// @param steps done before
  /// @param parameters whose residuals points are chosen by, where they are
  void draw(int steps, double[] parameters) {
    draws++;
    PinnPlan.Sampling sampling = plan.sampling();
    place(sampling.spread() == PinnPlan.Spread.ADAPTIVE
        ? chosen(steps, parameters)
        : residuals.at(sampler, sampling.points(), sampling.boundaryPoints()));
  }

  /// Weights the points by their residuals, as those were at the last evaluation of the terms.
  void balance() {
    switch (plan.balancing()) {
      case FIXED -> {
      }
      case ATTENTION -> terms.forEach(ResidualAttention::update);
      case CAUSAL -> CausalWeights.update(terms.getFirst(), residuals.space());
    }
  }

  /// The points inside and all multipliers, as named arrays.
  Map<String, double[]> keep() {
    Map<String, double[]> kept = new HashMap<>();
    double[][] inside = terms.getFirst().points();
    for (int axis = 0; axis < inside.length; axis++) {
      kept.put(INSIDE + axis, inside[axis].clone());
    }
    for (int t = 0; t < terms.size(); t++) {
      kept.put(MULTIPLIERS + t,
          Arrays.stream(terms.get(t).multipliers()).flatMapToDouble(Arrays::stream).toArray());
    }
    return kept;
  }

  /// Takes up what was kept after so many steps; draws anew if another number of points is wanted now.
  void resume(TrainingCheckpoint.Course course, int steps, double[] parameters) {
    int points = plan.sampling().points();
    int taken = plan.sampling().spread() == PinnPlan.Spread.ADAPTIVE ? CANDIDATES * points : points;
    // The sequence of points goes on behind those that were taken.
    for (; draws < course.draws(); draws++) {
      sampler.inside(taken);
    }
    double[][] inside = new double[residuals.space().dimension()][];
    for (int axis = 0; axis < inside.length; axis++) {
      inside[axis] = course.points().getOrDefault(INSIDE + axis, new double[0]);
    }
    if (inside[0].length != points) {
      draw(steps, parameters);
      return;
    }
    place(residuals.with(located, Points.of(inside)));
    for (int t = 0; t < terms.size(); t++) {
      read(course.points().getOrDefault(MULTIPLIERS + t, new double[0]), terms.get(t).multipliers());
    }
  }

  /// Gives the multipliers of a term back, if it still has as many points.
  private static void read(double[] kept, double[][] multipliers) {
    int count = multipliers[0].length;
    for (int i = 0; i < multipliers.length && kept.length == multipliers.length * count; i++) {
      System.arraycopy(kept, i * count, multipliers[i], 0, count);
    }
  }

  /// From more points than wanted, those with large residuals more often.
  private ProblemResiduals.Located chosen(int steps, double[] parameters) {
    int points = plan.sampling().points();
    ProblemResiduals.Located candidates = residuals.at(sampler, CANDIDATES * points,
        plan.sampling().boundaryPoints());
    ResidualLoss inside = term(residuals.interior(), candidates.interior(), weights[0]);
    CollocationSystem system = new CollocationSystem(network, List.of(inside), team);
    double[] found = new double[system.residualCount()];
    system.residuals(parameters, found);
    int perPoint = inside.residualCount();
    double[] sizes = new double[CANDIDATES * points];
    for (int p = 0; p < sizes.length; p++) {
      double sum = 0;
      for (int i = 0; i < perPoint; i++) {
        sum += found[p * perPoint + i] * found[p * perPoint + i];
      }
      sizes[p] = Math.sqrt(sum);
    }
    return residuals.chosen(candidates,
        ResidualSampling.choose(sizes, points, new SplittableRandom(seed + steps)));
  }

  private void place(ProblemResiduals.Located points) {
    located = points;
    overlays = points.overlays();
    terms = terms(sets(points));
  }

  private static List<ResidualForm.At> sets(ProblemResiduals.Located located) {
    List<ResidualForm.At> sets = new ArrayList<>(List.of(located.interior()));
    sets.addAll(located.boundary());
    return sets;
  }

  private List<ResidualLoss> terms(List<ResidualForm.At> sets) {
    List<ResidualLoss> drawn = new ArrayList<>();
    for (int s = 0; s < sets.size(); s++) {
      ResidualForm form = s == 0 ? residuals.interior() : residuals.boundary().get(s - 1).form();
      drawn.add(term(form, sets.get(s), weights[s]));
    }
    return drawn;
  }

  private ResidualLoss term(ResidualForm form, ResidualForm.At at, double[] weight) {
    return new ResidualLoss(form.layout(), at, residuals.ansatz(), residuals.space().coordinateNames(),
        weight);
  }
}
