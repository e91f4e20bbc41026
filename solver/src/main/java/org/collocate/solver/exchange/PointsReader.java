package org.collocate.solver.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collocate.solver.exchange.ExchangeException.Place;
import org.jspecify.annotations.Nullable;

/// Reads a table of points: `x, y` and perhaps a value, with or without a line of names.
///
/// Columns are separated by tabs, semicolons, commas or blanks; the decimal sign may be a comma where commas separate
/// nothing. Lines that begin with `#` or `%` are comments.
final class PointsReader {
  private static final int MOST_POINTS = 500_000;
  private static final int LONGEST_LINE = 10_000;
  private static final int TRIED_LINES = 20;
  private static final Pattern NUMBER = Pattern
      .compile("[+-]?(?:\\d++(?:[.,]\\d*+)?|[.,]\\d++)(?:[eEdD][+-]?\\d++)?");
  private static final List<String> X_NAMES = List.of("x", "lon", "longitude", "x1", "px");
  private static final List<String> Y_NAMES = List.of("y", "lat", "latitude", "x2", "py");

  /// Columns that number the points.
  private static final List<String> COUNTERS = List.of("id", "fid", "index", "no", "nr");

  private final List<Row> rows = new ArrayList<>();
  private final Notes notes = new Notes();

  private PointsReader() {}

  private record Row(int line, String text) {}

  /// How a line falls into columns.
  private enum Separator {
    TAB("\t"), SEMICOLON(";"), COMMA(","), BLANK("[\\s]+");

    private final Pattern pattern;

    Separator(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    List<String> fields(String line) {
      return Arrays.stream(pattern.split(this == BLANK ? line.strip() : line, -1))
          .map(Separator::bare)
          .toList();
    }

    private static String bare(String field) {
      String stripped = field.strip();
      boolean quoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
      return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }
  }

  /// Which columns hold what; `value` is −1 where there is none.
  private record Columns(int x, int y, int value, String name) {}

  static Imported.Samples read(byte[] content) throws ExchangeException {
    PointsReader reader = new PointsReader();
    reader.collect(decode(content));
    return reader.samples();
  }

  private static String decode(byte[] content) {
    boolean wide = content.length > 1 && (content[0] & 0xff) + (content[1] & 0xff) == 0xfe + 0xff;
    if (wide) {
      return new String(content, StandardCharsets.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      // Tables without any declaration of their encoding: digits are the same in all of Latin's.
      return new String(content, StandardCharsets.ISO_8859_1);
    }
  }

  private void collect(String text) throws ExchangeException {
    int line = 0;
    for (String row : (Iterable<String>) text.lines()::iterator) {
      line++;
      String stripped = row.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#") && !stripped.startsWith("%")) {
        rows.add(new Row(line, row));
      }
      if (row.length() > LONGEST_LINE) {
        throw new ExchangeException(new Place.Text(line, 1), "the line is longer than " + LONGEST_LINE
            + " characters", "a table of points has x and y in each line");
      }
      if (rows.size() > MOST_POINTS + 1) {
        throw new ExchangeException(new Place.Text(line, 1), "there are more than " + MOST_POINTS + " points",
            "thin them out first");
      }
    }
    if (rows.isEmpty()) {
      throw ExchangeException.whole("the table has no line with numbers", "");
    }
  }

