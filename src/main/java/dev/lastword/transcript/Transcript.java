package dev.lastword.transcript;

import dev.lastword.detect.Utterance;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A conversation as it was kept, whatever the form of its file.
///
/// @param id the id its file gives, verbatim; never a path
/// @param title a title other than the two names; null: none
/// @param speakers the names of the sides, a first: none, one or two
/// @param started when it began, to the second, by the clock of whoever wrote it; null: unknown
/// @param ended when it ended; null: unknown, or not yet
/// @param routing where the messages came from; may be empty
/// @param lines everything said
/// @param footer why it ended; null: the file does not say
/// @param form the form it was read from
/// @param warnings what a careful reader would want to know about the file
/// @param origin where it was imported from; null: it was not
/// @param asides what its file holds besides the words of the two sides
public record Transcript(
    String id,
    @Nullable String title,
    List<String> speakers,
    @Nullable LocalDateTime started,
    @Nullable LocalDateTime ended,
    List<Routing> routing,
    List<Line> lines,
    @Nullable Footer footer,
    Form form,
    List<String> warnings,
    @Nullable Provenance origin,
    List<Aside> asides) {
  /// Refuses speakers a file could not tell apart.
  public Transcript {
    Objects.requireNonNull(id);
    Objects.requireNonNull(form);
    title = title == null ? null : OneLine.of(title);
    speakers = List.copyOf(speakers);
    routing = List.copyOf(routing);
    lines = List.copyOf(lines);
    warnings = List.copyOf(warnings);
    asides = List.copyOf(asides);
    started = started == null ? null : started.truncatedTo(ChronoUnit.SECONDS);
    ended = ended == null ? null : ended.truncatedTo(ChronoUnit.SECONDS);
    checkSpeakers(speakers);
    for (var line : lines) {
      if (line instanceof Line.Said said && !isNamed(said.side(), speakers)) {
        throw new IllegalArgumentException("side " + said.side().code() + " has no name");
      }
    }
  }

  /// A conversation that was not imported, and of which the two sides' words are all there is.
  ///
  /// @param id the id its file gives, verbatim; never a path
  /// @param title a title other than the two names; null: none
  /// @param speakers the names of the sides, a first: none, one or two
  /// @param started when it began; null: unknown
  /// @param ended when it ended; null: unknown, or not yet
  /// @param routing where the messages came from; may be empty
  /// @param lines everything said
  /// @param footer why it ended; null: the file does not say
  /// @param form the form it was read from
  /// @param warnings what a careful reader would want to know about the file
  public Transcript(
      String id,
      @Nullable String title,
      List<String> speakers,
      @Nullable LocalDateTime started,
      @Nullable LocalDateTime ended,
      List<Routing> routing,
      List<Line> lines,
      @Nullable Footer footer,
      Form form,
      List<String> warnings) {
    this(
        id, title, speakers, started, ended, routing, lines, footer, form, warnings, null,
        List.of());
  }

  /// The forms in which talks are kept.
  public enum Form {
    /// Our own Markdown.
    MARKDOWN,
    /// Markdown of that shape without our mark: nothing in it is escaped.
    PLAIN_MARKDOWN,
    /// Text with numbered turns.
    TURNS,
    /// Our own journal.
    JOURNAL,
    /// JSON or JSON Lines with a list of messages, ours among them.
    JSON,
    /// Lists of messages as the OpenAI and Anthropic interfaces take them, with roles.
    OPENAI,
    /// Lists of `from` and `value`, as in training data.
    SHAREGPT,
    /// `conversations.json` of a ChatGPT export.
    CHATGPT,
    /// `conversations.json` of a Claude export.
    CLAUDE,
    /// A log of Inspect, the evaluation framework.
    INSPECT,
    /// The events of pidgin.
    PIDGIN,
    /// What llm-conversation saves, as JSON or as text.
    LLM_CONVERSATION,
    /// What UniversalBackrooms writes.
    BACKROOMS;

    /// The form's name where users type it.
    ///
    /// @return lower case, with hyphens
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// The name shown for a side.
  ///
  /// @param side the side
  /// @return its name
  public String speaker(Side side) {
    return side == Side.A ? speakers.getFirst() : speakers.get(1);
  }

  /// The messages, counted from 1.
  ///
  /// @return all of them, in order
  public List<Message> messages() {
    var messages = new ArrayList<Message>();
    said()
        .forEach(said ->
            messages.add(
                new Message(messages.size() + 1, said.side(), speaker(said.side()), said.text())));
    return messages;
  }

  /// The messages as the judge hears them.
  ///
  /// @return all of them, in order
  public List<Utterance> utterances() {
    return said()
        .map(said ->
            new Utterance(Utterance.Side.valueOf(said.side().name()), said.text(), said.finish()))
        .toList();
  }

  /// The same transcript with one more warning.
  Transcript warned(String warning) {
    var all = new ArrayList<>(warnings);
    all.add(warning);
    return new Transcript(
        id, title, speakers, started, ended, routing, lines, footer, form, all, origin, asides);
  }

  /// The same transcript as it was imported.
  Transcript from(Provenance where) {
    return new Transcript(
        id, title, speakers, started, ended, routing, lines, footer, form, warnings, where, asides);
  }

  private Stream<Line.Said> said() {
    return lines.stream().filter(Line.Said.class::isInstance).map(Line.Said.class::cast);
  }

  /// Whether a file can name a speaker so.
  static boolean isName(String name) {
    return !name.isBlank() && name.indexOf('\n') < 0 && name.indexOf('\r') < 0;
  }

  private static boolean isNamed(Side side, List<String> speakers) {
    return speakers.size() > (side == Side.A ? 0 : 1);
  }

  private static void checkSpeakers(List<String> speakers) {
    if (speakers.size() > 2) {
      throw new IllegalArgumentException("a conversation has two sides, not " + speakers);
    }
    for (var name : speakers) {
      if (!isName(name)) {
        throw new IllegalArgumentException("a name is one line, not \"" + name + "\"");
      }
    }
    if (speakers.size() == 2
        && !SpeakerNames.of(speakers.getFirst(), speakers.getLast()).both().equals(speakers)) {
      throw new IllegalArgumentException("two sides cannot both be " + speakers.getFirst());
    }
  }
}
