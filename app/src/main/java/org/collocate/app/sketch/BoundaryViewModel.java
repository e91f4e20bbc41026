package org.collocate.app.sketch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.collocate.app.concurrent.Listeners;
import org.collocate.app.equation.Section;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.form.NumberText;
import org.collocate.app.sketch.edit.BoundaryMap;
import org.collocate.app.sketch.edit.BoundaryMap.Spot;
import org.collocate.app.sketch.edit.BoundaryMap.Stretch;
import org.collocate.app.sketch.edit.Conditions;
import org.collocate.app.sketch.edit.PartNames;
import org.collocate.app.text.Texts;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.study.Study;
import org.collocate.viz.formula.Formula;
import org.jspecify.annotations.Nullable;

/// The boundary of the domain as it was when it was last right: which stretch is under the pointer or chosen, what it is
/// called, and what is said on it.
public final class BoundaryViewModel {
  private static final Texts TEXTS = Texts.of("sketch");

  private final StudyEditor editor;
  private final Listeners changes = new Listeners();
  private @Nullable Domain seen;
  private @Nullable BoundaryMap map;
  private @Nullable Spot hover;
  private @Nullable Stretch chosen;
  private String given = "";
  private String lit = "";

  BoundaryViewModel(StudyEditor editor) {
    this.editor = editor;
  }

  /// Told when something else is under the pointer or chosen.
  Listeners changes() {
    return changes;
  }

  /// The boundary; empty while there is none of a domain of the plane.
  public Optional<BoundaryMap> map() {
    Domain domain = editor.domain().orElse(null);
    if (domain != null && !domain.equals(seen)) {
      seen = domain;
      BoundaryMap before = map;
      Stretch kept = chosen;
      map = domain instanceof PlanarDomain planar ? new BoundaryMap(planar) : null;
      BoundaryMap now = map;
      hover = null;
      chosen = before == null || kept == null || now == null ? null : now.found(before, kept).orElse(null);
      given = domain.boundaryParts().contains(given) && chosen != null ? given : "";
    }
    return Optional.ofNullable(map);
  }

  /// Whether the boundary is that of the study as it is now, so that names can be given.
  public boolean isPresent() {
    return map().isPresent() && editor.isLooked() && editor.findings().domain().isPresent();
  }

  /// The chosen stretch.
  public Optional<Stretch> chosen() {
    map();
    return Optional.ofNullable(chosen);
  }

  /// The stretch under the pointer.
  public Optional<Stretch> hovered() {
    Spot spot = hover;
    return spot == null ? Optional.empty() : map().map(rim -> rim.stretchAt(spot));
  }

  /// The boundary's point within reach of a point of the plane.
  Optional<Spot> at(Point point, double reach) {
    return map().map(rim -> rim.nearest(point)).filter(spot -> spot.distance() <= reach);
  }

  /// The pointer is over the boundary, or not.
  void hover(@Nullable Spot spot) {
    map();
    hover = spot;
  }

  /// Chooses a stretch; the outline goes to where its condition is edited.
  public void choose(@Nullable Stretch stretch) {
    map();
    chosen = stretch;
    given = "";
    lit = "";
    if (stretch != null && editor.selected() != Section.CONDITIONS) {
      editor.select(Section.CONDITIONS);
    }
    changes.tell();
  }

  /// Chooses the stretch that a spot lies on; with `more`, as far as from what is chosen already.
  void choose(Spot spot, boolean more) {
    map().ifPresent(rim -> {
      Stretch clicked = rim.stretchAt(spot);
      Stretch before = chosen;
      choose(more && before != null ? rim.joined(before, clicked) : clicked);
    });
  }

  /// Chooses all of a part, or its first stretch if there are several.
  public void choosePart(String part) {
    map().map(BoundaryMap::parts)
        .map(parts -> parts.getOrDefault(part, List.of()))
        .filter(stretches -> !stretches.isEmpty())
        .ifPresent(stretches -> choose(stretches.getFirst()));
  }

  /// Chooses the next or the last stretch, in their order along the loops.
  public void chooseNext(int direction) {
    map().ifPresent(rim -> {
      List<Stretch> all = stretches(rim);
      Stretch before = chosen;
      int at = -1;
      for (int i = 0; before != null && i < all.size(); i++) {
        at = rim.same(all.get(i), before) ? i : at;
      }
      choose(all.get(Math.floorMod(before == null && direction < 0 ? -1 : at + direction, all.size())));
    });
  }

  private static List<Stretch> stretches(BoundaryMap rim) {
    List<Stretch> all = new ArrayList<>();
    for (int loop = 0; loop < rim.domain().loops().size(); loop++) {
      double at = 0;
      do {
        Stretch stretch = rim.stretchAt(new Spot(loop, at, rim.point(loop, at), 0));
        all.add(stretch);
        at = stretch.from() + stretch.length() * (1 + 1e-9);
      } while (at < rim.total(loop) * (1 - 1e-6));
    }
    return all;
  }

  /// The part that a stretch lies on, if it lies on one only.
  public Optional<String> part(Stretch stretch) {
    return map().flatMap(rim -> {
      List<String> over = rim.parts()
          .entrySet()
          .stream()
          .filter(part -> part.getValue()
              .stream()
              .anyMatch(s -> rim.minus(s, stretch).stream().mapToDouble(Stretch::length).sum() < s.length()
                  * (1 - 1e-9)))
          .map(Map.Entry::getKey)
          .toList();
      return over.size() == 1 ? Optional.of(over.getFirst()) : Optional.empty();
    });
  }

