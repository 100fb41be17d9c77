package dev.lastword.archive;

import dev.lastword.detect.MessageClass;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up what an index holds of conversations.
final class Counting {
  private static final String ARROW = " ↔ ";

  private final Database database;
  private final Filter filter;

  Counting(Database database, Query query) {
    this.database = database;
    this.filter = Filter.of(query);
  }

  /// Counts what they have in common.
  Facets facets() throws IOException {
    return database.ask(
        "SELECT " + TalkColumns.NAMES + " FROM talk WHERE " + filter.where(),
        filter.values(),
        rows -> {
          var counts = new Counts();
          while (rows.next()) {
            counts.add(TalkColumns.read(rows));
          }
          return counts.facets();
        });
  }

  /// How often each value was there.
  private static final class Counts {
    private final Map<String, Integer> models = new HashMap<>();
    private final Map<String, Integer> pairs = new HashMap<>();
    private final Map<String, Integer> personas = new HashMap<>();
    private final Map<String, Integer> batches = new HashMap<>();
    private final Map<String, Integer> endings = new HashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Integer> tags = new HashMap<>();
    private final Map<String, Integer> months = new HashMap<>();

    void add(Talk talk) {
      each(models, Stream.of(talk.a().label(), talk.b().label()));
      each(pairs, Stream.of(pair(talk)));
      each(personas, Stream.of(talk.a().persona(), talk.b().persona()));
      each(batches, Stream.of(talk.batch()));
      endings.merge(talk.over(), 1, Integer::sum);
      each(
          classes,
          Stream.of(MessageClass.values())
              .filter(kind -> talk.strip().indexOf(kind.letter()) >= 0)
              .map(MessageClass::code));
      each(tags, talk.tags().stream());
      each(months, Stream.of(TalkColumns.day(talk).toString().substring(0, 7)));
    }

    private static void each(Map<String, Integer> counts, Stream<String> values) {
      values
          .filter(value -> !value.isEmpty())
          .distinct()
          .forEach(value -> counts.merge(value, 1, Integer::sum));
    }

    Facets facets() {
      return new Facets(
          sorted(models),
          sorted(pairs),
          sorted(personas),
          sorted(batches),
          sorted(endings),
          sorted(classes),
          sorted(tags),
          sorted(months).stream()
              .sorted(Comparator.comparing(Facets.Count::value).reversed())
              .toList());
    }

    private static List<Facets.Count> sorted(Map<String, Integer> counts) {
      return counts.entrySet().stream()
          .map(one -> new Facets.Count(one.getKey(), one.getValue()))
          .sorted(
              Comparator.comparingInt(Facets.Count::talks)
                  .reversed()
                  .thenComparing(Facets.Count::value))
          .toList();
    }
  }

  /// Both labels, whoever speaks first; empty where nobody is named.
  static String pair(Talk talk) {
    return pair(talk.a().label(), talk.b().label());
  }

