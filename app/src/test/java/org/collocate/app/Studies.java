package org.collocate.app;

import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;

/// Small studies for tests.
public final class Studies {
  private Studies() {}

  /// Poisson's equation on the square with a known solution, by two meshes.
  public static Study poisson() {
    return parse("""
        {
          "collocate": 1, "title": "Poisson",
          "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
          "equation": {"unknowns": ["u"], "equations": ["-lap(u) = f"],
            "coefficients": {"f": "2*pi^2*sin(pi*x)*sin(pi*y)"}},
          "boundary": [{"on": "rest", "u": "0"}],
          "exact": {"u": "sin(pi*x)*sin(pi*y)"},
          "methods": [{"id": "fem", "cells": 400}, {"id": "fem", "name": "coarse", "order": 1, "cells": 60}],
          "evaluate": {"grid": 32}
        }
        """);
  }

  /// A network that trains for a minute unless it is stopped.
  public static Study slow() {
    return parse("""
        {
          "collocate": 1, "title": "Slow",
          "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
          "equation": {"unknowns": ["u"], "equations": ["-lap(u) = 1"]},
          "boundary": [{"on": "rest", "u": "0"}],
          "exact": {"u": "0.1*sin(pi*x)*sin(pi*y)"},
          "methods": [{"id": "pinn", "seconds": 60}],
          "evaluate": {"grid": 32}
        }
        """);
  }

  public static Study parse(String text) {
    try {
      return Study.parse(text);
    } catch (StudyException e) {
      throw new AssertionError(e);
    }
  }
}
