package org.collocate.models.layer;

import org.collocate.models.jet.ActivationJets;

/// Where one layer keeps a block of points between its forward pass and its adjoint.
///
/// @param streams number of streams
/// @param input the previous layer's output, `[streams·points, inputStride]`
/// @param output `[streams·points, outputStride]`
/// @param preactivation `[streams·points, outputStride]`; the same array as `output` where nothing is applied
/// @param sigma derivatives of the activation, `[derivative, points, outputStride]`
/// @param chain the chain rule for these streams
public record LayerMemory(int streams, double[] input, double[] output, double[] preactivation,
    double[] sigma,
    ActivationJets chain) {}
