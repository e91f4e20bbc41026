package org.collocate.solver.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The names that mean something where a formula is written, with what they mean.
///
/// @param words the names; of two words with one name the first counts
public record Vocabulary(List<Word> words) {
  /// What a name is.
  public enum Kind {
    UNKNOWN, COORDINATE, PARAMETER, COEFFICIENT, FUNCTION, DIFFERENTIAL, NUMBER, WORD
  }

  /// A name.
  ///
  /// @param kind what it is
  /// @param signature how it is written and what it means
  public record Word(Kind kind, Signature signature) {
    /// {@return the name}
    public String name() {
      return signature.name();
    }

    /// A name that is no call.
    ///
    /// @param kind what it is
    /// @param name the name
    /// @param help what it means
    /// @return the word
    public static Word of(Kind kind, String name, String help) {
      return new Word(kind, new Signature(name, List.of(), help));
    }
  }

  public Vocabulary {
    Map<String, Word> distinct = new LinkedHashMap<>();
    words.forEach(word -> distinct.putIfAbsent(word.name(), word));
    words = List.copyOf(distinct.values());
  }

  /// What every formula may use: functions, named numbers, `and`, `or`, `not`.
  ///
  /// @return the words
  public static Vocabulary common() {
    List<Word> words = new ArrayList<>();
    Stream.of(Operator.values())
        .filter(operator -> operator.isFunction() || operator.isWord())
        .forEach(operator -> words.add(new Word(operator.isFunction() ? Kind.FUNCTION : Kind.WORD, operator
            .signature())));
    Stream.of(NamedNumber.values()).forEach(number -> words.add(new Word(Kind.NUMBER, number.signature())));
    return new Vocabulary(words);
  }

  /// The differential operators, which stand where derivatives are allowed.
  ///
  /// @return the words
  public static Vocabulary differential() {
    return new Vocabulary(Stream.of(Differential.values())
        .map(operator -> new Word(Kind.DIFFERENTIAL, operator.signature()))
        .toList());
  }

  /// These words and then those.
  ///
  /// @param more others
  /// @return both
  public Vocabulary and(Vocabulary more) {
    return new Vocabulary(Stream.concat(words.stream(), more.words.stream()).toList());
  }

  /// The word with a name.
  ///
  /// @param name the name
  /// @return the word, empty when the name means nothing here
  public Optional<Word> word(String name) {
    return words.stream().filter(word -> word.name().equals(name)).findFirst();
  }
}
