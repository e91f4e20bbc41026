package org.collocate.solver.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.collocate.solver.expression.Expression;
import org.collocate.solver.field.ExpressionField;
import org.collocate.solver.field.Field;
import org.collocate.solver.field.Points;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.problem.Domains;
import org.collocate.solver.problem.Manufactured;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;
import org.junit.jupiter.api.Test;

/// Norms and outputs against integrals known by hand.
class MetricTest {
  private static FunctionSpace space(Domain domain, int cells) {
    return new FunctionSpace(MeshGenerator.generate(domain, MeshRequest.ofCells(cells)), 2);
  }

  private static Field formula(String text) {
    return new ExpressionField(Expression.parse(text), List.of("x", "y"));
  }

  @Test
  void theErrorOfAFieldWithItselfIsExactlyZero() {
    FunctionSpace space = space(Domains.plateWithHole(), 300);
    Field field = space.field(new Random(1).doubles(space.size()).toArray(), 0, 1);
    ErrorMeasure measure = new ErrorMeasure(field, MeshQuadrature.cells(space.nodes(), 6));
    assertThat(measure.norms(field)).isEqualTo(new ErrorNorms(0, 0, 0, 0, 0));
    assertThat(measure.relativeL2(field)).isZero();
  }

  @Test
  void normsOfAKnownDifference() {
    // e = x on the unit square: ‖e‖² = 1/3, ‖∇e‖² = 1; the reference 2 has norm 2.
    Quadrature quadrature = MeshQuadrature.cells(space(Domains.square(), 50).nodes(), 4);
    ErrorMeasure measure = new ErrorMeasure(formula("2"), quadrature);
    ErrorNorms norms = measure.norms(formula("2 + x"));
    assertThat(norms.l2()).isCloseTo(Math.sqrt(1.0 / 3), within(1e-14));
    assertThat(norms.relativeL2()).isCloseTo(Math.sqrt(1.0 / 3) / 2, within(1e-14));
    assertThat(norms.h1()).isCloseTo(Math.sqrt(4.0 / 3), within(1e-14));
    assertThat(norms.relativeH1()).isCloseTo(Math.sqrt(4.0 / 3) / 2, within(1e-14));
    assertThat(norms.linf()).isBetween(0.95, 1.0);
    assertThat(measure.referenceNorm()).isCloseTo(2, within(1e-14));
  }

  @Test
  void relativeNormsOfAVanishingReferenceAreNotNumbers() {
    Quadrature quadrature = MeshQuadrature.cells(space(Domains.square(), 50).nodes(), 4);
    ErrorNorms norms = new ErrorMeasure(formula("0"), quadrature).norms(formula("x"));
    assertThat(norms.relativeL2()).isNaN();
    assertThat(norms.relativeH1()).isNaN();
  }

  @Test
  void measuresOfCurvedDomains() {
    FunctionSpace space = space(Domains.disc(), 500);
    assertThat(MeshQuadrature.cells(space.nodes(), 4).measure()).isCloseTo(Math.PI, within(1e-5));
    BoundaryQuadrature circle = MeshQuadrature.boundary(space, 6).getFirst();
    assertThat(circle.quadrature().measure()).isCloseTo(2 * Math.PI, within(1e-5));
    for (int q = 0; q < circle.quadrature().points().size(); q++) {
      double[] point = circle.quadrature().points().point(q);
      assertThat(circle.normals()[0][q]).isCloseTo(point[0], within(2e-3));
      assertThat(circle.normals()[1][q]).isCloseTo(point[1], within(2e-3));
    }
  }

  @Test
  void outputsOfAFormula() {
    Problem problem = Manufactured.on(Domains.halves())
        .parameter("q", 3)
        .perRegion("k", "1", "100")
        .unknown("u", "-div(k*grad(u)) + q*u", "1 + 2*x + y^2")
        .steady();
    FunctionSpace space = space(problem.domain(), 200);
    Outputs outputs = new Outputs(problem, MeshQuadrature.cells(space.nodes(), 4),
        MeshQuadrature.boundary(space, 4), Points.of(space.nodes().coordinates()));
    Map<String, Double> values = outputs.values(List.of(
        new Output.DomainIntegral("integral", Expression.parse("u")),
        new Output.DomainIntegral("with k", Expression.parse("k*u_x")),
        new Output.RegionIntegral("core", Expression.parse("q*x"), 1),
        new Output.RegionIntegral("other", Expression.parse("q*x"), 0),
        new Output.BoundaryIntegral("outflow", Expression.parse("u_x*normal_x + u_y*normal_y"), 0),
        new Output.Maximum("max", Expression.parse("u")),
        new Output.Minimum("min", Expression.parse("-u")),
        new Output.Probe("probe", Expression.parse("k*u + t"), new double[] {0.75, 0.5})), 7,
        List.of(formula("1 + 2*x + y^2")));
    assertThat(values.get("integral")).isCloseTo(1 + 1 + 1.0 / 3, within(1e-13));
    assertThat(values.get("with k")).isCloseTo(2 * 0.5 + 200 * 0.5, within(1e-11));
    assertThat(values.get("core")).isCloseTo(3 * 0.375, within(1e-13));
    assertThat(values.get("other")).isCloseTo(3 * 0.125, within(1e-13));
    // By Gauss the integral of the Laplacian, which is 2.
    assertThat(values.get("outflow")).isCloseTo(2, within(1e-12));
    assertThat(values.get("max")).isCloseTo(4, within(1e-12));
    assertThat(values.get("min")).isCloseTo(-4, within(1e-12));
    assertThat(values.get("probe")).isCloseTo(275 + 7, within(1e-12));
  }

  @Test
  void endsOfAnIntervalAreItsBoundary() {
    Problem problem = Manufactured.on(Domains.interval()).unknown("u", "-dxx(u)", "x^2").steady();
    FunctionSpace space = space(problem.domain(), 10);
    Outputs outputs = new Outputs(problem, MeshQuadrature.cells(space.nodes(), 4),
        MeshQuadrature.boundary(space, 4), Points.of(space.nodes().coordinates()));
    Map<String, Double> values = outputs.values(List.of(
        new Output.BoundaryIntegral("left", Expression.parse("(u + 3)*normal_x"), 0),
        new Output.BoundaryIntegral("right", Expression.parse("u_x*normal_x"), 1),
        new Output.Maximum("max", Expression.parse("u"))), 0,
        List.of(new ExpressionField(Expression.parse("x^2"), List.of("x"))));
    assertThat(values.get("left")).isCloseTo(-3, within(1e-14));
    assertThat(values.get("right")).isCloseTo(2, within(1e-14));
    assertThat(values.get("max")).isCloseTo(1, within(1e-14));
  }
}
