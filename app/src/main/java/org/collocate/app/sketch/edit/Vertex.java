package org.collocate.app.sketch.edit;

/// A corner or node of a shape.
///
/// @param ring index of the ring
/// @param index index in the ring
public record Vertex(int ring, int index) {}
