package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.detect.Stop;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.ModelRef;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What has happened so far in a conversation: everything [Conversation] needs to decide.
///
/// @param lines what was said, the operator's words among it
/// @param messages how many messages that holds
/// @param used what all calls used together; a number is unknown once one call did not say it
/// @param elapsed the time since the start
/// @param stop the judge's word, where it stands; null while the talk is held to be alive
/// @param nudges how often the operator nudged
/// @param injected how many of the operator's words agreed on beforehand were said
/// @param narrowed the sides that are sent less than was agreed on, because it no longer fitted
/// @param trouble what ended the talk from outside; null while nothing did
public record History(
    List<Line> lines,
    int messages,
    Usage used,
    Duration elapsed,
    @Nullable Stop stop,
    int nudges,
    int injected,
    Map<Side, ContextPolicy> narrowed,
    @Nullable Trouble trouble) {
  /// Something from outside the talk that ends it.
  ///
  /// @param ending why, one of the endings from outside or a cap
  /// @param detail what, where and what next; may be empty
  public record Trouble(Ending ending, String detail) {
    /// Says what went wrong and where, without the provider's words.
    static String at(Endpoint.Identity who, String what) {
      var where = who.provider().equals(ModelRef.CUSTOM) ? who.baseUrl() : who.provider();
      return where + " (" + who.model() + "): " + what;
    }
  }

  /// Nothing has happened.
  public static final History EMPTY =
      new History(List.of(), 0, Usage.NONE, Duration.ZERO, null, 0, 0, Map.of(), null);

  /// Keeps the lines from changing.
  public History {
    narrowed = Map.copyOf(narrowed);
    lines = Collections.unmodifiableList(lines);
  }

  /// The last message.
  ///
  /// @return null where there is none yet
  public @Nullable Message last() {
    return lines.reversed().stream()
        .filter(Line.Spoken.class::isInstance)
        .map(line -> ((Line.Spoken) line).message())
        .findFirst()
        .orElse(null);
  }

  /// After one more message.
  ///
  /// @param message what was said
  /// @param usage what it used
  /// @param verdict the judge's word after it; null while the talk is held to be alive
  /// @return what has happened now
  public History spoken(Message message, Usage usage, @Nullable Stop verdict) {
    return new History(
        with(new Line.Spoken(message)),
        messages + 1,
        used.plus(usage),
        elapsed,
        verdict,
        nudges,
        injected,
        narrowed,
        trouble);
  }

  /// After the judge's word on the last message.
  ///
  /// @param verdict null while the talk is held to be alive
  /// @return what has happened now
  public History judged(@Nullable Stop verdict) {
    return new History(
        lines, messages, used, elapsed, verdict, nudges, injected, narrowed, trouble);
  }

  /// After a word of the operator's.
  ///
  /// @param text the words
  /// @param to the only side that hears it; null: both do
  /// @return what has happened now
  public History told(String text, @Nullable Side to) {
    return told(text, to, injected);
  }

  /// After a word of the operator's that was agreed on beforehand.
  ///
  /// @param text the words
  /// @param to the only side that hears it; null: both do
  /// @return what has happened now
  public History injected(String text, @Nullable Side to) {
    return told(text, to, injected + 1);
  }

  private History told(String text, @Nullable Side to, int nowInjected) {
    return new History(
        with(new Line.Operator(text, to)),
        messages,
        used,
        elapsed,
        stop,
        nudges,
        nowInjected,
        narrowed,
        trouble);
  }

  /// After the judge's word was set aside, by a nudge or by whoever was asked.
  ///
  /// @param nudged whether by a nudge
  /// @return what has happened now
  public History reopened(boolean nudged) {
    var nowNudges = nudged ? nudges + 1 : nudges;
    return new History(
        lines, messages, used, elapsed, null, nowNudges, injected, narrowed, trouble);
  }

  /// After the talk no longer fitted what a side's model can read.
  ///
  /// @param side the side
  /// @param policy what it is sent from here on
  /// @return what has happened now
  public History narrowed(Side side, ContextPolicy policy) {
    var now = new EnumMap<Side, ContextPolicy>(Side.class);
    now.putAll(narrowed);
    now.put(side, policy);
    return new History(lines, messages, used, elapsed, stop, nudges, injected, now, trouble);
  }

  /// After the user said anew what a side is sent.
  ///
  /// @return what has happened now
  public History widened() {
    return new History(lines, messages, used, elapsed, stop, nudges, injected, Map.of(), trouble);
  }

  /// After some time.
  ///
  /// @param now the time since the start
  /// @return what has happened now
  public History at(Duration now) {
    return new History(lines, messages, used, now, stop, nudges, injected, narrowed, trouble);
  }

  /// After a call that brought no message.
  ///
  /// @param usage what it used
  /// @return what has happened now
  public History spent(Usage usage) {
    return new History(
        lines, messages, used.plus(usage), elapsed, stop, nudges, injected, narrowed, trouble);
  }

  /// After something ended the talk from outside. The first such thing counts.
  ///
  /// @param what it was
  /// @return what has happened now
  public History struck(Trouble what) {
    var first = trouble == null ? what : trouble;
    return new History(lines, messages, used, elapsed, stop, nudges, injected, narrowed, first);
  }

  private List<Line> with(Line line) {
    var more = new ArrayList<Line>(lines.size() + 1);
    more.addAll(lines);
    more.add(line);
    return more;
  }
}
