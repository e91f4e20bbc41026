package org.collocate.solver.expression;

import java.util.List;
import java.util.stream.Collectors;

/// A text that is no formula, or no formula here. Its message is the faults' sentences.
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /// One exception for all faults of a text.
  ///
  /// @param faults what is wrong, at least one
  public ExpressionException(List<Fault> faults) {
    super(faults.stream().map(Fault::sentence).collect(Collectors.joining("\n")));
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault");
    }
    this.faults = List.copyOf(faults);
  }

  ExpressionException(String text, int column, String message, String hint) {
    this(List.of(new Fault(text, column, message, hint)));
  }

  /// {@return all faults found, in the order of the text}
  public List<Fault> faults() {
    return faults;
  }

  /// {@return the text that was read}
  public String text() {
    return faults.getFirst().text();
  }

  /// {@return place of the first fault, from 1}
  public int column() {
    return faults.getFirst().column();
  }

  /// {@return hint of the first fault, possibly empty}
  public String hint() {
    return faults.getFirst().hint();
  }
}
