package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The formulas of Faà di Bruno and Leibniz on the streams of a layout.
///
/// ```
/// ∂^α σ(z)  = Σ over partitions π of the differentiations in α:  σ^(|π|) Π over blocks B of π:  ∂^B z
/// ∂^α (f·g) = Σ over subsets B of the differentiations in α:     ∂^B f · ∂^(α∖B) g
/// ```
///
/// Summed with the weights of an operator, terms that hold one first derivative collect the rest into contractions of the
/// operator, which may be streams themselves: this is what makes the Laplacian one stream (Li et al. 2024, "A computational
/// framework for neural network-based variational Monte Carlo with Forward Laplacian",
/// doi 10.1038/s42256-024-00794-x) and the bi-Laplacian of the plane nine, where one-dimensional Taylor series along enough
/// directions (Griewank, Utke & Walther 2000, "Evaluating higher derivative tensors by forward propagation of univariate
/// Taylor series", doi 10.1090/S0025-5718-00-01120-0) would carry thirteen.
public final class Products {
  /// `weight·Π streams`.
  record Product(int[] streams, double weight) {}

  /// `weight·(left stream of f)·(right stream of g)`.
  public record Pair(int left, int right, double weight) {}

  private Products() {}

  /// For each operator of the layout, the products of two and more streams of z in its stream of σ(z).
  static List<List<Product>> ofChain(JetLayout layout) {
    List<List<Product>> all = new ArrayList<>();
    for (DerivativeOperator operator : layout.operators()) {
      Map<List<Integer>, Double> sums = new LinkedHashMap<>();
      for (Pair pair : contractions(layout, operator)) {
        // Of second order both factors are first derivatives, and each product is met twice.
        add(sums, List.of(pair.left, pair.right), operator.order() == 2 ? pair.weight / 2 : pair.weight);
      }
      for (DerivativeOperator.Term term : operator.terms()) {
        for (List<List<Integer>> blocks : partitions(term.axes())) {
          boolean contracted = blocks.size() == 2
              && (blocks.get(0).size() == 1 || blocks.get(1).size() == 1);
          if (blocks.size() > 1 && !contracted) {
            add(sums, blocks.stream().map(block -> stream(layout, block)).toList(), term.weight());
          }
        }
      }
      List<Product> products = new ArrayList<>();
      sums.forEach((streams, weight) -> {
        if (weight != 0) {
          products.add(new Product(streams.stream().mapToInt(Integer::intValue).toArray(), weight));
        }
      });
      all.add(products);
    }
    return all;
  }

  /// For each stream of the layout, the products that make it for f·g; products with a value stream come first.
  public static List<List<Pair>> ofProduct(JetLayout layout) {
    List<List<Pair>> all = new ArrayList<>();
    all.add(List.of(new Pair(0, 0, 1)));
    for (int axis = 0; layout.gradient() && axis < layout.dimension(); axis++) {
      int stream = layout.gradientStream(axis);
      all.add(List.of(new Pair(stream, 0, 1), new Pair(0, stream, 1)));
    }
    for (int index = 0; index < layout.operators().size(); index++) {
      DerivativeOperator operator = layout.operators().get(index);
      int own = layout.operatorStream(index);
      List<Pair> pairs = new ArrayList<>(List.of(new Pair(own, 0, 1), new Pair(0, own, 1)));
      Map<List<Integer>, Double> ordered = new LinkedHashMap<>();
      for (Pair pair : contractions(layout, operator)) {
        ordered.merge(List.of(pair.left, pair.right), pair.weight, Double::sum);
        if (operator.order() > 2) {
          ordered.merge(List.of(pair.right, pair.left), pair.weight, Double::sum);
        }
      }
      if (operator.order() == 4) {
        for (DerivativeOperator.Term term : operator.terms()) {
          for (int[] halves : new int[][] {{0, 1, 2, 3}, {0, 2, 1, 3}, {0, 3, 1, 2}, {2, 3, 0, 1},
              {1, 3, 0, 2},
              {1, 2, 0, 3}}) {
            ordered.merge(List.of(
                stream(layout, List.of(term.axes().get(halves[0]), term.axes().get(halves[1]))),
                stream(layout, List.of(term.axes().get(halves[2]), term.axes().get(halves[3])))),
                term.weight(),
                Double::sum);
          }
        }
      }
      ordered.forEach((streams, weight) -> pairs.add(new Pair(streams.get(0), streams.get(1), weight)));
      all.add(pairs);
    }
    return all;
  }

  /// `Σ_axis z_axis · (contraction along axis) z`
  private static List<Pair> contractions(JetLayout layout, DerivativeOperator operator) {
    List<Pair> pairs = new ArrayList<>();
    for (int axis = 0; axis < layout.dimension(); axis++) {
      int first = layout.gradientStream(axis);
      resolve(layout, operator.contraction(axis))
          .forEach((stream, weight) -> pairs.add(new Pair(first, stream, weight)));
    }
    return pairs;
  }

  /// An operator as a combination of streams.
  private static Map<Integer, Double> resolve(JetLayout layout, DerivativeOperator operator) {
    Map<Integer, Double> combination = new LinkedHashMap<>();
    for (int index = 0; index < layout.operators().size(); index++) {
      OptionalDouble ratio = operator.ratioTo(layout.operators().get(index));
      if (ratio.isPresent()) {
        combination.put(layout.operatorStream(index), ratio.getAsDouble());
        return combination;
      }
    }
    for (DerivativeOperator.Term term : operator.terms()) {
      combination.merge(stream(layout, term.axes()), term.weight(), Double::sum);
    }
    return combination;
  }

  private static int stream(JetLayout layout, List<Integer> axes) {
    return axes.size() == 1
        ? layout.gradientStream(axes.getFirst())
        : layout.streamOf(DerivativeOperator.partial(axes.stream().mapToInt(Integer::intValue).toArray()));
  }

  private static void add(Map<List<Integer>, Double> sums, List<Integer> streams, double weight) {
    sums.merge(streams.stream().sorted().toList(), weight, Double::sum);
  }

  /// All partitions of the positions of a list, as lists of blocks.
  private static List<List<List<Integer>>> partitions(List<Integer> axes) {
    List<List<List<Integer>>> result = new ArrayList<>();
    split(axes, new int[axes.size()], 0, 0, result);
    return result;
  }

  /// `block[position]` grows by at most one above all before it: each partition occurs once.
  private static void split(List<Integer> axes, int[] block, int position, int blocks,
      List<List<List<Integer>>> result) {
    if (position == axes.size()) {
      List<List<Integer>> partition = new ArrayList<>();
      for (int b = 0; b < blocks; b++) {
        int wanted = b;
        int[] chosen = block;
        partition.add(java.util.stream.IntStream.range(0, axes.size())
            .filter(i -> chosen[i] == wanted)
            .mapToObj(axes::get)
            .toList());
      }
      result.add(partition);
      return;
    }
    for (int b = 0; b <= blocks; b++) {
      int[] next = Arrays.copyOf(block, block.length);
      next[position] = b;
      split(axes, next, position + 1, Math.max(blocks, b + 1), result);
    }
  }
}
