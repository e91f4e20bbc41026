package org.collocate.app.sketch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Domains that are not of the plane.
class OtherDomainsTest {
  @Test
  void anIntervalIsDraggedByItsEnds() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"interval\": [0, 1]}}]}").looked();
    hand.dragFrom(1, 0, 2.52, 0.6);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"interval\":[0,2.5]}}]");
    hand.dragFrom(0, 0, -1, 0);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"interval\":[-1,2.5]}}]");
    hand.looked();
    assertThat(hand.editor.domain().orElseThrow().measure()).isEqualTo(3.5);
    assertThat(hand.sketch.boundary().map()).isEmpty();
    hand.sketch.fit();
    assertThat(hand.sketch.canvas().viewport().x()).isEqualTo(0.75);
  }

  @Test
  void aCubeHasNothingToDrag() {
    Hand hand = Hand.over("{\"shapes\": [{\"add\": {\"hypercube\": [0, 1, 4]}}]}");
    String before = hand.editor.study().print();
    hand.sketch.selectAll();
    hand.dragFrom(0, 0, 1, 1).key(ToolKey.RIGHT);
    assertThat(hand.editor.study().print()).isEqualTo(before);
  }

  @Test
  void aDrawingGivesAPointADomain() {
    Hand hand = Hand.over("{\"shapes\": []}");
    hand.editor.remove("no domain", new org.collocate.solver.study.Pointer("/domain"));
    hand.take(new BoxTool(hand.sketch, BoxTool.Form.RECTANGLE)).dragFrom(0, 0, 1, 1);
    assertThat(hand.shapes()).isEqualTo("[{\"add\":{\"rectangle\":[0,0,1,1]}}]");
  }
}
