package org.collocate.app.seal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collocate.solver.service.RunStatus;
import org.collocate.solver.study.ProgramVersion;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import org.collocate.viz.export.AtomicFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The file of a sealed experiment, version 1: JSON, in which nothing is run and from which no other file is read.
///
/// ```json
/// {"seal": 1, "sha256": "of the canonical text of all else",
///  "writer": "0.1.0", "machine": {"cpu": "…", "java": "…", "system": "…", "threads": 2},
///  "study": {"sha256": "…", "document": { … }},
///  "files": [{"name": "points.csv", "sha256": "…", "base64": "…"}],
///  "reference": {"label": "exact solution", "numbers": {…}},
///  "runs": [{"name": "fem", "label": "FEM P2", "status": "converged", "reason": "", "settings": {…}, "steps": 0,
///    "numbers": {"outputs/heat": {"value": 1.25, "tolerance": 0, "elsewhere": 1.25e-6}}}]}
/// ```
///
/// Hashes show damage and careless edits. They are no signature: whoever wants to can reckon them anew, and then
/// running it again shows what is not so.
public final class SealFile {
  private static final int VERSION = 1;
  /// The largest file that is read or written.
  private static final long LARGEST = 64L << 20;
  private static final int MOST_RUNS = 1000;

  private SealFile() {}

  /// Writes a file, whole or not at all.
  ///
  /// @throws IOException if it cannot be written
  /// @throws SealException if it would be larger than any that is read
  public static void write(Path file, SealedExperiment experiment) throws IOException, SealException {
    String text = text(experiment);
    if (text.length() > LARGEST) {
      throw new SealException("the study and the files beside it are too large to be sealed: more than "
          + (LARGEST >> 20) + " MB");
    }
    AtomicFile.write(file, text);
  }

