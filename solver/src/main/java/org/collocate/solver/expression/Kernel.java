package org.collocate.solver.expression;

import java.lang.invoke.MethodHandles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A group of expressions compiled together to bytecode: one pass over columns of points gives all of them, and what
/// they share is computed once.
///
/// ```
/// outputs[k][i] = expression k at point i,  from ≤ i < to
/// ```
///
/// Arrays are `columns[symbol][point]`, `scalars[symbol]` and `outputs[expression][point]`. Powers with small integer
/// exponents are products, and what depends on scalars alone is computed once for a call. Kernels are thread-safe and
/// allocate nothing while they run, but for a work array of each thread at its first large group. The virtual machine
/// needs some thousand calls to reach full speed: compile once, call with large batches.
public final class Kernel {
  /// Points that go through all methods of a large group before the next ones.
  static final int BLOCK = 256;
  private static final int MOST_CACHED = 256;
  private static final int MOST_VALUES = 200_000;
  private static final Map<Key, Kernel> CACHE = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Key, Kernel> eldest) {
      return size() > MOST_CACHED;
    }
  };
  private static final ThreadLocal<double[]> WORK = ThreadLocal.withInitial(() -> new double[0]);

  /// What the compiled class does.
  interface Body {
    /// Computes what depends on scalars alone into the work array.
    void prepare(double[][] columns, double[] scalars, double[][] outputs, double[] work, int from, int to);

    /// Computes the outputs of points `from … to`; of at most [#BLOCK] points when values are kept between methods.
    void run(double[][] columns, double[] scalars, double[][] outputs, double[] work, int from, int to);
  }

  private record Key(List<Expression> outputs, List<String> columns, List<String> scalars) {}

  private final Key key;
  private final Body body;
  private final boolean inBlocks;
  private final boolean prepares;
  private final int workSize;

  private Kernel(Key key) {
    this.key = key;
    Program program = new Program(key.outputs(), key.columns(), key.scalars());
    if (program.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "the group has " + program.size() + " distinct values, more than " + MOST_VALUES);
    }
    Schedule schedule = new Schedule(program);
    this.inBlocks = schedule.blockSlots() > 0;
    this.prepares = !schedule.once().isEmpty();
    this.workSize = schedule.blockSlots() * BLOCK + schedule.onceSlots();
    this.body = load(new KernelWriter(program, schedule).write());
  }

  /// Compiles a group, or returns the kernel compiled before for an equal one.
  ///
  /// @param outputs the expressions
  /// @param columns names of the symbols with a value for each point
  /// @param scalars names of the symbols with one value for a call
  /// @return the kernel
  /// @throws IllegalArgumentException when a symbol is in neither list, or in both
  public static Kernel compile(List<Expression> outputs, List<String> columns, List<String> scalars) {
    Key key = new Key(List.copyOf(outputs), List.copyOf(columns), List.copyOf(scalars));
    synchronized (CACHE) {
      Kernel known = CACHE.get(key);
      if (known != null) {
        return known;
      }
    }
    Kernel compiled = new Kernel(key);
    synchronized (CACHE) {
      Kernel first = CACHE.putIfAbsent(key, compiled);
      return first == null ? compiled : first;
    }
  }

  /// Computes all outputs at some points. A column that no expression uses may be empty.
  ///
  /// @param columns values of the column symbols, `[symbol][point]`
  /// @param scalars values of the scalar symbols
  /// @param outputs where the results go, `[expression][point]`; no column may be among them
  /// @param from first point
  /// @param to one after the last point
  public void evaluate(double[][] columns, double[] scalars, double[][] outputs, int from, int to) {
    double[] work = workSize == 0 ? scalars : workArray();
    if (prepares) {
      body.prepare(columns, scalars, outputs, work, from, to);
    }
    if (!inBlocks) {
      body.run(columns, scalars, outputs, work, from, to);
      return;
    }
    for (int start = from; start < to; start += BLOCK) {
      body.run(columns, scalars, outputs, work, start, Math.min(start + BLOCK, to));
    }
  }

  /// {@return the expressions, in the order of the outputs}
  public List<Expression> outputs() {
    return key.outputs();
  }

  /// {@return the names of the columns, in order}
  public List<String> columns() {
    return key.columns();
  }

  /// {@return the names of the scalars, in order}
  public List<String> scalars() {
    return key.scalars();
  }

  private double[] workArray() {
    double[] work = WORK.get();
    if (work.length < workSize) {
      work = new double[workSize];
      WORK.set(work);
    }
    return work;
  }

  private static Body load(byte[] bytes) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(bytes, true);
      return (Body) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the compiled kernel cannot be loaded", e);
    }
  }
}
