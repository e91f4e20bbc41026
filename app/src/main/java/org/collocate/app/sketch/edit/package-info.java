/// The drawing as a part of the study, without window: shapes and regions as they stand in the document, what can be done to them, their handles, snapping, stretches of the boundary with names and conditions, and ways out of a broken drawing. Every edit takes a study and gives a study; what it does not touch stays byte for byte.
@NullMarked
package org.collocate.app.sketch.edit;

import org.jspecify.annotations.NullMarked;
