package org.collocate.app.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.collocate.app.concurrent.Listeners;
import org.collocate.solver.expression.Fault;
import org.collocate.solver.expression.Passage;
import org.collocate.solver.expression.Vocabulary;
import org.collocate.solver.expression.Vocabulary.Kind;
import org.collocate.solver.expression.Vocabulary.Word;

/// What a field for a formula shows and does: how its text is coloured, what is wrong with its shape, which names are offered
/// at the caret, how brackets are paired.
public final class FormulaViewModel {
  /// Letters of a name before names are offered without being asked for.
  private static final int LEAST = 2;

  private final FormulaPlace place;
  private final Supplier<Vocabulary> vocabulary;
  private final Listeners changes = new Listeners();
  private List<Word> offers = List.of();
  private int chosen;

  /// @param vocabulary the names that mean something here now
  public FormulaViewModel(FormulaPlace place, Supplier<Vocabulary> vocabulary) {
    this.place = place;
    this.vocabulary = vocabulary;
  }

  /// Told when other names are offered, or another one is chosen.
  public Listeners changes() {
    return changes;
  }

  /// How a text is coloured.
  public List<Passage> passages(String text) {
    return Passage.of(text, vocabulary.get());
  }

  /// What is wrong with the shape of a text, at once; what its names mean is found out by the study's check.
  public Optional<Fault> fault(String text) {
    return Passage.fault(text, place.isEquation());
  }

  /// The brackets to be lit up: where they are, from 0.
  public List<Integer> lit(String text, int caret) {
    return Brackets.pair(text, caret).map(pair -> List.of(pair.open(), pair.close())).orElse(List.of());
  }

  /// What becomes of a text when a letter is typed; empty where it is just put in.
  ///
  /// @param start of the selection; the caret where nothing is selected
  /// @param end of the selection
  public Optional<FormulaEdit> typed(String text, int start, int end, String letter) {
    return letter.length() == 1 ? Brackets.typed(text, start, end, letter.charAt(0)) : Optional.empty();
  }

  /// What becomes of a text when the letter before the caret is erased; empty where only that one goes.
  public Optional<FormulaEdit> erased(String text, int caret) {
    return Brackets.erased(text, caret);
  }

  /// The names offered, the likeliest first; none while nothing is offered.
  public List<Word> offers() {
    return offers;
  }

  /// Which of the offers is chosen.
  public int chosen() {
    return chosen;
  }

  /// Looks what can be offered after something was typed.
  public void follow(String text, int caret) {
    String begun = begun(text, caret);
    List<Word> found = begun.length() < LEAST ? List.of() : matching(begun);
    // A name that is written out needs no help.
    offer(found.stream().anyMatch(word -> word.name().equals(begun) && !word.signature().isCall()) ? List.of()
        : found);
  }

  /// Offers what goes on with what is before the caret, or everything.
  public void ask(String text, int caret) {
    offer(matching(begun(text, caret)));
  }

  /// Offers nothing more.
  public void close() {
    offer(List.of());
  }

  /// Chooses another offer.
  ///
  /// @param by how many further down
  public void move(int by) {
    if (!offers.isEmpty()) {
      chosen = Math.floorMod(chosen + by, offers.size());
      changes.tell();
    }
  }

  /// Puts the chosen name in place of the one before the caret; a call gets its brackets.
  public FormulaEdit accept(String text, int caret) {
    Word word = offers.get(chosen);
    int start = caret - begun(text, caret).length();
    int end = caret;
    while (end < text.length() && isLetter(text.charAt(end))) {
      end++;
    }
    String rest = text.substring(end);
    boolean brackets = word.signature().isCall() && !rest.startsWith("(");
    boolean isWord = word.kind() == Kind.WORD;
    String put = word.name() + (brackets ? "()" : isWord && !rest.startsWith(" ") ? " " : "");
    close();
    return new FormulaEdit(text.substring(0, start) + put + rest,
        start + word.name().length() + (word.signature().isCall() || isWord ? 1 : 0));
  }

  /// Puts one of the offers in.
  public FormulaEdit accept(int index, String text, int caret) {
    chosen = index;
    return accept(text, caret);
  }

  private void offer(List<Word> found) {
    if (!found.equals(offers) || chosen != 0) {
      offers = found;
      chosen = 0;
      changes.tell();
    }
  }

  private List<Word> matching(String begun) {
    String lower = begun.toLowerCase(Locale.ROOT);
    List<Word> first = new ArrayList<>();
    List<Word> later = new ArrayList<>();
    for (Word word : vocabulary.get().words()) {
      String name = word.name().toLowerCase(Locale.ROOT);
      if (name.startsWith(lower)) {
        first.add(word);
      } else if (lower.length() >= LEAST && name.contains(lower)) {
        later.add(word);
      }
    }
    first.addAll(later);
    return first;
  }

  /// The letters of a name before the caret.
  private static String begun(String text, int caret) {
    int start = caret;
    while (start > 0 && isLetter(text.charAt(start - 1))) {
      start--;
    }
    // A number before letters is no part of a name, as the 3 of 3sin.
    while (start < caret && Character.isDigit(text.charAt(start))) {
      start++;
    }
    return text.substring(start, caret);
  }

  private static boolean isLetter(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
