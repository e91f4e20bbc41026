/// Drawing: the domain, its regions and the names of its boundary, under the hand. A `Tool` says what the pointer does on the canvas and shows marks; the canvas hands it points of the plane that are drawn to the grid and to what is near. Tools of other features plug into the same canvas.
@NullMarked
package org.collocate.app.sketch;

import org.jspecify.annotations.NullMarked;
