package org.collocate.models.method;

import java.util.ArrayList;
import java.util.List;
import org.collocate.models.data.SpaceTime;
import org.collocate.models.network.Ansatz;
import org.collocate.models.network.Network;
import org.collocate.models.network.NetworkField;
import org.collocate.models.network.NetworkModel;
import org.collocate.solver.field.Overlay;
import org.collocate.solver.method.Frame;
import org.collocate.solver.problem.EvolutionProblem;
import org.collocate.solver.problem.Problem;

/// The states of a network as frames: one for a steady problem, one for each wanted time of an evolution.
///
/// @param ansatz the form of each unknown
record NetworkFrames(Problem problem, Network network, List<Ansatz> ansatz) {
  /// What is shown while it learns: an evolution at its end.
  Frame learning(int step, double[] parameters, List<Overlay> overlays) {
    return all(step, parameters, overlays, problem instanceof EvolutionProblem evolution
        ? evolution.frameCount() - 1
        : 0).getFirst();
  }

  /// All frames.
  List<Frame> all(int step, double[] parameters, List<Overlay> overlays) {
    return all(step, parameters, overlays, 0);
  }

  private List<Frame> all(int step, double[] parameters, List<Overlay> overlays, int first) {
    NetworkModel model = new NetworkModel(network, SpaceTime.of(problem).coordinateNames(), parameters);
    List<Frame> frames = new ArrayList<>();
    if (problem instanceof EvolutionProblem evolution) {
      for (int k = first; k < evolution.frameCount(); k++) {
        double time = evolution.frameTime(k);
        frames.add(new Frame(time, step, NetworkField.allAt(time, model, ansatz), overlays));
      }
    } else {
      frames.add(new Frame(0, step, NetworkField.all(model, ansatz), overlays));
    }
    return frames;
  }
}
