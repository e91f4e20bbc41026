/// Where the data files are: presets, gallery studies, colour tables, styles, icons, messages. Data only.
@NullMarked
package org.collocate.resources;

import org.jspecify.annotations.NullMarked;
