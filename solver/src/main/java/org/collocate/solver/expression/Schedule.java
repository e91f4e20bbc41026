package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.collocate.solver.expression.Program.Column;
import org.collocate.solver.expression.Program.Compute;
import org.collocate.solver.expression.Program.Literal;
import org.collocate.solver.expression.Program.Scalar;

/// Decides which values of a [Program] get a variable of their own, which are written in place, and which statements
/// go together into one method.
///
/// The JIT passes over methods of 8,000 bytes and more, so that a large group becomes several methods, each with a
/// loop; a value needed in a later method is kept for a block of points ([#slot]).
final class Schedule {
  /// Bound on the estimated bytes of a method; estimates are high.
  static final int METHOD_BYTES = 5_000;
  private static final int INLINE_BYTES = 300;
  private static final int INLINE_DEPTH = 12;
  /// Fetching an array, scalar or kept value before or at the start of the loop.
  private static final int FETCH_BYTES = 16;
  private static final int STORE_BYTES = 16;

  /// Computes a value, and writes it to the outputs that want it when `output` is not negative.
  record Statement(int value, int output) {}

  private final Program program;
  private final int[] uses;
  private final int[] bytes;
  private final boolean[] stored;
  private final int[] slots;
  private final List<List<Statement>> once = new ArrayList<>();
  private final List<List<Statement>> perPoint = new ArrayList<>();
  private int blockSlots;
  private int onceSlots;

  Schedule(Program program) {
    this.program = program;
    int n = program.size();
    uses = new int[n];
    bytes = new int[n];
    stored = new boolean[n];
    slots = new int[n];
    Arrays.fill(slots, -1);
    chooseStored();
    divide(statements(false), once);
    divide(statements(true), perPoint);
    keepAcrossMethods();
  }

  /// Methods run once for a call: values that depend on scalars alone.
  List<List<Statement>> once() {
    return once;
  }

  /// Methods run for every block of points.
  List<List<Statement>> perPoint() {
    return perPoint;
  }

  boolean isStored(int value) {
    return stored[value];
  }

  /// Where a value is kept between methods: a row of the block, or for values computed once a single place; −1 when it
  /// is not kept.
  int slot(int value) {
    return slots[value];
  }

  int blockSlots() {
    return blockSlots;
  }

  int onceSlots() {
    return onceSlots;
  }

  private void chooseStored() {
    for (int v = 0; v < program.size(); v++) {
      for (int argument : program.arguments(v)) {
        uses[argument]++;
        if (program.isPerPoint(v) && !program.isPerPoint(argument)) {
          stored[argument] = isCompute(argument);
        }
      }
    }
    for (int output : program.outputs()) {
      uses[output]++;
      stored[output] |= isCompute(output) && !program.isPerPoint(output);
    }
    int[] depth = new int[program.size()];
    for (int v = 0; v < program.size(); v++) {
      bytes[v] = switch (program.value(v)) {
        case Literal _,Column _,Scalar _ -> 4;
        case Compute(Operator operator, List<Integer> arguments) -> {
          int sum = operator.isFunction() || operator.argumentCount() == 2 ? 16 : 8;
          for (int argument : arguments) {
            sum += stored[argument] ? 4 : bytes[argument];
            depth[v] = Math.max(depth[v], stored[argument] ? 0 : depth[argument] + 1);
          }
          yield sum;
        }
      };
      stored[v] |= isCompute(v) && (uses[v] > 1 || bytes[v] > INLINE_BYTES || depth[v] > INLINE_DEPTH);
    }
  }

  private boolean isCompute(int value) {
    return program.value(value) instanceof Compute;
  }

  private List<Statement> statements(boolean loop) {
    List<Statement> statements = new ArrayList<>();
    List<List<Integer>> wanted = new ArrayList<>();
    for (int v = 0; v < program.size(); v++) {
      wanted.add(new ArrayList<>());
    }
    for (int k = 0; k < program.outputs().size(); k++) {
      wanted.get(program.outputs().get(k)).add(k);
    }
    for (int v = 0; v < program.size(); v++) {
      if (stored[v] && program.isPerPoint(v) == loop) {
        statements.add(new Statement(v, -1));
      }
      for (int output : loop ? wanted.get(v) : List.<Integer>of()) {
        statements.add(new Statement(v, output));
      }
    }
    return statements;
  }

  private void divide(List<Statement> statements, List<List<Statement>> methods) {
    List<Statement> method = new ArrayList<>();
    Set<Integer> fetched = new HashSet<>();
    int size = 0;
    for (Statement statement : statements) {
      Set<Integer> needs = new HashSet<>();
      collectFetches(statement.value(), statement.output() < 0, needs);
      int cost = cost(statement, needs, fetched);
      if (!method.isEmpty() && size + cost > METHOD_BYTES) {
        methods.add(method);
        method = new ArrayList<>();
        fetched.clear();
        size = 0;
        cost = cost(statement, needs, fetched);
      }
      method.add(statement);
      fetched.addAll(needs);
      fetched.add(statement.value());
      size += cost;
    }
    if (!method.isEmpty()) {
      methods.add(method);
    }
  }

  private int cost(Statement statement, Set<Integer> needs, Set<Integer> fetched) {
    long fresh = needs.stream().filter(need -> !fetched.contains(need)).count();
    return bytes[statement.value()] + STORE_BYTES + (statement.output() >= 0 ? FETCH_BYTES : 0)
        + (int) fresh * FETCH_BYTES;
  }

  /// The values that must be in a variable before a statement: stored ones and what is not computed.
  void collectFetches(int value, boolean compute, Set<Integer> into) {
    if (program.value(value) instanceof Literal) {
      return;
    }
    if (!isCompute(value) || (stored[value] && !compute)) {
      into.add(value);
      return;
    }
    for (int argument : program.arguments(value)) {
      collectFetches(argument, false, into);
    }
  }

  private void keepAcrossMethods() {
    for (List<Statement> method : once) {
      for (Statement statement : method) {
        slots[statement.value()] = onceSlots++;
      }
    }
    for (List<Statement> method : perPoint) {
      Set<Integer> computed = new HashSet<>();
      Set<Integer> needed = new HashSet<>();
      for (Statement statement : method) {
        collectFetches(statement.value(), statement.output() < 0, needed);
        if (statement.output() < 0) {
          computed.add(statement.value());
        }
      }
      needed.removeAll(computed);
      for (int value : needed.stream().sorted().toList()) {
        if (isCompute(value) && program.isPerPoint(value) && slots[value] < 0) {
          slots[value] = blockSlots++;
        }
      }
    }
  }
}
