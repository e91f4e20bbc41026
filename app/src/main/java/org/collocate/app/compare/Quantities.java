package org.collocate.app.compare;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.collocate.solver.comparison.Comparison;
import org.collocate.solver.comparison.ResidualLens;
import org.collocate.solver.comparison.Uncertainty;
import org.collocate.solver.field.Field;
import org.collocate.solver.method.Frame;
import org.collocate.solver.problem.Problem;
import org.jspecify.annotations.Nullable;

/// From what a pane shall show to numbers at points. May be used by several threads.
final class Quantities {
  private @Nullable Problem lensProblem;
  private @Nullable ResidualLens lens;
  private final IdentityHashMap<Field, List<Field>> residuals = new IdentityHashMap<>();

  /// Numbers at points.
  ///
  /// @param show what they are; the field where something else was asked for that is not to be had
  /// @param values `[point]`
  /// @param uncertainty `[point]`: how far the reference may be off; null where it is exact or nothing is known
  /// @param obstacle why something else is shown than was asked for; empty if it is not
  record Content(Show show, double[] values, double @Nullable [] uncertainty, String obstacle) {
    static Content of(Show show, double[] values) {
      return new Content(show, values, null, "");
    }
  }

  /// What a pane shows at these points.
  Content of(PictureRequest request, PictureRequest.Wanted wanted, Sampling at) {
    Field field = wanted.frame().fields().get(request.unknown());
    double[] values = at.values(field);
    if (!wanted.frame().isSolution()) {
      return Content.of(Show.FIELD, values);
    }
    Frame other = wanted.other();
    if (other != null) {
      return Content.of(Show.DIFFERENCE, minus(values, at.values(other.fields().get(request.unknown()))));
    }
    return switch (wanted.show()) {
      case FIELD, DIFFERENCE -> Content.of(Show.FIELD, values);
      case GRADIENT -> Content.of(Show.GRADIENT, lengths(at.gradient(field)));
      case RESIDUAL -> residual(request, wanted.frame(), values, at);
      case ERROR, ABSOLUTE, RELATIVE, MAGNITUDE -> error(request, wanted, values, at);
    };
  }

  /// The reference's values for an unknown at the time of a frame; null without a reference that is a field.
  static @Nullable Field reference(PictureRequest request, double time) {
    List<Field> fields = request.comparison()
        .map(comparison -> comparison.referenceFields(time))
        .orElse(List.of());
    return request.unknown() < fields.size() ? fields.get(request.unknown()) : null;
  }

  private static Content error(PictureRequest request, PictureRequest.Wanted wanted, double[] values,
      Sampling at) {
    Field reference = reference(request, wanted.frame().time());
    if (reference == null || wanted.subject() instanceof Subject.OfReference) {
      return Content.of(Show.FIELD, values);
    }
    double[] exact = at.values(reference);
    double[] error = minus(values, exact);
    double[] shown = switch (wanted.show()) {
      case ABSOLUTE, MAGNITUDE -> Arrays.stream(error).map(Math::abs).toArray();
      case RELATIVE -> relative(error, exact);
      default -> error;
    };
    double[] uncertainty = uncertainty(request, wanted.frame().time(), exact, at);
    if (uncertainty != null && wanted.show() == Show.RELATIVE) {
      uncertainty = relative(uncertainty, exact);
    }
    return new Content(wanted.show(), shown, uncertainty, "");
  }

  private static double @Nullable [] uncertainty(PictureRequest request, double time, double[] exact,
      Sampling at) {
    Comparison comparison = request.comparison().orElseThrow();
    Optional<Uncertainty> known = comparison.uncertainty(time, request.unknown());
    if (known.isPresent()) {
      double[] difference = minus(at.values(known.get().finer()), at.values(known.get().coarser()));
      return Arrays.stream(difference).map(d -> known.get().factor() * Math.abs(d)).toArray();
    }
    double estimate = comparison.reference().errorEstimate();
    if (!(estimate > 0)) {
      return null;
    }
    // Nothing better is known than one number for all of it.
    double square = Arrays.stream(exact).filter(Double::isFinite).map(v -> v * v).average().orElse(0);
    double[] everywhere = new double[exact.length];
    Arrays.fill(everywhere, estimate * Math.sqrt(square));
    return everywhere;
  }

  private Content residual(PictureRequest request, Frame frame, double[] values, Sampling at) {
    Optional<String> obstacle = ResidualLens.obstacle(request.problem());
    if (obstacle.isPresent()) {
      return new Content(Show.FIELD, values, null, obstacle.get());
    }
    return Content.of(Show.RESIDUAL, at.values(residuals(request.problem(), frame).get(request.unknown())));
  }

  private synchronized List<Field> residuals(Problem problem, Frame frame) {
    if (!problem.equals(lensProblem)) {
      lensProblem = problem;
      lens = null;
      residuals.clear();
    }
    Field first = frame.fields().getFirst();
    List<Field> known = residuals.get(first);
    if (known == null) {
      ResidualLens through = lens == null ? new ResidualLens(problem) : lens;
      lens = through;
      known = through.of(frame.fields());
      if (residuals.size() >= 16) {
        residuals.clear();
      }
      residuals.put(first, known);
    }
    return known;
  }

  static double[] minus(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double[] relative(double[] error, double[] exact) {
    double[] relative = new double[error.length];
    for (int i = 0; i < error.length; i++) {
      relative[i] = error[i] == 0 ? 0 : Math.abs(error[i] / exact[i]);
    }
    return relative;
  }

  private static double[] lengths(double[][] vectors) {
    double[] lengths = new double[vectors[0].length];
    for (int i = 0; i < lengths.length; i++) {
      double square = 0;
      for (double[] component : vectors) {
        square += component[i] * component[i];
      }
      lengths[i] = Math.sqrt(square);
    }
    return lengths;
  }
}
