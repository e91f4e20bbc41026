package org.collocate.models.network;

import java.util.ArrayList;
import java.util.List;

/// A slow scalar tape: the oracle for the hand-written adjoints. Each node remembers its parents and the partial
/// derivatives by them.
final class Tape {
  private final List<Node> nodes = new ArrayList<>();

  /// One number with its origin.
  final class Node {
    final double value;
    private final Node[] parents;
    private final double[] partials;
    double adjoint;

    private Node(double value, Node[] parents, double[] partials) {
      this.value = value;
      this.parents = parents;
      this.partials = partials;
      nodes.add(this);
    }

    Node plus(Node other) {
      return new Node(value + other.value, new Node[] {this, other}, new double[] {1, 1});
    }

    Node times(Node other) {
      return new Node(value * other.value, new Node[] {this, other}, new double[] {other.value, value});
    }

    Node tanh() {
      double t = Math.tanh(value);
      return new Node(t, new Node[] {this}, new double[] {1 - t * t});
    }

    Node sin() {
      return new Node(Math.sin(value), new Node[] {this}, new double[] {Math.cos(value)});
    }

    Node exp() {
      double e = Math.exp(value);
      return new Node(e, new Node[] {this}, new double[] {e});
    }

    /// The normal distribution function.
    Node distribution() {
      double erf = org.collocate.solver.expression.Expression.parse("erf(x)")
          .evaluate(java.util.Map.of("x", value / Math.sqrt(2)));
      return new Node((1 + erf) / 2, new Node[] {this},
          new double[] {Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI)});
    }

    Node cos() {
      return new Node(Math.cos(value), new Node[] {this}, new double[] {-Math.sin(value)});
    }
  }

  Node constant(double value) {
    return new Node(value, new Node[0], new double[0]);
  }

  /// Fills the adjoints of everything `result` depends on.
  void differentiate(Node result) {
    result.adjoint = 1;
    for (Node node : nodes.reversed()) {
      for (int i = 0; i < node.parents.length; i++) {
        node.parents[i].adjoint += node.adjoint * node.partials[i];
      }
    }
  }

  /// A number of the algebra with nilpotent units ε₀ … εₙ₋₁ (each `ε² = 0`): `parts[mask]` belongs to the product of the
  /// units in `mask`. With one unit for each differentiation the last part is the mixed derivative.
  record Dual(Node[] parts) {
    Dual plus(Dual other) {
      Node[] sum = new Node[parts.length];
      for (int mask = 0; mask < sum.length; mask++) {
        sum[mask] = parts[mask].plus(other.parts[mask]);
      }
      return new Dual(sum);
    }

    Dual times(Dual other) {
      Node[] product = new Node[parts.length];
      for (int mask = 0; mask < product.length; mask++) {
        Node sum = parts[0].times(other.parts[mask]);
        for (int sub = mask; sub > 0; sub = sub - 1 & mask) {
          sum = sum.plus(parts[sub].times(other.parts[mask & ~sub]));
        }
        product[mask] = sum;
      }
      return new Dual(product);
    }

    Node last() {
      return parts[parts.length - 1];
    }
  }

  /// A number without nilpotent parts.
  Dual real(Node value, int units) {
    Node[] parts = new Node[1 << units];
    java.util.Arrays.setAll(parts, mask -> mask == 0 ? value : constant(0));
    return new Dual(parts);
  }

  /// `f(z) = Σₖ f⁽ᵏ⁾(v)/k! (z − v)ᵏ`, which ends with the number of units.
  Dual apply(Dual z, List<Node> derivatives) {
    int units = Integer.numberOfTrailingZeros(z.parts.length);
    Node[] rest = z.parts.clone();
    rest[0] = constant(0);
    Dual power = real(constant(1), units);
    Dual sum = real(derivatives.getFirst(), units);
    double factorial = 1;
    for (int k = 1; k <= units; k++) {
      power = power.times(new Dual(rest));
      factorial *= k;
      sum = sum.plus(power.times(real(derivatives.get(k).times(constant(1 / factorial)), units)));
    }
    return sum;
  }

  Dual tanh(Dual z) {
    Node t = z.parts[0].tanh();
    Node square = t.times(t);
    Node slope = constant(1).plus(constant(-1).times(square));
    return apply(z, List.of(t, slope, constant(-2).times(t).times(slope),
        slope.times(constant(6).times(square).plus(constant(-2))),
        slope.times(t).times(constant(16).plus(constant(-24).times(square)))));
  }

  Dual sin(Dual z) {
    Node sin = z.parts[0].sin();
    Node cos = z.parts[0].cos();
    Node minus = constant(-1);
    return apply(z, List.of(sin, cos, minus.times(sin), minus.times(cos), sin));
  }

  /// `z·Φ(z)`; the derivatives beyond the first hold the density alone.
  Dual gelu(Dual z) {
    Node x = z.parts[0];
    Node square = x.times(x);
    Node density = constant(1 / Math.sqrt(2 * Math.PI)).times(constant(-0.5).times(square).exp());
    Node distribution = x.distribution();
    return apply(z, List.of(x.times(distribution), distribution.plus(x.times(density)),
        density.times(constant(2).plus(constant(-1).times(square))),
        density.times(x).times(square.plus(constant(-4))),
        density.times(constant(-4).plus(square.times(constant(7).plus(constant(-1).times(square)))))));
  }
}
