package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.collocate.app.sketch.edit.Conditions;
import org.collocate.app.sketch.edit.Mending;
import org.collocate.app.sketch.edit.Problem;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.junit.jupiter.api.Test;

/// What is wrong, and ways out that really lead out.
class MendingTest {
  private static List<Problem> problems(String domain, String boundary) {
    return Mending.of(study(domain, boundary));
  }

  private static Study study(String domain, String boundary) {
    return Hand.over(domain).editor.study().with(Conditions.LIST, Study.value(boundary));
  }

  private static Study mended(List<Problem> problems, String label) {
    return problems.stream()
        .flatMap(problem -> problem.repairs().stream())
        .filter(repair -> repair.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(label + " is not among " + problems))
        .result();
  }

  private static String text(Study study, Pointer place) {
    return String.valueOf(study.at(place));
  }

  private static void isRight(Study study) {
    assertThat(StudyCheck.look(study, Path.of(".")).faults()).isEmpty();
  }

  private static final String ZERO = "[{\"on\":\"rest\",\"u\":\"0\"}]";

  @Test
  void aRightStudyHasNoProblems() {
    assertThat(problems("{\"shapes\": [{\"add\": {\"circle\": [0, 0, 1]}}]}", ZERO)).isEmpty();
  }

  @Test
  void anOutlineThatCrossesItselfIsShownInPlaceAndUntangled() {
    List<Problem> problems = problems("{\"shapes\": [{\"add\": {\"polygon\": [[0,0],[1,1],[1,0],[0,1]]}}]}",
        ZERO);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().at()).contains(new Point(0.5, 0.5));
    Study mended = mended(problems, "Reorder its points");
    isRight(mended);
    assertThat(text(mended, new Pointer("/domain/shapes/0/add/polygon")))
        .isEqualTo("[[0,0],[1,0],[1,1],[0,1]]");
  }

  @Test
  void loopsOfACurveAreUnited() {
    List<Problem> problems = problems("""
        {"shapes": [{"add": {"path": "M 0 0 L 2 0 C 2 2 1 2 1 1.2 C 1 0.6 2.6 0.6 2.6 2.4 L 0 2.4 Z"}}]}""",
        ZERO);
    assertThat(problems).hasSize(1);
    isRight(mended(problems, "Take the union of its loops"));
  }

  @Test
  void aHairThinGapIsClosedBySnapping() {
    List<Problem> problems = problems("""
        {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}, {"add": {"rectangle": [1.0004, 0.2, 2, 0.8]}}]}""",
        ZERO);
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().grave()).isFalse();
    Study mended = mended(problems, "Close the gap by snapping");
    assertThat(text(mended, new Pointer("/domain/shapes/1/add/rectangle")))
        .isEqualTo("[1,0.2,2,0.8]");
    assertThat(Mending.of(mended)).isEmpty();
  }

  @Test
  void aRegionOutsideIsRemoved() {
    isRight(mended(problems("""
        {"shapes": [{"add": {"circle": [0, 0, 1]}}], "regions": [{"name": "far", "circle": [5, 5, 1]}]}""",
        ZERO),
        "Remove the region"));
  }

  @Test
  void aNameWithoutBoundaryIsRemoved() {
    isRight(mended(problems("""
        {"shapes": [{"add": {"circle": [0, 0, 1]}}, {"add": {"circle": [0, 0, 0.5]}, "name": "inner"}]}""",
        ZERO),
        "Remove its name"));
  }

  @Test
  void aStretchThatMissesTheBoundaryIsLaidAlongIt() {
    Study mended = mended(problems("""
        {"shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}],
          "boundaries": [{"name": "low", "along": [[0.3, 0.03], [1.7, 0.03]]}]}""", ZERO),
        "Lay it along the boundary");
    isRight(mended);
    assertThat(text(mended, new Pointer("/domain/boundaries")))
        .isEqualTo("[{\"name\":\"low\",\"along\":[[0.3,0],[1.7,0]]}]");
  }

  @Test
  void partsWithoutConditionGetOne() {
    String domain = """
        {"shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}, {"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}]}""";
    List<Problem> problems = problems(domain, "[{\"on\":\"hole\",\"u\":\"1\"}]");
    assertThat(problems).hasSize(1);
    isRight(mended(problems, "u = 0"));
    isRight(mended(problems, "Nothing passes (flux 0)"));
  }

  @Test
  void conditionsOnStrangersAndContradictionsAreMended() {
    String domain = """
        {"shapes": [{"add": {"rectangle": [0, 0, 2, 1]}}, {"subtract": {"circle": [1, 0.5, 0.2]}, "name": "hole"}]}""";
    List<Problem> strangers = problems(domain,
        "[{\"on\":\"hool\",\"u\":\"1\"},{\"on\":\"rest\",\"u\":\"0\"}]");
    Study renamed = mended(strangers, "Say it on “hole”");
    isRight(renamed);
    assertThat(text(renamed, Conditions.LIST.index(0))).isEqualTo("{\"on\":\"hole\",\"u\":\"1\"}");
    isRight(mended(strangers, "Remove the condition"));
    List<Problem> twice = problems(domain,
        "[{\"on\":\"hole\",\"u\":\"1\"},{\"on\":\"rest\",\"u\":\"0\"},{\"on\":\"hole\",\"flux\":\"2\"}]");
    isRight(mended(twice, "Keep 1"));
    isRight(mended(twice, "Keep 2"));
  }

  @Test
  void aRepairIsOneStepOfUndo() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"polygon\": [[0,0],[1,1],[1,0],[0,1]]}}]}").looked();
    String before = hand.editor.study().print();
    hand.window.until("looked for ways out", hand.sketch.problems()::isLooked);
    hand.sketch.problems().repair(hand.sketch.problems().all().getFirst().repairs().getFirst());
    hand.looked();
    assertThat(hand.editor.findings().faults()).isEmpty();
    hand.document.undo();
    assertThat(hand.editor.study().print()).isEqualTo(before);
  }

  @Test
  void theLastRightDomainIsKeptWhileTheDrawingIsBroken() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"polygon\": [[0,0],[1,0],[1,1],[0,1]]}}]}").looked();
    hand.sketch.select(Selection.of(org.collocate.app.sketch.edit.Item.shape(0)));
    hand.dragFrom(0, 1, 2, 0.5);
    hand.looked();
    assertThat(hand.editor.findings().domain()).isEmpty();
    assertThat(hand.editor.domain().orElseThrow().measure()).isEqualTo(1);
    assertThat(hand.sketch.boundary().map()).isPresent();
    assertThat(hand.sketch.boundary().isPresent()).isFalse();
  }
}
