package org.collocate.solver.discretization.fem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collocate.solver.discretization.SteadySystem;
import org.collocate.solver.field.Field;
import org.collocate.solver.linear.direct.SparseDirect;
import org.collocate.solver.mesh.Mesh;
import org.collocate.solver.method.FieldErrors;
import org.collocate.solver.metric.ErrorMeasure;
import org.collocate.solver.metric.ErrorNorms;
import org.collocate.solver.nonlinear.Newton;
import org.collocate.solver.parallel.WorkerTeam;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;
import org.collocate.solver.space.MeshQuadrature;

/// A steady problem solved on a given mesh.
record FemRun(Problem problem, FunctionSpace space, List<Field> fields, Newton.Result newton) {

  static FemRun of(Problem problem, Mesh mesh, int order) {
    FunctionSpace space = new FunctionSpace(mesh, order);
    FemSystem system = new FemSystem(problem, space);
    double[] u = new double[system.size()];
    system.prescribe(0, u);
    SteadySystem steady = new SteadySystem(system, u);
    assertThat(steady.obstacle()).isEmpty();
    Newton.Result result = new Newton(new SparseDirect(system.coordinates(), new WorkerTeam(1)), 1e-10, 50)
        .solve(steady, u, _ -> {});
    assertThat(result.reason()).isEmpty();
    assertThat(steady.imbalance(u)).isEmpty();
    steady.normalize(u);
    return new FemRun(problem, space, system.fields(u), result);
  }

  ErrorNorms error(int unknown) {
    Field exact = FieldErrors.exact(problem, problem.unknowns().get(unknown), 0);
    return new ErrorMeasure(exact, MeshQuadrature.cells(space.nodes(), 8)).norms(fields.get(unknown));
  }
}
