package org.collocate.solver.discretization.fvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.collocate.solver.equation.GeneralForm;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.expression.StencilKernel;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.GridField;
import org.collocate.solver.field.Points;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.BoundaryCondition;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.PointKernel;

/// An evolution on the cells of a grid, stepped explicitly: every state is there to be looked at and changed by hand.
///
/// ```
/// EULER   u' = u + τ f(t, u)                                          first order, for what diffuses
/// SSP3    a = u + τ f(t, u),  b = ¾ u + ¼ (a + τ f(t + τ, a)),  u' = ⅓ u + ⅔ (b + τ f(t + τ/2, b))
/// ```
///
/// SSP3 is the third-order method of Shu and Osher, Journal of Computational Physics 77 (1988) 439–471, doi
/// 10.1016/0021-9991(88)90177-5; its region of stability holds a piece of the imaginary axis, which waves and transport need. A stage
/// is one pass over the rows by all threads; results do not depend on their number. Not for several callers at once.
public final class CellEvolution {
  /// How a step is made.
  public enum Scheme {
    EULER(2), SSP3(1.7);

    private final double reach;

    /// @param reach the largest stable product of step and spectral radius, along the axis that the scheme is for
    Scheme(double reach) {
      this.reach = reach;
    }
  }

  /// A margin for what power iteration has not found yet.
  private static final double SAFETY = 0.85;
  private static final int ITERATIONS = 40;
  /// From the direction of an earlier search.
  private static final int FEWER_ITERATIONS = 8;
  private static final double DIFFERENCE = 1e-6;
  private static final int CHUNKS_OF_A_THREAD = 1;

  private final EvolutionProblem problem;
  private final CellGrid grid;
  private final Scheme scheme;
  private final WorkerTeam team;
  private final CellStencil stencil;
  private final int unknowns;
  private final double[] scalars;
  private final double[][] columns;
  private final int firstWall;
  private final int firstOld;
  private final List<Condition> conditions = new ArrayList<>();
  private double[][] state;
  private double[][] spare;
  private double[][] third;
  private final double[][] initial;
  /// What grows fastest, as it was found last; empty before.
  private double[][] fastest = new double[0][];
  private double begun;
  private long since;
  private double length;

  /// A condition on the cells that it touches: it holds the values of followers, or lets something flow through walls.
  ///
  /// @param kernel of the value, from the unknowns at walls and the normals
  /// @param factors ratios of followers, weights of walls
  /// @param beyond how far the wall is behind the cell, in distances from the inner one; unused by followers
  private record Condition(int unknown, boolean holds, int[] cells, int[] inner, double[] factors,
      double[] beyond, PointKernel.Located kernel, double[][] jets, double[] value) {}

  /// The largest magnitude of an unknown.
  ///
  /// @param value not finite where one of them is not
  /// @param at the centre of its cell
  public record Peak(double value, double[] at) {}

  /// What a hand makes of the value in a cell.
  @FunctionalInterface
  public interface CellChange {
    /// @param x the centre of the cell
    /// @param y 0 on an interval
    /// @param initial what the value was at the start
    double changed(double x, double y, double value, double initial);
  }

  /// @param problem one that {@link #obstacle} has nothing against
  /// @param team shared with others, but not at the same time
  public CellEvolution(EvolutionProblem problem, CellGrid grid, Scheme scheme, WorkerTeam team) {
    this(problem, grid, scheme, team,
        new CellStencil(problem, grid, CellStencil.isFed(problem), scheme == Scheme.SSP3));
  }

  private CellEvolution(EvolutionProblem problem, CellGrid grid, Scheme scheme, WorkerTeam team,
      CellStencil stencil) {
    this.problem = problem;
    this.grid = grid;
    this.scheme = scheme;
    this.team = team;
    unknowns = problem.unknowns().size();
    this.stencil = stencil;
    scalars = new double[stencil.scalars().size()];
    int k = CellStencil.FIRST_PARAMETER;
    for (double value : new TreeMap<>(problem.parameters()).values()) {
      scalars[k++] = value;
    }
    columns = new double[stencil.arrays().size()][];
    firstWall = stencil.arrays().indexOf(CellStencil.WALL + problem.unknowns().getFirst());
    firstOld = stencil.arrays().indexOf(CellStencil.OLD + problem.unknowns().getFirst());
    fillColumns();
    state = new double[unknowns][grid.size()];
    spare = new double[unknowns][grid.size()];
    initial = new double[unknowns][grid.size()];
    third = scheme == Scheme.SSP3 ? new double[unknowns][grid.size()] : spare;
    problem.conditions().forEach(this::addCondition);
    start();
  }

