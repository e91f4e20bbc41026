package org.collocate.models.jet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a [StreamLoop] computes for one vector: products and sums of vectors from streams, without branches.
///
/// A value is known by its number; equal values have the same one, so that what formulas share is computed once. Stores take
/// place after everything that was loaded before them.
final class StreamProgram {
  /// One value. Numbers of operands are smaller than the value's own.
  sealed interface Value {}

  /// From a stream of the array with that number, 0 to 2.
  record Load(int array, int stream) implements Value {}

  /// `weight·x`
  record Scale(double weight, int x) implements Value {}

  /// `x·y`
  record Multiply(int x, int y) implements Value {}

  /// `x·y + sum`, rounded once.
  record MultiplyAdd(int x, int y, int sum) implements Value {}

  /// `weight·x + sum`, rounded once.
  record AddScaled(double weight, int x, int sum) implements Value {}

  /// Writes a value to a stream.
  record Store(int value, int array, int stream) {}

  private final List<Value> values = new ArrayList<>();
  private final Map<Value, Integer> numbers = new HashMap<>();
  private final List<Store> stores = new ArrayList<>();

  private int number(Value value) {
    return numbers.computeIfAbsent(value, added -> {
      values.add(added);
      return values.size() - 1;
    });
  }

  int load(int array, int stream) {
    return number(new Load(array, stream));
  }

  int scale(double weight, int x) {
    return weight == 1 ? x : number(new Scale(weight, x));
  }

  int multiply(int x, int y) {
    return number(new Multiply(Math.min(x, y), Math.max(x, y)));
  }

  /// `x·y + sum`, or `x·y` where there is no sum yet.
  ///
  /// @param sum a value, or −1
  int addProduct(int x, int y, int sum) {
    return sum < 0 ? multiply(x, y) : number(new MultiplyAdd(x, y, sum));
  }

  /// `weight·x + sum`, or `weight·x` where there is no sum yet.
  ///
  /// @param sum a value, or −1
  int addScaled(double weight, int x, int sum) {
    return sum < 0 ? scale(weight, x) : number(new AddScaled(weight, x, sum));
  }

  void store(int value, int array, int stream) {
    stores.add(new Store(value, array, stream));
  }

  /// The value of a number.
  Value value(int number) {
    return values.get(number);
  }

  /// How many values there are.
  int size() {
    return values.size();
  }

  /// In the order in which they were asked for.
  List<Store> stores() {
    return List.copyOf(stores);
  }
}
