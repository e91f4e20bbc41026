package org.collocate.solver.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

class CellLocatorTest {
  private static final Domain RING = Domain.of(DomainDescription
      .of(ShapeOperation.add(new Shape.Circle(0, 0, 1)),
          ShapeOperation.subtract(new Shape.Circle(0, 0, 0.3)))
      .withRegions(new NamedRegion("outer", new Shape.Path("M1 0A1 1 0 0 1 -1 0A1 1 0 0 1 1 0Z"
          + "M.6 0A.6.6 0 0 1 -.6 0A.6.6 0 0 1 .6 0Z"))));

  private static double[][] randomPoints(int count) {
    Random random = new Random(7);
    double[][] points = new double[2][count];
    for (int i = 0; i < count; i++) {
      points[0][i] = 2.2 * random.nextDouble() - 1.1;
      points[1][i] = 2.2 * random.nextDouble() - 1.1;
    }
    return points;
  }

  @Test
  void everyPointOfTheTrueDomainHasACellOfItsRegion() {
    Mesh mesh = MeshGenerator.generate(RING, MeshRequest.ofCells(300));
    CellLocator locator = new CellLocator(mesh);
    double[][] points = randomPoints(20_000);
    int[] cells = new int[20_000];
    locator.locate(points, 0, cells.length, cells);
    int slivers = 0;
    for (int i = 0; i < cells.length; i++) {
      double r = Math.hypot(points[0][i], points[1][i]);
      assertThat(cells[i] >= 0).isEqualTo(r >= 0.3 && r <= 1);
      if (cells[i] >= 0) {
        assertThat(mesh.regionOfCell()[cells[i]]).isEqualTo(r > 0.6 ? 1 : 0);
        assertThat(cells[i]).isEqualTo(locator.locate(points[0][i], points[1][i]));
        slivers += holds(mesh, cells[i], points[0][i], points[1][i]) ? 0 : 1;
      }
    }
    assertThat(slivers).isBetween(20, 800);
  }

  private static boolean holds(Mesh mesh, int cell, double x, double y) {
    for (int k = 0; k < 3; k++) {
      int a = mesh.vertex(cell, k);
      int b = mesh.vertex(cell, (k + 1) % 3);
      double ax = mesh.coordinates()[0][a];
      double ay = mesh.coordinates()[1][a];
      double side = (mesh.coordinates()[0][b] - ax) * (y - ay) - (mesh.coordinates()[1][b] - ay) * (x - ax);
      if (side < -1e-9) {
        return false;
      }
    }
    return true;
  }

  @Test
  void boundaryPointsAndNodesAreInside() {
    Mesh mesh = MeshGenerator.generate(RING, MeshRequest.ofCells(2000)).refineUniformly();
    CellLocator locator = new CellLocator(mesh);
    for (int i = 0; i < 1000; i++) {
      double angle = 0.00628 * i;
      assertThat(locator.locate(Math.cos(angle), Math.sin(angle))).isNotNegative();
      assertThat(locator.locate(0.3 * Math.cos(angle), 0.3 * Math.sin(angle))).isNotNegative();
      assertThat(locator.locate(1.00001 * Math.cos(angle), 1.00001 * Math.sin(angle))).isEqualTo(-1);
    }
    for (int node = 0; node < mesh.nodeCount(); node++) {
      int cell = locator.locate(mesh.coordinates()[0][node], mesh.coordinates()[1][node]);
      assertThat(new int[] {mesh.vertex(cell, 0), mesh.vertex(cell, 1), mesh.vertex(cell, 2)}).contains(node);
    }
  }

  @Test
  void gradedMesh() {
    Domain square = Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Rectangle(-1, -1, 1, 1))));
    Mesh mesh = MeshGenerator.generate(square, MeshRequest.ofCells(3000)
        .refined(Refinement.near(new org.collocate.solver.geometry.Point(0.2, 0.3), 1e-4)));
    CellLocator locator = new CellLocator(mesh);
    double[][] points = randomPoints(5000);
    for (int i = 0; i < 5000; i++) {
      double x = points[0][i] / 1.1;
      double y = points[1][i] / 1.1;
      assertThat(holds(mesh, locator.locate(x, y), x, y)).isTrue();
      double nearX = 0.2 + 1e-3 * x;
      double nearY = 0.3 + 1e-3 * y;
      assertThat(holds(mesh, locator.locate(nearX, nearY), nearX, nearY)).isTrue();
    }
  }

  @Test
  void interval() {
    Mesh mesh = MeshGenerator.generate(
        Domain.of(DomainDescription.of(ShapeOperation.add(new Shape.Interval(0, 1)))),
        MeshRequest.ofCells(10));
    CellLocator locator = new CellLocator(mesh);
    assertThat(locator.locate(0)).isZero();
    assertThat(locator.locate(0.55)).isEqualTo(5);
    assertThat(locator.locate(1)).isEqualTo(9);
    assertThat(locator.locate(1.001)).isEqualTo(-1);
  }
}
