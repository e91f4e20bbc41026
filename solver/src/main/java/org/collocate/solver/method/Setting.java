package org.collocate.solver.method;

import java.util.List;

/// A typed setting of a method: forms, command line, checks and reports are made from it.
public sealed interface Setting {
  /// The name in studies.
  String key();

  /// The name on screen.
  String label();

  /// One or two sentences: what it does and what good values are.
  String help();

  /// What holds when the study does not say.
  Object defaultValue();

  /// A whole number in `[min, max]`.
  record Whole(String key, String label, String help, String unit, long preset, long min, long max)
      implements
        Setting {
    @Override
    public Object defaultValue() {
      return preset;
    }
  }

  /// A real number in `[min, max]`.
  record Real(String key, String label, String help, String unit, double preset, double min, double max)
      implements
        Setting {
    @Override
    public Object defaultValue() {
      return preset;
    }
  }

  /// One of a few words.
  record Choice(String key, String label, String help, String preset,
      List<String> options) implements Setting {
    @Override
    public Object defaultValue() {
      return preset;
    }
  }

  /// The name of one of the study's parameters; none if it is empty.
  record Parameter(String key, String label, String help) implements Setting {
    @Override
    public Object defaultValue() {
      return "";
    }
  }

  /// On or off.
  record Switch(String key, String label, String help, boolean preset) implements Setting {
    @Override
    public Object defaultValue() {
      return preset;
    }
  }
}
