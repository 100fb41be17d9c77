package dev.lastword.engine;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.talk.Event;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import dev.lastword.transcript.Footer;
import dev.lastword.transcript.Line.Operator;
import dev.lastword.transcript.Line.Said;
import dev.lastword.transcript.MarkdownLog;
import dev.lastword.transcript.MarkdownWriter;
import dev.lastword.transcript.Routing;
import dev.lastword.transcript.Telemetry;
import dev.lastword.transcript.Transcript;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Markdown log of a run: grows by the message, is written whole at the end.
final class Log implements Closeable {
  private final Spec spec;
  private final String id;
  private final LocalDateTime started;
  private final Path path;
  private final InstantSource clock;
  private final ZoneId zone;
  private final MarkdownLog markdown;
  private final List<dev.lastword.transcript.Line> lines = new ArrayList<>();
  private final Map<Side, Totals> totals = new EnumMap<>(Side.class);

  /// What the replies of one side come to.
  private record Totals(int replies, Duration latency, Usage usage) {
    static final Totals NONE = new Totals(0, Duration.ZERO, Usage.NONE);

    Totals plus(Delivery.Origin origin) {
      return new Totals(
          replies + 1, latency.plus(origin.took().total()), usage.plus(origin.usage()));
    }
  }

  Log(Spec spec, String id, LocalDateTime started, Path path, InstantSource clock, ZoneId zone)
      throws IOException {
    this.spec = spec;
    this.id = id;
    this.started = started;
    this.path = path;
    this.clock = clock;
    this.zone = zone;
    this.markdown =
        MarkdownLog.create(path, new MarkdownWriter(spec.telemetry()), transcript(null, null));
  }

  Path path() {
    return path;
  }

  String id() {
    return id;
  }

  void message(Delivery.Spoken spoken) throws IOException {
    var origin = spoken.origin();
    var side = spoken.message().side();
    if (origin.receipt() != null) {
      totals.merge(side, Totals.NONE.plus(origin), (before, _) -> before.plus(origin));
    }
    add(
        new Said(
            side,
            spoken.message().text(),
            origin.finish(),
            new Telemetry(origin.receipt(), latency(origin), now().toLocalTime())));
  }

  void operator(String text) throws IOException {
    add(new Operator(text));
  }

  /// Writes the whole log with its header complete.
  void finish(Event.Ended ended) throws IOException {
    markdown.finish(transcript(now(), footer(ended)));
  }

  @Override
  public void close() throws IOException {
    markdown.close();
  }

  private void add(dev.lastword.transcript.Line line) throws IOException {
    lines.add(line);
    markdown.add(line);
  }

  private static @Nullable Duration latency(Delivery.Origin origin) {
    return origin.receipt() == null ? null : origin.took().total();
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), zone);
  }

  private Transcript transcript(@Nullable LocalDateTime ended, @Nullable Footer footer) {
    return new Transcript(
        id,
        null,
        List.of(spec.party(Side.A).name(), spec.party(Side.B).name()),
        started,
        ended,
        routing(),
        lines,
        footer,
        Transcript.Form.MARKDOWN,
        List.of());
  }

  private List<Routing> routing() {
    var routing = new ArrayList<Routing>();
    totals.forEach((side, total) -> {
      if (spec.party(side).speaker() instanceof SpeakerSpec.Model model) {
        routing.add(
            new Routing(
                side,
                model.provider(),
                model.model(),
                total.replies(),
                total.latency(),
                total.usage().promptTokens(),
                total.usage().completionTokens(),
                total.usage().cost()));
      }
    });
    return routing;
  }

  private Footer footer(Event.Ended ended) {
    var summary = ended.summary();
    var quotes = new ArrayList<Footer.Quote>();
    for (var because : summary.because()) {
      because
          .quotes()
          .forEach(
              quote -> quotes.add(new Footer.Quote(because.message(), because.speaker(), quote)));
    }
    return new Footer(
        ended.ending().code(), summary.onset(), spec.caps().messages(), quotes, summary.detail());
  }
}
