package org.collocate.solver.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.collocate.solver.method.PlainContext;
import org.collocate.solver.problem.Problem;
import org.collocate.solver.study.Fault;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyCheck;
import org.collocate.solver.study.StudyException;
import org.junit.jupiter.api.Test;

class FamilyCheckTest {
  static final String FAMILY = """
      {"collocate": 1, "title": "Two phases", "domain": {"shapes": [{"add": {"rectangle": [0, 0, 1, 1]}}]},
       "equation": {"unknowns": ["u"], "equations": ["-div(k*grad(u)) = q*f"],
         "coefficients": {"k": {"random": {"kind": "two-phase", "low": 3, "high": 12, "grid": 25}}, "f": "1 + x*y"},
         "parameters": {"q": {"value": {"uniform": [1, 2]}, "min": 0, "max": 5}, "p": 3}},
       "boundary": [{"on": "rest", "u": "0"}],
       "reference": {"method": "fdm", "points": 25}, "methods": [{"id": "fdm", "points": 13}],
       "evaluate": {"grid": 13}, "family": {"train": 6, "test": 4}, "seed": 3}
      """;

  static ProblemFamily family(String text) throws StudyException {
    return FamilyCheck.check(Study.parse(text), Path.of(""));
  }

  static List<Fault> faults(String text) throws StudyException {
    Study study = Study.parse(text);
    StudyException thrown = catchThrowableOfType(StudyException.class,
        () -> FamilyCheck.check(study, Path.of("")));
    return thrown.faults();
  }

  static PlainContext context(int threads) {
    return new PlainContext(threads, 1, () -> false, System.nanoTime());
  }

  @Test
  void whatVariesIsFound() throws StudyException {
    ProblemFamily family = family(FAMILY);
    assertThat(family.channels()).containsExactly("k", "q");
    assertThat(family.trainCount()).isEqualTo(6);
    assertThat(family.testCount()).isEqualTo(4);
    assertThat(family.grid().counts()).containsExactly(13, 13);
  }

  @Test
  void aSampleIsAnOrdinaryStudyAndTheSameEachTime() throws StudyException {
    ProblemFamily family = family(FAMILY);
    Study sample = family.train(4);
    StudyCheck.check(sample, Path.of(""));
    assertThat(sample).isEqualTo(family(FAMILY).train(4));
    assertThat(sample.at(FamilyCheck.FAMILY)).isNull();
    List<Study> all = IntStream.range(0, 50)
        .boxed()
        .flatMap(i -> java.util.stream.Stream.of(family.train(i), family.test(i)))
        .toList();
    assertThat(all).doesNotHaveDuplicates();
    Pointer q = Pointer.ROOT.key("equation").key("parameters").key("q").key("value");
    assertThat(all).allSatisfy(
        study -> assertThat(Double.parseDouble(study.text(q))).isBetween(1.0, 2.0));
    assertThat(family(FAMILY.replace("\"seed\": 3", "\"seed\": 4")).train(4)).isNotEqualTo(sample);
  }

  @Test
  void allFaultsAreSaidAtTheirPlaces() throws StudyException {
    assertThat(faults(FAMILY.replace("[1, 2]", "[2, 1]")
        .replace("\"train\": 6", "\"train\": 1, \"trian\": 5")
        .replace("\"u\": \"0\"", "\"u\": {\"uniform\": [0, 1]}")
        .replace("= q*f", "= q*g")))
        .extracting(fault -> fault.at().text())
        .contains("/equation/parameters/q/value/uniform", "/family/train", "/family/trian", "/boundary/0/u",
            "/equation/equations/0");
  }

  @Test
  void aFamilyOfUnknownMethodsOrShapesIsRefused() throws StudyException {
    assertThat(faults(FAMILY.replace("{\"rectangle\": [0, 0, 1, 1]}", "{\"circle\": [0, 0, 1]}")))
        .anySatisfy(fault -> assertThat(fault.at().text()).isEqualTo("/domain"));
    assertThat(faults(FAMILY.replace("\"grid\": 13", "\"grid\": 1000")))
        .anySatisfy(fault -> assertThat(fault.at().text()).isEqualTo("/evaluate/grid"));
    assertThat(faults(FAMILY.replace("{\"value\": {\"uniform\": [1, 2]}, \"min\": 0, \"max\": 5}", "2")
        .replace("\"grid\": 25}", "\"grid\": 25, \"seed\": 1}")))
        .anySatisfy(fault -> assertThat(fault.message()).contains("nothing in this family varies"));
    assertThat(faults(FAMILY.replace("\"family\": {\"train\": 6, \"test\": 4}, ", "")))
        .anySatisfy(fault -> assertThat(fault.at().text()).isEqualTo("/family"));
  }

