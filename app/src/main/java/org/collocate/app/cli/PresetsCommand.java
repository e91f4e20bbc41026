package org.collocate.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.collocate.resources.Resource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Lists the equation presets.
@Command(name = "presets", description = "lists the equation presets")
final class PresetsCommand implements Callable<Integer> {
  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() {
    JsonMapper mapper = new JsonMapper();
    List<Map<String, Object>> entries = new ArrayList<>();
    for (String name : Resource.PRESETS.names()) {
      JsonNode preset = mapper.readTree(Resource.PRESETS.required(name + ".json"));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      preset.properties()
          .forEach(property -> entry.put(property.getKey(),
              property.getValue().isString() ? property.getValue().asString() : property.getValue()));
      entries.add(entry);
    }
    Listing.print(entries, json, List.of("name", "title"));
    return ExitCode.DONE;
  }
}
