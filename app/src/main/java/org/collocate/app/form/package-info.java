/// Controls made from what they stand for: settings of a method, formulas of a study, numbers in the house's form.
@NullMarked
package org.collocate.app.form;

import org.jspecify.annotations.NullMarked;
