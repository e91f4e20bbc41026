package org.collocate.app.equation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.concurrent.Signal;
import org.collocate.app.concurrent.Tasks;
import org.collocate.app.document.Document;
import org.collocate.app.formula.FormulaPlace;
import org.collocate.app.formula.FormulaViewModel;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Edits the open study and has it checked after each edit. On the window's thread; the check runs beside it, and only
/// the newest state is checked.
public final class StudyEditor {
  private final Document document;
  private final Tasks tasks;
  private final Listeners changes = new Listeners();
  private final Signal checking;
  private volatile Version newest;
  private StudyCheck.Findings findings;
  private long looked;
  private @Nullable Domain lastDomain;
  private boolean moving;
  private Section selected = Section.EQUATION;

  public StudyEditor(Document document, Tasks tasks) {
    this.document = document;
    this.tasks = tasks;
    newest = new Version(1, document.study(), document.origin().folder());
    findings = new StudyCheck.Findings(List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    checking = new Signal(tasks.checks(), this::check);
    document.changes().add(() -> {
      newest = new Version(newest.number() + 1, document.study(), document.origin().folder());
      changes.tell();
      checking.raise();
    });
  }

  /// A state of the study, numbered from 1.
  private record Version(long number, Study study, Path folder) {}

  /// The number of the state that was looked at last; 0 before the first look.
  public long lookedVersion() {
    return looked;
  }

  /// Checks the study for the first time.
  public void begin() {
    checking.raise();
  }

  private void check() {
    Version version = newest;
    StudyCheck.Findings found = StudyCheck.look(version.study(), version.folder());
    tasks.window().execute(() -> {
      if (version.number() == newest.number()) {
        findings = found;
        if (looked == 0 && !found.faults().isEmpty()) {
          selected = Section.of(found.faults().getFirst().at());
        }
        looked = version.number();
        lastDomain = found.domain().orElse(lastDomain);
        changes.tell();
      }
    });
  }

  /// Told when the study, what is wrong with it, or the selection has changed.
  public Listeners changes() {
    return changes;
  }

  public Study study() {
    return document.study();
  }

  public boolean readOnly() {
    return document.readOnly();
  }

  /// What the newest finished check found.
  public StudyCheck.Findings findings() {
    return findings;
  }

  /// Whether the newest check is of the study as it is now.
  public boolean isLooked() {
    return looked == newest.number();
  }

  /// The study, if all of it is right as it is now.
  public Optional<CheckedStudy> checked() {
    return isLooked() ? findings.checked() : Optional.empty();
  }

  /// The domain as it is now, or as it was when it was last right.
  public Optional<Domain> domain() {
    return Optional.ofNullable(lastDomain);
  }

  /// Writes a value.
  public void write(String label, Pointer place, JsonNode value) {
    document.edit(label, study().with(place, value), place.text());
  }

  /// Writes a text, which formulas and names are.
  public void write(String label, Pointer place, String text) {
    write(label, place, JsonNodeFactory.instance.stringNode(text));
  }

  /// Replaces the study in one step.
  public void replace(String label, Study next) {
    document.edit(label, next, "");
  }

  /// Replaces the study as part of a gesture, such as a drag: all replacements of one gesture are one step of undo, until
  /// {@link #endGesture()}.
  ///
  /// @param gesture names it
  public void replace(String label, Study next, String gesture) {
    moving = true;
    document.edit(label, next, gesture);
  }

  /// Replaces the study; replacements of the same place that follow each other, as while a number is typed, are one step
  /// of undo.
  ///
  /// @param place names what is edited
  public void revise(String label, Study next, String place) {
    document.edit(label, next, place);
  }

  /// Ends a gesture: what follows is a step of its own.
  public void endGesture() {
    document.seal();
    moving = false;
    changes.tell();
  }

  /// Whether a gesture goes on: the study changes with each move of the hand.
  public boolean isMoving() {
    return moving;
  }

  /// Takes back a gesture: the study is as before it, and nothing of it can be redone.
  public void cancelGesture(String gesture) {
    moving = false;
    document.withdraw(gesture);
  }

  /// Takes out what stands at a place.
  public void remove(String label, Pointer place) {
    document.edit(label, study().without(place), "");
  }

  /// Adds to a list, which is made where it is missing.
  public void append(String label, Pointer list, JsonNode value) {
    JsonNode present = study().at(list);
    Study with = present == null ? study().with(list, JsonNodeFactory.instance.arrayNode()) : study();
    document.edit(label, with.with(list.index(present == null ? 0 : present.size()), value), "");
  }

  /// All faults at a place or below it.
  public List<Fault> faultsAt(Pointer place) {
    return findings.faults()
        .stream()
        .filter(fault -> fault.at().text().equals(place.text())
            || fault.at().text().startsWith(place.text() + "/"))
        .toList();
  }

  /// What is wrong at a place, in one text; empty if nothing is.
  public String messageAt(Pointer place) {
    return faultsAt(place).stream().map(StudyEditor::sentence).distinct().collect(Collectors.joining("\n"));
  }

  /// What helps with a formula while it is typed.
  ///
  /// @param where which names it may use
  public FormulaViewModel formula(FormulaPlace where) {
    return new FormulaViewModel(where, () -> where.vocabulary(study(), domain()));
  }

  /// What is wrong with the formula at a place: with its shape, which is known at once, or else with its meaning.
  ///
  /// @param shape the fault of its shape
  public String formulaMessage(Optional<org.collocate.solver.expression.Fault> shape, Pointer place) {
    return shape.isPresent() ? sentence(Fault.of(place, shape.get())) : messageAt(place);
  }

  /// Where the formula at a place is wrong, from 1; 0 where it is not, or where the check is of an older text.
  ///
  /// @param shape the fault of its shape
  public int formulaColumn(Optional<org.collocate.solver.expression.Fault> shape, Pointer place) {
    if (shape.isPresent() || !isLooked()) {
      return shape.isPresent() ? shape.get().column() : 0;
    }
    return faultsAt(place).stream()
        .mapToInt(Fault::column)
        .filter(column -> column > 0)
        .findFirst()
        .orElse(0);
  }

  /// A fault without its place.
  public static String sentence(Fault fault) {
    return fault.hint().isEmpty() ? fault.message() : fault.message() + " — " + fault.hint();
  }

  public Section selected() {
    return selected;
  }

  public void select(Section section) {
    selected = section;
    changes.tell();
  }

  /// The lines of the outline.
  public List<OutlineItem> outline() {
    List<OutlineItem> items = new ArrayList<>();
    for (Section section : Section.values()) {
      List<Fault> faults = findings.faults()
          .stream()
          .filter(fault -> Section.of(fault.at()) == section)
          .toList();
      items.add(new OutlineItem(section, new Summary(study(), findings).of(section), faults));
    }
    return items;
  }
}
