package org.collocate.app.shell;

import java.util.List;

/// All commands of the window.
///
/// @param fresh begins a new study
/// @param open asks for a file
/// @param gallery shows the start page
/// @param run side by side
/// @param measure one after another
record Commands(Command fresh, Command open, Command gallery, Command save, Command saveAs, Command undo,
    Command redo, Command run, Command measure, Command stop, Command theme, Command fullScreen,
    Command quit) {

  /// As the menu shows them.
  List<List<Command>> groups() {
    return List.of(List.of(fresh, open, gallery), List.of(save, saveAs), List.of(undo, redo),
        List.of(run, measure, stop), List.of(theme, fullScreen), List.of(quit));
  }

  List<Command> all() {
    return groups().stream().flatMap(List::stream).toList();
  }
}
