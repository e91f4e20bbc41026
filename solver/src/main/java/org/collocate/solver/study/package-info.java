/// The study document: one readable JSON file from which every number on screen can be made again. Reading collects all
/// faults with their places; printing is canonical and defines equality and hash.
@NullMarked
package org.collocate.solver.study;

import org.jspecify.annotations.NullMarked;