  /// Whether a stretch is all there is of its part.
  public boolean isWholePart(Stretch stretch) {
    return map().isPresent() && part(stretch).map(part -> {
      BoundaryMap rim = map().orElseThrow();
      List<Stretch> stretches = rim.parts().getOrDefault(part, List.of());
      return stretches.size() == 1 && rim.same(stretches.getFirst(), stretch);
    }).orElse(false);
  }

  /// The part that the chosen stretch is all of; also right after it got its name, before the drawing was looked at again.
  public Optional<String> ownPart() {
    return given.isEmpty() ? chosen().filter(this::isWholePart).flatMap(this::part) : Optional.of(given);
  }

  /// What is said on the chosen stretch, for each unknown; none said where it lies on several parts.
  public List<Conditions.Rule> chosenRules() {
    String part = ownPart().or(() -> chosen().flatMap(this::part)).orElse("");
    return Conditions.on(editor.study(), part);
  }

  /// Lights up a part whose condition is being edited; an empty name none.
  public void light(String part) {
    if (!part.equals(lit)) {
      lit = part;
      changes.tell();
    }
  }

  /// The stretches of the part that is lit up.
  List<Stretch> lit() {
    return map().map(rim -> rim.parts().getOrDefault(lit, List.of())).orElse(List.of());
  }

  /// Name, length and condition of a stretch, for the line beside the pointer.
  public String describe(Stretch stretch) {
    String name = part(stretch).orElse(TEXTS.get("boundary.several"));
    String rules = part(stretch).map(this::rules).orElse("");
    return TEXTS.get("boundary.stretch", name, NumberText.of(stretch.length()), rules);
  }

  /// What is said on a part, in one line.
  public String rules(String part) {
    List<Conditions.Rule> rules = Conditions.on(editor.study(), part);
    return rules.stream()
        .map(rule -> rule.kind() == Conditions.Kind.NONE ? TEXTS.get("boundary.none", rule.unknown())
            : rule.line(rules.size() == 1))
        .collect(Collectors.joining(", "));
  }

  /// What is said on a part, one formula for each unknown.
  List<Formula> formulas(String part) {
    List<Conditions.Rule> rules = Conditions.on(editor.study(), part);
    return rules.stream()
        .map(rule -> Formula.of(rule.equation(rules.size() == 1)
            .orElse(TEXTS.get("boundary.none", rule.unknown()))))
        .toList();
  }

  /// Gives the chosen stretch a name.
  public void name(String name) {
    Stretch stretch = chosen().orElse(null);
    String wanted = name.strip();
    if (stretch == null || !isPresent() || wanted.isEmpty() || wanted.equals(PartNames.REST)
        || part(stretch).filter(wanted::equals).isPresent() && isWholePart(stretch)) {
      return;
    }
    BoundaryMap rim = map().orElseThrow();
    edit("name-part", study -> PartNames.name(study, rim, stretch, wanted));
    given = wanted;
  }

  /// Takes the name of a part away.
  public void unname(String part) {
    edit("unname-part", study -> PartNames.remove(study, part));
  }

  /// Says something on the chosen stretch. If it is not a whole part by itself, it becomes one, with a name that is free.
  ///
  /// @param flux whether the flux is given, else the value
  public void condition(String unknown, boolean flux, String text) {
    Stretch stretch = chosen().orElse(null);
    if (stretch == null) {
      return;
    }
    BoundaryMap rim = map().orElseThrow();
    Study study = editor.study();
    String part = ownPart().orElse("");
    if (part.isEmpty() && !isPresent()) {
      return;
    }
    if (part.isEmpty()) {
      String name = PartNames.free(study, rim);
      given = name;
      edit("condition",
          before -> Conditions.set(PartNames.name(before, rim, stretch, name), name, unknown, flux,
              text));
    } else {
      condition(part, unknown, flux, text);
    }
  }

  /// Says something on a part. Changes of one formula that follow each other are undone together.
  public void condition(String part, String unknown, boolean flux, String text) {
    if (!editor.readOnly()) {
      editor.revise(TEXTS.get("edit.condition"), Conditions.set(editor.study(), part, unknown, flux, text),
          "condition-" + part + "-" + unknown + "-" + flux);
    }
  }

  /// Says zero flux instead of a value on a part, or the value zero instead of a flux.
  public void turn(String part, String unknown, boolean flux) {
    edit("condition", study -> Conditions.set(study, part, unknown, flux, "0"));
  }

  private void edit(String label, UnaryOperator<Study> change) {
    if (!editor.readOnly()) {
      editor.replace(TEXTS.get("edit." + label), change.apply(editor.study()));
    }
  }

  /// The condition on a part, as its colour and glyphs show it: none if any unknown has none.
  Conditions.Kind kind(String part) {
    List<Conditions.Rule> rules = Conditions.on(editor.study(), part);
    boolean none = rules.isEmpty() || rules.stream().anyMatch(rule -> rule.kind() == Conditions.Kind.NONE);
    return none ? Conditions.Kind.NONE : rules.getFirst().kind();
  }

  /// Whether nothing flows through a part.
  boolean isTight(String part) {
    return Conditions.on(editor.study(), part)
        .stream()
        .allMatch(rule -> rule.kind() == Conditions.Kind.FLUX && rule.text().strip().matches("0(\\.0*)?"));
  }
}
