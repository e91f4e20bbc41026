package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.collocate.solver.geometry.DomainDescription;
import org.collocate.solver.geometry.NamedBoundary;
import org.collocate.solver.geometry.NamedRegion;
import org.collocate.solver.geometry.PlanarDomain;
import org.collocate.solver.geometry.Point;
import org.collocate.solver.geometry.Shape;
import org.collocate.solver.geometry.ShapeOperation;
import org.junit.jupiter.api.Test;

class SvgReaderTest {
  private static final String SPACES = "xmlns='http://www.w3.org/2000/svg'"
      + " xmlns:xlink='http://www.w3.org/1999/xlink'"
      + " xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape'";

  /// On a page of 100 × 50.
  private static Imported.Drawing read(String inside) throws IOException, ExchangeException {
    return Files.drawing("a.svg", "<svg " + SPACES + " viewBox='0 0 100 50'>" + inside + "</svg>");
  }

  private static List<ShapeOperation> shapes(String inside) throws IOException, ExchangeException {
    return read(inside).description().shapes();
  }

  private static PlanarDomain domain(String inside) throws IOException, ExchangeException {
    return Files.domain(read(inside));
  }

  private static ShapeOperation add(Shape shape) {
    return ShapeOperation.add(shape);
  }

  @Test
  void theYAxisPointsUpFromThePagesLowerLeftCorner() throws IOException, ExchangeException {
    assertThat(shapes("<rect x='10' y='5' width='20' height='10'/>"))
        .containsExactly(add(new Shape.Rectangle(10, 35, 30, 45)));
    assertThat(Files.drawing("a.svg", "<svg height='100'><circle cx='3' cy='90' r='2'/></svg>").description())
        .isEqualTo(DomainDescription.of(add(new Shape.Circle(3, 10, 2))));
  }

  @Test
  void thePagesUnitIsTheUnit() throws IOException, ExchangeException {
    String page = "<svg width='10cm' height='5cm' viewBox='0 0 1000 500'><circle cx='500' cy='250' r='100'/>"
        + "<rect width='10mm' height='1in' x='700' y='300'/></svg>";
    Imported.Drawing drawing = Files.drawing("a.svg", page);
    assertThat(drawing.notes()).containsExactly("one unit is one cm of the page");
    assertThat(drawing.description().shapes().getFirst()).isEqualTo(add(new Shape.Circle(5, 2.5, 1)));
    // Lengths with units inside are CSS pixels of the view box, whatever the page's size.
    Shape.Rectangle rectangle = (Shape.Rectangle) drawing.description().shapes().get(1).shape();
    assertThat(rectangle.x1() - rectangle.x0()).isCloseTo(0.01 * 96 / 2.54, within(1e-10));
    assertThat(rectangle.y1() - rectangle.y0()).isCloseTo(0.96, within(1e-10));
  }

  @Test
  void roundedRectangles() throws IOException, ExchangeException {
    assertThat(domain("<rect width='20' height='10' rx='3'/>").measure())
        .isCloseTo(200 - (4 - Math.PI) * 9, within(1e-9));
    assertThat(domain("<rect width='20' height='10' rx='30' ry='2'/>").measure())
        .isCloseTo(200 - (4 - Math.PI) * 20, within(1e-9));
    assertThat(domain("<rect width='20' height='10' rx='50'/>").measure())
        .isCloseTo(200 - (4 - Math.PI) * 50, within(1e-9));
  }

  @Test
  void circlesUnderAnyTransformAreEllipses() throws IOException, ExchangeException {
    assertThat(shapes("<g transform='translate(10,20) rotate(90) scale(2)'><circle r='3'/></g>"))
        .containsExactly(add(new Shape.Circle(10, 30, 6)));
    assertThat(shapes("<circle r='1' transform='translate(50 25) rotate(-30) scale(4 2)'/>"))
        .containsExactly(add(new Shape.Ellipse(50, 25, 4, 2, 0.523598775598)));
    PlanarDomain skewed = domain("<circle r='5' transform='translate(50 25) skewX(40) skewY(10)'/>");
    assertThat(skewed.measure()).isCloseTo(25 * Math.PI, within(1e-8));
    double shear = Math.tan(Math.toRadians(40));
    double other = Math.tan(Math.toRadians(10));
    double angle = 1.1;
    double x = 5 * Math.cos(angle);
    double y = 5 * Math.sin(angle) + other * x;
    assertThat(skewed.signedDistance(50 + x + shear * y, 25 - y)).isCloseTo(0, within(1e-9));
  }

