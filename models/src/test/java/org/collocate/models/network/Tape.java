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

  /// A value with its derivatives along two directions and the mixed second one: `v + aε₁ + bε₂ + cε₁ε₂`.
  record HyperDual(Node v, Node a, Node b, Node c) {
    HyperDual plus(HyperDual other) {
      return new HyperDual(v.plus(other.v), a.plus(other.a), b.plus(other.b), c.plus(other.c));
    }

    HyperDual times(Node factor) {
      return new HyperDual(v.times(factor), a.times(factor), b.times(factor), c.times(factor));
    }

    HyperDual apply(Node value, Node slope, Node curvature) {
      return new HyperDual(value, slope.times(a), slope.times(b),
          slope.times(c).plus(curvature.times(a.times(b))));
    }
  }

  HyperDual tanh(HyperDual z) {
    Node t = z.v().tanh();
    Node slope = constant(1).plus(constant(-1).times(t.times(t)));
    return z.apply(t, slope, constant(-2).times(t.times(slope)));
  }

  HyperDual sin(HyperDual z) {
    Node s = z.v().sin();
    return z.apply(s, z.v().cos(), constant(-1).times(s));
  }
}