  @Test
  void aFamilyIsNotSolved() throws StudyException {
    assertThat(StudyCheck.look(Study.parse(FAMILY), Path.of("")).faults())
        .anySatisfy(fault -> assertThat(fault.hint()).contains("collocate train"));
  }

  @Test
  void membersAreTold() throws StudyException {
    ProblemFamily family = family(FAMILY);
    Study sample = family.test(0);
    assertThat(family.obstacle(problem(sample))).isEmpty();
    Pointer equation = Pointer.ROOT.key("equation");
    assertThat(family.obstacle(problem(sample.with(equation.key("coefficients").key("k"),
        Study.value("\"2 + sin(x)\""))))).isEmpty();
    assertThat(family.obstacle(problem(sample.with(equation.key("coefficients").key("f"),
        Study.value("\"2 + x*y\""))))).contains("'f'");
    assertThat(family.obstacle(problem(sample.with(equation.key("parameters").key("p"), Study.value("4")))))
        .contains("'p'");
    assertThat(family.obstacle(problem(sample.with(Pointer.ROOT.key("boundary").index(0).key("u"),
        Study.value("\"1\""))))).contains("boundary");
    assertThat(family.obstacle(problem(sample.with(equation.key("equations").index(0),
        Study.value("\"-lap(u) + 0*k*q = f\""))))).contains("-div(k*grad(u)) = q*f");
    assertThat(family.obstacle(problem(Study.parse(sample.print().replace("[0, 0, 1, 1]", "[0, 0, 2, 1]")))))
        .contains("domain");
  }

  private static Problem problem(Study study) throws StudyException {
    return StudyCheck.check(study, Path.of("")).problem();
  }

  @Test
  void samplesAreTheSameOnAnyNumberOfThreads() throws StudyException {
    ProblemFamily family = family(FAMILY);
    SolvedFamily one = SolvedFamily.of(family, context(1));
    SolvedFamily three = SolvedFamily.of(family, context(3));
    for (int k = 0; k < 6; k++) {
      assertThat(three.train().get(k).outputs()).isDeepEqualTo(one.train().get(k).outputs());
      assertThat(three.train().get(k).inputs()).isDeepEqualTo(one.train().get(k).inputs());
    }
    assertThat(one.test()).hasSize(4);
  }

  @Test
  void theReferenceItselfIsExactOnItsSamplesAndACoarserOneIsNot() throws StudyException {
    ProblemFamily family = family(FAMILY);
    SolvedFamily samples = SolvedFamily.of(family, context(2));
    FamilyTrial exact = FamilyTrial.test(samples, family.reference().solver(), family.reference().settings(),
        10, context(1));
    assertThat(exact.worst()).isLessThan(1e-12);
    assertThat(exact.count()).isEqualTo(4);
    var coarse = family.methods().getFirst();
    FamilyTrial trial = FamilyTrial.test(samples, coarse.solver(), coarse.settings(), 10, context(1));
    assertThat(trial.mean()).isBetween(1e-3, 0.2);
    assertThat(trial.worst()).isGreaterThanOrEqualTo(trial.mean());
  }

  @Test
  void symmetriesAreFoundByTrying() throws StudyException {
    // The source 1 + x·y looks the same when x and y are exchanged, and only then.
    assertThat(symmetry(FAMILY)).isEqualTo("diagonal");
    assertThat(symmetry(FAMILY.replace("1 + x*y", "1"))).isEqualTo("square");
    assertThat(symmetry(FAMILY.replace("1 + x*y", "1 + y"))).isEqualTo("x");
    assertThat(symmetry(FAMILY.replace("1 + x*y", "1").replace("[0, 0, 1, 1]", "[0, 0, 2, 1]")))
        .isEqualTo("xy");
    assertThat(symmetry(FAMILY.replace("1 + x*y", "1 + x + 2*y"))).isEqualTo("trivial");
  }

  private static String symmetry(String text) throws StudyException {
    return new FamilySymmetry(family(text), context(1)).find().word();
  }
}
