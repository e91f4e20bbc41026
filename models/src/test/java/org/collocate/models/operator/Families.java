package org.collocate.models.operator;

import java.nio.file.Path;
import org.collocate.solver.learning.FamilyCheck;
import org.collocate.solver.learning.ProblemFamily;
import org.collocate.solver.learning.SolvedFamily;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// Small families that are solved in a second.
public final class Families {
  private static final String LINE = """
      {"collocate": 1, "title": "Line", "domain": {"shapes": [{"add": {"interval": [0, 1]}}]},
       "equation": {"unknowns": ["u"], "equations": ["-dxx(u) + b*u = a*x"],
         "parameters": {"a": {"uniform": [1, 2]}, "b": {"uniform": [0, 30]}}},
       "boundary": [{"on": "rest", "u": "0"}], "reference": {"method": "fdm", "points": 33}, "methods": [],
       "evaluate": {"grid": 33}, "family": {"train": 60, "test": 20}, "seed": 1}
      """;

  private Families() {}

  /// Diffusion with a random coefficient; the source decides the symmetry.
  public static SolvedFamily diffusion(String source, int train, int test) {
    return solved("""
        {"collocate": 1, "title": "Small", "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
         "equation": {"unknowns": ["u"], "equations": ["-div(k*grad(u)) = %s"],
           "coefficients": {"k": {"random": {"kind": "log-normal", "deviation": 0.5, "grid": 16}}}},
         "boundary": [{"on": "rest", "u": "0"}], "reference": {"method": "fdm", "points": 13}, "methods": [],
         "evaluate": {"grid": 13}, "family": {"train": %d, "test": %d}, "seed": 1}
        """.formatted(source, train, test));
  }

  /// Two parameters in one dimension.
  public static SolvedFamily line() {
    return solved(LINE);
  }

  private static SolvedFamily solved(String text) {
    try {
      ProblemFamily family = FamilyCheck.check(Study.parse(text), Path.of(""));
      return SolvedFamily.of(family, context(2));
    } catch (StudyException e) {
      throw new AssertionError(e);
    }
  }

  public static PlainContext context(int threads) {
    return new PlainContext(threads, 1, () -> false, System.nanoTime());
  }
}
