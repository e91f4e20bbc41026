package org.collocate.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/// Proves that the compiler options of the build refuse a wrong use of null.
@NullUnmarked
class NullnessGateTest {
  private static final Path POM = Path.of("..", "pom.xml");

  @TempDir
  private Path folder = Path.of("");

  @Test
  void refusesWrongUses() throws Exception {
    assertThat(compile("""
        package wrong;
        import java.util.*;
        import org.jspecify.annotations.*;
        @NullMarked
        class Wrong {
          static int dereference(@Nullable String text) {
            return text.length();
          }
          static List<String> typeArgument(List<@Nullable String> texts) {
            return texts;
          }
          static String returned(Map<String, String> map) {
            return map.get("key");
          }
        }
        class Unmarked {}
        """)).contains("[NullAway] dereferenced expression 'text' is @Nullable",
        "[NullAway] incompatible types",
        "[NullAway] returning @Nullable", "[RequireExplicitNullMarking]");
  }

  @Test
  void acceptsGoodSource() throws Exception {
    assertThat(compile("""
        package right;
        import org.jspecify.annotations.*;
        @NullMarked
        class Right {
          static int length(@Nullable String text) {
            return text == null ? 0 : text.length();
          }
        }
        """)).isEqualTo("exit 0");
  }

  /// Compiles with the options in the parent's pom.
  ///
  /// @param source the text of one class
  /// @return the messages and the exit status
  private String compile(String source) throws Exception {
    Path file = Files.writeString(folder.resolve("Fixture.java"), source);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(buildOptions());
    command.addAll(List.of("--release", "25", "-d", folder.toString(), "-cp", classPath(), "-processorpath",
        classPath()));
    command.add(file.toString());
    Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
    String messages = javac.inputReader().readAllAsString();
    return messages + "exit " + javac.waitFor();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static List<String> buildOptions() throws Exception {
    Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(POM.toFile());
    String plugin = "//pluginManagement//plugin[artifactId='maven-compiler-plugin']/configuration/compilerArgs/arg";
    var args = (NodeList) XPathFactory.newInstance().newXPath().evaluate(plugin, pom, XPathConstants.NODESET);
    List<String> options = new ArrayList<>();
    for (int i = 0; i < args.getLength(); i++) {
      options.add(resolve(args.item(i).getTextContent(), pom));
    }
    assertThat(options).anyMatch(option -> option.startsWith("-Xplugin:ErrorProne"));
    return options;
  }

  private static String resolve(String text, Document pom) {
    return Pattern.compile("\\$\\{([^}]+)}")
        .matcher(text)
        .replaceAll((MatchResult match) -> pom.getElementsByTagName(match.group(1)).item(0).getTextContent());
  }
}