  @Test
  void arcsOfPathsUnderMirroringAndShearStayOnTheirCurve() throws IOException, ExchangeException {
    String path = "<path d='M0 0 A10 5 20 0 1 12 3 A4 4 0 1 0 6 -6 Z'/>";
    PlanarDomain plain = domain(path);
    PlanarDomain mapped = domain("<g transform='matrix(-1.5 0.3 0.2 0.8 60 20)'>" + path + "</g>");
    assertThat(mapped.measure()).isCloseTo(plain.measure() * (1.5 * 0.8 + 0.2 * 0.3), within(1e-8));
    plain.pieces().forEach(piece -> {
      for (double s = 0; s <= 1; s += 0.125) {
        double x = piece.point(s).x();
        double y = 50 - piece.point(s).y();
        assertThat(mapped.signedDistance(-1.5 * x + 0.2 * y + 60, 50 - (0.3 * x + 0.8 * y + 20)))
            .isCloseTo(0, within(1e-7));
      }
    });
  }

  @Test
  void rectanglesStayRectanglesWhereTheyCan() throws IOException, ExchangeException {
    assertThat(shapes("<rect width='4' height='2' transform='translate(10 10) rotate(90)'/>"))
        .containsExactly(add(new Shape.Rectangle(8, 36, 10, 40)));
    assertThat(shapes("<rect width='4' height='2' transform='rotate(45)'/>").getFirst().shape())
        .isInstanceOf(Shape.Polygon.class);
  }

  @Test
  void namesOfPeopleNotOfPrograms() throws IOException, ExchangeException {
    assertThat(shapes("<rect id='rect1234' width='1' height='1'/>"
        + "<rect id='inlet' x='2' width='1' height='1'/>"
        + "<rect id='path7' inkscape:label=' north   wall ' x='4' width='1' height='1'/>"
        + "<g id='pump'><rect x='6' width='1' height='1'/><text>p</text></g>"
        + "<g id='both'><rect x='8' width='1' height='1'/><rect x='10' width='1' height='1'/></g>"
        + "<rect id='rest' x='12' width='1' height='1'/>"))
        .extracting(ShapeOperation::name)
        .containsExactly(null, "inlet", "north wall", "pump", null, null, null);
  }

  @Test
  void paintTellsHolesRegionsAndBackground() throws IOException, ExchangeException {
    Imported.Drawing drawing = read("""
        <rect width='100' height='50' fill='#FFFFFF'/>
        <rect id='plate' x='10' y='10' width='60' height='30' fill='gray'/>
        <circle id='bore' cx='20' cy='25' r='5' fill='white'/>
        <circle cx='20' cy='25' r='2' fill='gray'/>
        <circle id='steel' cx='40' cy='25' r='5' fill='blue'/>
        <rect x='50' y='15' width='5' height='5' fill='gray'/>
        <rect x='55' y='25' width='5' height='5' fill='none' stroke='black'/>
        <rect id='ear' x='65' y='20' width='20' height='5' fill='green'/>
        """);
    assertThat(drawing.description().shapes())
        .containsExactly(add(new Shape.Rectangle(10, 10, 70, 40)).named("plate"),
            ShapeOperation.subtract(new Shape.Circle(20, 25, 5)).named("bore"),
            add(new Shape.Circle(20, 25, 2)),
            ShapeOperation.subtract(new Shape.Rectangle(55, 20, 60, 25)),
            add(new Shape.Rectangle(65, 25, 85, 30)).named("ear"));
    assertThat(drawing.description().regions())
        .containsExactly(new NamedRegion("steel", new Shape.Circle(40, 25, 5)));
    assertThat(drawing.notes()).containsExactlyInAnyOrder("a white background was left out",
        "a white shape over others became a hole",
        "an outline without a fill inside a shape became a hole",
        "a shape that another of the same kind covers was left out");
    assertThat(Files.domain(drawing).holes()).hasSize(2);
  }

  @Test
  void styleSheetsClassesAndInheritance() throws IOException, ExchangeException {
    Imported.Drawing drawing = read("""
        <style>/* made by hand */ .st0, #gone { display: none } .solid{fill:#123456;fill-rule:evenodd}
          rect.solid { fill: none; stroke: black }</style>
        <rect class='st0' width='5' height='5'/>
        <rect id='gone' width='5' height='5'/>
        <g style='display:none'><rect width='5' height='5'/></g>
        <g visibility='hidden'><rect width='5' height='5'/></g>
        <g fill='none'><rect width='5' height='5'/></g>
        <path class='solid' d='M0 0h40v40h-40zM10 10h20v20h-20z'/>
        """);
    assertThat(Files.domain(drawing).measure()).isCloseTo(1200, within(1e-9));
    assertThat(drawing.notes()).containsExactlyInAnyOrder("a hidden element was left out (3×)",
        "an invisible shape was left out (2×)");
  }

