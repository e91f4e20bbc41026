package org.collocate.app.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.collocate.app.command.Command;
import org.collocate.app.command.CommandGroup;
import org.collocate.app.text.Texts;
import org.collocate.viz.view.Look;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// What can be done with the panes: each choice of the tool bar, and more, for menu, keys and palette.
final class CompareCommands {
  private static final Texts TEXTS = Texts.of("compare");
  private static final double STEP = 1.25;

  private final CompareViewModel compare;
  private final BooleanSupplier shown;
  private final List<CommandGroup> groups;

  /// @param shown whether the panes are on screen
  CompareCommands(CompareViewModel compare, BooleanSupplier shown) {
    this.compare = compare;
    this.shown = shown;
    List<Command> shows = new ArrayList<>();
    for (Show show : Show.values()) {
      if (show != Show.DIFFERENCE) {
        shows.add(command("panes-" + show.key(), show.label(), MaterialDesignP.PALETTE_OUTLINE, "",
            () -> !show.isError() || compare.hasReference(), () -> compare.layout().chooseAll(show)));
      }
    }
    for (OverlayKind kind : OverlayKind.values()) {
      shows.add(command("panes-over-" + kind.key(), TEXTS.get("command.overlay", kind.label()),
          MaterialDesignL.LAYERS_OUTLINE, "", () -> true,
          () -> compare.drawOverlay(kind, !compare.overlays().contains(kind))));
    }
    groups = List.of(new CommandGroup("compare", TEXTS.get("group.compare"), panes()),
        new CommandGroup("compare-show", TEXTS.get("group.show"), List.copyOf(shows)));
  }

  private List<Command> panes() {
    return List.of(
        command("panes-in", MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "PLUS", () -> compare.view().zoom(STEP)),
        command("panes-out", MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "MINUS",
            () -> compare.view().zoom(1 / STEP)),
        command("panes-whole", MaterialDesignF.FIT_TO_PAGE_OUTLINE, "0",
            () -> compare.view().look(Look.WHOLE)),
        command("panes-move", MaterialDesignC.CURSOR_MOVE, "V", () -> compare.choose(Tool.PAN)),
        command("panes-probe", MaterialDesignM.MAP_MARKER_OUTLINE, "P", () -> compare.choose(Tool.PROBE)),
        command("panes-cut", MaterialDesignV.VECTOR_LINE, "L", () -> compare.choose(Tool.CUT)),
        command("panes-no-cut", MaterialDesignV.VECTOR_POLYLINE_REMOVE, "", () -> compare.cut().remove()),
        command("panes-reference", MaterialDesignC.CHECK_DECAGRAM_OUTLINE, "",
            () -> compare.layout().add(new Subject.OfReference(), Optional.empty())),
        command("panes-restore", MaterialDesignR.RESTORE, "", compare.layout()::restore));
  }

  private Command command(String id, Ikon icon, String key, Runnable action) {
    return command(id, TEXTS.get("command." + id), icon, key, () -> true, action);
  }

  private Command command(String id, String text, Ikon icon, String key, BooleanSupplier enabled,
      Runnable action) {
    return new Command(id, text, icon, key, () -> shown.getAsBoolean() && enabled.getAsBoolean(), action);
  }

  List<CommandGroup> groups() {
    return groups;
  }
}
