package org.collocate.solver.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.mesh.Refinement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodalFieldTest {
  private static final Domain RING = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Circle(0, 0, 1)),
          ShapeOperation.subtract(new Shape.Circle(0, 0, 0.3))));
  private static final Domain SQUARE = Domain
      .of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1))));

  private static FunctionSpace space(Domain domain, MeshRequest request, int order) {
    return new FunctionSpace(MeshGenerator.generate(domain, request), order);
  }

  /// The function `1 + 2x − 3y`, which isoparametric elements hold exactly on every shape.
  private static NodalField linear(FunctionSpace space) {
    double[][] x = space.coordinates();
    double[] degrees = new double[space.size()];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = 1 + 2 * x[0][i] - (x.length == 1 ? 0 : 3 * x[1][i]);
    }
    return space.field(degrees, 0, 1);
  }

  private static Points randomPoints(int count, double half) {
    Random random = new Random(7);
    double[][] points = new double[2][count];
    for (int i = 0; i < count; i++) {
      points[0][i] = half * (2 * random.nextDouble() - 1);
      points[1][i] = half * (2 * random.nextDouble() - 1);
    }
    return Points.of(points);
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 100", "3, 100", "1, 3000", "2, 3000", "3, 3000"})
  void everyPointOfTheTrueDomainHasAValue(int order, int cells) {
    NodalField field = linear(space(RING, MeshRequest.ofCells(cells), order));
    Points points = randomPoints(20_000, 1.1);
    double[] values = new double[points.size()];
    double[][] slopes = new double[2][points.size()];
    field.evaluate(points, values);
    field.gradient(points, slopes);
    for (int i = 0; i < values.length; i++) {
      double x = points.coordinates()[0][i];
      double y = points.coordinates()[1][i];
      double radius = Math.hypot(x, y);
      if (radius >= 0.3 && radius <= 1) {
        // Points between a chord and its curve get the value of the cell beside them.
        assertThat(values[i]).isCloseTo(1 + 2 * x - 3 * y, within(1e-9));
        assertThat(slopes[0][i]).isCloseTo(2, within(1e-9));
        assertThat(slopes[1][i]).isCloseTo(-3, within(1e-9));
      }
      if (radius < 0.05) {
        assertThat(values[i]).isNaN();
        assertThat(slopes[0][i]).isNaN();
      }
    }
  }

  @Test
  void pointsFarOutsideAndNoPointsAtAllHaveNoValue() {
    NodalField field = linear(space(SQUARE, MeshRequest.ofCells(200), 2));
    assertThat(field.at(1.5, 0)).isNaN();
    assertThat(field.at(0, -7)).isNaN();
    assertThat(field.at(Double.NaN, 0)).isNaN();
    assertThat(field.at(Double.POSITIVE_INFINITY, 0)).isNaN();
  }

  @Test
  void boundaryPointsBelongToTheDomain() {
    NodalField field = linear(space(RING, MeshRequest.ofCells(500), 2));
    for (int i = 0; i < 1000; i++) {
      double angle = 0.00628 * i;
      for (double radius : new double[] {0.3, 1}) {
        double x = radius * Math.cos(angle);
        double y = radius * Math.sin(angle);
        assertThat(field.at(x, y)).isCloseTo(1 + 2 * x - 3 * y, within(1e-10));
      }
    }
  }

  @Test
  void gradedMeshesAreSearchedCorrectly() {
    NodalField field = linear(space(SQUARE, MeshRequest.ofCells(3000)
        .refined(Refinement.near(new org.collocate.solver.geometry.Point(0.2, 0.3), 1e-4)), 1));
    Points points = randomPoints(3000, 1);
    for (int i = 0; i < points.size(); i++) {
      double x = points.coordinates()[0][i];
      double y = points.coordinates()[1][i];
      assertThat(field.at(x, y)).isCloseTo(1 + 2 * x - 3 * y, within(1e-11));
      assertThat(field.at(0.2 + 1e-3 * x, 0.3 + 1e-3 * y))
          .isCloseTo(1 + 2 * (0.2 + 1e-3 * x) - 3 * (0.3 + 1e-3 * y), within(1e-11));
    }
  }

  @Test
  void theAnswerDoesNotDependOnTheBatch() {
    FunctionSpace space = space(RING, MeshRequest.ofCells(300), 2);
    double[] degrees = new Random(3).doubles(space.size()).toArray();
    NodalField field = space.field(degrees, 0, 1);
    Points points = randomPoints(2000, 1);
    double[] values = new double[points.size()];
    field.evaluate(points, values);
    for (int i = 0; i < values.length; i++) {
      double alone = field.at(points.point(i));
      assertThat(Double.isNaN(alone)).isEqualTo(Double.isNaN(values[i]));
      if (!Double.isNaN(alone)) {
        assertThat(values[i]).isCloseTo(alone, within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 20", "2, 60", "2, 300", "2, 3000", "3, 20", "3, 60", "3, 300", "3, 3000"})
  void curvedCellsAreNotTurnedOver(int order, int cells) {
    Domain drawn = Domain.of(DomainDescription.of(
        ShapeOperation.add(new Shape.Path("M0 0C1 -1 2 1 3 0C4 1 3 2 3 3C2 2 1 4 0 3C-1 2 1 1 0 0Z")),
        ShapeOperation.subtract(new Shape.Ellipse(1.5, 1.5, 0.7, 0.2, 0.5))));
    for (Domain domain : new Domain[] {RING, drawn}) {
      Mesh mesh = MeshGenerator.generate(domain, MeshRequest.ofCells(cells));
      ElementNodes nodes = new FunctionSpace(mesh, order).nodes();
      QuadratureRule rule = QuadratureRule.of(2, 8);
      ElementMap map = new ElementMap(nodes, rule);
      double area = 0;
      for (int cell = 0; cell < nodes.cellCount(); cell++) {
        map.enter(cell);
        for (int q = 0; q < rule.size(); q++) {
          map.at(q);
          assertThat(map.determinant()).isPositive();
          area += rule.weights()[q] * map.determinant();
        }
        for (double[] node : nodes.element().nodes()) {
          map.at(node);
          assertThat(map.determinant()).isPositive();
        }
      }
      assertThat(area).isCloseTo(domain.measure(), within(0.01 * domain.measure()));
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void neighboursAndPeriodicImagesAgreeAtTheirEdge(int order) {
    Domain torus = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 1, 1)))
        .withPeriodic("x", "y"));
    FunctionSpace space = space(torus, MeshRequest.ofCells(60), order);
    double[] degrees = new Random(5).doubles(space.size()).toArray();
    NodalField field = space.field(degrees, 0, 1);
    double h = 1e-9;
    for (double s = 0.013; s < 1; s += 0.037) {
      assertThat(field.at(h, s)).isCloseTo(field.at(1 - h, s), within(1e-6));
      assertThat(field.at(s, h)).isCloseTo(field.at(s, 1 - h), within(1e-6));
    }
    double[] middle = new double[2];
    Mesh mesh = space.mesh();
    for (int edge = 0; edge < mesh.edgeCount(); edge++) {
      mesh.edgePoint(edge, 0.37, middle);
      double dx = mesh.coordinates()[0][mesh.edgeNodes()[2 * edge + 1]]
          - mesh.coordinates()[0][mesh.edgeNodes()[2 * edge]];
      double dy = mesh.coordinates()[1][mesh.edgeNodes()[2 * edge + 1]]
          - mesh.coordinates()[1][mesh.edgeNodes()[2 * edge]];
      double one = field.at(middle[0] - h * dy, middle[1] + h * dx);
      double other = field.at(middle[0] + h * dy, middle[1] - h * dx);
      assertThat(one).isCloseTo(other, within(1e-6));
    }
  }

  @Test
  void oneDimension() {
    Domain interval = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 2))));
    NodalField field = linear(space(interval, MeshRequest.ofCells(7), 2));
    for (double x : new double[] {0, 1e-9, 0.5, 2.0 / 7, 1.999, 2}) {
      assertThat(field.at(x)).isCloseTo(1 + 2 * x, within(1e-13));
    }
    assertThat(field.at(2.5)).isNaN();
    assertThat(field.at(-1)).isNaN();
  }
}
