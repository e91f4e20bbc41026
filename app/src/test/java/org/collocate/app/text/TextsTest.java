package org.collocate.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collocate.resources.Resource;
import org.junit.jupiter.api.Test;

/// All that a user reads in the window stands in message bundles, and the bundles hold nothing else. The sources are read: a
/// literal leaves no trace in compiled code that could be told from a key.
class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/collocate/app");
  private static final Path PICTURES = Path.of("../viz/src/main/java/org/collocate/viz");
  private static final Path BUNDLES = Path
      .of("../resources/src/main/resources/org/collocate/resources/messages");
  /// Packages of the window; the others speak to terminals and files.
  private static final Set<String> WINDOW = Set.of("command", "compare", "equation", "forecast", "form",
      "formula", "gallery", "live", "paint", "recheck", "run", "shell", "sketch", "training");
  /// Written for terminals, programs and the toolkit.
  private static final Set<String> OTHERS = Set.of("TableText.java", "StudyRun.java", "ResultStore.java",
      "ImageField.java", "WorkbenchLauncher.java", "MachineSpeed.java");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern PROSE = Pattern.compile("\\p{L}{2,},? \\p{L}{2,}");
  private static final Pattern TITLE = Pattern.compile("\\p{Lu}\\p{Ll}{2,}[\\p{L} :…]*");
  private static final Pattern BUNDLE = Pattern
      .compile("(\\w+) =\\s+(?:Texts\\.of|Resource\\.messages)\\(\"(\\w+)\"\\)");
  private static final Pattern INLINE = Pattern.compile("Texts\\.of\\(\"(\\w+)\"\\)");
  private static final Pattern GET = Pattern
      .compile("\\b([A-Z_]+|Texts\\.of\\(\"\\w+\"\\))\\s*\\.get(?:String)?\\(");

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String group(Matcher matcher, int index) {
    return String.valueOf(matcher.group(index));
  }

  /// A source without its comments.
  private static String code(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return String.join("\n", lines.map(line -> line.strip().startsWith("//") ? "" : line).toList())
          .replaceAll("(?s)\"\"\".*?\"\"\"", "\"\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text between a parenthesis and the one that closes it, or the comma that ends the first argument.
  private static String firstArgument(String code, int from) {
    int depth = 0;
    boolean quoted = false;
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      quoted ^= c == '"' && code.charAt(i - 1) != '\\';
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth < 0 || depth == 0 && c == ',') {
          return code.substring(from, i);
        }
      }
    }
    return code.substring(from);
  }

  /// The bundles that a source uses: the name of the constant, or what makes them on the spot → the bundle.
  private static Map<String, String> bundles(String code) {
    Map<String, String> bundles = new LinkedHashMap<>();
    Matcher matcher = BUNDLE.matcher(code);
    while (matcher.find()) {
      bundles.put(group(matcher, 1), group(matcher, 2));
    }
    Matcher inline = INLINE.matcher(code);
    while (inline.find()) {
      bundles.put(group(inline, 0), group(inline, 1));
    }
    return bundles;
  }

  private static Set<String> names() {
    try (Stream<Path> files = Files.list(BUNDLES)) {
      return new TreeSet<>(
          files.map(file -> name(file).replace(".properties", "")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void noTextIsWrittenIntoAView() {
    List<String> found = new ArrayList<>();
    for (Path file : sources(SOURCES)) {
      Path inner = SOURCES.relativize(file);
      if (inner.getNameCount() < 2 || !WINDOW.contains(inner.getName(0).toString())
          || OTHERS.contains(name(file))) {
        continue;
      }
      literals(code(file)).forEach(text -> found.add(inner + ": " + text));
    }
    assertThat(found).as("texts that belong into messages/FEATURE.properties").isEmpty();
  }

  /// Literals that people would read in the window: no messages of exceptions, no lines of logs, no keys.
  static List<String> literals(String code) {
    List<String> found = new ArrayList<>();
    Matcher matcher = LITERAL.matcher(code);
    while (matcher.find()) {
      String text = group(matcher, 1);
      int statement = Math.max(code.lastIndexOf(';', matcher.start()),
          Math.max(code.lastIndexOf('{', matcher.start()), code.lastIndexOf('}', matcher.start())));
      String before = code.substring(Math.max(0, statement), matcher.start());
      boolean read = PROSE.matcher(text).find() || TITLE.matcher(text).matches();
      boolean told = Stream.of("throw ", "Exception(", "getLogger", ".log(").noneMatch(before::contains);
      if (read && told && !text.startsWith("Shortcut+")) {
        found.add(text);
      }
    }
    return found;
  }

  @Test
  void theRuleFindsWhatItIsMeantToFind() {
    assertThat(literals("new Label(\"Add a method\"); b.setText(\"Outputs\"); x.say(\"not yet, he said\");"))
        .containsExactly("Add a method", "Outputs", "not yet, he said");
    assertThat(
        literals("b.setId(\"add-method\"); key(\"Shortcut+K\"); throw new IOException(\"this is wrong\");"
            + " style(\"text-small\"); TEXTS.get(\"tab.race\");"))
        .isEmpty();
  }

  @Test
  void everyKeyThatIsUsedExists() {
    List<String> missing = new ArrayList<>();
    Stream.concat(sources(SOURCES).stream(), sources(PICTURES).stream()).forEach(file -> {
      String code = code(file);
      Map<String, String> bundles = bundles(code);
      Matcher matcher = GET.matcher(code);
      while (matcher.find()) {
        String bundle = bundles.get(group(matcher, 1));
        String argument = firstArgument(code, matcher.end());
        if (bundle == null || argument.contains("+")) {
          continue;
        }
        // Of a choice, what decides is no key.
        Matcher literal = LITERAL.matcher(argument.substring(argument.indexOf('?') + 1));
        while (literal.find()) {
          if (!Resource.messages(bundle).containsKey(group(literal, 1))) {
            missing.add(name(file) + ": " + bundle + "/" + group(literal, 1));
          }
        }
      }
    });
    assertThat(missing).isEmpty();
  }

  @Test
  void everyKeyOfABundleIsUsed() {
    Map<String, StringBuilder> users = new TreeMap<>();
    Stream.concat(sources(SOURCES).stream(), sources(PICTURES).stream()).forEach(file -> {
      String code = code(file);
      bundles(code).values()
          .forEach(bundle -> users.computeIfAbsent(bundle, name -> new StringBuilder())
              .append(code));
    });
    assertThat(users.keySet()).containsExactlyElementsOf(names());
    List<String> unused = new ArrayList<>();
    users.forEach((bundle, code) -> {
      Set<String> literals = new TreeSet<>();
      Set<String> beginnings = new TreeSet<>();
      Matcher matcher = LITERAL.matcher(code);
      while (matcher.find()) {
        literals.add(group(matcher, 1));
        // A key may be put together, as "tab." + name.
        if (code.substring(matcher.end()).stripLeading().startsWith("+") && group(matcher, 1).endsWith(".")) {
          beginnings.add(group(matcher, 1));
        }
      }
      for (String key : Resource.messages(bundle).keySet()) {
        if (!literals.contains(key) && beginnings.stream().noneMatch(key::startsWith)) {
          unused.add(bundle + "/" + key);
        }
      }
    });
    assertThat(unused).isEmpty();
  }
}
