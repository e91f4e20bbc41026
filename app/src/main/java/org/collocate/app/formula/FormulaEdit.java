package org.collocate.app.formula;

/// A text after an edit.
///
/// @param caret where one goes on typing, from 0
public record FormulaEdit(String text, int caret) {}
