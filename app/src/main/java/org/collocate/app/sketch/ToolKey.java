package org.collocate.app.sketch;

/// Keys that a tool understands while it is in hand.
public enum ToolKey {
  ENTER, BACKSPACE, DELETE, TAB, BACK_TAB, LEFT, RIGHT, UP, DOWN
}
