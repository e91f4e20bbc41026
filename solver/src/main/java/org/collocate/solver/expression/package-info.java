/// Formulas as immutable trees: parsed with positions, printed, differentiated exactly, simplified and compiled to
/// loops over columns of points.
///
/// A text becomes a [Syntax] tree, in which every node knows its column; lowering it with the names in force gives an
/// [Expression]. The equation language shares the grammar and lowers the same tree to scalars and vectors.
///
/// | task | who does it |
/// |---|---|
/// | text to syntax tree | `Lexer`, `Parser` |
/// | syntax tree to expression, and back to text | [Syntax], `Printer` |
/// | names, their arguments and help, for parser and window alike | [Operator], [Differential], [NamedNumber], [Vocabulary] |
/// | what is typed, cut up to be coloured | [Passage] |
/// | value of one operator | [Operator], `Functions`, `ErrorFunction` |
/// | simplification while building | `Algebra` |
/// | exact derivative | `Derivative` |
/// | group of expressions to bytecode | `Program`, `KernelWriter`, [Kernel] |
@NullMarked
package org.collocate.solver.expression;

import org.jspecify.annotations.NullMarked;
