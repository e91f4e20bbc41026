package org.collocate.solver.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.collocate.solver.exchange.MshFile.Element;
import org.collocate.solver.exchange.MshFile.Group;
import org.jspecify.annotations.Nullable;

/// Reads meshes of gmsh, format 2.2 and 4.1, as text or binary (gmsh reference manual, chapter "File formats").
final class MshReader {
  private static final int MOST_NODES = 300_000;
  private static final int MOST_ELEMENTS = 400_000;
  private static final int MOST_NAMES = 10_000;
  private static final String RESAVE = "gmsh writes it by: gmsh -save -format msh41 FILE";

  private static final Pattern SECTION = Pattern.compile("\\$[A-Za-z]{1,40}");

  private final MshInput in;
  private final Notes notes;
  private final Map<Group, String> names = new HashMap<>();
  /// Physical groups by entity.
  private final Map<Group, Integer> groups = new HashMap<>();
  private final Map<Long, Integer> indexOfTag = new HashMap<>();
  private double[] x = new double[0];
  private double[] y = new double[0];
  private double[] z = new double[0];
  private int nodeCount;
  private final List<Element> cells = new ArrayList<>();
  private final List<Element> lines = new ArrayList<>();
  private final Set<Corners> seen = new HashSet<>();
  private boolean binary;
  private boolean blocks;

  private MshReader(byte[] content, Notes notes) {
    in = new MshInput(content);
    this.notes = notes;
  }

  /// Kinds of elements, by gmsh's number.
  private record Kind(int dimension, int corners, int nodes) {
    static @Nullable Kind of(int number) {
      return switch (number) {
        case 15 -> new Kind(0, 1, 1);
        case 1 -> new Kind(1, 2, 2);
        case 8 -> new Kind(1, 2, 3);
        case 2 -> new Kind(2, 3, 3);
        case 9 -> new Kind(2, 3, 6);
        case 3 -> new Kind(2, 4, 4);
        case 16 -> new Kind(2, 4, 8);
        case 10 -> new Kind(2, 4, 9);
        default -> null;
      };
    }
  }

  /// Tells elements apart; unused ones are −1.
  private record Corners(int a, int b, int c, int d) {
    static Corners of(int[] sorted) {
      return new Corners(sorted[0], sorted[1], sorted.length > 2 ? sorted[2] : -1,
          sorted.length > 3 ? sorted[3] : -1);
    }
  }

  static Imported.Drawing read(byte[] content) throws ExchangeException {
    Notes notes = new Notes();
    MshFile file = new MshReader(content, notes).file();
    return MshDrawing.of(file, notes, new Budget());
  }

  private MshFile file() throws ExchangeException {
    boolean nodes = false;
    boolean elements = false;
    String section = header();
    while (section != null) {
      in.binary(binary && !section.equals("$PhysicalNames"));
      switch (section) {
        case "$PhysicalNames" -> physicalNames();
        case "$Entities" -> entities();
        case "$Nodes" -> {
          nodes();
          nodes = true;
        }
        case "$Elements" -> {
          elements();
          elements = true;
        }
        default -> in.skipTo("$End" + section.substring(1));
      }
      if (Set.of("$PhysicalNames", "$Entities", "$Nodes", "$Elements").contains(section)) {
        in.expect("$End" + section.substring(1));
      }
      section = next();
    }
    if (!nodes || !elements) {
      throw ExchangeException.whole("the file has no " + (nodes ? "$Elements" : "$Nodes"),
          "the file is damaged or cut off, or the mesh was not generated before it was saved");
    }
    checkFlat();
    return new MshFile(Arrays.copyOf(x, nodeCount), Arrays.copyOf(y, nodeCount), cells, lines, names);
  }

  /// The name of the next section; null at the end of the file.
  private @Nullable String next() throws ExchangeException {
    in.binary(false);
    if (in.atEnd()) {
      return null;
    }
    String line = in.line();
    if (!SECTION.matcher(line).matches()) {
      throw in.fault("a section is expected here, found '" + SvgText.excerpt(line) + "'",
          "sections begin with $, such as $Nodes");
    }
    return line;
  }