  /// Why a problem cannot be stepped so; empty if it can.
  public static String obstacle(EvolutionProblem problem) {
    String domain = CellGrid.obstacle(problem.domain());
    if (!domain.isEmpty()) {
      return domain;
    }
    if (!problem.equation().hasForm()) {
      return "finite volumes need the general form: " + problem.equation().formObstacle();
    }
    for (int part = 0; part < problem.domain().boundaryParts().size(); part++) {
      int at = part;
      long kinds = problem.conditions()
          .stream()
          .filter(condition -> condition.part() == at)
          .map(BoundaryCondition.Dirichlet.class::isInstance)
          .distinct()
          .count();
      if (kinds > 1) {
        return "finite volumes need conditions of one kind for all unknowns on a part of the boundary; on "
            + problem.domain().boundaryParts().get(part) + " there are values and fluxes";
      }
    }
    return CellStencil.obstacle(problem);
  }

  /// The grid for a problem's conditions.
  ///
  /// @param cells along the longer side
  public static CellGrid grid(EvolutionProblem problem, int cells) {
    return new CellGrid(problem.domain(), cells, fixed(problem));
  }

  /// `[part]`: where values are prescribed.
  private static boolean[] fixed(EvolutionProblem problem) {
    boolean[] fixed = new boolean[problem.domain().boundaryParts().size()];
    for (BoundaryCondition condition : problem.conditions()) {
      fixed[condition.part()] |= condition instanceof BoundaryCondition.Dirichlet;
    }
    return fixed;
  }

  /// The scheme that suits an equation: Euler's where every unknown diffuses and nothing is carried along, else SSP3.
  public static Scheme suitable(EvolutionProblem problem) {
    GeneralForm form = problem.equation().form();
    boolean diffuses = true;
    for (int i = 0; i < form.unknowns().size(); i++) {
      for (int axis = 0; axis < form.dimension(); axis++) {
        diffuses &= !form.diffusion(i, axis).isZero();
        for (int j = 0; j < form.unknowns().size(); j++) {
          diffuses &= form.fluxByValue(i, axis, j).isZero() && form.sourceByGradient(i, j, axis).isZero()
              && (i == j || form.fluxByGradient(i, axis, j, axis).isZero());
        }
      }
    }
    return diffuses ? Scheme.EULER : Scheme.SSP3;
  }

  private void fillColumns() {
    int[] everywhere = grid.everywhere();
    Points centres = grid.centres(everywhere);
    for (int a = 0; a < columns.length; a++) {
      String name = stencil.arrays().get(a);
      double[] ofGrid = stencil.ofGrid(name);
      columns[a] = ofGrid != null ? ofGrid : a < unknowns ? new double[0] : new double[grid.size()];
      if (stencil.data().contains(name)) {
        double[] values = new double[everywhere.length];
        new PointKernel(problem, List.of(Expression.symbol(name)), List.of()).at(centres)
            .evaluate(0, new double[0][], new double[][] {values});
        scatter(everywhere, values, columns[a]);
      }
    }
  }

  private static void scatter(int[] cells, double[] values, double[] into) {
    for (int k = 0; k < cells.length; k++) {
      into[cells[k]] = values[k];
    }
  }

  private void addCondition(BoundaryCondition condition) {
    switch (condition) {
      case BoundaryCondition.Dirichlet(int part, int unknown, Expression value) -> {
        List<CellGrid.Follower> here = grid.followers().stream().filter(f -> f.part() == part).toList();
        Kernel kernel = kernel(value, here.stream().map(CellGrid.Follower::point).toList(), List.of());
        conditions.add(new Condition(unknown, true, here.stream().mapToInt(CellGrid.Follower::cell).toArray(),
            here.stream().mapToInt(CellGrid.Follower::inner).toArray(),
            here.stream().mapToDouble(CellGrid.Follower::ratio).toArray(), new double[0], kernel.located(),
            kernel.jets(), new double[here.size()]));
      }
      case BoundaryCondition.Flux(int part, int unknown, Expression value) -> {
        List<CellGrid.Wall> here = grid.walls().stream().filter(wall -> wall.part() == part).toList();
        if (!value.isZero()) {
          Kernel kernel = kernel(value, here.stream().map(CellGrid.Wall::point).toList(),
              here.stream().map(CellGrid.Wall::normal).toList());
          conditions.add(new Condition(unknown, false, here.stream().mapToInt(CellGrid.Wall::cell).toArray(),
              here.stream().mapToInt(CellGrid.Wall::inner).toArray(),
              here.stream().mapToDouble(CellGrid.Wall::weight).toArray(),
              here.stream().mapToDouble(CellGrid.Wall::beyond).toArray(), kernel.located(), kernel.jets(),
              new double[here.size()]));
        }
      }
    }
  }

