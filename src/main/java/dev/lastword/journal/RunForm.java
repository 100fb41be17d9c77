package dev.lastword.journal;

import dev.lastword.talk.Caps;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The `run.…` records as fields.
final class RunForm {
  private RunForm() {}

  static Fields write(Run run) {
    return switch (run) {
      case Run.Start start -> write(start);
      case Run.Resume(
              var tool,
              var writer,
              var why,
              var detector,
              var caps,
              var changes,
              var note) ->
          Fields.empty()
              .with("tool", tool)
              .withFields("writer", writer(writer))
              .with("why", why)
              .with("detector", detector)
              .withFields("caps", caps == null ? null : caps(caps))
              .with("changes", changes.isEmpty() ? null : changes)
              .withText("note", note);
      case Run.Recovered(var offset, var bytes, var digest, var aside) ->
          Fields.empty()
              .with("offset", offset)
              .with("bytes", bytes)
              .with("digest", digest)
              .with("aside", aside);
      case Run.End end -> write(end);
    };
  }

  static Run.Start start(Fields fields) {
    return new Run.Start(
        fields.text("id"),
        fields.text("tool"),
        writer(fields.object("writer")),
        fields.object("spec").map(),
        fields.text("config"),
        fields.objects("voices").stream().map(RunForm::voice).toList(),
        judge(fields.object("judge")),
        caps(fields.object("caps")),
        opening(fields.object("opening")),
        Durability.of(fields.text("durability")),
        fields.text("zone"),
        lineage(fields.objectOrNull("lineage")));
  }

  static Run.Resume resume(Fields fields) {
    var caps = fields.objectOrNull("caps");
    return new Run.Resume(
        fields.text("tool"),
        writer(fields.object("writer")),
        fields.text("why"),
        fields.text("detector"),
        caps == null ? null : caps(caps),
        fields.objectOrEmpty("changes").map(),
        fields.textOrNone("note"));
  }

  static Run.Recovered recovered(Fields fields) {
    return new Run.Recovered(
        fields.whole("offset"),
        fields.whole("bytes"),
        fields.text("digest"),
        fields.textOrNull("aside"));
  }

  static Run.End end(Fields fields) {
    return new Run.End(
        fields.text("ending"),
        fields.count("messages"),
        fields.count("calls"),
        fields.countOrNull("onset"),
        CallForm.usage(fields),
        fields.nanos("took_ns"),
        fields.textOrNone("detail"));
  }

  private static Fields write(Run.Start start) {
    return Fields.empty()
        .with("id", start.id())
        .with("tool", start.tool())
        .withFields("writer", writer(start.writer()))
        .with("spec", start.spec())
        .with("config", start.config())
        .with("voices", start.voices().stream().map(voice -> voice(voice).map()).toList())
        .withFields("judge", judge(start.judge()))
        .withFields("caps", caps(start.caps()))
        .withFields("opening", opening(start.opening()))
        .with("durability", start.durability().code())
        .with("zone", start.zone())
        .withFields("lineage", lineage(start.lineage()));
  }

  private static Fields write(Run.End end) {
    return Fields.empty()
        .with("ending", end.ending())
        .with("messages", end.messages())
        .with("calls", end.calls())
        .with("onset", end.onset())
        .withFields("usage", CallForm.usage(end.usage()))
        .withNanos("took_ns", end.took())
        .withText("detail", end.detail());
  }

  private static Fields writer(Run.Writer writer) {
    return Fields.empty().with("pid", writer.pid()).with("host", writer.host());
  }

  private static Run.Writer writer(Fields fields) {
    return new Run.Writer(fields.whole("pid"), fields.text("host"));
  }

  private static Fields voice(Run.Voice voice) {
    return Fields.empty()
        .withSide(voice.side())
        .with("name", voice.name())
        .with("source", voice.source())
        .withFields("endpoint", CallForm.target(voice.endpoint()))
        .with("system", voice.system())
        .with("digest", voice.digest());
  }

  private static Run.Voice voice(Fields fields) {
    var endpoint = fields.objectOrNull("endpoint");
    return new Run.Voice(
        fields.side("side"),
        fields.text("name"),
        fields.text("source"),
        endpoint == null ? null : CallForm.target(endpoint),
        fields.text("system"),
        fields.text("digest"));
  }

  private static Fields judge(Run.Judge judge) {
    return Fields.empty().with("version", judge.version()).with("policy", judge.policy());
  }

  private static Run.Judge judge(Fields fields) {
    return new Run.Judge(fields.text("version"), fields.text("policy"));
  }

  private static Fields caps(Caps caps) {
    var cost = caps.cost();
    var time = caps.time();
    return Fields.empty()
        .with("messages", caps.messages())
        .with("total_tokens", caps.totalTokens())
        .with("cost", cost == null ? null : Canonical.decimal(cost))
        .with("time_ms", time == null ? null : time.toMillis());
  }

  private static Caps caps(Fields fields) {
    var time = fields.wholeOrNull("time_ms");
    return new Caps(
        fields.count("messages"),
        fields.wholeOrNull("total_tokens"),
        fields.decimalOrNull("cost"),
        time == null ? null : Duration.ofMillis(time));
  }

  private static Fields opening(Run.Opening opening) {
    return Fields.empty()
        .with("text", opening.text())
        .with("as", opening.as())
        .with("first", opening.first().code());
  }

  private static Run.Opening opening(Fields fields) {
    return new Run.Opening(fields.textOrNull("text"), fields.text("as"), fields.side("first"));
  }

  private static @Nullable Fields lineage(Run.@Nullable Lineage lineage) {
    return lineage == null
        ? null
        : Fields.empty()
            .with("id", lineage.id())
            .with("head", lineage.head())
            .with("at", lineage.at());
  }

  private static Run.@Nullable Lineage lineage(@Nullable Fields fields) {
    return fields == null
        ? null
        : new Run.Lineage(fields.text("id"), fields.text("head"), fields.count("at"));
  }
}
