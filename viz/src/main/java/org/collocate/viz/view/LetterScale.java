package org.collocate.viz.view;

import javafx.scene.Node;
import javafx.scene.text.Text;

/// How many times larger than usual letters are where a node stands, from the size of letters that it inherits by style: so
/// what is drawn keeps step with what is written beside it.
public final class LetterScale {
  /// The size that the window's letters have when nobody changes it.
  private static final double USUAL = 13;

  private final Text probe = new Text();

  public LetterScale() {
    probe.setManaged(false);
    probe.setVisible(false);
  }

  /// What has to stand among the children of the node; it is never seen.
  public Node node() {
    return probe;
  }

  /// 1 for letters of the usual size.
  public double factor() {
    return probe.getFont().getSize() / USUAL;
  }

  /// Does something after each change.
  public void onChange(Runnable action) {
    probe.fontProperty().addListener((_, before, now) -> {
      if (before.getSize() != now.getSize()) {
        action.run();
      }
    });
  }
}
