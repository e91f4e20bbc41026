package org.collocate.solver.mesh;

import java.util.ArrayList;
import java.util.List;
import org.collocate.solver.geometry.IntervalDomain;

/// Nodes at the ends and where the region changes; between them equal steps of ∫ dx / h.
final class IntervalMesher {
  private static final double GRADATION = 0.3;
  private static final int SAMPLES = 2000;

  private final IntervalDomain domain;
  private final MeshRequest request;

  IntervalMesher(IntervalDomain domain, MeshRequest request) {
    this.domain = domain;
    this.request = request;
    for (Refinement refinement : request.refinements()) {
      String name = refinement.name();
      if (name != null && !domain.regions().contains(name) && !domain.boundaryParts().contains(name)) {
        throw new MeshingException(
            "refine names '" + name + "', which is neither a boundary part nor a region", null);
      }
    }
  }

  Mesh mesh() {
    if (request.size() > 0) {
      return mesh(request.size());
    }
    double low = domain.measure() / request.cells() / 2;
    double high = 2 * domain.measure();
    for (int iteration = 0; iteration < 60; iteration++) {
      double middle = Math.sqrt(low * high);
      if (count(middle) > request.cells()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return mesh(high);
  }

  private double count(double h) {
    double[] ends = domain.breakpoints();
    double sum = 0;
    for (int k = 1; k < ends.length; k++) {
      sum += Math.max(1, Math.rint(cumulative(ends[k - 1], ends[k], h)[SAMPLES]));
    }
    return sum;
  }

  private Mesh mesh(double h) {
    if (count(h) > request.maximumCells()) {
      throw new MeshingException("the mesh would have " + (long) count(h) + " cells; more than "
          + request.maximumCells() + " are refused", null);
    }
    double[] ends = domain.breakpoints();
    List<Double> nodes = new ArrayList<>(List.of(ends[0]));
    for (int k = 1; k < ends.length; k++) {
      double[] cumulative = cumulative(ends[k - 1], ends[k], h);
      int steps = (int) Math.max(1, Math.rint(cumulative[SAMPLES]));
      int i = 0;
      for (int step = 1; step < steps; step++) {
        double wanted = cumulative[SAMPLES] * step / steps;
        while (cumulative[i + 1] < wanted) {
          i++;
        }
        double graded = (i + (wanted - cumulative[i]) / (cumulative[i + 1] - cumulative[i])) / SAMPLES;
        double fraction = request.refinements().isEmpty() ? (double) step / steps : graded;
        nodes.add(ends[k - 1] + fraction * (ends[k] - ends[k - 1]));
      }
      nodes.add(ends[k]);
    }
    double[] x = nodes.stream().mapToDouble(Double::doubleValue).toArray();
    int[] regions = new int[x.length - 1];
    for (int c = 0; c < regions.length; c++) {
      regions[c] = domain.regionAt((x[c] + x[c + 1]) / 2);
    }
    return Mesh.ofInterval(domain, x, regions);
  }

  private double[] cumulative(double a, double b, double h) {
    double[] sum = new double[SAMPLES + 1];
    for (int i = 0; i < SAMPLES; i++) {
      sum[i + 1] = sum[i] + (b - a) / SAMPLES / size(a + (i + 0.5) * (b - a) / SAMPLES, h);
    }
    return sum;
  }

  private double size(double x, double h) {
    double size = h;
    for (Refinement refinement : request.refinements()) {
      size = Math.min(size, refinement.size() + GRADATION * distance(refinement, x));
    }
    return size;
  }

  private double distance(Refinement refinement, double x) {
    if (refinement.point() != null) {
      return Math.abs(x - refinement.point().x());
    }
    String name = String.valueOf(refinement.name());
    if (domain.boundaryParts().contains(name)) {
      return name.equals("left") ? x - domain.lower()[0] : domain.upper()[0] - x;
    }
    int region = domain.regions().indexOf(name);
    double[] ends = domain.breakpoints();
    double nearest = Double.MAX_VALUE;
    for (int k = 1; k < ends.length; k++) {
      if (domain.regionAt((ends[k - 1] + ends[k]) / 2) == region) {
        nearest = Math.min(nearest, Math.max(0, Math.max(ends[k - 1] - x, x - ends[k])));
      }
    }
    return nearest;
  }
}
