package org.collocate.solver.study;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of this program, as it is written into studies and reports.
public final class ProgramVersion {
  /// Raised with each release.
  public static final String CURRENT = "0.1.0";

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?");

  private ProgramVersion() {}

  /// Whether this program is older than the one that wrote a study; what it wrote may then mean more than is known here.
  public static boolean isOlderThan(String writer) {
    int[] other = numbers(writer);
    int[] own = numbers(CURRENT);
    return Arrays.compare(own, other) < 0;
  }

  private static int[] numbers(String version) {
    Matcher matcher = FORM.matcher(version);
    return matcher.lookingAt() ? new int[] {number(matcher, 1), number(matcher, 2), number(matcher, 3)}
        : new int[3];
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
