package org.collocate.app.sketch;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.text.Texts;
import org.collocate.solver.exchange.GeoJsonWriter;
import org.collocate.solver.exchange.MshWriter;
import org.collocate.solver.exchange.SvgWriter;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.mesh.MeshGenerator;
import org.collocate.solver.mesh.MeshRequest;
import org.collocate.solver.mesh.MeshingException;
import org.collocate.solver.mesh.Refinement;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.viz.export.AtomicFile;

/// Writes the domain for other programs: as SVG or GeoJSON by its outlines, as `msh` by a mesh of it.
public final class ExportViewModel {
  /// What the window offers to save.
  public static final List<String> EXTENSIONS = List.of("svg", "geojson", "msh");

  private static final Texts TEXTS = Texts.of("sketch");
  private static final int CELLS = 5000;
  private static final double CHORD = 1e-4;

  private final StudyEditor editor;
  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private String message = "";

  ExportViewModel(StudyEditor editor, Tasks tasks) {
    this.editor = editor;
    this.tasks = tasks;
  }

  Listeners changes() {
    return changes;
  }

  /// What became of the last export; empty if there was none.
  public String message() {
    return message;
  }

  void dismiss() {
    message = "";
    changes.tell();
  }

  /// Whether there is a domain of the plane to write.
  public boolean isPossible() {
    return editor.domain().orElse(null) instanceof PlanarDomain;
  }

  /// Writes the domain as it was when it was last right, in the format of the file's extension.
  public void write(Path file) {
    if (editor.domain().orElse(null) instanceof PlanarDomain domain) {
      List<Refinement> refinements = editor.checked()
          .map(CheckedStudy::problem)
          .map(problem -> problem.refinements())
          .orElse(List.of());
      tasks.evaluations().execute(() -> {
        String said;
        try {
          AtomicFile.write(file,
              stream -> write(domain, refinements, String.valueOf(file.getFileName()), stream));
          said = TEXTS.get("export.done", file);
        } catch (IOException | MeshingException | IllegalArgumentException e) {
          said = TEXTS.get("export.fault", file, String.valueOf(e.getMessage()));
        }
        String text = said;
        tasks.window().execute(() -> {
          message = text;
          changes.tell();
        });
      });
    }
  }

  private static void write(Domain domain, List<Refinement> refinements, String name, OutputStream stream)
      throws IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    switch (extension) {
      case "svg" -> SvgWriter.write(domain, out);
      case "geojson", "json" ->
        GeoJsonWriter.write(domain, CHORD * Math.hypot(domain.upper()[0] - domain.lower()[0],
            domain.upper()[1] - domain.lower()[1]), out);
      case "msh" ->
        MshWriter.write(MeshGenerator.generate(domain, MeshRequest.ofCells(CELLS).refined(refinements)),
            MshWriter.Version.V4_1, out);
      default ->
        throw new IOException(TEXTS.get("export.extension", extension, String.join(", ", EXTENSIONS)));
    }
    out.flush();
  }
}
