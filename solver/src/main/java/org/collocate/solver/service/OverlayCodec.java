package org.collocate.solver.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collocate.solver.field.FieldData;
import org.collocate.solver.field.Overlay;

/// Overlays as plain numbers.
final class OverlayCodec {
  private static final String POINTS = "points";
  private static final String CENTRES = "centres";
  private static final String FOREIGN = "foreign";

  private OverlayCodec() {}

  static FieldData encode(Overlay overlay) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    put("x", overlay.coordinates(), columns);
    String kind = switch (overlay) {
      case Overlay.PointSet _ -> POINTS;
      case Overlay.Centres centres -> {
        put("c", centres.covariance(), columns);
        yield CENTRES;
      }
      case Overlay.Foreign foreign -> {
        columns.put("spacing", foreign.spacing());
        yield FOREIGN;
      }
    };
    return new FieldData(kind, Map.of("name", overlay.name()), columns, Map.of(), Map.of());
  }

  private static void put(String prefix, double[][] rows, Map<String, double[]> columns) {
    for (int i = 0; i < rows.length; i++) {
      columns.put(prefix + i, rows[i]);
    }
  }

  static Overlay decode(FieldData data) {
    double[][] coordinates = rows("x", data);
    return switch (data.kind()) {
      case POINTS -> new Overlay.PointSet(data.attribute("name"), coordinates);
      case CENTRES -> new Overlay.Centres(data.attribute("name"), coordinates, rows("c", data));
      case FOREIGN -> foreign(data, coordinates);
      default -> throw new IllegalArgumentException("an overlay of kind '" + data.kind() + "'");
    };
  }

  private static Overlay foreign(FieldData data, double[][] coordinates) {
    double[] spacing = data.reals("spacing");
    if (spacing.length != coordinates.length || Arrays.stream(spacing).anyMatch(side -> !(side > 0))) {
      throw new IllegalArgumentException(
          "boxes with sides " + Arrays.toString(spacing) + " on " + coordinates.length + " axes");
    }
    return new Overlay.Foreign(data.attribute("name"), coordinates, spacing);
  }

  private static double[][] rows(String prefix, FieldData data) {
    List<double[]> rows = new ArrayList<>();
    while (data.reals().containsKey(prefix + rows.size())) {
      rows.add(data.reals(prefix + rows.size()));
    }
    for (double[] row : rows) {
      if (row.length != rows.getFirst().length) {
        throw new IllegalArgumentException("columns of " + rows.getFirst().length + " and " + row.length);
      }
    }
    return rows.toArray(double[][]::new);
  }
}
