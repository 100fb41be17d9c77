package dev.lastword.talk;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The facts of a conversation at its end.
///
/// @param messages how many messages it has
/// @param onset the first message of the closing; null where the judge did not end it
/// @param because the readings that carried the judge's decision, oldest first; may be empty
/// @param threshold the score that was needed
/// @param tokens the tokens of all calls; null: unknown
/// @param cached the tokens of all calls that came from a provider's cache; null: unknown
/// @param bill what all calls cost, and how that is known
/// @param took from the first question to the end
/// @param detail for an ending by error, cap or from outside: what, where and what next; may be
///   empty
/// @param log the Markdown log; null where none was written
public record Summary(
    int messages,
    @Nullable Integer onset,
    List<Because> because,
    double threshold,
    @Nullable Long tokens,
    @Nullable Long cached,
    Bill bill,
    Duration took,
    String detail,
    @Nullable Path log) {
  /// One message that testified for the end.
  ///
  /// @param message its number
  /// @param speaker who said it
  /// @param kind the code of its class
  /// @param quotes the evidence in the speaker's words, raw
  /// @param before the closing score before it
  /// @param score the closing score after it
  public record Because(
      int message, String speaker, String kind, List<String> quotes, double before, double score) {
    /// Copies the quotes.
    public Because {
      quotes = List.copyOf(quotes);
    }
  }

  /// Copies the reasons.
  public Summary {
    Objects.requireNonNull(bill);
    because = List.copyOf(because);
  }

  /// The facts where nothing is known of a cache, and a provider said the cost.
  ///
  /// @param messages how many messages it has
  /// @param onset the first message of the closing; null where the judge did not end it
  /// @param because the readings that carried the judge's decision
  /// @param threshold the score that was needed
  /// @param tokens the tokens of all calls; null: unknown
  /// @param cost United States dollars of all calls; null: unknown
  /// @param took from the first question to the end
  /// @param detail for an ending by error, cap or from outside; may be empty
  /// @param log the Markdown log; null where none was written
  public Summary(
      int messages,
      @Nullable Integer onset,
      List<Because> because,
      double threshold,
      @Nullable Long tokens,
      @Nullable BigDecimal cost,
      Duration took,
      String detail,
      @Nullable Path log) {
    this(messages, onset, because, threshold, tokens, null, Bill.reported(cost), took, detail, log);
  }

  /// What all calls cost.
  ///
  /// @return United States dollars; null: unknown
  public @Nullable BigDecimal cost() {
    return bill.dollars();
  }
}