  @Test
  void bothFillRules() throws IOException, ExchangeException {
    String nested = "M0 0h40v40h-40zM10 10h20v20h-20zM15 15h10v10h-10z";
    assertThat(domain("<path d='" + nested + "'/>").measure()).isCloseTo(1600, within(1e-9));
    assertThat(domain("<path fill-rule='evenodd' d='" + nested + "'/>").measure())
        .isCloseTo(1600 - 400 + 100, within(1e-9));
    String turned = "M0 0h40v40h-40zM10 10v20h20v-20zM15 15h10v10h-10z";
    assertThat(domain("<path d='" + turned + "'/>").measure()).isCloseTo(1600 - 400 + 100, within(1e-9));
    assertThat(domain("<path d='M0 0h40v40h-40zM30 10h20v20h-20z'/>").measure()).isCloseTo(1800,
        within(1e-9));
    assertThat(read("<path d='M0 0h40v40h-40zM30 10v20h20v-20z'/>").notes())
        .containsExactly("outlines of a path that cross each other were read by the even-odd rule");
  }

  @Test
  void clonesAndSymbols() throws IOException, ExchangeException {
    assertThat(shapes(
        """
            <defs><circle id='dot' r='1'/><symbol id='box' viewBox='0 0 10 10'><rect width='10' height='5'/></symbol></defs>
            <use href='#dot' x='5' y='5'/><use xlink:href='#dot' transform='translate(20 5) scale(2)'/>
            <use href='#box' x='40' y='10' width='20' height='40'/><use href='#missing'/>
            """))
        .containsExactly(add(new Shape.Circle(5, 45, 1)).named("dot"),
            add(new Shape.Circle(20, 45, 2)).named("dot"),
            add(new Shape.Rectangle(40, 20, 60, 30)).named("box"));
  }

  @Test
  void anSvgInsideAnotherHasItsOwnView() throws IOException, ExchangeException {
    assertThat(shapes("<svg x='10' y='10' width='20' height='20' viewBox='0 0 1 1'>"
        + "<rect width='0.5' height='0.5' x='0.5'/></svg>"))
        .containsExactly(add(new Shape.Rectangle(20, 30, 30, 40)));
  }

  @Test
  void linesAlongAnOutlineNameIt() throws IOException, ExchangeException {
    Imported.Drawing drawing = read("""
        <circle cx='50' cy='25' r='20'/>
        <path id='inlet' fill='none' stroke='red' d='M50 5A20 20 0 0 1 70 25'/>
        <line id='nowhere' x1='0' y1='0' x2='10' y2='50' stroke='red'/>
        <polyline points='1,1 2,2 3,1' fill='none' stroke='black'/>
        """);
    assertThat(drawing.description().boundaries()).extracting(NamedBoundary::name).containsExactly("inlet");
    PlanarDomain domain = Files.domain(drawing);
    assertThat(domain.boundaryMeasure(0)).isCloseTo(10 * Math.PI, within(1e-6));
    assertThat(drawing.notes()).containsExactlyInAnyOrder("an open line that follows no outline was left out",
        "an open line was left out");
  }

  @Test
  void anOutlineDrawnTwiceIsTakenOnce() throws IOException, ExchangeException {
    assertThat(shapes("<path d='M0 0H9V9Z' fill='red'/><path d='M0 0H9V9Z' fill='none' stroke='black'/>"))
        .hasSize(1);
  }

  @Test
  void allCommandsOfPaths() throws IOException, ExchangeException {
    String data = "m10,10 20-5 c1 2,3 4,10 5 s5 8 10 0 q5-5 5 5 t-5 10 l-10 5 h-5.5 v-3 a5 3 30 1 1-20 0 z";
    Shape.Path expected = new Shape.Path(data);
    Shape read = shapes("<path d='" + data + "'/>").getFirst().shape();
    assertThat(area(read)).isCloseTo(-area(expected), within(1e-8));
    List<Point> corners = read.rings().getFirst().stream().map(curve -> curve.point(0)).toList();
    expected.rings()
        .getFirst()
        .forEach(curve -> assertThat(corners)
            .anyMatch(
                corner -> corner.distance(new Point(curve.point(0).x(), 50 - curve.point(0).y())) < 1e-9));
  }

  private static double area(Shape shape) {
    return shape.rings().getFirst().stream().mapToDouble(curve -> curve.greenIntegral(0, 1)).sum();
  }

  @Test
  void otherEncodingsAndForeignElements() throws IOException, ExchangeException {
    String text = "<?xml version='1.0' encoding='UTF-16'?><svg " + SPACES
        + " viewBox='0 0 9 9' xmlns:o='urn:o'>"
        + "<o:rect width='3' height='3'/><rect id='Düse' width='1' height='1'/></svg>";
    Imported.Drawing drawing = (Imported.Drawing) Files.read("a.svg", text.getBytes(StandardCharsets.UTF_16));
    assertThat(drawing.description().shapes())
        .containsExactly(add(new Shape.Rectangle(0, 8, 1, 9)).named("Düse"));
  }

  @Test
  void numbersAreAsShortAsTheyWereDrawn() throws IOException, ExchangeException {
    assertThat(shapes("<g transform='scale(0.1)'><polygon points='3,0 7,0 7,3'/></g>"))
        .containsExactly(
            add(new Shape.Polygon(List.of(new Point(0.3, 50), new Point(0.7, 50), new Point(0.7, 49.7)))));
  }
}
