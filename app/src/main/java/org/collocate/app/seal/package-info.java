/// Sealed experiments: a study with its seed, the numbers that its methods found, and what they were found with, in one
/// file, so that anybody can run it again and see what moved and by how much. Knows no toolkit but in its view.
///
/// | class | what it does |
/// |---|---|
/// | [SealedExperiment] | the content of a file |
/// | [SealFile] | reads and writes it |
/// | [Sealing] | runs a study and seals it; runs a sealed one again |
/// | [Recheck] | sets sealed numbers beside new ones |
@NullMarked
package org.collocate.app.seal;

import org.jspecify.annotations.NullMarked;