  private record Kernel(PointKernel.Located located, double[][] jets) {}

  /// @param normals at the points; empty where a condition has none
  private Kernel kernel(Expression value, List<double[]> points, List<double[]> normals) {
    List<String> names = new ArrayList<>(problem.unknowns());
    double[][] jets = new double[unknowns + (normals.isEmpty() ? 0 : grid.dimension())][points.size()];
    for (int axis = 0; axis < grid.dimension() && !normals.isEmpty(); axis++) {
      names.add("normal_" + grid.domain().coordinateNames().get(axis));
      jets[unknowns + axis] = column(normals, axis);
    }
    double[][] coordinates = new double[grid.dimension()][];
    Arrays.setAll(coordinates, axis -> column(points, axis));
    return new Kernel(new PointKernel(problem, List.of(value), names).at(Points.of(coordinates)), jets);
  }

  private static double[] column(List<double[]> points, int axis) {
    return points.stream().mapToDouble(point -> point[axis]).toArray();
  }

  /// Begins again from the initial state.
  public void start() {
    int[] everywhere = grid.everywhere();
    PointKernel kernel = new PointKernel(problem, problem.initial(), List.of());
    double[][] values = new double[unknowns][everywhere.length];
    kernel.at(grid.centres(everywhere)).evaluate(0, new double[0][], values);
    for (int j = 0; j < unknowns; j++) {
      scatter(everywhere, values[j], state[j]);
      scatter(everywhere, values[j], initial[j]);
      for (double[][] other : List.of(spare, third)) {
        System.arraycopy(state[j], 0, other[j], 0, grid.size());
      }
    }
    begin(0);
    complete(state, 0);
  }

  private void begin(double at) {
    begun = at;
    since = 0;
  }

  /// The time that was reached: a product, so that it does not depend on how steps were asked for.
  public double time() {
    return begun + since * length;
  }

  public Scheme scheme() {
    return scheme;
  }

  public CellGrid grid() {
    return grid;
  }

  public EvolutionProblem problem() {
    return problem;
  }

  /// The values of an unknown in the places of the grid, to be read; valid until the next step.
  public double[] values(int unknown) {
    return state[unknown];
  }

  /// A copy of the whole state.
  public double[][] copy() {
    return Arrays.stream(state).map(double[]::clone).toArray(double[][]::new);
  }

  /// Goes on from a state that was copied, or changed by hand.
  ///
  /// @param values `[unknown][place]`
  public void restore(double[][] values, double at) {
    for (int j = 0; j < unknowns; j++) {
      System.arraycopy(values[j], 0, state[j], 0, grid.size());
    }
    begin(at);
    complete(state, at);
  }

  /// Lets a hand change an unknown in the cells of a box that have a value of their own.
  ///
  /// @param lower corner of the box, one number for each axis
  public void edit(int unknown, double[] lower, double[] upper, CellChange change) {
    int[] from = {0, 0};
    int[] to = {0, 0};
    for (int axis = 0; axis < grid.dimension(); axis++) {
      double low = grid.domain().lower()[axis];
      from[axis] = (int) Math.clamp(Math.floor((lower[axis] - low) / grid.spacing(axis)), 0,
          grid.count(axis));
      to[axis] = (int) Math.clamp(Math.ceil((upper[axis] - low) / grid.spacing(axis)), 0, grid.count(axis));
    }
    double[] values = state[unknown];
    for (int j = from[1]; j < Math.max(to[1], grid.dimension() == 1 ? 1 : 0); j++) {
      for (int i = from[0]; i < to[0]; i++) {
        int cell = grid.cell(i, j);
        if (grid.isOwn(cell)) {
          values[cell] = change.changed(grid.coordinate(cell, 0),
              grid.dimension() == 1 ? 0 : grid.coordinate(cell, 1), values[cell], initial[unknown][cell]);
        }
      }
    }
    complete(state, time());
  }

