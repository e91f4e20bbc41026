/// What a solve will cost, told before it is run: how many unknowns, how much memory, how many seconds. Nothing is solved
/// and nothing of a machine is built in: seconds come from amounts of work, which follow from the problem, and from a
/// {@link org.collocate.solver.forecast.Speed} that was measured on the machine itself.
///
/// | question | who answers |
/// |---|---|
/// | what a method will need | `Solver.forecast` gives a {@link org.collocate.solver.forecast.Forecast} |
/// | how fast this machine is | {@link org.collocate.solver.forecast.Calibration} runs each method's {@link org.collocate.solver.forecast.Trial}s |
/// | how good forecasts have been | {@link org.collocate.solver.forecast.Experience} of finished runs |
@NullMarked
package org.collocate.solver.forecast;

import org.jspecify.annotations.NullMarked;