  private Imported.Samples samples() throws ExchangeException {
    Separator separator = separator();
    List<String> first = separator.fields(rows.getFirst().text);
    boolean header = first.stream().filter(field -> isNumber(field, separator)).count() < 2;
    List<Row> data = header ? rows.subList(1, rows.size()) : rows;
    Columns columns = columns(header ? first : List.of(), data, separator);
    if (data.isEmpty()) {
      throw new ExchangeException(new Place.Text(rows.getFirst().line, 1),
          "there is no line with two numbers",
          "a table of points has x and y in each line, such as 0.5, 1.25");
    }
    double[] x = new double[data.size()];
    double[] y = new double[data.size()];
    double @Nullable [] values = columns.value < 0 ? null : new double[data.size()];
    for (int i = 0; i < data.size(); i++) {
      Row row = data.get(i);
      List<String> fields = separator.fields(row.text);
      x[i] = number(row, fields, columns.x, separator);
      y[i] = number(row, fields, columns.y, separator);
      if (values != null) {
        values[i] = number(row, fields, columns.value, separator);
      }
      if (fields.size() > first.size() && !fields.getLast().isEmpty()) {
        throw new ExchangeException(new Place.Text(row.line, 1),
            "the line has " + fields.size() + " columns, the first one has " + first.size(), "");
      }
    }
    if (first.size() > (columns.value < 0 ? 2 : 3)) {
      notes.once("further columns were left out");
    }
    return new Imported.Samples(x, y, values, columns.name, notes.sentences());
  }

  /// The first separator by which the first lines, but for a line of names, give two numbers or more.
  private Separator separator() throws ExchangeException {
    List<Row> tried = rows.size() == 1 ? rows : rows.subList(1, Math.min(rows.size(), TRIED_LINES));
    for (Separator separator : Separator.values()) {
      if (tried.stream()
          .allMatch(row -> separator.fields(row.text)
              .stream()
              .filter(field -> isNumber(field, separator))
              .limit(2)
              .count() == 2)) {
        return separator;
      }
    }
    for (Row row : tried) {
      if (Arrays.stream(Separator.values())
          .noneMatch(separator -> separator.fields(row.text)
              .stream()
              .filter(f -> isNumber(f, separator))
              .count() > 1)) {
        throw new ExchangeException(new Place.Text(row.line, 1),
            "'" + SvgText.excerpt(row.text.strip()) + "' has no two numbers",
            "a table of points has x and y in each line, such as 0.5, 1.25");
      }
    }
    throw new ExchangeException(new Place.Text(tried.getFirst().line, 1),
        "the lines are separated in different ways", "use one of comma, semicolon, tab");
  }

  private static boolean isNumber(String field, Separator separator) {
    Matcher matcher = NUMBER.matcher(field);
    return matcher.matches() && (separator != Separator.COMMA || field.indexOf(',') < 0);
  }

  /// @param header names of the columns; empty if the table has none
  private static Columns columns(List<String> header, List<Row> data, Separator separator) {
    int x = find(header, X_NAMES, 0);
    int y = find(header, Y_NAMES, 1);
    if (x == y) {
      x = 0;
      y = 1;
    }
    int most = data.isEmpty() ? 0 : separator.fields(data.getFirst().text).size();
    for (int k = 0; k < most; k++) {
      int column = k;
      boolean numbers = data.stream().limit(TRIED_LINES).allMatch(row -> {
        List<String> fields = separator.fields(row.text);
        return column < fields.size() && isNumber(fields.get(column), separator);
      });
      String name = k < header.size() ? Objects.requireNonNullElse(Names.clean(header.get(k)), "") : "";
      if (k != x && k != y && numbers && !COUNTERS.contains(name.toLowerCase(Locale.ROOT))) {
        return new Columns(x, y, k, name);
      }
    }
    return new Columns(x, y, -1, "");
  }

  private static int find(List<String> header, List<String> names, int preset) {
    for (int k = 0; k < header.size(); k++) {
      if (names.contains(header.get(k).toLowerCase(Locale.ROOT))) {
        return k;
      }
    }
    return preset;
  }

  private static double number(Row row, List<String> fields, int column, Separator separator)
      throws ExchangeException {
    Place place = new Place.Text(row.line, 1);
    if (column >= fields.size()) {
      throw new ExchangeException(place, "column " + (column + 1) + " is missing", "the file may be cut off");
    }
    String field = fields.get(column);
    if (!isNumber(field, separator)) {
      int at = Math.max(0, row.text.indexOf(field));
      throw new ExchangeException(new Place.Text(row.line, at + 1),
          "'" + SvgText.excerpt(field) + "' is no number", "");
    }
    return Budget.coordinate(Double.parseDouble(field.replace(',', '.').replace('d', 'e').replace('D', 'e')),
        place);
  }
}
