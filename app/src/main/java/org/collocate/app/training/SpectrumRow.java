package org.collocate.app.training;

import org.collocate.solver.metric.ErrorSpectrum;

/// The spectrum of the error after a training step.
record SpectrumRow(int step, ErrorSpectrum spectrum) {}
