package org.collocate.solver.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A group of maps of a grid onto itself, as permutations of its points, with its irreducible representations.
///
/// The groups are those of an interval, a rectangle and a square, and what is left of them:
///
/// | word | maps | representations |
/// |---|---|---|
/// | `trivial` | 1 | the trivial one |
/// | `x`, `y`, `diagonal` | 2: one reflection | even, odd |
/// | `xy` | 4: both reflections | even or odd in each |
/// | `square` | 8: reflections and the exchange of x and y | four of dimension 1, one of dimension 2 |
///
/// Element g acts on values as `(g·v)[i] = v[permutation(g)[i]]`.
public final class SymmetryGroup {
  /// One representation.
  ///
  /// @param dimension d, 1 or 2
  /// @param matrices `[element][row·d + column]`, orthogonal
  public record Representation(int dimension, double[][] matrices) {}

  private final String word;
  private final int[][] permutations;
  private final List<Representation> representations;

  private SymmetryGroup(String word, int size, List<Generator> generators, List<double[][]> characters) {
    this.word = word;
    // Words in the generators, each taken at most once, in their order: all elements of these groups.
    int elements = 1 << generators.size();
    permutations = new int[elements][];
    for (int g = 0; g < elements; g++) {
      int[] map = identity(size);
      for (int k = 0; k < generators.size(); k++) {
        if ((g >> k & 1) == 1) {
          map = then(map, generators.get(k).map);
        }
      }
      permutations[g] = map;
    }
    List<Representation> all = new ArrayList<>();
    for (double[][] images : characters) {
      int d = images.length > 0 && images[0].length == 4 ? 2 : 1;
      double[][] matrices = new double[elements][];
      for (int g = 0; g < elements; g++) {
        double[] matrix = d == 1 ? new double[] {1} : new double[] {1, 0, 0, 1};
        for (int k = 0; k < generators.size(); k++) {
          if ((g >> k & 1) == 1) {
            matrix = product(d, matrix, images[k]);
          }
        }
        matrices[g] = matrix;
      }
      all.add(new Representation(d, matrices));
    }
    representations = List.copyOf(all);
  }

  private record Generator(int[] map) {}

  /// The group of a word on a grid.
  ///
  /// @throws IllegalArgumentException if the grid has no such group
  public static SymmetryGroup of(String word, OperatorGrid grid) {
    int size = grid.size();
    int width = grid.counts()[0];
    Generator x = new Generator(map(size, i -> i / width * width + width - 1 - i % width));
    boolean plane = grid.dimension() == 2;
    int height = size / width;
    Generator y = new Generator(map(size, i -> (height - 1 - i / width) * width + i % width));
    Generator diagonal = new Generator(
        plane && width == height ? map(size, i -> i % width * width + i / width)
            : new int[0]);
    double[] even = {1};
    double[] odd = {-1};
    boolean fits = switch (word) {
      case "trivial", "x" -> true;
      case "y", "xy" -> plane;
      case "diagonal", "square" -> diagonal.map.length > 0;
      default -> false;
    };
    if (!fits) {
      throw new IllegalArgumentException("no symmetry '" + word + "' on " + Arrays.toString(grid.counts()));
    }
    return switch (word) {
      case "x" -> single(word, x);
      case "y" -> single(word, y);
      case "diagonal" -> single(word, diagonal);
      case "xy" -> new SymmetryGroup(word, size, List.of(x, y), List.of(new double[][] {even, even},
          new double[][] {even, odd}, new double[][] {odd, even}, new double[][] {odd, odd}));
      // The exchange turns one reflection into the other, so that both have the same sign in dimension 1.
      case "square" -> new SymmetryGroup(word, size, List.of(x, y, diagonal), List.of(
          new double[][] {even, even, even}, new double[][] {even, even, odd},
          new double[][] {odd, odd, even},
          new double[][] {odd, odd, odd},
          new double[][] {{-1, 0, 0, 1}, {1, 0, 0, -1}, {0, 1, 1, 0}}));
      default -> new SymmetryGroup(word, size, List.of(), List.<double[][]>of(new double[0][]));
    };
  }

  private static SymmetryGroup single(String word, Generator generator) {
    return new SymmetryGroup(word, generator.map.length, List.of(generator),
        List.of(new double[][] {{1}}, new double[][] {{-1}}));
  }

  private static int[] map(int size, java.util.function.IntUnaryOperator from) {
    int[] map = new int[size];
    Arrays.setAll(map, from);
    return map;
  }

  private static int[] identity(int size) {
    return map(size, i -> i);
  }

  /// `(a·b)·v = a·(b·v)`: first b is applied to the values, then a.
  private static int[] then(int[] a, int[] b) {
    return map(a.length, i -> b[a[i]]);
  }

  private static double[] product(int d, double[] a, double[] b) {
    double[] product = new double[d * d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          product[i * d + j] += a[i * d + k] * b[k * d + j];
        }
      }
    }
    return product;
  }

  /// The name by which [#of] makes it again.
  public String word() {
    return word;
  }

  /// The number of elements; the first is the identity.
  public int size() {
    return permutations.length;
  }

  /// All irreducible representations.
  public List<Representation> representations() {
    return representations;
  }

  /// `to = g·from`
  public void apply(int g, double[] from, double[] to) {
    int[] map = permutations[g];
    for (int i = 0; i < map.length; i++) {
      to[i] = from[map[i]];
    }
  }

  /// `to += w·(g·from)`
  public void add(int g, double w, double[] from, double[] to) {
    int[] map = permutations[g];
    for (int i = 0; i < map.length; i++) {
      to[i] += w * from[map[i]];
    }
  }

  /// `to += w·(g⁻¹·from)`
  public void addInverse(int g, double w, double[] from, double[] to) {
    int[] map = permutations[g];
    for (int i = 0; i < map.length; i++) {
      to[map[i]] += w * from[i];
    }
  }

  /// Where the value of `g·v` at a point comes from.
  public int from(int g, int point) {
    return permutations[g][point];
  }
}
