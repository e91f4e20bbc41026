/// The field in which formulas are typed: coloured, completed, its brackets paired, and what is wrong underlined where it is.
/// What it offers and how it edits is `FormulaViewModel`, which knows no toolkit; `FormulaField` is a text field that shows
/// it, so that keys, clipboard, undo and screen readers work as in every other field.
@NullMarked
package org.collocate.app.formula;

import org.jspecify.annotations.NullMarked;
