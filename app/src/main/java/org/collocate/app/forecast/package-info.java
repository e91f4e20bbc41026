/// What the methods of a study will need before they are run, on this machine: its speed is measured once and kept in the
/// user's folder, finished runs correct it. Knows no toolkit.
@NullMarked
package org.collocate.app.forecast;

import org.jspecify.annotations.NullMarked;
