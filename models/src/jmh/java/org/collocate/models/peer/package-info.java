/// Other people's engines, timed in the same run. They run in processes of their own.
@NullMarked
package org.collocate.models.peer;

import org.jspecify.annotations.NullMarked;
