package org.collocate.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.collocate.resources.Resource;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.solver.study.StudyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Lists the studies of the gallery.
@Command(name = "gallery", description = "lists the studies of the gallery")
final class GalleryCommand implements Callable<Integer> {
  @Option(names = "--json", description = "as JSON")
  private boolean json;

  @Override
  public Integer call() throws StudyException {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (String name : Resource.GALLERY.names()) {
      Study study = Study.parse(Resource.GALLERY.required(name + ".json"));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("title", study.title());
      entry.put("about", study.text(Pointer.ROOT.key("about")));
      List<String> tags = new ArrayList<>();
      JsonNode node = study.at(Pointer.ROOT.key("tags"));
      if (node != null) {
        node.forEach(tag -> tags.add(tag.asString()));
      }
      entry.put("tags", tags);
      entries.add(entry);
    }
    Listing.print(entries, json, List.of("name", "title"));
    return ExitCode.DONE;
  }
}