  static String text(SealedExperiment experiment) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("seal", VERSION).put("sha256", "");
    root.put("writer", experiment.made().writer());
    root.putObject("machine")
        .put("cpu", experiment.made().cpu())
        .put("java", experiment.made().java())
        .put("system", experiment.made().system())
        .put("threads", experiment.made().threads());
    root.putObject("study")
        .put("sha256", experiment.study().sha256())
        .set("document", canonical(experiment.study()));
    ArrayNode files = root.putArray("files");
    experiment.files()
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> files.addObject()
            .put("name", entry.getKey())
            .put("sha256", sha256(entry.getValue()))
            .put("base64", Base64.getEncoder().encodeToString(entry.getValue())));
    ObjectNode reference = root.putObject("reference").put("label", experiment.reference().label());
    reference.set("numbers", numbers(experiment.reference()));
    ArrayNode runs = root.putArray("runs");
    for (SealedExperiment.SealedRun run : experiment.runs()) {
      ObjectNode entry = runs.addObject()
          .put("name", run.name())
          .put("label", run.label())
          .put("status", run.status().word())
          .put("reason", run.reason());
      entry.set("settings", new JsonMapper().valueToTree(run.settings()));
      entry.put("steps", run.steps());
      entry.set("numbers", numbers(run));
    }
    root.put("sha256", sumOf(root));
    return print(root);
  }

  /// The document as its canonical text has it.
  private static JsonNode canonical(Study study) {
    return parse(study.canonical()).root();
  }

  private static Study parse(String text) {
    try {
      return Study.parse(text);
    } catch (StudyException e) {
      throw new IllegalStateException("what was printed can be read", e);
    }
  }

  private static String print(ObjectNode root) {
    return parse(root.toString()).print();
  }

  /// The hash of the canonical text of all but the hash itself.
  private static String sumOf(ObjectNode root) {
    ObjectNode rest = root.deepCopy();
    rest.remove("sha256");
    return parse(rest.toString()).sha256();
  }

  private static ObjectNode numbers(SealedExperiment.SealedRun run) {
    ObjectNode numbers = JsonNodeFactory.instance.objectNode();
    run.numbers()
        .forEach((name, number) -> numbers.putObject(name)
            .put("value", number.value())
            .put("tolerance", number.tolerance())
            .put("elsewhere", number.elsewhere()));
    return numbers;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Reads a file.
  ///
  /// @throws SealException if it is none, or damaged, or from a newer program; says what is wrong and where
  public static SealedExperiment read(Path file) throws SealException {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        throw new SealException(file + " is larger than " + (LARGEST >> 20) + " MB");
      }
      return parseSeal(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new SealException("there is no file '" + file + "'");
    } catch (CharacterCodingException e) {
      throw new SealException(file + " is no text in UTF-8");
    } catch (IOException e) {
      throw new SealException(file + " cannot be read: " + e.getMessage());
    }
  }

  static SealedExperiment parseSeal(String text) throws SealException {
    ObjectNode root;
    try {
      root = (ObjectNode) Study.parse(text).root();
    } catch (StudyException e) {
      throw new SealException("the file is damaged: " + e.faults().getFirst().message());
    }
    SealFields fields = new SealFields(root, "");
    if (root.get("seal") == null) {
      throw new SealException(
          root.get("collocate") == null ? "this is no sealed experiment: \"seal\": 1 is missing"
              : "this is a study, not a sealed experiment; seal it with: collocate seal STUDY --out FILE");
    }
    int version = fields.whole("seal");
    String writer = fields.text("writer");
    if (version != VERSION || ProgramVersion.isOlderThan(writer)) {
      throw new SealException("it was sealed by Collocate " + writer + " in version " + version
          + " of the format; this is Collocate " + ProgramVersion.CURRENT + ", which reads version "
          + VERSION);
    }
    String sum = fields.text("sha256");
    SealedExperiment experiment = experiment(fields, writer);
    fields.done();
    if (!sum.equals(sumOf(root))) {
      throw new SealException("the seal is broken: something in the file was changed after it was sealed");
    }
    return experiment;
  }

  private static SealedExperiment experiment(SealFields fields, String writer) throws SealException {
    SealFields machine = fields.object("machine");
    SealedExperiment.Made made = new SealedExperiment.Made(writer, machine.text("cpu"), machine.text("java"),
        machine.text("system"), machine.whole("threads"));
    machine.done();
    SealFields study = fields.object("study");
    Study document = parse(study.tree("document").toString());
    if (!document.sha256().equals(study.text("sha256"))) {
      throw new SealException("the study is not the one that was sealed: its hash is " + document.sha256()
          + ", the sealed one " + study.text("sha256"));
    }
    study.done();
    Map<String, byte[]> files = files(fields.objects("files"));
    SealFields reference = fields.object("reference");
    SealedExperiment.SealedRun referenceRun = new SealedExperiment.SealedRun("reference",
        reference.text("label"),
        RunStatus.CONVERGED, "", Map.of(), 0, numbers(reference.object("numbers")));
    reference.done();
    List<SealedExperiment.SealedRun> runs = new ArrayList<>();
    List<SealFields> entries = fields.objects("runs");
    if (entries.size() > MOST_RUNS) {
      throw new SealException(
          "there are " + entries.size() + " runs; more than " + MOST_RUNS + " are refused");
    }
    for (SealFields entry : entries) {
      runs.add(run(entry));
    }
    return new SealedExperiment(document, files, made, referenceRun, runs);
  }

  private static Map<String, byte[]> files(List<SealFields> entries) throws SealException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (SealFields entry : entries) {
      String name = entry.text("name");
      if (!isPlain(name)) {
        throw new SealException("'" + name + "' is not the name of a file beside the study");
      }
      byte[] content;
      try {
        content = Base64.getDecoder().decode(entry.text("base64"));
      } catch (IllegalArgumentException e) {
        throw new SealException("the file '" + name + "' in the seal is damaged: " + e.getMessage());
      }
      if (!sha256(content).equals(entry.text("sha256"))) {
        throw new SealException("the file '" + name + "' in the seal is not the one that was sealed");
      }
      entry.done();
      files.put(name, content);
    }
    return files;
  }

  /// Whether a name leads to no other folder.
  static boolean isPlain(String name) {
    return name.matches("[^/\\\\:\\p{Cntrl}]{1,200}") && !name.startsWith(".");
  }

  private static SealedExperiment.SealedRun run(SealFields entry) throws SealException {
    String word = entry.text("status");
    RunStatus status;
    try {
      status = RunStatus.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new SealException("there is no status '" + word + "'");
    }
    Map<String, Object> settings = new LinkedHashMap<>();
    SealFields given = entry.object("settings");
    for (String key : given.keys()) {
      JsonNode value = given.any(key);
      settings.put(key, value.isBoolean() ? (Object) value.booleanValue()
          : value.isIntegralNumber() ? (Object) value.longValue()
              : value.isNumber() ? (Object) value.doubleValue() : value.asString());
    }
    SealedExperiment.SealedRun run = new SealedExperiment.SealedRun(entry.text("name"), entry.text("label"),
        status,
        entry.text("reason"), settings, entry.whole("steps"), numbers(entry.object("numbers")));
    entry.done();
    return run;
  }

  private static Map<String, SealedExperiment.SealedNumber> numbers(SealFields entries) throws SealException {
    Map<String, SealedExperiment.SealedNumber> numbers = new LinkedHashMap<>();
    for (String name : entries.keys()) {
      SealFields entry = entries.object(name);
      numbers.put(name, new SealedExperiment.SealedNumber(entry.number("value"), entry.amount("tolerance"),
          entry.amount("elsewhere")));
      entry.done();
    }
    return numbers;
  }
}
