package org.collocate.solver.exchange;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.collocate.solver.geometry.Domain;
import org.collocate.solver.mesh.Facet;
import org.collocate.solver.mesh.Mesh;

/// Writes meshes in gmsh's format, as text.
///
/// Each region is an entity with a physical group of the mesh's dimension, each part of the boundary one of a dimension
/// less; groups have the names of the study, but for what no region covers, whose group has none. Elements are straight.
public final class MshWriter {
  /// Of the file format.
  public enum Version {
    V2_2, V4_1
  }

  private static final int POINT = 15;
  private static final int LINE = 1;
  private static final int TRIANGLE = 2;

  private final Mesh mesh;
  private final Domain domain;
  private final StringBuilder text = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();

  private MshWriter(Mesh mesh) {
    this.mesh = mesh;
    domain = mesh.domain();
    int inner = mesh.dimension();
    TreeMap<Integer, List<int[]>> parts = new TreeMap<>();
    for (Facet facet : mesh.facets()) {
      parts.computeIfAbsent(facet.part(), _ -> new ArrayList<>()).add(facet.nodes());
    }
    parts.forEach((part, elements) -> blocks.add(
        new Block(inner - 1, part + 1, domain.boundaryParts().get(part), elements)));
    TreeMap<Integer, List<int[]>> regions = new TreeMap<>();
    for (int c = 0; c < mesh.cellCount(); c++) {
      int[] nodes = Arrays.copyOfRange(mesh.cells(), (inner + 1) * c, (inner + 1) * (c + 1));
      regions.computeIfAbsent(mesh.regionOfCell()[c], _ -> new ArrayList<>()).add(nodes);
    }
    regions.forEach((region, elements) -> blocks.add(
        new Block(inner, region + 1, domain.regions().get(region), elements)));
  }

  /// The elements of an entity; entity and physical group have the same number.
  private record Block(int dimension, int tag, String name, List<int[]> elements) {
    int type() {
      return switch (dimension) {
        case 0 -> POINT;
        case 1 -> LINE;
        default -> TRIANGLE;
      };
    }
  }

  public static void write(Mesh mesh, Version version, Writer out) throws IOException {
    MshWriter writer = new MshWriter(mesh);
    switch (version) {
      case V2_2 -> writer.simple();
      case V4_1 -> writer.byEntities();
    }
    out.write(writer.text.toString());
    out.flush();
  }

  private MshWriter line(Object... words) {
    for (int i = 0; i < words.length; i++) {
      text.append(i == 0 ? "" : " ").append(words[i]);
    }
    text.append('\n');
    return this;
  }

  private void header(String version) {
    line("$MeshFormat").line(version, 0, 8).line("$EndMeshFormat");
    List<Block> named = blocks.stream().filter(block -> !block.name.isEmpty()).toList();
    line("$PhysicalNames").line(named.size());
    for (Block block : named) {
      line(block.dimension, block.tag,
          '"' + block.name.replace('"', '\'').replaceAll("\\p{Cntrl}", " ") + '"');
    }
    line("$EndPhysicalNames");
  }

  private double coordinate(int axis, int node) {
    return axis < mesh.dimension() ? mesh.coordinates()[axis][node] : 0;
  }

  private String point(int node) {
    return PathText.number(coordinate(0, node)) + " " + PathText.number(coordinate(1, node)) + " 0";
  }

  private static String tags(int[] nodes) {
    return String.join(" ", Arrays.stream(nodes).mapToObj(node -> Integer.toString(node + 1)).toList());
  }

  private int elementCount() {
    return blocks.stream().mapToInt(block -> block.elements.size()).sum();
  }

  private void simple() {
    header("2.2");
    line("$Nodes").line(mesh.nodeCount());
    for (int i = 0; i < mesh.nodeCount(); i++) {
      line(i + 1, point(i));
    }
    line("$EndNodes").line("$Elements").line(elementCount());
    int number = 1;
    for (Block block : blocks) {
      for (int[] element : block.elements) {
        line(number++, block.type(), 2, block.tag, block.tag, tags(element));
      }
    }
    line("$EndElements");
  }

  private void byEntities() {
    header("4.1");
    entities();
    nodes();
    line("$Elements").line(blocks.size(), elementCount(), 1, elementCount());
    int number = 1;
    for (Block block : blocks) {
      line(block.dimension, block.tag, block.type(), block.elements.size());
      for (int[] element : block.elements) {
        line(number++, tags(element));
      }
    }
    line("$EndElements");
  }

  private void entities() {
    line("$Entities");
    int[] counts = new int[4];
    blocks.forEach(block -> counts[block.dimension]++);
    line(counts[0], counts[1], counts[2], counts[3]);
    for (Block block : blocks) {
      if (block.dimension == 0) {
        line(block.tag, point(block.elements.getFirst()[0]), 1, block.tag);
      } else {
        line(block.tag, box(block), 1, block.tag, 0);
      }
    }
    line("$EndEntities");
  }

  private String box(Block block) {
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (int[] element : block.elements) {
      for (int node : element) {
        for (int axis = 0; axis < 2; axis++) {
          box[axis] = Math.min(box[axis], coordinate(axis, node));
          box[axis + 2] = Math.max(box[axis + 2], coordinate(axis, node));
        }
      }
    }
    return String.join(" ", PathText.number(box[0]), PathText.number(box[1]), "0", PathText.number(box[2]),
        PathText.number(box[3]), "0");
  }

  /// Each node belongs to the first entity that has it; those of the boundary come first.
  private void nodes() {
    int[] owner = new int[mesh.nodeCount()];
    Arrays.fill(owner, -1);
    for (int b = 0; b < blocks.size(); b++) {
      for (int[] element : blocks.get(b).elements) {
        for (int node : element) {
          owner[node] = owner[node] < 0 ? b : owner[node];
        }
      }
    }
    line("$Nodes").line(blocks.size(), mesh.nodeCount(), 1, mesh.nodeCount());
    for (int b = 0; b < blocks.size(); b++) {
      int block = b;
      int[] own = IntStream.range(0, owner.length).filter(node -> owner[node] == block).toArray();
      line(blocks.get(b).dimension, blocks.get(b).tag, 0, own.length);
      for (int node : own) {
        line(node + 1);
      }
      for (int node : own) {
        line(point(node));
      }
    }
    line("$EndNodes");
  }
}
