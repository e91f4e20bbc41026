/// Trainings of families of problems, for the command line and the window alike: samples are solved, methods learn from
/// them, and each is tried on samples that it has not seen. Knows no toolkit.
@NullMarked
package org.collocate.app.family;

import org.jspecify.annotations.NullMarked;
