package dev.lastword.transcript;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a conversation ended, as the log tells it.
///
/// @param ending the code of the ending
/// @param onset the first message of the closing; null where the judge did not end it
/// @param cap the most messages it could have had; null: unknown
/// @param account why the judge ended it, in one paragraph; empty where it did not
/// @param quotes the words that carried the judge's decision, oldest first
/// @param detail what, where and what next, in one line; may be empty
public record Footer(
    String ending,
    @Nullable Integer onset,
    @Nullable Integer cap,
    String account,
    List<Quote> quotes,
    String detail) {
  /// Brings the texts into one line each.
  public Footer {
    ending = OneLine.of(ending);
    account = OneLine.of(account);
    quotes = List.copyOf(quotes);
    detail = OneLine.of(detail);
  }

  /// Words that testify for the end.
  ///
  /// @param message the message they stand in
  /// @param speaker who said them
  /// @param text the words, brought into one line of at most 200 code points
  public record Quote(int message, String speaker, String text) {
    private static final int LONGEST = 200;

    /// Brings the texts into one line each.
    public Quote {
      Objects.requireNonNull(speaker);
      text = cut(OneLine.of(text));
    }

    private static String cut(String text) {
      if (text.codePointCount(0, text.length()) <= LONGEST) {
        return text;
      }
      return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
  }
}
