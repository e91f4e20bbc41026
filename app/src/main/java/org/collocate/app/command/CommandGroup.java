package org.collocate.app.command;

import java.util.List;

/// Commands that belong together: a submenu, and a heading in the palette.
public record CommandGroup(String id, String text, List<Command> commands) {
  public CommandGroup {
    commands = List.copyOf(commands);
  }
}
