package org.collocate.app.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.collocate.app.paint.Brush;
import org.collocate.solver.equation.Equation;
import org.collocate.solver.equation.Scope;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Formulation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final WorkerTeam TEAM = new WorkerTeam(2);
  private static final int CELLS = 32;
  private static final long MEMORY = 1L << 20;

  @AfterAll
  static void close() {
    TEAM.close();
  }

  /// A front on a torus.
  private static EvolutionProblem front(double growth) {
    Domain torus = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withPeriodic("x", "y"));
    Equation equation = Equation.of(List.of("u"), List.of("dt(u) - 0.001*lap(u) = g*u*(1 - u)"),
        Scope.of("x", "y").withParameters(Set.of("g")));
    return new EvolutionProblem(
        new Formulation(torus, equation, Map.of("g", growth), Map.of(), List.of(), List.of()), Map.of(),
        List.of(Expression.parse("gauss(hypot(x - 0.5, y - 0.5), 0.1)")), List.of(), 10, 2);
  }

  private static Course course() {
    return Course.of(front(1), CELLS, 0.02, TEAM, MEMORY);
  }

  private static Edit.Dab dab(Edit.Action action, double value, double x, double y, int stroke) {
    return new Edit.Dab(0, action, value, new Brush(Brush.Kind.BRUSH, value, 0.1, 0.5), x, y, stroke, 7);
  }

  private static double[] state(Course course) {
    return course.evolution().copy()[0];
  }

  @Test
  void anyStateThatWasPassedIsHadAgainBitByBit() {
    Course course = course();
    course.advance(40);
    course.make(dab(Edit.Action.SET, 0.8, 0.2, 0.3, 1));
    course.advance(17);
    double[] fiftySeven = state(course);
    course.make(dab(Edit.Action.NOISE, 0.1, 0.7, 0.7, 2));
    course.make(new Edit.Change(front(3), 0.01));
    course.advance(100);
    double[] end = state(course);
    double time = course.evolution().time();
    course.jump(41);
    course.advance(57 - course.position());
    assertThat(course.length()).as("the change was made at 57, and counts from there on").isEqualTo(0.01);
    course.jump(56);
    course.advance(56 - course.position());
    course.advance(1);
    assertThat(course.position()).isEqualTo(57);
    course.jump(157);
    course.advance(157 - course.position());
    assertThat(state(course)).isEqualTo(end);
    assertThat(course.evolution().time()).isCloseTo(time, within(1e-12));
    assertThat(course.last()).isEqualTo(157);
    course.undo();
    course.undo();
    assertThat(course.position()).isEqualTo(57);
    assertThat(state(course)).as("change and noise taken back").isEqualTo(fiftySeven);
  }

  @Test
  void somethingNewForgetsTheFuture() {
    Course course = course();
    course.advance(90);
    double[] before = state(course);
    course.jump(50);
    course.advance(50 - course.position());
    course.make(dab(Edit.Action.ADD, 0.5, 0.5, 0.5, 1));
    assertThat(course.last()).isEqualTo(50);
    course.advance(40);
    assertThat(state(course)).isNotEqualTo(before);
    course.undo();
    course.advance(40);
    assertThat(state(course)).isEqualTo(before);
  }

  @Test
  void memoryIsBounded() {
    Course course = course();
    course.advance(20_000);
    long state = 8L * course.evolution().values(0).length;
    assertThat(course.kept() * state).isLessThanOrEqualTo(MEMORY);
    assertThat(course.kept()).isGreaterThan(10);
  }

  @Test
  void theBrushReachesOverAPeriodicSideAndErasesBackToTheInitialState() {
    Course course = course();
    double[] initial = state(course);
    course.make(dab(Edit.Action.SET, 2, 0.01, 0.5, 1));
    assertThat(course.evolution().valueAt(0, 0.02, 0.5)).isCloseTo(2, within(1e-12));
    assertThat(course.evolution().valueAt(0, 0.98, 0.5)).isCloseTo(2, within(1e-12));
    course.make(new Edit.Dab(0, Edit.Action.ERASE, 0, new Brush(Brush.Kind.BRUSH, 0, 3, 1), 0.5, 0.5, 2, 0));
    assertThat(state(course)).usingComparatorWithPrecision(1e-12).containsExactly(initial);
  }

  @Test
  void aRetreatGoesToTheLastStateWithinBounds() {
    Course course = Course.of(front(1), CELLS, 5, TEAM, MEMORY);
    course.advance(3000);
    assertThat(course.excess()).isPresent();
    course.retreat();
    assertThat(course.excess()).isEmpty();
    assertThat(course.last()).isEqualTo(course.position());
    assertThat(course.stableStep()).isLessThan(5);
  }
}
