package org.collocate.solver.comparison;

import org.collocate.solver.field.Field;

/// How far a reference may be off, point by point: `factor · |finer − coarser|`.
///
/// @param finer the reference itself
/// @param coarser the same method on the next coarser mesh
/// @param factor `1 / (2^q − 1)` for the observed order q
public record Uncertainty(Field finer, Field coarser, double factor) {}
