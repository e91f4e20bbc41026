package org.collocate.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/// All commands of the window, in the groups of the menu.
public record Commands(List<CommandGroup> groups) {
  public Commands {
    groups = List.copyOf(groups);
  }

  /// These and those of a study that is open.
  public Commands with(List<CommandGroup> more) {
    List<CommandGroup> all = new ArrayList<>(groups);
    all.addAll(more);
    return new Commands(all);
  }

  public Stream<Command> all() {
    return groups.stream().flatMap(group -> group.commands().stream());
  }

  /// The command with an id.
  ///
  /// @throws IllegalArgumentException if there is none
  public Command get(String id) {
    return all().filter(command -> command.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no command '" + id + "'"));
  }

  /// Does what a key asks for. Where two commands share a key, that of the open study comes before that of the window, if
  /// it means something now.
  ///
  /// @param writing whether a text is being written, to which plain keys belong
  public void handle(KeyEvent event, boolean writing) {
    all().toList()
        .reversed()
        .stream()
        .filter(command -> (!writing || command.reachesThroughText()) && command.combination()
            .map(combination -> combination.match(event))
            .orElse(false) && command.enabled().getAsBoolean())
        .findFirst()
        .ifPresent(command -> {
          command.run();
          event.consume();
        });
  }
}
