/// Drawings and meshes from and for other programs. A reader takes a stranger's file for what it may be: damaged, huge or hostile. It follows no entity and no reference out of the file, and either gives all of the drawing or an [ExchangeException][org.collocate.solver.exchange.ExchangeException] that says where the file is wrong.
///
/// | what | who |
/// |---|---|
/// | what a file gave | `Imported` |
@NullMarked
package org.collocate.solver.exchange;

import org.jspecify.annotations.NullMarked;
