package dev.lastword.archive;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lastword.detect.MessageClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers a search.
final class Searching {
  /// So many messages at most are weighed against each other; more are said by everybody, and their
  /// order says nothing.
  private static final int WEIGHED = 20_000;

  private static final int LONGEST_PATTERN = 1_000;
  private static final String KEY = "rowid" + IndexSchema.KEY_OF;

  private final Database database;
  private final SearchQuery query;
  private final WordQuery words;
  private final @Nullable Pattern pattern;
  private final Marking marking;
  private final String where;
  private final List<Object> values = new ArrayList<>();

  Searching(Database database, SearchQuery query) throws BadQueryException {
    this.database = database;
    this.query = query;
    this.words = WordQuery.of(query.words());
    this.pattern = pattern(query.regex());
    this.marking = new Marking(words, pattern);
    values.add(words.match());
    this.where = "word MATCH ?" + within() + said();
  }

  private static @Nullable Pattern pattern(@Nullable String regex) throws BadQueryException {
    if (regex == null) {
      return null;
    }
    if (regex.length() > LONGEST_PATTERN) {
      throw new BadQueryException(
          "a pattern of " + regex.length() + " characters", "at most " + LONGEST_PATTERN);
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new BadQueryException(
          "\"" + regex + "\" is no pattern: " + e.getDescription(), "patterns are those of RE2");
    }
  }

  private String within() {
    var filter = Filter.of(query.within());
    if (filter.isEmpty()) {
      return "";
    }
    values.addAll(filter.values());
    return " AND " + KEY + " IN (SELECT key FROM talk WHERE " + filter.where() + ")";
  }

  /// By whom it was said: one of those named, on whichever side that is.
  private String said() {
    var names = new ArrayList<>(words.speakers());
    if (query.speaker() != null) {
      names.add(query.speaker());
    }
    if (names.isEmpty()) {
      return "";
    }
    var sides = new ArrayList<String>();
    for (var side : List.of("a", "b")) {
      var any = new ArrayList<String>();
      for (var name : names) {
        any.add("instr(" + side + "_keys, ?) > 0 OR instr(" + side + "_roles, ?) > 0");
        values.add(Terms.name(name));
        values.add(Terms.name(name));
      }
      sides.add(
          "((rowid & 1) = "
              + sides.size()
              + " AND "
              + KEY
              + " IN (SELECT key FROM talk WHERE "
              + String.join(" OR ", any)
              + "))");
    }
    return " AND (" + String.join(" OR ", sides) + ")";
  }

  /// A message that matches, and how well; the lower, the better.
  private record Match(long id, double rank) {}

  /// A conversation in the making.
  private static final class Group {
    private final List<Match> matches = new ArrayList<>();
    private int messages;
    private double best;

    void add(Match match) {
      matches.add(match);
      messages++;
      best = Math.min(best, match.rank);
    }
  }

  Findings findings() throws IOException {
    return pattern == null ? byWords() : byPattern(pattern);
  }

  private Findings byWords() throws IOException {
    var counts =
        database.ask(
            "SELECT count(*), count(DISTINCT " + KEY + ") FROM word WHERE " + where,
            values,
            rows -> new long[] {rows.getLong(1), rows.getLong(2)});
    var capped = counts[0] > WEIGHED;
    var groups = capped ? recounted(weighed(true)) : weighed(false);
    return new Findings(counts[0], (int) counts[1], capped, found(groups));
  }

  /// The conversations given back, weighed by their best message.
  private Map<Long, Group> weighed(boolean newest) throws IOException {
    var bound = new ArrayList<>(values);
    bound.add(newest ? WEIGHED : -1);
    bound.add(query.talks() == 0 ? -1 : query.talks());
    bound.add(query.offset());
    return database.ask(
        "WITH hit AS MATERIALIZED (SELECT rowid AS id, bm25(word) AS rank FROM word WHERE "
            + where
            + (newest ? " ORDER BY rowid DESC" : "")
            + " LIMIT ?), best AS MATERIALIZED (SELECT id"
            + IndexSchema.KEY_OF
            + " AS key, min(rank) AS rank FROM hit GROUP BY 1"
            + " ORDER BY 2, 1 DESC LIMIT ? OFFSET ?)"
            + " SELECT hit.id, hit.rank FROM hit JOIN best ON best.key = hit.id"
            + IndexSchema.KEY_OF
            + " ORDER BY best.rank, best.key DESC",
        bound,
        rows -> {
          var groups = new LinkedHashMap<Long, Group>();
          while (rows.next()) {
            var match = new Match(rows.getLong(1), rows.getDouble(2));
            groups.computeIfAbsent(IndexSchema.key(match.id), _ -> new Group()).add(match);
          }
          return groups;
        });
  }