  private @Nullable String header() throws ExchangeException {
    String section = next();
    while (section != null && !section.equals("$MeshFormat")) {
      in.skipTo("$End" + section.substring(1));
      section = next();
    }
    if (section == null) {
      throw ExchangeException.whole("the file has no $MeshFormat", "only gmsh's own format can be read");
    }
    String version = in.word("the version");
    int type = in.integer("the type of file");
    int size = in.integer("the size of numbers");
    if (!version.equals("4.1") && !version.equals("2") && !version.matches("2\\.[0-2]")) {
      throw in.fault("version '" + SvgText.excerpt(version) + "' of the format cannot be read", RESAVE);
    }
    if (size != 8 || type < 0 || type > 1) {
      throw in.fault("files of type " + type + " with numbers of " + size + " bytes cannot be read", RESAVE);
    }
    blocks = version.equals("4.1");
    binary = type == 1;
    in.endLine();
    if (binary) {
      in.binary(true);
      in.readOrder();
      in.binary(false);
    }
    in.expect("$EndMeshFormat");
    return next();
  }

  private void physicalNames() throws ExchangeException {
    int count = in.count(in.integer("the number of names"), 4, MOST_NAMES, "names");
    for (int i = 0; i < count; i++) {
      int dimension = in.integer("a dimension");
      int tag = in.integer("a physical group");
      String name = in.line();
      if (name.length() < 2 || !name.startsWith("\"") || !name.endsWith("\"")) {
        throw in.fault("a name in quotation marks is expected here", "the file is damaged");
      }
      names.put(new Group(dimension, tag), name.substring(1, name.length() - 1));
    }
  }

  private void entities() throws ExchangeException {
    long[] counts = new long[4];
    for (int d = 0; d < 4; d++) {
      counts[d] = in.count(in.size("a number of entities"), 8, MOST_ELEMENTS, "entities");
    }
    for (int d = 0; d < 4; d++) {
      for (int i = 0; i < counts[d]; i++) {
        entity(d);
      }
    }
  }

  private void entity(int dimension) throws ExchangeException {
    int tag = in.integer("the number of an entity");
    for (int k = 0; k < (dimension == 0 ? 3 : 6); k++) {
      in.real("a bound of an entity");
    }
    int physical = in.count(in.size("a number of groups"), 2, MOST_NAMES, "groups");
    for (int k = 0; k < physical; k++) {
      int group = Math.abs(in.integer("a physical group"));
      Integer before = groups.putIfAbsent(new Group(dimension, tag), group);
      if (before != null && dimension > 0 && dimension < 3) {
        notes.add("an entity is in several physical groups: the first was taken");
      }
    }
    if (dimension > 0) {
      int bounding = in.count(in.size("a number of bounding entities"), 2, MOST_ELEMENTS,
          "bounding entities");
      for (int k = 0; k < bounding; k++) {
        in.integer("a bounding entity");
      }
    }
  }

  private void nodes() throws ExchangeException {
    if (!blocks) {
      int count = nodeCapacity(in.count(plainCount("the number of nodes"), 8, MOST_NODES, "nodes"));
      for (int i = 0; i < count; i++) {
        node(in.integer("the number of a node"));
      }
      return;
    }
    int blockCount = in.count(in.size("the number of blocks"), 8, MOST_NODES, "blocks");
    int count = nodeCapacity(in.count(in.size("the number of nodes"), 8, MOST_NODES, "nodes"));
    in.size("the lowest number of a node");
    in.size("the highest number of a node");
    for (int b = 0; b < blockCount; b++) {
      int dimension = in.integer("a dimension");
      in.integer("an entity");
      int parametric = in.integer("whether nodes have parameters");
      int here = in.count(in.size("the number of nodes"), 8, count - nodeCount, "nodes");
      long[] tags = new long[here];
      for (int i = 0; i < here; i++) {
        tags[i] = in.size("the number of a node");
      }
      for (long tag : tags) {
        node(tag);
        for (int k = 0; k < (parametric == 1 ? Math.clamp(dimension, 0, 3) : 0); k++) {
          in.real("a parameter of a node");
        }
      }
    }
    if (nodeCount != count) {
      throw in.fault("there are " + nodeCount + " nodes, " + count + " were announced",
          "the file is damaged");
    }
  }

  private int nodeCapacity(int count) throws ExchangeException {
    if (nodeCount > 0) {
      throw in.fault("there is a second section of nodes", "save the mesh again");
    }
    x = new double[count];
    y = new double[count];
    z = new double[count];
    return count;
  }

  /// Format 2 writes these numbers as text in binary files too.
  private int plainCount(String what) throws ExchangeException {
    in.binary(false);
    int count = in.integer(what);
    in.endLine();
    in.binary(binary);
    return count;
  }

