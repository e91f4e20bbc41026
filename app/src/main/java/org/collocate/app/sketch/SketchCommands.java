package org.collocate.app.sketch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.sketch.edit.Grips;
import org.collocate.app.text.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// What can be done while the drawing is shown.
final class SketchCommands {
  private static final Texts TEXTS = Texts.of("sketch");

  private final SketchViewModel sketch;
  private final BooleanSupplier shown;
  private final Map<String, Command> tools = new LinkedHashMap<>();
  private final Map<DrawMode, Command> modes = new LinkedHashMap<>();
  private final List<CommandGroup> groups;

  /// @param shown whether the drawing is on the screen
  SketchCommands(SketchViewModel sketch, BooleanSupplier shown) {
    this.sketch = sketch;
    this.shown = shown;
    tool(MaterialDesignC.CURSOR_DEFAULT_OUTLINE, "V", sketch.selectTool());
    tool(MaterialDesignR.RECTANGLE_OUTLINE, "R", new BoxTool(sketch, BoxTool.Form.RECTANGLE));
    tool(MaterialDesignC.CIRCLE_OUTLINE, "C", new BoxTool(sketch, BoxTool.Form.ELLIPSE));
    tool(MaterialDesignV.VECTOR_POLYGON, "P", new PolygonTool(sketch));
    tool(MaterialDesignD.DRAW, "F", new FreehandTool(sketch));
    tool(MaterialDesignV.VECTOR_CURVE, "E", new PathTool(sketch));
    tool(MaterialDesignV.VECTOR_LINE, "N", new BoundaryTool(sketch));
    mode(DrawMode.ADD, MaterialDesignV.VECTOR_UNION);
    mode(DrawMode.SUBTRACT, MaterialDesignV.VECTOR_DIFFERENCE_BA);
    mode(DrawMode.INTERSECT, MaterialDesignV.VECTOR_INTERSECTION);
    mode(DrawMode.REGION, MaterialDesignT.TEXTURE_BOX);
    groups = List.of(group("draw", Stream.concat(tools.values().stream(), modes.values().stream()).toList()),
        group("shape", shapes()), group("canvas", canvas()));
  }

  private static CommandGroup group(String id, List<Command> commands) {
    return new CommandGroup(id, TEXTS.get("group." + id), commands);
  }

  private Command command(String id, Ikon icon, String key, BooleanSupplier enabled, Runnable action) {
    return new Command(id, TEXTS.get("command." + id), icon, key,
        () -> shown.getAsBoolean() && enabled.getAsBoolean(), action);
  }

  private void tool(Ikon icon, String key, Tool tool) {
    tools.put(tool.id(),
        command("tool-" + tool.id(), icon, key, () -> true, () -> sketch.canvas().take(tool)));
  }

  private void mode(DrawMode mode, Ikon icon) {
    String id = "mode-" + mode.name().toLowerCase(java.util.Locale.ROOT);
    modes.put(mode, command(id, icon, "", () -> true, () -> sketch.mode(mode)));
  }

  private List<Command> shapes() {
    BooleanSupplier chosen = () -> !sketch.selection().isEmpty() && !sketch.editor().readOnly();
    BooleanSupplier one = () -> sketch.selection().single().isPresent() && !sketch.editor().readOnly();
    BooleanSupplier vertex = () -> one.getAsBoolean() && !sketch.selection().vertices().isEmpty();
    BooleanSupplier writable = () -> !sketch.editor().readOnly();
    return List.of(
        command("shape-cancel", MaterialDesignC.CLOSE, "ESC", sketch::isBusy, sketch::cancel),
        command("shape-copy", MaterialDesignC.CONTENT_COPY, "Shortcut+C", () -> !sketch.selection().isEmpty(),
            this::copy),
        command("shape-cut", MaterialDesignC.CONTENT_CUT, "Shortcut+X", chosen, () -> {
          copy();
          sketch.delete();
        }),
        command("shape-paste", MaterialDesignC.CONTENT_PASTE, "Shortcut+V", writable, () -> sketch.paste(
            String.valueOf(Clipboard.getSystemClipboard().getString()))),
        command("shape-duplicate", MaterialDesignC.CONTENT_DUPLICATE, "Shortcut+D", chosen,
            sketch::duplicate),
        command("shape-all", MaterialDesignS.SELECT_ALL, "Shortcut+A", () -> true, sketch::selectAll),
        command("shape-delete", MaterialDesignD.DELETE_OUTLINE, "DELETE",
            () -> chosen.getAsBoolean() && sketch.isSelecting(), sketch::delete),
        command("edge-straight", MaterialDesignV.VECTOR_LINE, "", vertex,
            () -> sketch.bend(Grips.EdgeKind.STRAIGHT)),
        command("edge-arc", MaterialDesignV.VECTOR_RADIUS, "", vertex, () -> sketch.bend(Grips.EdgeKind.ARC)),
        command("edge-curve", MaterialDesignV.VECTOR_BEZIER, "", vertex,
            () -> sketch.bend(Grips.EdgeKind.CURVE)),
        command("shape-later", MaterialDesignA.ARRANGE_BRING_FORWARD, "Shortcut+UP", one,
            () -> sketch.reorder(1)),
        command("shape-earlier", MaterialDesignA.ARRANGE_SEND_BACKWARD, "Shortcut+DOWN", one,
            () -> sketch.reorder(-1)));
  }

  private List<Command> canvas() {
    return List.of(
        command("canvas-in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "PLUS", () -> true,
            sketch.canvas()::zoomIn),
        command("canvas-out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "MINUS", () -> true,
            sketch.canvas()::zoomOut),
        command("canvas-fit", MaterialDesignF.FIT_TO_PAGE_OUTLINE, "0", () -> true, sketch::fit),
        command("canvas-grid", MaterialDesignG.GRID, "G", () -> true,
            () -> sketch.canvas().showGrid(!sketch.canvas().isGridShown())),
        command("canvas-snap", MaterialDesignM.MAGNET, "S", () -> true,
            () -> sketch.canvas().snap(!sketch.canvas().isSnapping())));
  }

  private void copy() {
    sketch.copy()
        .ifPresent(text -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
  }

  /// The tools by their ids.
  Map<String, Command> tools() {
    return tools;
  }

  Map<DrawMode, Command> modes() {
    return modes;
  }

  List<CommandGroup> groups() {
    return groups;
  }

  /// The command with an id.
  Command get(String id) {
    return groups.stream()
        .flatMap(group -> group.commands().stream())
        .filter(command -> command.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id));
  }
}
