package org.collocate.app.sketch;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.collocate.app.QueuedWindow;
import org.collocate.app.Studies;
import org.collocate.app.document.Document;
import org.collocate.app.document.Origin;
import org.collocate.app.equation.StudyEditor;
import org.collocate.app.sketch.PointerInput.Modifier;
import org.collocate.solver.study.Pointer;
import org.collocate.solver.study.Study;
import org.collocate.viz.view.Viewport;
import tools.jackson.databind.JsonNode;

/// A hand with a pointer over a drawing, without a window. A pixel is 0.01 in the plane, so that the grid has steps of
/// 0.1.
final class Hand {
  static final double WIDTH = 800;
  static final double HEIGHT = 600;

  final QueuedWindow window = new QueuedWindow();
  final Document document;
  final StudyEditor editor;
  final SketchViewModel sketch;

  private Hand(Study study) {
    document = new Document(study, Origin.NEW);
    editor = new StudyEditor(document, window.tasks());
    sketch = new SketchViewModel(editor, window.tasks());
    sketch.canvas().resize(WIDTH, HEIGHT);
    sketch.canvas().look(new Viewport(0, 0, 100));
    editor.begin();
  }

  /// Over a drawing of these shapes and this further content of the domain.
  static Hand over(String domain) {
    return new Hand(Studies.parse("""
        {
          "collocate": 1, "title": "Drawing", "tags": ["kept",   "as it is"],
          "domain": %s,
          "equation": {"unknowns": ["u"], "equations": ["-lap(u) = 1"]},
          "boundary": [{"on": "rest", "u": "0"}],
          "methods": [{"id": "fem", "cells": 400}]
        }
        """.formatted(domain)));
  }

  /// Over one square from −1 to 1.
  static Hand overSquare() {
    return over("{\"shapes\": [{\"add\": {\"rectangle\": [-1, -1, 1, 1]}}]}");
  }

  /// Over the drawing of a study.
  static Hand over(Study study) {
    return new Hand(study);
  }

  private double left(double x) {
    return sketch.canvas().viewport().left(x, WIDTH);
  }

  private double top(double y) {
    return sketch.canvas().viewport().top(y, HEIGHT);
  }

  private static Set<Modifier> held(Modifier... modifiers) {
    Set<Modifier> held = EnumSet.noneOf(Modifier.class);
    held.addAll(List.of(modifiers));
    return held;
  }

  Hand take(Tool tool) {
    sketch.canvas().take(tool);
    return this;
  }

  Hand press(double x, double y, Modifier... modifiers) {
    sketch.canvas().move(left(x), top(y), held(modifiers));
    sketch.canvas().press(left(x), top(y), held(modifiers), 1);
    return this;
  }

  Hand drag(double x, double y, Modifier... modifiers) {
    sketch.canvas().drag(left(x), top(y), held(modifiers));
    return this;
  }

  Hand release(double x, double y, Modifier... modifiers) {
    sketch.canvas().drag(left(x), top(y), held(modifiers));
    sketch.canvas().release(left(x), top(y), held(modifiers));
    return this;
  }

  Hand move(double x, double y, Modifier... modifiers) {
    sketch.canvas().move(left(x), top(y), held(modifiers));
    return this;
  }

  Hand click(double x, double y, Modifier... modifiers) {
    press(x, y, modifiers);
    sketch.canvas().release(left(x), top(y), held(modifiers));
    return this;
  }

  Hand doubleClick(double x, double y) {
    click(x, y);
    sketch.canvas().press(left(x), top(y), held(), 2);
    sketch.canvas().release(left(x), top(y), held());
    return this;
  }

  /// A drag in ten steps.
  Hand dragFrom(double x0, double y0, double x1, double y1, Modifier... modifiers) {
    press(x0, y0, modifiers);
    for (int i = 1; i < 10; i++) {
      drag(x0 + (x1 - x0) * i / 10, y0 + (y1 - y0) * i / 10, modifiers);
    }
    return release(x1, y1, modifiers);
  }

  Hand key(ToolKey key) {
    sketch.canvas().key(key, false);
    return this;
  }

  /// What stands at a place of the study, as JSON.
  String at(String pointer) {
    JsonNode node = editor.study().at(new Pointer(pointer));
    return node == null ? "nothing" : node.toString();
  }

  String shapes() {
    return at("/domain/shapes");
  }

  /// Waits until the study was looked at.
  Hand looked() {
    window.until("looked at", editor::isLooked);
    return this;
  }
}
