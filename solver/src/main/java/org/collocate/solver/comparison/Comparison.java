package org.collocate.solver.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Solution;
import org.collocate.solver.metric.ErrorMeasure;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.metric.Outputs;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.study.CheckedStudy;

/// Measures solutions of one study against one reference. Immutable; may be used by several threads.
public final class Comparison {
  private static final int CELLS = 20_000;
  private static final int QUICK_CELLS = 1_000;

  private final CheckedStudy study;
  private final Problem problem;
  private final Reference reference;
  private final Quadratures fine;
  private final List<List<ErrorMeasure>> quick;
  private final Map<String, Double> referenceOutputs;

  /// @throws org.collocate.solver.mesh.MeshingException if the domain cannot be meshed
  public Comparison(CheckedStudy study, Reference reference) {
    this.study = study;
    this.problem = study.problem();
    this.reference = reference;
    fine = Quadratures.of(problem, CELLS);
    quick = new ArrayList<>();
    Quadratures coarse = Quadratures.of(problem, QUICK_CELLS);
    for (int frame = 0; frame < frameCount(); frame++) {
      quick.add(measures(coarse, frame));
    }
    referenceOutputs = outputsOfReference();
  }

  /// The same comparison for other outputs of the same problem.
  private Comparison(Comparison other, CheckedStudy study) {
    this.study = study;
    problem = other.problem;
    reference = other.reference;
    fine = other.fine;
    quick = other.quick;
    referenceOutputs = outputsOfReference();
  }

  /// The same comparison for a study that differs in its outputs alone: nothing is solved again.
  public Comparison withOutputsOf(CheckedStudy other) {
    return new Comparison(this, other);
  }

  /// Whether all frames of a solution are of the same state, so that their errors can be compared with each other.
  public boolean isSteady() {
    return !(problem instanceof EvolutionProblem);
  }

  /// Whether a state approximates the solution of the problem that is compared, and not of another that a study was before.
  public boolean accepts(Frame frame) {
    return frame.isSolution() && frame.fits(problem);
  }

  public Reference reference() {
    return reference;
  }

  /// A mesh of the domain that is fine enough to draw on.
  public FunctionSpace drawingSpace() {
    return fine.space();
  }

  /// The reference's fields at the time of a frame; empty where the reference is measured points.
  public List<Field> referenceFields(double time) {
    return switch (reference) {
      case Reference.Exact(List<Frame> frames) -> frames.get(frameAt(time)).fields();
      case Reference.Finer finer -> finer.frames().get(frameAt(time)).fields();
      case Reference.Measured _ -> List.of();
    };
  }

  /// Where the reference is how good; empty where it is exact or nothing is known of it point by point.
  ///
  /// @param unknown its index
  public Optional<Uncertainty> uncertainty(double time, int unknown) {
    if (!(reference instanceof Reference.Finer finer) || finer.coarser().size() != finer.frames().size()) {
      return Optional.empty();
    }
    int frame = frameAt(time);
    return Optional.of(new Uncertainty(finer.frames().get(frame).fields().get(unknown),
        finer.coarser().get(frame).fields().get(unknown), finer.factor()));
  }

  /// The study's outputs of the reference at the end; empty where the reference is measured points.
  public Map<String, Double> referenceOutputs() {
    return referenceOutputs;
  }

  private Map<String, Double> outputsOfReference() {
    double time = problem instanceof EvolutionProblem evolution ? evolution.until() : 0;
    List<Field> fields = referenceFields(time);
    return fields.isEmpty() ? Map.of() : outputs(time, fields);
  }

  private Map<String, Double> outputs(double time, List<Field> fields) {
    return new Outputs(problem, fine.cells(), fine.boundary(), Points.of(fine.space().nodes().coordinates()))
        .values(study.outputs(), time, fields);
  }

  private int frameCount() {
    return problem instanceof EvolutionProblem evolution ? evolution.frameCount() : 1;
  }

  private int frameAt(double time) {
    return problem instanceof EvolutionProblem evolution
        ? Math.clamp(Math.round(time / evolution.until() * (evolution.frameCount() - 1)), 0,
            evolution.frameCount() - 1)
        : 0;
  }

  private List<ErrorMeasure> measures(Quadratures quadratures, int frame) {
    if (reference instanceof Reference.Measured measured) {
      List<ErrorMeasure> measures = new ArrayList<>();
      for (double[] values : measured.values()) {
        measures.add(ErrorMeasure.ofSamples(measured.quadrature(), values));
      }
      return measures;
    }
    double time = problem instanceof EvolutionProblem evolution ? evolution.frameTime(frame) : 0;
    return referenceFields(time).stream().map(field -> new ErrorMeasure(field, quadratures.cells())).toList();
  }

  /// The relative error in L2 of a frame over all unknowns, on a coarse quadrature: quick enough to be shown while a
  /// method works.
  public double relativeL2(Frame frame) {
    return Distance.relative(quick.get(frameAt(frame.time())), frame.fields());
  }

  /// Everything that is to be said of a solution.
  public Evaluation evaluate(Solution solution) {
    Frame last = solution.last();
    List<ErrorMeasure> measures = measures(fine, frameAt(last.time()));
    Map<String, ErrorNorms> errors = new LinkedHashMap<>();
    for (int u = 0; u < measures.size(); u++) {
      errors.put(problem.unknowns().get(u), measures.get(u).norms(last.fields().get(u)));
    }
    return new Evaluation(errors, allTimes(solution), outputs(last.time(), last.fields()),
        StrongResidualNorm.of(problem, fine, last.fields()));
  }

  private double allTimes(Solution solution) {
    if (!(problem instanceof EvolutionProblem)) {
      return Double.NaN;
    }
    double error = 0;
    double size = 0;
    for (Frame frame : solution.frames()) {
      List<ErrorMeasure> measures = quick.get(frameAt(frame.time()));
      for (int u = 0; u < measures.size(); u++) {
        double distance = measures.get(u).l2(frame.fields().get(u));
        error += distance * distance;
        size += measures.get(u).referenceNorm() * measures.get(u).referenceNorm();
      }
    }
    return size == 0 ? Double.NaN : Math.sqrt(error / size);
  }
}
