package org.collocate.models.enrichment;

import java.util.List;
import org.collocate.models.jet.DerivativeOperator;
import org.collocate.models.jet.JetLayout;

/// A function of the plane that is smooth but for one point (and a ray from it, which lies outside the domain).
///
/// ```
/// u(x) = f(r)·cos(ν(θ − θ₀))   or   f(r)·sin(ν(θ − θ₀))          r, θ around the centre, θ in (−π, π) against the axis
/// ```
///
/// @param x0 x of the centre
/// @param y0 y of the centre
/// @param axis direction, in radians, opposite to the ray on which θ jumps
/// @param offset θ₀ against `axis`
/// @param radial f with its order ν
/// @param sine which of both
record SingularFunction(double x0, double y0, double axis, double offset, RadialFunction radial,
    boolean sine) {
  /// Closer to the centre functions keep the values that they have at this distance.
  private static final double CLOSEST = 1e-12;

  /// Writes the streams of a layout at a point.
  ///
  /// @param jet `[stream]`
  /// @param scratch of length 2
  void evaluate(JetLayout layout, double x, double y, double[] jet, double[] scratch) {
    double dx = x - x0;
    double dy = y - y0;
    double r = Math.max(CLOSEST, Math.hypot(dx, dy));
    double turned = Math.atan2(Math.cos(axis) * dy - Math.sin(axis) * dx,
        Math.cos(axis) * dx + Math.sin(axis) * dy);
    double nu = radial.order();
    double angle = nu * (turned - offset);
    double around = sine ? Math.sin(angle) : Math.cos(angle);
    double slopeAround = nu * (sine ? Math.cos(angle) : -Math.sin(angle));
    radial.evaluate(r, scratch);
    double f = scratch[0];
    double df = scratch[1];
    jet[0] = f * around;
    if (!layout.gradient()) {
      return;
    }
    double c = dx / r;
    double s = dy / r;
    double ur = df * around;
    double ut = f * slopeAround / r;
    jet[1] = c * ur - s * ut;
    jet[2] = s * ur + c * ut;
    if (layout.operators().isEmpty()) {
      return;
    }
    double urr = (radial.reaction() + nu * nu / (r * r)) * f * around - ur / r;
    double urt = (df * slopeAround - ut) / r;
    double utt = ur / r - nu * nu / (r * r) * jet[0];
    double yy = s * s * urr + 2 * c * s * urt + c * c * utt;
    double xy = c * s * (urr - utt) + (c * c - s * s) * urt;
    for (int k = 0; k < layout.operators().size(); k++) {
      jet[layout.operatorStream(k)] = apply(layout.operators().get(k), xy, yy,
          radial.reaction() * jet[0]);
    }
  }

  /// The Laplacian is taken as a whole where it occurs: its parts are large and cancel.
  private static double apply(DerivativeOperator operator, double xy, double yy,
      double laplacian) {
    double alongX = 0;
    double mixed = 0;
    double alongY = 0;
    for (DerivativeOperator.Term term : operator.terms()) {
      if (term.axes().equals(List.of(0, 0))) {
        alongX += term.weight();
      } else if (term.axes().equals(List.of(0, 1))) {
        mixed += term.weight();
      } else if (term.axes().equals(List.of(1, 1))) {
        alongY += term.weight();
      } else {
        throw new IllegalArgumentException(operator + " of a function of the plane");
      }
    }
    return alongX * laplacian + (alongY - alongX) * yy + mixed * xy;
  }

  /// As one line of text.
  String describe() {
    String place = x0 + " " + y0 + " " + axis + " " + offset + " " + (sine ? "sin" : "cos") + " ";
    return place + switch (radial) {
      case RadialFunction.Logarithm(double radius) -> "log " + radius;
      case RadialFunction.Power(double power, double radius, double reaction) ->
        "power " + power + " " + radius + " " + reaction;
      case RadialFunction.Oscillating(int n, double k, double radius) ->
        "bessel-y " + n + " " + k + " " + radius;
      case RadialFunction.Decaying(int n, double k, double radius) ->
        "bessel-k " + n + " " + k + " " + radius;
    };
  }

  /// The function that was described.
  ///
  /// @throws IllegalArgumentException if the text is not one
  static SingularFunction parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length < 7) {
      throw new IllegalArgumentException("'" + text + "' is no singular function");
    }
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = i == 4 || i == 5 ? 0 : Double.parseDouble(words[i]);
    }
    RadialFunction radial = switch (words[5] + " " + words.length) {
      case "log 7" -> new RadialFunction.Logarithm(numbers[6]);
      case "power 9" -> new RadialFunction.Power(numbers[6], numbers[7], numbers[8]);
      case "bessel-y 9" -> new RadialFunction.Oscillating((int) numbers[6], numbers[7], numbers[8]);
      case "bessel-k 9" -> new RadialFunction.Decaying((int) numbers[6], numbers[7], numbers[8]);
      default -> throw new IllegalArgumentException("'" + text + "' is no singular function");
    };
    return new SingularFunction(numbers[0], numbers[1], numbers[2], numbers[3], radial,
        words[4].equals("sin"));
  }
}