  private void node(long tag) throws ExchangeException {
    if (indexOfTag.putIfAbsent(tag, nodeCount) != null) {
      throw in.fault("node " + tag + " is there twice", "the file is damaged");
    }
    x[nodeCount] = in.real("a coordinate");
    y[nodeCount] = in.real("a coordinate");
    z[nodeCount] = in.real("a coordinate");
    nodeCount++;
  }

  private void elements() throws ExchangeException {
    if (blocks) {
      elementBlocks();
      return;
    }
    int count = in.count(plainCount("the number of elements"), 6, MOST_ELEMENTS, "elements");
    int read = 0;
    while (read < count) {
      int type;
      int here;
      int tagCount;
      if (binary) {
        type = in.integer("a type of element");
        here = in.count(in.integer("a number of elements"), 4, count - read, "elements");
        tagCount = in.integer("a number of tags");
      } else {
        in.integer("the number of an element");
        type = in.integer("a type of element");
        here = 1;
        tagCount = in.integer("a number of tags");
      }
      if (here == 0) {
        throw in.fault("a block of elements is empty", "the file is damaged");
      }
      Kind kind = kind(type);
      int tags = in.count(tagCount, 1, MOST_NAMES, "tags");
      for (int i = 0; i < here; i++) {
        if (binary) {
          in.integer("the number of an element");
        }
        int group = 0;
        for (int k = 0; k < tags; k++) {
          int tag = in.integer("a tag");
          group = k == 0 ? Math.abs(tag) : group;
        }
        element(kind, group);
      }
      read += here;
    }
  }

  private void elementBlocks() throws ExchangeException {
    int blockCount = in.count(in.size("the number of blocks"), 8, MOST_ELEMENTS, "blocks");
    int count = in.count(in.size("the number of elements"), 6, MOST_ELEMENTS, "elements");
    in.size("the lowest number of an element");
    in.size("the highest number of an element");
    int read = 0;
    for (int b = 0; b < blockCount; b++) {
      int dimension = in.integer("a dimension");
      int entity = in.integer("an entity");
      Kind kind = kind(in.integer("a type of element"));
      int here = in.count(in.size("a number of elements"), 4, count - read, "elements");
      int group = groups.getOrDefault(new Group(dimension, entity), 0);
      for (int i = 0; i < here; i++) {
        in.size("the number of an element");
        element(kind, group);
      }
      read += here;
    }
    if (read != count) {
      throw in.fault("there are " + read + " elements, " + count + " were announced", "the file is damaged");
    }
  }

  private Kind kind(int type) throws ExchangeException {
    Kind kind = Kind.of(type);
    if (kind != null) {
      return kind;
    }
    boolean solid = (type >= 4 && type <= 7) || (type >= 11 && type <= 14) || (type >= 17 && type <= 19);
    throw solid ? in.fault("the mesh is three-dimensional", "only meshes of the plane can be taken over")
        : in.fault("elements of type " + type + " cannot be read",
            "lines, triangles and quadrilaterals of order 1 or 2 can: set Mesh.ElementOrder");
  }

  private void element(Kind kind, int group) throws ExchangeException {
    int[] nodes = new int[kind.nodes];
    for (int k = 0; k < nodes.length; k++) {
      long tag = blocks ? in.size("a node of an element") : in.integer("a node of an element");
      Integer index = indexOfTag.get(tag);
      if (index == null) {
        throw in.fault("an element refers to node " + tag + ", which does not exist", "the file is damaged");
      }
      nodes[k] = index;
    }
    if (kind.dimension == 0) {
      return;
    }
    int[] sorted = Arrays.copyOf(nodes, kind.corners);
    Arrays.sort(sorted);
    if (Arrays.stream(sorted).distinct().count() < kind.corners) {
      throw in.fault("an element has the same node twice", "the file is damaged");
    }
    if (seen.add(Corners.of(sorted))) {
      (kind.dimension == 1 ? lines : cells).add(new Element(nodes, kind.corners, group));
    } else {
      notes.once("elements are in several physical groups: the first was taken");
    }
  }

  /// The plane must be that of x and y.
  private void checkFlat() throws ExchangeException {
    double size = 0;
    double height = 0;
    for (int i = 0; i < nodeCount; i++) {
      size = Math.max(size, Math.hypot(x[i] - x[0], y[i] - y[0]));
      height = Math.max(height, Math.abs(z[i] - z[0]));
    }
    if (height > 1e-9 * size) {
      throw ExchangeException.whole("the mesh is not flat: its z differs by " + (float) height,
          "only meshes of a plane z = const can be taken over");
    }
  }
}