  /// Makes equal steps.
  public void step(int count, double by) {
    if (by != length) {
      begin(time());
      length = by;
    }
    for (int k = 0; k < count; k++) {
      double now = time();
      if (scheme == Scheme.EULER) {
        stage(now, length, 0, state, state, spare, now + length);
        swapSpare();
      } else {
        stage(now, length, 0, state, state, spare, now + length);
        stage(now + length, length, 0.75, state, spare, third, now + length / 2);
        stage(now + length / 2, length, 1.0 / 3, state, third, spare, now + length);
        swapSpare();
      }
      since++;
    }
  }

  private void swapSpare() {
    double[][] old = state;
    state = spare;
    spare = old;
  }

  /// `out = share · old + (1 − share) · (u + length · f(at, u))`.
  private void stage(double at, double length, double share, double[][] old, double[][] u, double[][] out,
      double then) {
    scalars[0] = at;
    scalars[1] = length;
    scalars[2] = share;
    scalars[3] = 1 - share;
    System.arraycopy(u, 0, columns, 0, unknowns);
    StencilKernel kernel = stencil.forward();
    if (share > 0) {
      System.arraycopy(old, 0, columns, firstOld, unknowns);
      kernel = stencil.mixed();
    }
    StencilKernel chosen = kernel;
    if (stencil.isFed()) {
      flows(u, at);
    }
    int rows = grid.count(1);
    int chunks = Math.min(rows, CHUNKS_OF_A_THREAD * team.size());
    boolean simple = grid.isWhole() && conditions.isEmpty();
    team.run(chunks, (chunk, _) -> {
      int until = (chunk + 1) * rows / chunks;
      for (int j = chunk * rows / chunks; j < until; j++) {
        chosen.evaluate(columns, scalars, out, grid.first(j), grid.end(j), grid.stride());
        if (simple) {
          ends(out, j);
        }
      }
    });
    if (simple) {
      rows(out);
    } else {
      complete(out, then);
    }
  }

  /// The values that follow from others: followers and ghosts.
  private void complete(double[][] u, double at) {
    for (Condition condition : conditions) {
      if (condition.holds()) {
        evaluate(condition, at);
        double[] values = u[condition.unknown()];
        for (int k = 0; k < condition.cells().length; k++) {
          double g = condition.value()[k];
          values[condition.cells()[k]] = g + condition.factors()[k] * (values[condition.inner()[k]] - g);
        }
      }
    }
    for (int[] mirror : grid.mirrors()) {
      for (double[] values : u) {
        values[mirror[0]] = values[mirror[1]];
      }
    }
    if (grid.domain().periodic(0)) {
      for (int j = 0; j < grid.count(1); j++) {
        ends(u, j);
      }
    }
    if (grid.dimension() == 2 && grid.domain().periodic(1)) {
      rows(u);
    }
  }

  private static void evaluate(Condition condition, double at) {
    condition.kernel().evaluate(at, condition.jets(), new double[][] {condition.value()});
  }

  /// The unknowns at walls.
  private static void extrapolate(Condition condition, double[][] u) {
    for (int j = 0; j < u.length; j++) {
      for (int k = 0; k < condition.cells().length; k++) {
        double here = u[j][condition.cells()[k]];
        condition.jets()[j][k] = here + condition.beyond()[k] * (here - u[j][condition.inner()[k]]);
      }
    }
  }

  private void flows(double[][] u, double at) {
    for (int j = 0; j < unknowns; j++) {
      for (CellGrid.Wall wall : grid.walls()) {
        columns[firstWall + j][wall.cell()] = 0;
      }
    }
    for (Condition condition : conditions) {
      if (!condition.holds()) {
        extrapolate(condition, u);
        evaluate(condition, at);
        double[] column = columns[firstWall + condition.unknown()];
        for (int k = 0; k < condition.cells().length; k++) {
          column[condition.cells()[k]] += condition.factors()[k] * condition.value()[k];
        }
      }
    }
  }

  /// The ghosts at both ends of a row.
  private void ends(double[][] u, int row) {
    boolean periodic = grid.domain().periodic(0);
    int from = grid.cell(0, row);
    int last = grid.cell(grid.count(0) - 1, row);
    for (double[] values : u) {
      values[from - 1] = values[periodic ? last : from];
      values[last + 1] = values[periodic ? from : last];
    }
  }

