/// Formulas as books print them: fractions with a bar, powers, roots, `∂ₜu`, `∇⋅(k∇u)`, brackets that grow. The tree of a text
/// is laid out in boxes, and boxes become the marks of a {@link org.collocate.viz.plot.Drawing}, which every painter paints.
///
/// | task | who does it |
/// |---|---|
/// | a text, in lines of a width | [Formula] |
/// | syntax tree to box | `Typesetter`, `Delimiters`, `Names` |
/// | size and marks of a part | `Box` |
/// | width of letters, which depends on the painter | [Letters] |
/// | the formula in words, for those who listen | `Words` |
@NullMarked
package org.collocate.viz.formula;

import org.jspecify.annotations.NullMarked;
