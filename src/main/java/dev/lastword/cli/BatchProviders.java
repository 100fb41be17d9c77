package dev.lastword.cli;

import dev.lastword.batch.Progress;
import dev.lastword.text.Neutral;
import dev.lastword.text.Width;
import java.util.List;

/// The line of the providers: how much each is asked, and what holds it back. Those that do not fit
/// are counted.
///
/// @param columns the terminal's columns
record BatchProviders(int columns) {
  private static final int LONGEST_NAME = 24;

  /// The line; empty where nobody is asked.
  String line(List<Progress.Provider> providers) {
    if (providers.isEmpty()) {
      return "";
    }
    var gap = columns >= BatchView.WIDE ? "    " : "   ";
    var line = new StringBuilder(" ").append(words(providers.getFirst(), true));
    for (var at = 1; at < providers.size(); at++) {
      var next = gap + words(providers.get(at), false);
      var rest = providers.size() - at - 1;
      var more = rest == 0 ? 0 : Width.of(gap + "and 99 more");
      if (Width.of(line.toString()) + Width.of(next) + more > columns - 1) {
        var all = line + gap + "and " + (rest + 1) + " more";
        return Width.truncate(
            Width.of(all) < columns ? all : line.toString(), Math.max(1, columns - 1));
      }
      line.append(next);
    }
    return Width.truncate(line.toString(), Math.max(1, columns - 1));
  }

  /// One provider; the first also says what the figures mean.
  static String words(Progress.Provider provider, boolean first) {
    var limit = provider.slowedTo() == null ? provider.most() : provider.slowedTo();
    var words =
        new StringBuilder(name(provider)).append(' ').append(Figures.count(provider.lately()));
    if (limit != null) {
      words.append('/').append(Figures.count(limit));
    }
    words.append(first ? " rpm" : "");
    if (provider.slowedTo() != null) {
      words.append(" slowed");
    }
    var until = provider.until();
    if (until != null) {
      words.append(", waiting ").append(seconds(until));
    } else if (provider.held() > 0) {
      words.append(", ").append(Figures.count(provider.held())).append(" wait");
    }
    return words.toString();
  }

  private static String name(Progress.Provider provider) {
    return Width.truncate(Neutral.line(provider.name()), LONGEST_NAME);
  }

  /// Whole seconds, rounded up: a second that is not over is still waited for.
  static String seconds(java.time.Duration span) {
    var seconds = (span.toMillis() + 999) / 1000;
    return seconds < 100 ? seconds + "s" : Figures.span(java.time.Duration.ofSeconds(seconds));
  }
}
