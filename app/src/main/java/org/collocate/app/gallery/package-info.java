/// The start page: studies with a picture that the program itself has made, search, and what was open lately.
@NullMarked
package org.collocate.app.gallery;

import org.jspecify.annotations.NullMarked;
