package org.collocate.solver.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collocate.solver.discretization.fdm.RectangleGrid;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.problem.SteadyProblem;
import org.collocate.solver.study.CheckedStudy;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.ReferenceChoice;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds out what a family means, or all that is wrong with it.
///
/// A family is a study with `"family": {"train": 1000, "test": 200}` in which parameters and coefficients may be
/// distributions: `{"uniform": [a, b]}` in the place of a number, and a random coefficient without its seed. The study's
/// reference makes the solutions to learn from; `evaluate.grid` is the number of points along the longer side on which
/// inputs and solutions are looked at. Since a sample of a family has the family's structure, its faults stand at the
/// family's own places.
public final class FamilyCheck {
  /// Key of the section that makes a study a family.
  public static final Pointer FAMILY = Pointer.ROOT.key("family");
  private static final int MOST_SAMPLES = 100_000;
  private static final int MOST_GRID = 257;
  private static final Pointer PARAMETERS = Pointer.ROOT.key("equation").key("parameters");
  private static final Pointer COEFFICIENTS = Pointer.ROOT.key("equation").key("coefficients");

  private final Study study;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> channels = new LinkedHashSet<>();

  private FamilyCheck(Study study) {
    this.study = study;
  }

  /// Checks a family.
  ///
  /// @param folder where files beside it are
  /// @throws StudyException with all faults
  public static ProblemFamily check(Study study, Path folder) throws StudyException {
    return new FamilyCheck(study).check(folder);
  }

  private ProblemFamily check(Path folder) throws StudyException {
    int train = count("train", 1000);
    int test = count("test", 200);
    if (study.at(FAMILY) instanceof ObjectNode section) {
      for (String key : section.propertyNames()) {
        if (!key.equals("train") && !key.equals("test")) {
          faults.add(Fault.unknownKey(FAMILY.key(key), key, List.of("train", "test")));
        }
      }
    } else {
      faults.add(Fault.of(FAMILY, "this study is no family: it does not say how many samples there are",
          "\"family\": {\"train\": 1000, \"test\": 200}"));
    }
    visit(study.root(), Pointer.ROOT);
    if (channels.isEmpty()) {
      faults.add(Fault.of(Pointer.ROOT, "nothing in this family varies",
          "{\"uniform\": [0, 1]} in the place of a parameter, or a random coefficient without its seed"));
    }
    // Also from a family with faults a sample can be drawn, and shows the others.
    Study sample = FamilySample.draw(study, 0);
    StudyCheck.Findings found = StudyCheck.look(sample, folder);
    faults.addAll(found.faults());
    Optional<CheckedStudy> checked = found.checked();
    checked.ifPresent(this::checkBase);
    if (!faults.isEmpty() || checked.isEmpty()) {
      throw new StudyException(faults);
    }
    return new ProblemFamily(study, checked.get(), folder, List.copyOf(channels), train, test);
  }

  private int count(String key, int preset) {
    JsonNode value = study.at(FAMILY.key(key));
    if (value == null) {
      return preset;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= 2 && number <= MOST_SAMPLES && number == Math.rint(number))) {
      faults.add(Fault.of(FAMILY.key(key), "a whole number from 2 to " + MOST_SAMPLES
          + " is expected here, found " + value, ""));
      return preset;
    }
    return (int) number;
  }

  private void visit(JsonNode node, Pointer at) {
    if (FamilySample.isDistribution(node) || FamilySample.isOpenRandom(node)) {
      List<String> way = at.tokens();
      boolean allowed = at.text().startsWith(PARAMETERS.text() + "/")
          || at.text().startsWith(COEFFICIENTS.text() + "/");
      if (!allowed) {
        faults.add(Fault.of(at, "only parameters and coefficients can vary in this version", ""));
      } else {
        channels.add(way.get(2));
        checkDistribution(node, at);
      }
    }
    if (node instanceof ObjectNode object && !FamilySample.isDistribution(node)) {
      object.properties().forEach(entry -> visit(entry.getValue(), at.key(entry.getKey())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        visit(array.get(i), at.index(i));
      }
    }
  }

  private void checkDistribution(JsonNode node, Pointer at) {
    JsonNode range = node.get(FamilySample.UNIFORM);
    if (range == null) {
      return;
    }
    boolean pair = range.isArray() && range.size() == 2 && range.get(0).isNumber() && range.get(1).isNumber();
    if (!pair || !(range.get(0).doubleValue() < range.get(1).doubleValue())
        || !Double.isFinite(range.get(1).doubleValue() - range.get(0).doubleValue())) {
      faults.add(
          Fault.of(at.key(FamilySample.UNIFORM), "two numbers, the smaller first, are expected here, found "
              + range, "{\"uniform\": [0, 1]}"));
    }
  }

  private void checkBase(CheckedStudy base) {
    Domain domain = base.problem().domain();
    String obstacle = RectangleGrid.obstacle(domain);
    if (!obstacle.isEmpty() || domain.periodic(0) || domain.dimension() == 2 && domain.periodic(1)) {
      faults.add(Fault.of(Pointer.ROOT.key("domain"),
          "families are learned on intervals and axis-parallel rectangles without holes or periodic sides",
          ""));
    }
    if (!(base.problem() instanceof SteadyProblem)) {
      faults
          .add(Fault.of(Pointer.ROOT.key("equation"), "this version learns families of steady problems", ""));
    }
    if (!(base.reference() instanceof ReferenceChoice.ByMethod)) {
      faults.add(Fault.of(Pointer.ROOT.key("reference"), "a family learns from solutions of a method",
          "\"reference\": {\"method\": \"fdm\", \"points\": 85}"));
    }
    if (base.grid() > MOST_GRID) {
      faults.add(Fault.of(Pointer.ROOT.key("evaluate").key("grid"),
          "a family is looked at on at most " + MOST_GRID + " points a side, found " + base.grid(),
          "\"evaluate\": {\"grid\": 29}"));
    }
  }
}