  /// The ghosts below and above.
  private void rows(double[][] u) {
    if (grid.dimension() == 1) {
      return;
    }
    boolean periodic = grid.domain().periodic(1);
    int last = grid.count(1) - 1;
    int length = grid.count(0) + 2;
    for (double[] values : u) {
      System.arraycopy(values, grid.cell(-1, periodic ? last : 0), values, grid.cell(-1, -1), length);
      System.arraycopy(values, grid.cell(-1, periodic ? 0 : last), values, grid.cell(-1, last + 1), length);
    }
  }

  /// The longest step that is stable for the present state, by power iteration on the linearized step: a forecast, since the
  /// solution changes.
  ///
  /// @return infinity where nothing changes
  public double stableStep() {
    double[][] start = copy();
    double at = time();
    double tried = grid.spacing(0) * grid.spacing(0);
    int[] own = grid.ownCells();
    int rounds = FEWER_ITERATIONS;
    if (fastest.length == 0) {
      rounds = ITERATIONS;
      SplittableRandom random = new SplittableRandom(1);
      fastest = new double[unknowns][grid.size()];
      for (double[] values : fastest) {
        for (int cell : own) {
          values[cell] = random.nextDouble() - 0.5;
        }
      }
    }
    double[][] rate = new double[unknowns][grid.size()];
    increment(start, at, tried, rate);
    double[][] moved = copy();
    double[][] image = copy();
    double radius = 0;
    double before = 0;
    double scale = DIFFERENCE * (1 + largest(start, own));
    for (int k = 0; k < rounds; k++) {
      double norm = norm(fastest, own);
      if (!(norm > 0) || !Double.isFinite(norm)) {
        fastest = new double[0][];
        break;
      }
      double size = scale / norm * Math.sqrt(own.length);
      for (int j = 0; j < unknowns; j++) {
        for (int cell : own) {
          moved[j][cell] = start[j][cell] + size * fastest[j][cell];
        }
      }
      increment(moved, at, tried, image);
      double divisor = scale * tried * Math.sqrt(own.length);
      for (int j = 0; j < unknowns; j++) {
        for (int cell : own) {
          fastest[j][cell] = (image[j][cell] - rate[j][cell]) / divisor;
        }
      }
      // What oscillates grows unevenly from product to product: in places, then in rates.
      double grown = norm(fastest, own);
      radius = before > 0 ? Math.sqrt(before * grown) : grown;
      before = grown;
    }
    restore(start, at);
    return radius > 0 ? SAFETY * scheme.reach / radius : Double.POSITIVE_INFINITY;
  }

  /// `into = u + length · f(u) − u` with what follows from it.
  private void increment(double[][] u, double at, double by, double[][] into) {
    restore(u, at);
    stage(at, by, 0, state, state, spare, at);
    for (int j = 0; j < unknowns; j++) {
      for (int k = 0; k < into[j].length; k++) {
        into[j][k] = spare[j][k] - state[j][k];
      }
    }
  }

  private static double norm(double[][] u, int[] cells) {
    double sum = 0;
    for (double[] values : u) {
      for (int cell : cells) {
        sum += values[cell] * values[cell];
      }
    }
    return Math.sqrt(sum);
  }

  private static double largest(double[][] u, int[] cells) {
    double largest = 0;
    for (double[] values : u) {
      for (int cell : cells) {
        largest = Math.max(largest, Math.abs(values[cell]));
      }
    }
    return largest;
  }

  /// The integral of an unknown over the cells.
  public double integral(int unknown) {
    double sum = 0;
    for (int cell : grid.ownCells()) {
      sum += grid.volume()[cell] * state[unknown][cell];
    }
    return sum * grid.spacing(0) * grid.spacing(1);
  }

  /// Whether all values are numbers.
  public boolean isFinite() {
    return IntStream.range(0, unknowns).allMatch(j -> Double.isFinite(peak(j).value()));
  }

  /// Where an unknown is largest.
  public Peak peak(int unknown) {
    double[] values = state[unknown];
    double largest = -1;
    int place = grid.ownCells()[0];
    for (int cell : grid.ownCells()) {
      double magnitude = Math.abs(values[cell]);
      if (!(magnitude <= largest)) {
        largest = magnitude;
        place = cell;
        if (!Double.isFinite(magnitude)) {
          break;
        }
      }
    }
    return new Peak(largest, grid.centre(place));
  }

