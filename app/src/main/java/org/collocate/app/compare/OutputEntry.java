package org.collocate.app.compare;

/// An output as it stands in the study, right or not.
///
/// @param index its place in the list
/// @param expression what is integrated, looked for or read
/// @param on the region or part of the boundary of an integral; empty for the whole domain
/// @param at coordinates of a value, separated by commas
public record OutputEntry(int index, String name, OutputKind kind, String expression, String on, String at) {}
