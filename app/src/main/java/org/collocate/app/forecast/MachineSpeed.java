package org.collocate.app.forecast;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.collocate.solver.forecast.Calibration;
import org.collocate.solver.forecast.Experience;
import org.collocate.solver.forecast.Forecast;
import org.collocate.solver.forecast.Speed;
import org.collocate.solver.forecast.Trial;
import org.collocate.solver.method.Solver;
import org.collocate.solver.method.Solvers;
import org.collocate.viz.export.AtomicFile;
import org.collocate.viz.export.Machine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The speed of this machine, kept in `speed.json` in the user's folder: measured once, and again on another processor or
/// Java. A file that cannot be read costs a measurement, not more.
public final class MachineSpeed {
  private static final Logger LOG = System.getLogger(MachineSpeed.class.getName());
  private static final int VERSION = 1;
  private static final long LARGEST = 1 << 20;

  private final Path file;
  private final String machine;

  /// @param folder the user's folder
  public MachineSpeed(Path folder) {
    file = folder.resolve("speed.json");
    machine = Machine.cpu() + ", " + Runtime.getRuntime().availableProcessors() + " threads, Java "
        + Runtime.version().feature();
  }

  /// What is known by now.
  public synchronized Known known() {
    if (!Files.isRegularFile(file)) {
      return Known.NOTHING;
    }
    try {
      if (Files.size(file) > LARGEST) {
        return Known.NOTHING;
      }
      JsonNode root = new JsonMapper().readTree(Files.readString(file));
      return root.path("version").asInt(0) == VERSION && root.path("machine").asString("").equals(machine)
          ? read(root)
          : Known.NOTHING;
    } catch (IOException | JacksonException e) {
      LOG.log(Level.WARNING, "what was known of this machine's speed", e);
      return Known.NOTHING;
    }
  }

  /// What is known, after what was never measured has been measured; some seconds the first time.
  ///
  /// @param cancelled asked often; true leaves the rest for another time
  public Known measured(BooleanSupplier cancelled) {
    Known known = known();
    Map<String, Trial> missing = new LinkedHashMap<>();
    for (Solver solver : Solvers.all()) {
      solver.trials()
          .stream()
          .filter(trial -> !known.rates().containsKey(trial.kind()))
          .forEach(trial -> missing.putIfAbsent(trial.kind(), trial));
    }
    if (missing.isEmpty()) {
      return known;
    }
    Map<String, Speed.Rate> rates = new HashMap<>(known.rates());
    rates.putAll(Calibration.measure(List.copyOf(missing.values()),
        Runtime.getRuntime().availableProcessors(), cancelled));
    return keep(new Known(rates, known().experience()));
  }

  /// Takes in how long a run took.
  ///
  /// @param forecast as the method made it, not corrected
  public synchronized Known learn(Forecast forecast, double seconds) {
    Known known = known();
    Experience more = known.experience().with(forecast, seconds);
    return more.equals(known.experience()) ? known : keep(new Known(known.rates(), more));
  }

  private synchronized Known keep(Known known) {
    try {
      AtomicFile.write(file, write(known));
    } catch (IOException e) {
      // A folder that cannot be written costs a measurement the next time.
      LOG.log(Level.WARNING, "this machine's speed", e);
    }
    return known;
  }

  private static Known read(JsonNode root) {
    Map<String, Speed.Rate> rates = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("rates").properties()) {
      JsonNode rate = entry.getValue();
      double single = rate.path(0).asDouble(0);
      double all = rate.path(1).asDouble(0);
      if (single > 0 && all > 0) {
        rates.put(entry.getKey(),
            new Speed.Rate(single, all, rate.path(2).asInt(1), rate.path(3).asDouble(0)));
      }
    }
    Map<String, List<Double>> ratios = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("runs").properties()) {
      List<Double> values = new ArrayList<>();
      entry.getValue().forEach(value -> {
        if (value.asDouble(0) > 0) {
          values.add(value.asDouble());
        }
      });
      ratios.put(entry.getKey(), values);
    }
    return new Known(rates, new Experience(ratios));
  }

  private String write(Known known) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", VERSION).put("machine", machine);
    ObjectNode rates = root.putObject("rates");
    known.rates()
        .forEach((kind, rate) -> rates.putArray(kind)
            .add(rate.single())
            .add(rate.all())
            .add(rate.threads())
            .add(rate.start()));
    ObjectNode runs = root.putObject("runs");
    known.experience().ratios().forEach((kind, ratios) -> {
      ArrayNode values = runs.putArray(kind);
      ratios.forEach(values::add);
    });
    return root + "\n";
  }
}
