/// Runs of the open study's methods: started, followed, stopped, kept beside the study and found again. Knows no toolkit.
@NullMarked
package org.collocate.app.run;

import org.jspecify.annotations.NullMarked;
