package org.collocate.solver.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class DescriptionJsonTest {
  private static final DomainDescription PLATE = new DomainDescription(
      List.of(ShapeOperation.add(new Shape.Rectangle(0, 0, 2, 1)),
          ShapeOperation.subtract(new Shape.Circle(1, 0.5, 0.2)).named("hole"),
          ShapeOperation.intersect(new Shape.Path("M0 0H2V1H0Z"))),
      List.of(new NamedRegion("core", new Shape.Ellipse(0.4, 0.5, 0.1, 0.3, 0.25)),
          new NamedRegion("corner",
              new Shape.Polygon(List.of(new Point(0, 0), new Point(1e-5, 0), new Point(0, 0.1))))),
      List.of(new NamedBoundary("left", List.of(new Point(0, 0), new Point(0, 1)))), Set.of("y", "x"));

  /// As a study that went through a file says it.
  private static DomainDescription reread(DomainDescription description) throws StudyException {
    Study study = Study.parse("{}").with(Pointer.ROOT.key("domain"), DescriptionJson.section(description));
    return DescriptionJson.read((ObjectNode) Objects.requireNonNull(
        Study.parse(study.print()).at(Pointer.ROOT.key("domain"))));
  }

  @Test
  void everyKindOfEntryComesBackThroughAFile() throws StudyException {
    assertThat(reread(PLATE)).isEqualTo(PLATE);
    DomainDescription interval = DomainDescription.of(ShapeOperation.add(new Shape.Interval(-1, 0.5)));
    assertThat(reread(interval)).isEqualTo(interval);
    DomainDescription cube = DomainDescription.of(ShapeOperation.add(new Shape.Hypercube(0, 1, 7)));
    assertThat(reread(cube)).isEqualTo(cube);
  }

  @Test
  void writesWhatAPersonWouldWrite() {
    assertThat(DescriptionJson.section(PLATE))
        .hasToString("""
            {"shapes":[{"add":{"rectangle":[0,0,2,1]}},\
            {"subtract":{"circle":[1,0.5,0.2]},"name":"hole"},\
            {"intersect":{"path":"M0 0H2V1H0Z"}}],\
            "regions":[{"name":"core","ellipse":[0.4,0.5,0.1,0.3,0.25]},\
            {"name":"corner","polygon":[[0,0],[1.0E-5,0],[0,0.1]]}],\
            "boundaries":[{"name":"left","along":[[0,0],[0,1]]}],"periodic":["x","y"]}""");
    assertThat(DescriptionJson.number(-0.0)).hasToString("0");
    assertThat(DescriptionJson.number(3e20)).hasToString("3.0E20");
  }

  @Test
  void theReaderOfStudiesMakesTheSameDomain() {
    List<Fault> faults = new ArrayList<>();
    DomainDescription description = new DomainDescription(PLATE.shapes(), PLATE.regions(), PLATE.boundaries(),
        Set.of("y"));
    Section section = new Section(DescriptionJson.section(description), Pointer.ROOT.key("domain"), faults,
        true);
    Domain domain = Objects.requireNonNull(new DomainReader(faults).read(section));
    assertThat(faults).isEmpty();
    Domain direct = Domain.of(description);
    assertThat(domain.measure()).isEqualTo(direct.measure());
    assertThat(domain.boundaryParts()).isEqualTo(direct.boundaryParts()).contains("hole", "left");
    assertThat(domain.regions()).containsExactly("", "core", "corner");
  }

  @Test
  void anyDoubleComesBackToTheLastBit() throws StudyException {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      double a = Double.longBitsToDouble(random.nextLong());
      double b = random.nextInt(2_000_000_000) / 4.0;
      if (Double.isFinite(a)) {
        DomainDescription description = DomainDescription.of(ShapeOperation.add(new Shape.Circle(a, b, -a)));
        assertThat(reread(description)).isEqualTo(description);
      }
    }
  }

  @Test
  void whatIsNoNumberIsRefusedBeforeItReachesAStudy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DescriptionJson.shape(new Shape.Circle(0, Double.NaN, 1)))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> DescriptionJson.number(Double.POSITIVE_INFINITY));
  }

  @Test
  void readsADrawingThatIsNoDomainAndRefusesAWrongForm() throws StudyException {
    ObjectNode open = (ObjectNode) Study.parse("""
        {"shapes": [{"subtract": {"circle": [0, 0, 1]}}]}""").root();
    assertThat(DescriptionJson.read(open).shapes())
        .containsExactly(ShapeOperation.subtract(new Shape.Circle(0, 0, 1)));
    ObjectNode wrong = (ObjectNode) Study.parse("""
        {"shapes": [{"add": {"circle": [0, 0]}}], "region": []}""").root();
    assertThatThrownBy(() -> DescriptionJson.read(wrong)).isInstanceOf(StudyException.class)
        .hasMessageContaining("/domain/shapes/0/add/circle")
        .hasMessageContaining("/domain/region");
  }
}