  private static String pair(String a, String b) {
    var names =
        Stream.of(a, b)
            .filter(name -> !name.isEmpty())
            .sorted(
                Comparator.<String, String>comparing(name -> name.toLowerCase(Locale.ROOT))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    return String.join(ARROW, names);
  }

  /// A side of a conversation, with what is known of the whole.
  private record Side(
      long talk,
      String label,
      int messages,
      long characters,
      int closing,
      int refusals,
      int echoes,
      long samples,
      long different,
      int calls,
      long latency,
      int length,
      String over,
      long unused,
      @Nullable Long tokens,
      @Nullable BigDecimal cost) {}

  /// Adds up how they talk.
  Statistics statistics() throws IOException {
    var all = new Sum();
    var models = new HashMap<String, Sum>();
    var pairs = new HashMap<String, Sum>();
    var talks = new LinkedHashMap<Long, List<Side>>();
    for (var side : sides()) {
      talks.computeIfAbsent(side.talk, _ -> new ArrayList<>(2)).add(side);
    }
    for (var sides : talks.values()) {
      var pair = pair(sides.getFirst().label, sides.size() < 2 ? "" : sides.getLast().label);
      for (var side : sides) {
        all.add(side);
        pairs.computeIfAbsent(pair, _ -> new Sum()).add(side);
        if (!side.label.isEmpty()) {
          models.computeIfAbsent(side.label, _ -> new Sum()).add(side);
        }
      }
    }
    return new Statistics(all.group(""), groups(models), groups(pairs));
  }

  private static List<Statistics.Group> groups(Map<String, Sum> sums) {
    return sums.entrySet().stream()
        .map(one -> one.getValue().group(one.getKey()))
        .sorted(
            Comparator.comparingInt(Statistics.Group::talks)
                .reversed()
                .thenComparing(Statistics.Group::name))
        .toList();
  }

  private List<Side> sides() throws IOException {
    return database.ask(
        "SELECT talk.key, label, side.messages, characters, closing, refusals, echoes, samples,"
            + " different, calls, side.latency, talk.messages, over, unused, tokens, cost"
            + " FROM talk JOIN side USING(key) WHERE talk.key IN (SELECT key FROM talk WHERE "
            + filter.where()
            + ") ORDER BY talk.key, side",
        filter.values(),
        rows -> {
          var sides = new ArrayList<Side>();
          while (rows.next()) {
            var tokens = rows.getLong(15);
            var known = !rows.wasNull();
            var cost = rows.getString(16);
            sides.add(
                new Side(
                    rows.getLong(1),
                    rows.getString(2),
                    rows.getInt(3),
                    rows.getLong(4),
                    rows.getInt(5),
                    rows.getInt(6),
                    rows.getInt(7),
                    rows.getLong(8),
                    rows.getLong(9),
                    rows.getInt(10),
                    rows.getLong(11),
                    rows.getInt(12),
                    rows.getString(13),
                    rows.getLong(14),
                    known ? Long.valueOf(tokens) : null,
                    cost == null ? null : new BigDecimal(cost)));
          }
          return sides;
        });
  }

  /// Sides added up. What belongs to a whole conversation counts once.
  private static final class Sum {
    private final HashSet<Long> talks = new HashSet<>();
    private final Map<String, Integer> endings = new HashMap<>();
    private long messages;
    private long length;
    private long characters;
    private long closing;
    private long refusals;
    private long echoes;
    private long samples;
    private long different;
    private long calls;
    private long latency;
    private long unused;
    private @Nullable Long tokens;
    private @Nullable BigDecimal cost;
    private int unknownCosts;

    void add(Side side) {
      messages += side.messages;
      characters += side.characters;
      closing += side.closing;
      refusals += side.refusals;
      echoes += side.echoes;
      samples += side.samples;
      different += side.different;
      calls += side.calls;
      latency += side.latency;
      if (talks.add(side.talk)) {
        addWhole(side);
      }
    }

    private void addWhole(Side side) {
      endings.merge(side.over, 1, Integer::sum);
      length += side.length;
      unused += side.unused;
      if (side.tokens != null) {
        tokens = side.tokens + (tokens == null ? 0 : tokens);
      }
      if (side.cost == null) {
        unknownCosts++;
      } else {
        cost = cost == null ? side.cost : cost.add(side.cost);
      }
    }

    Statistics.Group group(String name) {
      var sorted = new LinkedHashMap<String, Integer>();
      endings.entrySet().stream()
          .sorted(
              Map.Entry.<String, Integer>comparingByValue()
                  .reversed()
                  .thenComparing(Map.Entry.comparingByKey()))
          .forEach(one -> sorted.put(one.getKey(), one.getValue()));
      return new Statistics.Group(
          name,
          talks.size(),
          messages,
          share(length, talks.size()),
          share(characters, messages),
          share(closing, messages),
          share(refusals, messages),
          share(echoes, messages),
          samples == 0 ? null : Double.valueOf(share(different, samples)),
          sorted,
          unused,
          calls == 0 ? null : Duration.ofMillis(Math.round(share(latency, calls))),
          tokens,
          cost,
          unknownCosts);
    }

    private static double share(long some, long all) {
      return all == 0 ? 0 : (double) some / all;
    }
  }
}
