package dev.lastword.batch;

import dev.lastword.batch.ReportedTalk.Place;
import dev.lastword.batch.ReportedTalk.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What became of a batch: everything its morning report says, computed anew from the journals of
/// its folder. Names, details and quotes are raw.
///
/// @param batch its name
/// @param made when this was computed
/// @param budget what it may cost; null: no limit
/// @param talks its conversations in the plan's order
/// @param older ids of journals in the folder that no conversation of the plan has, sorted
/// @param pairs its pairs in the plan's order
/// @param providers what was asked of each provider, by name
/// @param survival how many conversations are alive after n messages
/// @param quotes the most quotable last exchanges
public record Report(
    String batch,
    Instant made,
    @Nullable BigDecimal budget,
    List<ReportedTalk> talks,
    List<String> older,
    List<Pair> pairs,
    Map<String, ProviderCalls> providers,
    ReportSurvival survival,
    List<ReportedTalk> quotes) {
  /// Copies the collections.
  public Report {
    Objects.requireNonNull(batch);
    Objects.requireNonNull(made);
    Objects.requireNonNull(survival);
    talks = List.copyOf(talks);
    older = List.copyOf(older);
    pairs = List.copyOf(pairs);
    providers = new TreeMap<>(providers);
    quotes = List.copyOf(quotes);
  }

  /// Computes the report of a plan.
  ///
  /// @param batch the batch's name
  /// @param tasks its conversations
  /// @param budget what it may cost; null: no limit
  /// @param folder where its files are
  /// @param made the time
  /// @return all of it; a journal that cannot be read is part of it
  /// @throws IOException where the folder cannot be listed
  public static Report of(
      String batch, List<Task> tasks, @Nullable BigDecimal budget, Path folder, Instant made)
      throws IOException {
    return of(batch, ReportFolder.of(folder, tasks), budget, folder, made);
  }

  /// Computes the report of a folder whose plan is not at hand.
  ///
  /// @param folder where its files are
  /// @param made the time
  /// @return all of it: the conversations whose journals are there, of two versions of one the
  ///   newer
  /// @throws IOException where the folder cannot be listed
  public static Report of(Path folder, Instant made) throws IOException {
    var name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return of(name, ReportFolder.of(folder), null, folder, made);
  }

  private static Report of(
      String batch, ReportFolder found, @Nullable BigDecimal budget, Path folder, Instant made) {
    var talks = found.read(new ReportReader(folder));
    var providers = new TreeMap<String, ProviderCalls>();
    talks.forEach(talk ->
        talk.providers()
            .forEach((name, calls) ->
                providers.computeIfAbsent(name, _ -> new ProviderCalls()).addAll(calls)));
    return new Report(
        batch,
        made,
        budget,
        talks,
        found.older(),
        pairs(talks),
        providers,
        ReportSurvival.of(talks),
        ReportQuotes.of(talks));
  }

  private static List<Pair> pairs(List<ReportedTalk> talks) {
    var byPair = new LinkedHashMap<List<String>, List<ReportedTalk>>();
    for (var talk : talks) {
      var key = List.of(talk.place().a(), talk.place().b());
      byPair.computeIfAbsent(key, _ -> new ArrayList<>()).add(talk);
    }
    return byPair.values().stream().map(Pair::new).toList();
  }

  /// The conversations of two who talk.
  ///
  /// @param talks all of them, at least one
  public record Pair(List<ReportedTalk> talks) {
    /// Copies the list.
    public Pair {
      talks = List.copyOf(talks);
    }

    /// Which pair it is.
    ///
    /// @return the place of its first conversation
    public Place place() {
      return talks.getFirst().place();
    }

    /// How its conversations died.
    ///
    /// @return the curve
    public ReportSurvival survival() {
      return ReportSurvival.of(talks);
    }

    /// How often each ending was.
    ///
    /// @return codes and numbers, most frequent first
    public Map<String, Integer> endings() {
      return Report.endings(talks);
    }
  }

  /// What was saved by ending conversations before their cap, as far as it is known.
  ///
  /// @param messages how many messages
  /// @param tokens how many tokens
  /// @param dollars United States dollars
  /// @param uncounted of how many conversations the tokens are unknown
  /// @param unpriced of how many conversations the cost is unknown
  public record Savings(
      long messages, long tokens, BigDecimal dollars, int uncounted, int unpriced) {}

  /// How many conversations stand so.
  ///
  /// @param state how
  /// @return their number
  public int count(State state) {
    return count(talk -> talk.state() == state);
  }

  int count(Predicate<ReportedTalk> wanted) {
    return (int) talks.stream().filter(wanted).count();
  }

  /// How many messages all conversations have.
  ///
  /// @return their sum
  public long messages() {
    return talks.stream().mapToLong(ReportedTalk::messages).sum();
  }

  /// How often each ending was.
  ///
  /// @return codes and numbers, most frequent first
  public Map<String, Integer> endings() {
    return endings(talks);
  }

  private static Map<String, Integer> endings(List<ReportedTalk> talks) {
    var counts = new TreeMap<String, Integer>();
    talks.stream()
        .map(ReportedTalk::ending)
        .filter(code -> !code.isEmpty())
        .forEach(code -> counts.merge(code, 1, Integer::sum));
    var sorted = new LinkedHashMap<String, Integer>();
    counts.entrySet().stream()
        .sorted((one, other) -> other.getValue() - one.getValue())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /// What all calls were, all providers together.
  ///
  /// @return the sums
  public ProviderCalls calls() {
    var sum = new ProviderCalls();
    providers.values().forEach(sum::addAll);
    return sum;
  }

  /// What was saved.
  ///
  /// @return the sums
  public Savings savings() {
    var messages = 0L;
    var tokens = 0L;
    var dollars = BigDecimal.ZERO;
    var uncounted = 0;
    var unpriced = 0;
    for (var talk : talks) {
      var saved = talk.saved();
      if (saved != null) {
        messages += saved.messages();
        tokens += saved.tokens() == null ? 0 : saved.tokens();
        dollars = saved.dollars() == null ? dollars : dollars.add(saved.dollars());
        uncounted += saved.tokens() == null ? 1 : 0;
        unpriced += saved.dollars() == null ? 1 : 0;
      }
    }
    return new Savings(messages, tokens, dollars, uncounted, unpriced);
  }

  /// The report in two or three sentences.
  ///
  /// @return a line each, raw
  public List<String> headline() {
    var words = new ReportStory(this);
    return words.lead().isEmpty()
        ? List.of(words.headline())
        : List.of(words.headline(), words.lead());
  }
}
