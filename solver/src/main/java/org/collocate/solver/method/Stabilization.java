package org.collocate.solver.method;

import java.util.List;
import java.util.Locale;
import org.collocate.solver.discretization.fem.StreamlineUpwind;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.space.FunctionSpace;

/// Whether finite elements are stabilized against transport; see {@link StreamlineUpwind}.
///
/// @param upwind whether they are
/// @param account why the program chose so; empty where the study says it
record Stabilization(boolean upwind, String account) {
  private static final String AUTO = "auto";
  private static final String NONE = "none";
  private static final String UPWIND = "supg";
  static final Setting.Choice SETTING = new Setting.Choice("stabilization", "Stabilization",
      "Against oscillations where transport outweighs diffusion within a cell: supg tests the equation along the stream too, "
          + "which keeps the order; auto does so where it is needed and can be done, and says it.",
      AUTO, List.of(AUTO, NONE, UPWIND));
  /// Beyond this number a cell is too coarse for transport and diffusion without stabilization.
  private static final double LARGEST_PECLET = 1;
  /// From here on the number says nothing more.
  private static final double ENDLESS = 1e9;

  /// Whether what is asked for can be done.
  static Support supports(Problem problem, Settings settings) {
    String obstacle = settings.choice(SETTING.key()).equals(UPWIND) ? StreamlineUpwind.obstacle(problem) : "";
    return obstacle.isEmpty() ? Support.yes()
        : Support.no(obstacle, new Remedy.Change("let the program decide", SETTING.key(), AUTO));
  }

  static Stabilization choose(Problem problem, Settings settings, FunctionSpace space) {
    return switch (settings.choice(SETTING.key())) {
      case NONE -> new Stabilization(false, "");
      case UPWIND -> new Stabilization(true, "");
      default -> automatic(problem, space);
    };
  }

  private static Stabilization automatic(Problem problem, FunctionSpace space) {
    if (!StreamlineUpwind.obstacle(problem).isEmpty()) {
      return new Stabilization(false, "");
    }
    double peclet = StreamlineUpwind.largestPeclet(problem, space);
    return peclet > LARGEST_PECLET ? new Stabilization(true, account(peclet)) : new Stabilization(false, "");
  }

  private static String account(double peclet) {
    return peclet > ENDLESS ? "upwind along the stream, since nothing diffuses"
        : String.format(Locale.ROOT,
            "upwind along the stream, since transport outweighs diffusion in a cell up to %.3g times",
            peclet);
  }

  /// A method's name with what is done.
  String label(String method) {
    return upwind ? method + " SUPG" : method;
  }
}
