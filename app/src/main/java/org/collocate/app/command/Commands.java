package org.collocate.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/// All commands of the window, in the groups of the menu.
public record Commands(List<CommandGroup> groups) {
  public Commands {
    groups = List.copyOf(groups);
  }

  /// These and those of a study that is open; groups of the same id become one.
  public Commands with(List<CommandGroup> more) {
    Map<String, CommandGroup> all = new LinkedHashMap<>();
    Stream.concat(groups.stream(), more.stream())
        .forEach(group -> all.merge(group.id(), group,
            (first, second) -> new CommandGroup(first.id(), first.text(),
                Stream.concat(first.commands().stream(), second.commands().stream()).toList())));
    return new Commands(List.copyOf(all.values()));
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
