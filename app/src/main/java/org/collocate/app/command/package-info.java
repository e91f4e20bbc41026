/// What the user can do: each command once, with its text, icon and key, for menu, buttons, palette and keyboard.
@NullMarked
package org.collocate.app.command;

import org.jspecify.annotations.NullMarked;
