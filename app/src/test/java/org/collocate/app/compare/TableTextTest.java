package org.collocate.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.collocate.solver.method.EnergyError;
import org.junit.jupiter.api.Test;

class TableTextTest {
  private static final List<Row> ROWS = List.of(
      new Row("fem", "FEM P2", 0, 1.5e-5, 2e-3, 1e-4, new EnergyError(1e-3, 2.5e-3, "residual", ""), 0.25,
          false, 1234, "converged", false, "",
          Map.of("heat", 1.25)),
      new Row("a|b", "PINN", 1, Double.NaN, Double.NaN, Double.NaN, null, 20, false, 0,
          "stopped at its budget",
          false, "", Map
              .of("heat", -0.5)),
      new Row("Reference", "FEM P2", -1, 1e-7, Double.NaN, Double.NaN,
          new EnergyError(1e-3, 1e-3, "residual", "the equation is not linear"), Double.NaN, false, 0, "",
          false, "",
          Map.of("heat", 1.0)));

  @Test
  void copiesForSpreadsheets() {
    assertThat(TableText.tabs(ROWS)).isEqualTo(
        """
            Method\tLabel\tRelative L2\tRelative H1\tLinf\tOwn estimate\tSeconds\tUnknowns\tStatus\theat\theat - reference
            fem\tFEM P2\t1.5E-5\t0.002\t1.0E-4\t0.0025\t0.25\t1234\tconverged\t1.25\t0.25
            a|b\tPINN\t\t\t\t\t20.0\t\tstopped at its budget\t-0.5\t-1.5
            Reference\tFEM P2\t1.0E-7\t\t\tunreliable: the equation is not linear\t\t\t\t1.0\t
            """);
  }

  @Test
  void copiesAsMarkdown() {
    assertThat(TableText.markdown(ROWS)).isEqualTo(
        """
            | Method | Label | Relative L2 | Relative H1 | Linf | Own estimate | Seconds | Unknowns | Status | heat | heat - reference |
            |---|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|
            | fem | FEM P2 | 1.5E-5 | 0.002 | 1.0E-4 | 0.0025 | 0.25 | 1234 | converged | 1.25 | 0.25 |
            | a\\|b | PINN |  |  |  |  | 20.0 |  | stopped at its budget | -0.5 | -1.5 |
            | Reference | FEM P2 | 1.0E-7 |  |  | unreliable: the equation is not linear |  |  |  | 1.0 |  |
            """);
  }
}
