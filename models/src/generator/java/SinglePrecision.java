import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Writes the `float` versions of the kernels from their `double` sources, which are ordinary Java and the one place
/// where the loops stand. Run by the build as `java SinglePrecision.java SOURCES TARGET`; a file is only touched when its
/// text changes.
///
/// | in the source | becomes |
/// |---|---|
/// | `double`, `Double`, `DoubleVector`, `LongVector` … | `float`, `Float`, `FloatVector`, `IntVector` … |
/// | names of the classes below | the same with `Float` before them, or in the place of `Double` |
/// | `1.5e-3` | `1.5e-3f` |
/// | `/*wide*/ double` | stays `double`, where an interface of both precisions says so |
/// | `/*narrow*/ expression` | `(float) expression`, where a result comes in `double` |
final class SinglePrecision {
  private static final String PACKAGE = "org/collocate/models/kernel";
  private static final List<String> TEMPLATES = List.of("MatrixProduct", "RegisterBlocks", "VectorMath",
      "NormalDistribution", "VectorSums", "DoubleArithmetic", "DoubleMatrices", "DoubleFunctions");
  private static final Pattern LITERAL = Pattern
      .compile("(?<![\\w.])(?:\\d+\\.\\d+(?:[eE][+-]?\\d+)?|\\d+[eE][+-]?\\d+)(?![\\w.])");

  private SinglePrecision() {}

  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[0]).resolve(PACKAGE);
    Path target = Path.of(arguments[1]).resolve(PACKAGE);
    Files.createDirectories(target);
    for (String template : TEMPLATES) {
      String single = narrow(Files.readString(sources.resolve(template + ".java")));
      Path file = target.resolve(single(template) + ".java");
      if (!Files.exists(file) || !Files.readString(file).equals(single)) {
        Files.writeString(file, single);
      }
    }
  }

  private static String single(String name) {
    return name.startsWith("Double") ? "Float" + name.substring(6) : "Float" + name;
  }

  private static String narrow(String source) {
    String text = source;
    for (String template : TEMPLATES) {
      if (!template.startsWith("Double")) {
        text = text.replaceAll("\\b" + template + "\\b", single(template));
      }
    }
    text = text.replace("/*wide*/ double", "/*wide*/ WIDE");
    text = text.replace("/*narrow*/", "(float)");
    text = LITERAL.matcher(text).replaceAll("$0f");
    text = text.replaceAll("\\bdouble\\b", "float")
        .replaceAll("\\bDouble", "Float")
        .replaceAll("\\bLongVector\\b", "IntVector")
        .replace("reinterpretAsLongs", "reinterpretAsInts")
        .replace("reinterpretAsDoubles", "reinterpretAsFloats")
        .replace("doubleToRawLongBits", "floatToRawIntBits");
    return text.replace("/*wide*/ WIDE", "double");
  }
}
