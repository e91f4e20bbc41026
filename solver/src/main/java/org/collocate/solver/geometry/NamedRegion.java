package org.collocate.solver.geometry;

/// A part of the domain with its own material; where regions overlap, the later one wins.
public record NamedRegion(String name, Shape shape) {}
