package org.collocate.app.gallery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collocate.app.document.UserFolder;
import org.collocate.solver.field.EvaluationGrid;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.method.Frame;
import org.collocate.solver.method.Phase;
import org.collocate.solver.method.RunContext;
import org.collocate.solver.method.Settings;
import org.collocate.solver.method.Solution;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Solvers;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.viz.color.ColorScale;
import org.collocate.viz.color.ValueRange;
import org.collocate.viz.plot.Outline;
import org.collocate.viz.raster.Raster;
import org.jspecify.annotations.Nullable;

/// A small picture of a study, solved on a coarse mesh.
///
/// @param x the grid's first axis
/// @param y the grid's second axis; a single number in one dimension
/// @param samples `[y, x]`; empty if the study could not be solved, then the outline stands alone
/// @param raster null in one dimension and where there are no samples
record Thumbnail(double[] x, double[] y, double[] samples, @Nullable Raster raster,
    List<double[][]> outline) {
  private static final int GRID = 180;
  private static final long CELLS = 1500;
  private static final double LOOSE = 1e-3;

  Thumbnail {
    outline = List.copyOf(outline);
  }

  /// Makes the picture; empty for what cannot be drawn.
  static Optional<Thumbnail> of(Study study) {
    StudyCheck.Findings findings = StudyCheck.look(study, UserFolder.data());
    Domain domain = findings.domain().orElse(null);
    if (domain == null || domain.dimension() < 1 || domain.dimension() > 2) {
      return Optional.empty();
    }
    EvaluationGrid grid = new EvaluationGrid(domain, GRID);
    double[] samples = findings.checked()
        .flatMap(Thumbnail::solve)
        .map(frame -> grid.sample(frame.fields().getFirst()))
        .orElse(new double[0]);
    boolean plane = domain.dimension() == 2 && samples.length > 0;
    return Optional.of(new Thumbnail(grid.x(), grid.y(), samples, plane
        ? Raster.of(samples, grid.width(), grid.height(), ColorScale.field(ValueRange.of(samples)))
        : null, Outline.of(domain)));
  }

  private static Optional<Frame> solve(CheckedStudy study) {
    Optional<Solver> fem = Solvers.find("fem");
    if (fem.isEmpty()) {
      return Optional.empty();
    }
    Settings settings = Settings.of(fem.get().settings(), Map.of("cells", CELLS, "tolerance", LOOSE));
    if (!fem.get().supports(study.problem(), settings).isYes()) {
      return Optional.empty();
    }
    Solution solution = fem.get().solve(study.problem(), settings, new Unwatched(System.nanoTime()));
    // In the middle of its time an evolution shows more than at rest.
    return solution.frames().isEmpty() ? Optional.empty()
        : Optional.of(solution.frames().get(solution.frames().size() / 2));
  }

  /// A run that nobody watches.
  private record Unwatched(long begin) implements RunContext {
    @Override
    public int threads() {
      return 1;
    }

    @Override
    public long seed() {
      return 1;
    }

    @Override
    public void checkpoint() {
      // It is short and never ended early.
    }

    @Override
    public void enter(Phase phase) {
      // Nobody counts its time.
    }

    @Override
    public void progress(double fraction, String message) {
      // Nobody looks.
    }

    @Override
    public void record(int step, double loss) {
      // Nobody looks.
    }

    @Override
    public boolean frameDue() {
      return false;
    }

    @Override
    public void publish(Frame frame) {
      // Nobody looks.
    }

    @Override
    public double elapsed() {
      return (System.nanoTime() - begin) * 1e-9;
    }
  }
}