  /// The value in the cell that holds a point; NaN outside.
  public double valueAt(int unknown, double... point) {
    int[] at = {0, 0};
    for (int axis = 0; axis < grid.dimension(); axis++) {
      at[axis] = (int) Math.floor((point[axis] - grid.domain().lower()[axis]) / grid.spacing(axis));
      if (at[axis] < 0 || at[axis] >= grid.count(axis)) {
        return Double.NaN;
      }
    }
    int cell = grid.cell(at[0], at[1]);
    return grid.isOwn(cell) ? state[unknown][cell] : Double.NaN;
  }

  /// The values of the cells without ghosts, row by row from the lower one; NaN in cells that have no value of their own.
  ///
  /// @param into one number for each cell
  public void samples(int unknown, double[] into) {
    for (int j = 0; j < grid.count(1); j++) {
      int from = grid.cell(0, j);
      for (int i = 0; i < grid.count(0); i++) {
        into[j * grid.count(0) + i] = grid.isSeen(from + i) ? state[unknown][from + i] : Double.NaN;
      }
    }
  }

  /// The unknowns as they are now: between the centres linear, beyond the last ones continued in a straight line.
  public List<Field> fields() {
    return IntStream.range(0, unknowns).mapToObj(this::field).toList();
  }

  private Field field(int unknown) {
    double[] continued = state[unknown].clone();
    if (grid.isWhole()) {
      for (int[] mirror : grid.mirrors()) {
        continued[mirror[0]] = 2 * continued[mirror[1]] - continued[2 * mirror[1] - mirror[0]];
      }
      if (grid.dimension() == 2) {
        corners(continued);
      }
    } else {
      grid.continueOutside(continued);
    }
    int below = grid.dimension() == 1 ? 0 : -1;
    int width = grid.count(0) + 2;
    int height = grid.count(1) - 2 * below;
    double[] values = new double[width * height];
    for (int j = 0; j < height; j++) {
      System.arraycopy(continued, grid.cell(-1, j + below), values, j * width, width);
    }
    double[] lower = grid.domain().lower().clone();
    double[] upper = grid.domain().upper().clone();
    for (int axis = 0; axis < lower.length; axis++) {
      lower[axis] -= grid.spacing(axis) / 2;
      upper[axis] += grid.spacing(axis) / 2;
    }
    int[] counts = grid.dimension() == 1 ? new int[] {width} : new int[] {width, height};
    return new GridField(lower, upper, counts, values);
  }

  /// Corner ghosts, such that bilinear functions stay bilinear.
  private void corners(double[] values) {
    for (int right = 0; right < 2; right++) {
      for (int top = 0; top < 2; top++) {
        int i = right == 0 ? -1 : grid.count(0);
        int j = top == 0 ? -1 : grid.count(1);
        int di = right == 0 ? 1 : -1;
        int dj = top == 0 ? 1 : -1;
        values[grid.cell(i, j)] = values[grid.cell(i + di, j)] + values[grid.cell(i, j + dj)]
            - values[grid.cell(i + di, j + dj)];
      }
    }
  }

  /// The same evolution, at the same state and time, of a problem that differs in numbers, coefficients, conditions or domain but not
  /// in unknowns and dimension. Where the box of the domain stays, so do all values; else they are read from the fields.
  public CellEvolution changed(EvolutionProblem to, Scheme with) {
    boolean same = to.domain().equals(problem.domain()) && Arrays.equals(fixed(to), fixed(problem));
    CellGrid next = same ? grid : grid(to, Math.max(grid.count(0), grid.count(1)));
    CellStencil shared = with == scheme && stencil.fits(to, next) ? stencil
        : new CellStencil(to, next, CellStencil.isFed(to), with == Scheme.SSP3);
    CellEvolution changed = new CellEvolution(to, next, with, team, shared);
    double[][] values = changed.copy();
    if (same) {
      values = state;
    } else {
      int[] own = next.ownCells();
      Points centres = next.centres(own);
      List<Field> fields = fields();
      for (int j = 0; j < unknowns; j++) {
        double[] here = new double[own.length];
        fields.get(j).evaluate(centres, here);
        scatter(own, here, values[j]);
      }
    }
    changed.restore(values, time());
    changed.fastest = same ? fastest : changed.fastest;
    return changed;
  }
}