  /// Where not all messages were weighed, those of a conversation are counted by themselves.
  private Map<Long, Group> recounted(Map<Long, Group> groups) throws IOException {
    for (var group : groups.entrySet()) {
      var bound = new ArrayList<>(values);
      bound.add(IndexSchema.first(group.getKey()));
      bound.add(IndexSchema.first(group.getKey() + 1));
      group.getValue().messages =
          database.ask(
              "SELECT count(*) FROM word WHERE " + where + " AND rowid >= ? AND rowid < ?",
              bound,
              rows -> rows.getInt(1));
    }
    return groups;
  }

  private Findings byPattern(Pattern wanted) throws IOException {
    var groups =
        database.ask(
            "WITH hit AS MATERIALIZED (SELECT rowid AS id, bm25(word) AS rank FROM word WHERE "
                + where
                + ") SELECT hit.id, hit.rank, message.text FROM hit JOIN message USING(id)",
            values,
            rows -> {
              var all = new HashMap<Long, Group>();
              while (rows.next()) {
                if (wanted.matcher(rows.getString(3)).find()) {
                  var match = new Match(rows.getLong(1), rows.getDouble(2));
                  all.computeIfAbsent(IndexSchema.key(match.id), _ -> new Group()).add(match);
                }
              }
              return all;
            });
    var messages = groups.values().stream().mapToLong(group -> group.messages).sum();
    var best = new LinkedHashMap<Long, Group>();
    groups.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Long, Group>>comparingDouble(one -> one.getValue().best)
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .skip(query.offset())
        .limit(query.talks() == 0 ? Long.MAX_VALUE : query.talks())
        .forEach(one -> best.put(one.getKey(), one.getValue()));
    return new Findings(messages, groups.size(), false, found(best));
  }

  private List<Findings.InTalk> found(Map<Long, Group> groups) throws IOException {
    var found = new ArrayList<Findings.InTalk>();
    for (var group : groups.entrySet()) {
      var talk = talk(group.getKey()); // it may have been removed between two questions
      if (talk.isPresent()) {
        found.add(inTalk(talk.get(), group.getValue()));
      }
    }
    return found;
  }

  private Optional<Talk> talk(long key) throws IOException {
    return database.ask(
        "SELECT " + TalkColumns.NAMES + " FROM talk WHERE key = ?",
        List.of(key),
        rows -> rows.next() ? Optional.of(TalkColumns.read(rows)) : Optional.empty());
  }

  private Findings.InTalk inTalk(Talk talk, Group group) throws IOException {
    var best =
        group.matches.stream()
            .sorted(Comparator.comparingDouble(Match::rank).thenComparingLong(Match::id))
            .limit(query.hits() == 0 ? Long.MAX_VALUE : query.hits())
            .sorted(Comparator.comparingLong(Match::id))
            .toList();
    var hits = new ArrayList<Findings.Hit>();
    for (var match : best) {
      text(match.id).ifPresent(text -> hits.add(hit(talk, match, text)));
    }
    return new Findings.InTalk(talk, group.messages, hits);
  }

  private Findings.Hit hit(Talk talk, Match match, String text) {
    var number = IndexSchema.number(match.id);
    var side = IndexSchema.side(match.id);
    return new Findings.Hit(
        number,
        side,
        talk.party(side).name(),
        kind(talk.strip(), number),
        -match.rank,
        marking.snippet(text));
  }

  private Optional<String> text(long id) throws IOException {
    return database.ask(
        "SELECT text FROM message WHERE id = ?",
        List.of(id),
        rows -> rows.next() ? Optional.of(rows.getString(1)) : Optional.empty());
  }

  /// The code of a message's class; empty where that is unknown.
  static String kind(String strip, int number) {
    if (number < 1 || number > strip.length()) {
      return "";
    }
    for (var kind : MessageClass.values()) {
      if (kind.letter() == strip.charAt(number - 1)) {
        return kind.code();
      }
    }
    return "";
  }
}
