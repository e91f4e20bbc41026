package org.collocate.app.seal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Sealed numbers beside those of a new run.
///
/// @param rows in the order of the study
/// @param remarks what is different about program, Java and machine, and which runs ended otherwise
/// @param like whether the same bits are promised
public record Recheck(List<Row> rows, List<String> remarks, boolean like) {
  public Recheck {
    rows = List.copyOf(rows);
    remarks = List.copyOf(remarks);
  }

  /// What became of a number.
  public enum Verdict {
    /// It is the same, bit by bit.
    SAME,
    /// It has changed, by no more than its tolerance.
    WITHIN,
    /// It has changed by more.
    MOVED,
    /// The new run has no such number.
    MISSING,
    /// The seal has no such number.
    NEW;

    /// Whether it is as it should be.
    public boolean isGood() {
      return this == SAME || this == WITHIN;
    }

    /// The word in tables.
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// One number.
  ///
  /// @param sealed NaN where the seal has none
  /// @param now NaN where the new run has none
  /// @param tolerance that holds here
  public record Row(String method, String number, double sealed, double now, double tolerance,
      Verdict verdict) {
    /// `now − sealed`.
    public double change() {
      return now - sealed;
    }

    /// The change as a part of the sealed number; NaN where that is zero.
    public double relative() {
      return sealed == 0 ? change() == 0 ? 0 : Double.NaN : change() / Math.abs(sealed);
    }
  }

  /// Compares a sealed experiment with the same one made anew.
  static Recheck of(SealedExperiment sealed, SealedExperiment now) {
    boolean like = sealed.made().isLike(now.made());
    List<String> remarks = new ArrayList<>();
    remark(remarks, "Collocate", sealed.made().writer(), now.made().writer());
    remark(remarks, "processor", sealed.made().cpu(), now.made().cpu());
    remark(remarks, "Java", sealed.made().java(), now.made().java());
    remark(remarks, "system", sealed.made().system(), now.made().system());
    if (!like) {
      remarks.add("numbers may differ by rounding: the tolerances for other machines hold");
    }
    List<Row> rows = new ArrayList<>();
    compare(sealed.reference(), now.reference(), like, rows, remarks);
    for (SealedExperiment.SealedRun run : sealed.runs()) {
      SealedExperiment.SealedRun again = now.runs()
          .stream()
          .filter(other -> other.name().equals(run.name()))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no run of '" + run.name() + "'"));
      compare(run, again, like, rows, remarks);
    }
    return new Recheck(rows, remarks, like);
  }

  private static void remark(List<String> remarks, String what, String sealed, String now) {
    if (!sealed.equals(now)) {
      remarks.add(what + ": sealed with " + sealed + ", now " + now);
    }
  }

  private static void compare(SealedExperiment.SealedRun sealed, SealedExperiment.SealedRun now, boolean like,
      List<Row> rows, List<String> remarks) {
    if (sealed.status() != now.status()) {
      remarks.add(sealed.name() + ": sealed as " + sealed.status().word() + ", now " + now.status().word()
          + (now.reason().isEmpty() ? "" : " (" + now.reason() + ")"));
      rows.add(
          new Row(sealed.name(), "status " + sealed.status().word() + " → " + now.status().word(), Double.NaN,
              Double.NaN, 0, Verdict.MOVED));
    }
    Set<String> names = new LinkedHashSet<>();
    Stream.concat(sealed.numbers().keySet().stream(), now.numbers().keySet().stream()).forEach(names::add);
    for (String name : names) {
      SealedExperiment.SealedNumber before = sealed.numbers().get(name);
      SealedExperiment.SealedNumber after = now.numbers().get(name);
      double tolerance = before == null ? 0 : like ? before.tolerance() : before.elsewhere();
      double old = before == null ? Double.NaN : before.value();
      double fresh = after == null ? Double.NaN : after.value();
      Verdict verdict = before == null ? Verdict.NEW
          : after == null ? Verdict.MISSING
              : old == fresh ? Verdict.SAME
                  : Math.abs(fresh - old) <= tolerance ? Verdict.WITHIN : Verdict.MOVED;
      rows.add(new Row(sealed.name(), name, old, fresh, tolerance, verdict));
    }
  }

  /// Whether every number is as it should be.
  public boolean isGood() {
    return rows.stream().allMatch(row -> row.verdict().isGood());
  }

  /// How many numbers are not as they should be.
  public long movedCount() {
    return rows.stream().filter(row -> !row.verdict().isGood()).count();
  }

  /// The row whose change is largest in relation to its number, among those that moved.
  public java.util.Optional<Row> worst() {
    return rows.stream()
        .filter(row -> row.verdict() == Verdict.MOVED && !Double.isNaN(row.relative()))
        .max(java.util.Comparator.comparingDouble(row -> Math.abs(row.relative())));
  }
}
