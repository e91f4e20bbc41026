package org.collocate.app.sketch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.sketch.edit.Affine;
import org.collocate.app.sketch.edit.Import;
import org.collocate.app.text.Texts;
import org.collocate.solver.exchange.DrawingReader;
import org.collocate.solver.exchange.ExchangeException;
import org.collocate.solver.exchange.Imported;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.ShapeOperation;
import org.collocate.solver.study.Study;
import org.jspecify.annotations.Nullable;

/// A file of another program that is about to be taken over: it is read beside the window, then asked what shall become
/// of it.
public final class ImportViewModel {
  private static final Texts TEXTS = Texts.of("sketch");

  private final SketchViewModel sketch;
  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private @Nullable Offer offer;
  private String fault = "";
  private int asked;

  ImportViewModel(SketchViewModel sketch, Tasks tasks) {
    this.sketch = sketch;
    this.tasks = tasks;
  }

  /// What a file holds.
  ///
  /// @param name of the file
  /// @param notes what was left out or understood in one of several ways
  /// @param fitting brings it to the size of what is there; changes nothing where the sizes are alike
  public record Offer(String name, DomainDescription drawing, List<String> notes, Affine fitting) {
    public Offer {
      notes = List.copyOf(notes);
    }

    /// Whether scaling is worth asking for.
    public boolean isOutOfScale() {
      return !fitting.equals(Affine.move(0, 0));
    }

    /// What is in it, in a few words.
    public String summary() {
      return TEXTS.get("import.summary", name, drawing.shapes().size(), drawing.regions().size(),
          drawing.boundaries().size());
    }
  }

  Listeners changes() {
    return changes;
  }

  /// What was read and waits for an answer.
  public Optional<Offer> offer() {
    return Optional.ofNullable(offer);
  }

  /// Why the last file could not be read; empty if it could.
  public String fault() {
    return fault;
  }

  /// Reads a file.
  public void read(Path file) {
    asked++;
    int number = asked;
    String name = String.valueOf(file.getFileName());
    offer = null;
    fault = "";
    changes.tell();
    tasks.checks().execute(() -> {
      try {
        Imported imported = DrawingReader.read(file);
        DomainDescription drawing = drawing(imported);
        tasks.window()
            .execute(() -> answer(number, new Offer(name, drawing, imported.notes(),
                Import.fitting(Import.box(drawing), sketch.sketch().box())), ""));
      } catch (IOException | ExchangeException | IllegalStateException e) {
        tasks.window()
            .execute(
                () -> answer(number, null, TEXTS.get("import.fault", name, String.valueOf(e.getMessage()))));
      }
    });
  }

  private static DomainDescription drawing(Imported imported) {
    return switch (imported) {
      case Imported.Drawing(DomainDescription description, List<String> _) -> description;
      case Imported.Samples samples -> DomainDescription.of(ShapeOperation.add(samples.polygon()));
    };
  }

  private void answer(int number, @Nullable Offer read, String wrong) {
    if (number == asked) {
      offer = read;
      fault = wrong;
      changes.tell();
    }
  }

  /// Puts what was read in the place of the drawing.
  public void replace(boolean scaled) {
    take(scaled, drawing -> Import.replace(sketch.editor().study(), drawing));
  }

  /// Adds what was read to the drawing.
  public void add(boolean scaled) {
    take(scaled, drawing -> Import.add(sketch.editor().study(), drawing));
  }

  private void take(boolean scaled, Function<DomainDescription, Study> taking) {
    Offer taken = offer;
    if (taken != null) {
      DomainDescription drawing = scaled ? Import.mapped(taken.drawing(), taken.fitting()) : taken.drawing();
      sketch.edit("import", _ -> taking.apply(drawing));
      dismiss();
      sketch.fit();
    }
  }

  /// Leaves the file where it is.
  public void dismiss() {
    asked++;
    offer = null;
    fault = "";
    changes.tell();
  }
}
