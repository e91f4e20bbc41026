package org.collocate.solver.method;

/// Which settings of a method say for how long it learns. A method that names them can go on where a run of it has ended,
/// see [Continuation].
///
/// @param steps key of a whole number of steps, all that were ever done counted; 0 where the clock decides
/// @param seconds key of the seconds since the start of the run
public record TrainingBudget(String steps, String seconds) {
  /// A setting with another value.
  ///
  /// @param value a `Long` of steps, or a `Double` of seconds
  public record Change(String key, Object value) {}

  /// Whether steps decide, not the clock.
  public boolean isCounted(Settings settings) {
    return settings.count(steps) > 0;
  }

  /// Whether a run that came so far has nothing left.
  public boolean isUsedUp(Settings settings, int stepsDone, double secondsGone) {
    return isCounted(settings) ? stepsDone >= settings.count(steps) : secondsGone >= settings.real(seconds);
  }

  /// The budget with which such a run goes on: the least multiple of the present one that is not used up.
  public Change more(Settings settings, int stepsDone, double secondsGone) {
    if (isCounted(settings)) {
      long each = settings.count(steps);
      return new Change(steps, each * (stepsDone / each + 1));
    }
    double each = settings.real(seconds);
    return new Change(seconds, each * (Math.floor(secondsGone / each) + 1));
  }
}
