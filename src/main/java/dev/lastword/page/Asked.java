package dev.lastword.page;

import dev.lastword.archive.Query;
import dev.lastword.archive.SearchQuery;
import dev.lastword.detect.MessageClass;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a library shows: all of it stands in the link of the page, so that any state of it can be
/// kept as a bookmark. Values are raw.
///
/// @param words what is searched for; empty: nothing
/// @param filters what conversations are narrowed by: the name of a filter, and its values
/// @param sort the order
/// @param reversed whether it is turned round
/// @param page which page, from 1
public record Asked(
    String words, Map<String, List<String>> filters, Query.Sort sort, boolean reversed, int page) {
  /// The filters there are, in the order they are written.
  static final List<String> FILTERS =
      List.of("model", "pair", "persona", "batch", "ending", "class", "tag", "since", "until");

  /// How many conversations a page lists.
  static final int ROWS = 60;

  /// How many conversations a page of hits lists.
  static final int FOUND = 20;

  private static final int MOST_VALUES = 20;
  private static final int LONGEST = 400;

  /// Copies the filters, and drops those there are not.
  public Asked {
    var kept = new LinkedHashMap<String, List<String>>();
    for (var name : FILTERS) {
      var values =
          filters.getOrDefault(name, List.of()).stream()
              .filter(value -> value.length() <= LONGEST)
              .limit(MOST_VALUES)
              .toList();
      if (!values.isEmpty()) {
        kept.put(name, values);
      }
    }
    filters = kept;
    page = Math.max(1, page);
  }

  /// Reads a link's query.
  ///
  /// @param parameters names and values, decoded
  /// @return what it asks for; what nobody knows asks for nothing
  public static Asked of(Map<String, List<String>> parameters) {
    var sort = first(parameters, "sort");
    return new Asked(
        cut(first(parameters, "q")),
        parameters,
        Arrays.stream(Query.Sort.values())
            .filter(one -> code(one).equals(sort))
            .findFirst()
            .orElse(Query.Sort.DATE),
        parameters.containsKey("turned"),
        number(first(parameters, "page")));
  }

  private static String cut(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    var values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static int number(String text) {
    var digits = !text.isEmpty() && text.length() < 7 && text.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(text) : 1;
  }

  static String code(Query.Sort sort) {
    return sort.name().toLowerCase(Locale.ROOT);
  }

  /// Whether a value is asked for.
  boolean has(String filter, String value) {
    return filters.getOrDefault(filter, List.of()).contains(value);
  }

  /// The link with a value more, or without it where it is asked for.
  String toggled(String filter, String value) {
    var changed = new LinkedHashMap<>(filters);
    var values = new ArrayList<>(filters.getOrDefault(filter, List.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    changed.put(filter, values);
    return new Asked(words, changed, sort, reversed, 1).href();
  }

  /// The link in another order; the same order again turns it round.
  String sorted(Query.Sort by) {
    return new Asked(words, filters, by, by == sort && !reversed, 1).href();
  }

  String paged(int number) {
    return new Asked(words, filters, sort, reversed, number).href();
  }

  /// The link without what is searched for.
  String silent() {
    return new Asked("", filters, sort, reversed, 1).href();
  }

  /// The link of all this.
  ///
  /// @return a path with its query
  public String href() {
    var parts = new ArrayList<String>();
    if (!words.isEmpty()) {
      parts.add("q=" + Link.encode(words));
    }
    filters.forEach(
        (name, values) -> values.forEach(value -> parts.add(name + "=" + Link.encode(value))));
    if (sort != Query.Sort.DATE) {
      parts.add("sort=" + code(sort));
    }
    if (reversed) {
      parts.add("turned");
    }
    if (page > 1) {
      parts.add("page=" + page);
    }
    return parts.isEmpty() ? "/" : "/?" + String.join("&", parts);
  }

  /// What is asked of the index.
  ///
  /// @return the conversations of this page
  public Query query() {
    var pair = filters.getOrDefault("pair", List.of());
    var both = pair.isEmpty() ? List.<String>of() : List.of(pair.getFirst().split(" ↔ ", 2));
    return new Query.Builder()
        .models(values("model"))
        .pair(both.size() == 2 ? both : List.of())
        .personas(values("persona"))
        .batches(values("batch"))
        .endings(values("ending"))
        .classes(classes())
        .tags(values("tag"))
        .since(day("since"))
        .until(day("until"))
        .sort(sort, reversed)
        .limit(ROWS)
        .offset((page - 1) * ROWS)
        .build();
  }

  /// What is searched for in them.
  ///
  /// @return three messages of each conversation
  public SearchQuery search() {
    return new SearchQuery(words, null, null, query(), FOUND, 3, (page - 1) * FOUND);
  }

  private List<String> values(String name) {
    return filters.getOrDefault(name, List.of());
  }

  private List<MessageClass> classes() {
    return values("class").stream()
        .flatMap(
            code -> Arrays.stream(MessageClass.values()).filter(kind -> kind.code().equals(code)))
        .toList();
  }

  private @Nullable LocalDate day(String name) {
    var values = values(name);
    try {
      return values.isEmpty() ? null : LocalDate.parse(values.getFirst());
    } catch (DateTimeException e) {
      return null; // no day, so none is asked for
    }
  }

  /// What does the same in a terminal.
  String command() {
    var line =
        new StringBuilder(words.isEmpty() ? "lastword list" : "lastword search " + quoted(words));
    filters.forEach((name, values) ->
        values.forEach(value -> {
          line.append(" --").append(name);
          Arrays.stream(name.equals("pair") ? value.split(" ↔ ", 2) : new String[] {value})
              .forEach(part -> line.append(' ').append(quoted(part)));
        }));
    if (sort != Query.Sort.DATE) {
      line.append(" --sort ").append(code(sort));
    }
    return reversed ? line.append(" --reverse").toString() : line.toString();
  }

  private static String quoted(String value) {
    var plain =
        value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:".indexOf(c) >= 0);
    return plain && !Objects.requireNonNull(value).isEmpty()
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }
}
