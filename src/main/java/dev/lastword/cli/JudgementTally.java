package dev.lastword.cli;

import dev.lastword.detect.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many judgements summed up: by ending, by pair, and the worst. It keeps no message.
final class JudgementTally {
  private static final int WORST = 5;

  private final List<Row> rows = new ArrayList<>();

  /// One conversation.
  ///
  /// @param file the file as the user named it
  /// @param id its id
  /// @param speakers who spoke, in the order of the file
  /// @param messages how many messages it has
  /// @param after the message it should have ended after; null: it would run on
  /// @param rule why; null: it would run on
  /// @param unused what came after that
  record Row(
      String file,
      String id,
      List<String> speakers,
      int messages,
      @Nullable Integer after,
      @Nullable Rule rule,
      Judgement.Unused unused) {
    Row {
      speakers = List.copyOf(speakers);
    }
  }

  /// Conversations that have something in common.
  ///
  /// @param rows at least one
  record Group(List<Row> rows) {
    Group {
      rows = List.copyOf(rows);
    }

    int messages() {
      return rows.stream().mapToInt(Row::messages).sum();
    }

    /// How many have an end.
    int ended() {
      return (int) rows.stream().filter(row -> row.after() != null).count();
    }

    /// How many went on after their end.
    int ranOn() {
      return (int) rows.stream().filter(row -> row.unused().messages() > 0).count();
    }

    /// What came after the ends.
    Judgement.Unused unused() {
      return new Judgement.Unused(
          rows.stream().mapToInt(row -> row.unused().messages()).sum(),
          rows.stream().mapToLong(row -> row.unused().replyTokens()).sum(),
          rows.stream().mapToLong(row -> row.unused().promptTokens()).sum());
    }

    /// The message in the middle of all ends; null where none has one.
    @Nullable Double median() {
      var ends = rows.stream().map(Row::after).filter(Objects::nonNull).sorted().toList();
      var size = ends.size();
      return size == 0 ? null : (ends.get((size - 1) / 2) + ends.get(size / 2)) / 2.0;
    }
  }

  /// Counts a judgement.
  void add(Judgement judgement) {
    var stop = judgement.stop();
    rows.add(
        new Row(
            judgement.file(),
            judgement.transcript().id(),
            judgement.transcript().speakers(),
            judgement.messages().size(),
            stop == null ? null : stop.after(),
            stop == null ? null : stop.rule(),
            judgement.unused()));
  }

  Group all() {
    return new Group(rows);
  }

  /// By the code of the rule, the largest first; those that would run on stand under an empty code,
  /// last.
  Map<String, Group> endings() {
    return grouped(
        row -> row.rule() == null ? "" : row.rule().code(),
        Comparator.<Map.Entry<String, Group>, Boolean>comparing(e -> e.getKey().isEmpty())
            .thenComparingInt(e -> -e.getValue().rows().size()));
  }

  /// By pair, whoever spoke first; the one that lost most comes first.
  Map<List<String>, Group> pairs() {
    return grouped(
        row -> row.speakers().stream().sorted(NAMES).toList(),
        Comparator.<Map.Entry<List<String>, Group>>comparingInt(
                e -> -e.getValue().unused().messages())
            .thenComparingLong(e -> -e.getValue().unused().replyTokens())
            .thenComparing(e -> String.join(" ", e.getKey()), NAMES));
  }

  private static final Comparator<String> NAMES =
      Comparator.<String, String>comparing(name -> name.toLowerCase(Locale.ROOT))
          .thenComparing(Comparator.naturalOrder());

  /// Those with the most messages after their end.
  List<Row> worst() {
    return rows.stream()
        .filter(row -> row.unused().messages() > 0)
        .sorted(
            Comparator.<Row>comparingInt(row -> -row.unused().messages())
                .thenComparingLong(row -> -row.unused().replyTokens()))
        .limit(WORST)
        .toList();
  }

  private <K> Map<K, Group> grouped(
      Function<Row, K> key, Comparator<? super Map.Entry<K, Group>> order) {
    var lists = new LinkedHashMap<K, List<Row>>();
    rows.forEach(row -> lists.computeIfAbsent(key.apply(row), _ -> new ArrayList<>()).add(row));
    var groups = new LinkedHashMap<K, Group>();
    lists.entrySet().stream()
        .map(entry -> Map.entry(entry.getKey(), new Group(entry.getValue())))
        .sorted(order)
        .forEach(entry -> groups.put(entry.getKey(), entry.getValue()));
    return groups;
  }
}
