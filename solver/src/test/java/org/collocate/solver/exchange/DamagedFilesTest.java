package org.collocate.solver.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever a file holds, reading it ends soon: with all of a drawing, or with an [ExchangeException].
class DamagedFilesTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /// Returns whether the file could be read; anything but an [ExchangeException] fails the test with what it takes to
  /// see it again.
  private static boolean survives(String name, byte[] content, String how) {
    try {
      Files.read(name, content);
      return true;
    } catch (ExchangeException e) {
      assertThat(e.sentence()).isNotBlank();
      return false;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return fail(name + ", " + how, e);
    }
  }

  private static void throwsSoon(String name, byte[] content, String... parts) {
    Thread.Builder builder = Thread.ofVirtual();
    var result = new java.util.concurrent.FutureTask<@org.jspecify.annotations.Nullable Throwable>(() -> {
      try {
        Files.read(name, content);
        return null;
      } catch (IOException | ExchangeException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
        return e;
      }
    });
    builder.start(result);
    try {
      Throwable thrown = result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(thrown).isInstanceOf(ExchangeException.class);
      for (String part : parts) {
        assertThat(thrown).hasMessageContaining(part);
      }
    } catch (TimeoutException | ExecutionException e) {
      fail("no answer within " + LIMIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail("interrupted", e);
    }
  }

  private static void throwsSoon(String name, String content, String... parts) {
    throwsSoon(name, content.getBytes(StandardCharsets.UTF_8), parts);
  }

  private static String svg(String inside) {
    return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
        + " viewBox='0 0 10 10'>" + inside + "</svg>";
  }

  @Test
  void aFileCutOffAnywhereIsNoPartOfADrawing() throws IOException, ExchangeException {
    for (String name : Files.REAL) {
      byte[] content = Files.content(name);
      Imported whole = Files.read(name);
      int end = new String(content, StandardCharsets.ISO_8859_1).stripTrailing().length();
      for (int length = 0; length < end; length += 1 + content.length / 300) {
        boolean read = survives(name, Arrays.copyOf(content, length), "cut off at " + length);
        boolean table = whole instanceof Imported.Samples;
        assertThat(read && !table).as("%s cut off at %d is read", name, length).isFalse();
      }
    }
  }

  private static void mutate(int rounds, int seed) throws IOException {
    int readable = 0;
    for (String name : Files.REAL) {
      byte[] original = Files.content(name);
      for (int round = 0; round < rounds; round++) {
        Random random = new Random(seed + round);
        byte[] content = original.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
          int at = random.nextInt(content.length);
          content[at] = switch (random.nextInt(4)) {
            case 0 -> (byte) random.nextInt(256);
            case 2 -> Character.isDigit(content[at]) ? (byte) ('0' + random.nextInt(10)) : content[at];
            case 1 -> (byte) (content[at] ^ 1 << random.nextInt(8));
            default -> (byte) "0123456789-.eE<>&\"[]{}$,; \n".charAt(random.nextInt(27));
          };
        }
        readable += survives(name, content, "seed " + (seed + round)) ? 1 : 0;
      }
    }
    assertThat(readable).as("changes that do not matter").isBetween(rounds, rounds * Files.REAL.size() / 2);
  }

  @Test
  @Timeout(60)
  void changedBytes() throws IOException {
    mutate(200, 1);
  }

  @Test
  @Tag("slow")
  void manyChangedBytes() throws IOException {
    mutate(20_000, 1_000_000);
  }

  @Test
  void shuffledPiecesOfFiles() throws IOException {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      String name = Files.REAL.get(random.nextInt(Files.REAL.size()));
      byte[] content = Files.content(name);
      int from = random.nextInt(content.length);
      int to = random.nextInt(content.length);
      int length = random.nextInt(Math.min(200, content.length - Math.max(from, to)) + 1);
      System.arraycopy(content, from, content, to, length);
      survives(name, content, "round " + round);
    }
  }

  @Test
  void anEntityBombIsNotExpanded() {
    StringBuilder bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a0 'MMMMMMMMMM'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a").append(i).append(" '").append(("&a" + (i - 1) + ";").repeat(10)).append("'>");
    }
    throwsSoon("bomb.svg", bomb + "]><svg xmlns='http://www.w3.org/2000/svg'><title>&a29;</title></svg>",
        "entit");
    throwsSoon("bomb.svg", bomb + "]><svg xmlns='http://www.w3.org/2000/svg'><path d='&a29;'/></svg>",
        "entit");
  }

  @Test
  void noOtherFileIsOpened(@TempDir Path folder) throws IOException, ExchangeException {
    Path secret = folder.resolve("secret.txt");
    java.nio.file.Files.writeString(secret, "M0 0H1V1Z");
    String url = secret.toUri().toString();
    throwsSoon("outside.svg", "<!DOCTYPE svg [<!ENTITY out SYSTEM '" + url
        + "'>]><svg xmlns='http://www.w3.org/2000/svg'><title>&out;</title></svg>", "entit");
    throwsSoon("outside.svg", "<!DOCTYPE svg [<!ENTITY out SYSTEM '" + url
        + "'>]><svg xmlns='http://www.w3.org/2000/svg'><path d='&out;'/></svg>", "entit");
    throwsSoon("outside.svg", "<!DOCTYPE svg [<!ENTITY % out SYSTEM '" + url + "'> %out;]>"
        + "<svg xmlns='http://www.w3.org/2000/svg'></svg>", "no closed shape");
    Imported.Drawing used = Files.drawing("use.svg", svg("<rect width='1' height='1'/><use href='" + url
        + "#a'/><use xlink:href='other.svg#b'/><image href='" + url + "'/>"));
    assertThat(used.description().shapes()).hasSize(1);
    assertThat(used.notes()).containsExactly("a reference to another file was left out (2×)",
        "an image was left out");
  }

  @Test
  void aDoctypeWhoseFileIsUnreachableDoesNoHarm() throws IOException, ExchangeException {
    Imported.Drawing drawing = Files.drawing("doctype.svg",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://192.0.2.1/svg11.dtd'>"
            + svg("<circle cx='5' cy='5' r='2'/>"));
    assertThat(drawing.description().shapes()).hasSize(1);
  }

  @Test
  void nestingBombs() {
    throwsSoon("deep.svg", svg("<g>".repeat(50_000) + "</g>".repeat(50_000)), "nested deeper than 100",
        "line 1");
    throwsSoon("deep.geojson", "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000), "line 1",
        "nested deeper than 40");
    throwsSoon("deep.geojson", "{\"type\":\"GeometryCollection\",\"geometries\":["
        .repeat(10_000), "line 1", "nested deeper than 40");
    StringBuilder uses = new StringBuilder("<defs><rect id='u0' width='1' height='1'/>");
    for (int i = 1; i < 15; i++) {
      uses.append("<g id='u").append(i).append("'>").append(("<use href='#u" + (i - 1) + "'/>").repeat(10));
      uses.append("</g>");
    }
    throwsSoon("uses.svg", svg(uses + "</defs><use href='#u14'/>"), "more than 100000 curves");
    throwsSoon("self.svg", svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"), "lead back");
  }

  @Test
  void hugeCountsAreCheckedBeforeAnythingIsMade() {
    String four = "$MeshFormat\n4.1 0 8\n$EndMeshFormat\n";
    String two = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n";
    throwsSoon("a.msh", four + "$Nodes\n1 9000000000000000000 1 2\n", "line 5", "too short");
    throwsSoon("a.msh", four + "$Nodes\n99999999 3 1 2\n", "line 5", "too short");
    throwsSoon("a.msh", four + "$Entities\n-1 0 0 0\n", "line 5");
    throwsSoon("a.msh", two + "$Nodes\n2147483647\n1 0 0 0\n", "line 5", "too short");
    throwsSoon("a.msh", two + "$Nodes\n99999999999\n1 0 0 0\n", "line 5", "too large");
    throwsSoon("a.msh", two + "$PhysicalNames\n2000000000\n", "too short");
    throwsSoon("big.csv", "1,2\n".repeat(600_000), "more than 500000 points");
    throwsSoon("wide.csv", "1,".repeat(100_000) + "1\n", "longer than");
    throwsSoon("long.svg", svg("<path d='M0 0" + "h1".repeat(200_000) + "z'/>"), "more than 100000 curves");
    throwsSoon("many.svg", svg("<rect width='1' height='1'/>".repeat(3000)), "more than 2000 shapes");
    throwsSoon("many.svg", svg("<g/>".repeat(300_000)), "more than 200000 elements");
    throwsSoon("large.svg", new byte[DrawingReader.LARGEST + 10], "larger than 32 MB");
  }

  @Test
  void textsThatDefeatCarelessPatterns() {
    throwsSoon("a.svg", svg("<g transform='" + "a".repeat(1 << 20) + "'/>"), "longer than");
    throwsSoon("a.svg", svg("<style>" + "/*".repeat(400_000) + "</style>"), "no closed shape");
    throwsSoon("a.svg", svg("<style>" + "a{".repeat(400_000) + "</style>"), "no closed shape");
    throwsSoon("a.svg", svg("<g opacity='" + "0".repeat(1 << 20) + "x'/>"), "no closed shape");
    throwsSoon("a.svg", svg("<path d='M" + "1 ".repeat(1 << 20) + "#'/>"), "path");
    throwsSoon("a.svg", svg("<polygon points='" + "+".repeat(1 << 20) + "'/>"), "no number");
    throwsSoon("a.csv", "1".repeat(9000) + "x,1\n", "no two numbers");
  }

  /// Each row: file, its wrong part, what the message says.
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      a.geojson | {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1e400],[0,0]]]} | out of range
      a.geojson | {"type":"Polygon","coordinates":[[[0,0],[1,0],[NaN,1],[0,0]]]} | line 1, column
      a.geojson | {"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]} | fewer than three
      a.geojson | {"type":"Polygon","coordinates":[[0,0],[1,0],[0,1]]} | found a position
      a.geojson | {"type":"Polygon","coordinates":[[[0],[1,0],[0,1]]]} | two numbers
      a.geojson | {"type":"Polygon","coordinates":[[["0",1],[1,0],[0,1]]]} | found 0
      a.geojson | {"type":"Polygon"} | no "coordinates"
      a.geojson | {"type":"Polygon","coordinates":[]} | no ring
      a.geojson | {"type":"Sphere","coordinates":[[0,0]]} | 'Sphere' is no geometry
      a.geojson | {"type":"Topology","objects":{}} | TopoJSON
      a.geojson | {"features":[]} | no "type"
      a.geojson | {"type":"FeatureCollection","features":{}} | a list of objects
      a.geojson | {"type":"Point","coordinates":[0,0]} | no closed shape
      a.geojson | {"type":"Point","type":"Point","coordinates":[0,0]} | uplicate
      a.geojson | {"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]} x | line 1
      a.geojson | [1,2] | does not begin as geojson
      a.svg | <svg><rect width='1' height='1'></svg> | line 1, column
      a.svg | <html><body/></html> | no SVG
      a.svg | <svg><rect width='1' height='1e400'/></svg> | out of range
      a.svg | <svg><rect width='1' height='NaN'/></svg> | no length
      a.svg | <svg><rect width='1' height='1parsec'/></svg> | no unit
      a.svg | <svg><path d='M0 0L1 1 1 0 X'/></svg> | 'X' is not a path command
      a.svg | <svg><path d='M0 0L1 1e400 1 0Z'/></svg> | out of range
      a.svg | <svg><path d='M0 0C1e300 1e300 1e300 0 0 1Z'/></svg> | out of range
      a.svg | <svg><polygon points='0,0 1,0 1'/></svg> | odd number
      a.svg | <svg><polygon points='0,0 1,0 1;1'/></svg> | no number
      a.svg | <svg><g transform='twist(3)'><rect width='1' height='1'/></g></svg> | no transform
      a.svg | <svg viewBox='0 0 0 1'><rect width='1' height='1'/></svg> | view box
      a.svg | <svg><rect width='1' height='1' x='&nbsp;'/></svg> | entit
      a.svg | <svg><text>only words</text></svg> | a text was left out
      a.msh | `$MeshFormat 4.1 0 8 $EndMeshFormat` | a section is expected
      a.csv | x;y;z | no two numbers
      a.csv | nothing here | no two numbers
      a.txt | PK | neither a drawing nor a table
      """)
  void smallFaults(String name, String content, String message) {
    throwsSoon(name, content, message);
  }

  @Test
  void faultsOfMeshesHaveTheirLine() {
    String format = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n";
    String nodes = "$Nodes\n3\n1 0 0 0\n2 1 0 0\n3 0 1 0\n$EndNodes\n";
    throwsSoon("a.msh", "$MeshFormat\n3 0 8\n$EndMeshFormat\n", "version '3'", "msh41");
    throwsSoon("a.msh", "$MeshFormat\n4 0 8\n$EndMeshFormat\n", "version '4'", "msh41");
    throwsSoon("a.msh", "$MeshFormat\n4.1 0 4\n$EndMeshFormat\n", "4 bytes");
    throwsSoon("a.msh", format + nodes, "no $Elements");
    throwsSoon("a.msh", format + nodes + "$Elements\n1\n1 2 2 1 1 1 2 4\n$EndElements\n",
        "line 12, column 15", "node 4");
    throwsSoon("a.msh", format + nodes + "$Elements\n1\n1 2 2 1 1 1 2 2\n$EndElements\n", "same node twice");
    throwsSoon("a.msh", format + nodes + "$Elements\n1\n1 21 2 1 1 1 2 3\n$EndElements\n", "type 21",
        "order 1 or 2");
    throwsSoon("a.msh", format + nodes.replace("1 0 0\n3", "nan 0 0\n3") + "$Elements\n0\n$EndElements\n",
        "line 7, column 3", "found 'nan'");
    throwsSoon("a.msh", format + nodes.replace("3 0 1", "2 0 1"), "node 2 is there twice");
    throwsSoon("a.msh", format + nodes.replace("0 1 0\n$", "0 1 2\n$")
        + "$Elements\n1\n1 2 2 1 1 1 2 3\n$EndElements\n", "not flat");
    throwsSoon("a.msh", format + nodes.replace("0 1 0\n$", "2 0 0\n$")
        + "$Elements\n1\n1 2 2 1 1 1 2 3\n$EndElements\n", "without an area");
    throwsSoon("a.msh", format + nodes + "$Elements\n1\n1 1 2 1 1 1 2\n$EndElements\n", "no triangles");
    throwsSoon("a.msh", format + nodes.replace("3\n1 0 0 0", "4\n4 0 0 0\n1 0 0 0")
        + "$Elements\n1\n1 3 2 1 1 1 2 3 4\n$EndElements\n", "no length at (0, 0)");
  }

  @Test
  void binaryFaultsHaveTheirByte() throws IOException {
    byte[] content = Files.content("plate-msh41-binary.msh");
    throwsSoon("a.msh", Arrays.copyOf(content, 3000), "byte ");
    throwsSoon("a.msh",
        new byte[] {'$', 'M', 'e', 's', 'h', 'F', 'o', 'r', 'm', 'a', 't', '\n', '4', '.', '1', ' ',
            '1', ' ', '8', '\n', 5, 0, 0, 0, '\n'},
        "byte 20", "byte order");
  }
}
