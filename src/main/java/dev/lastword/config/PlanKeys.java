package dev.lastword.config;

import dev.lastword.detect.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The keys of a plan.
final class PlanKeys {
  static final int MOST_REPEATS = 1_000_000;
  static final int MOST_JOBS = 10_000;

  private static final Shape TEXT = new Shape.Text();
  private static final Shape AMOUNT = new Shape.Amount();
  private static final Shape TEXTS = new Shape.Many(TEXT, 0);

  /// Who stands on a side, where a word is not enough.
  static final List<Key> WHO =
      List.of(
          new Key("id", new Shape.Id(), "What stands for it in the ids of its conversations."),
          new Key("name", TEXT, "The name for show."),
          new Key(
              "model",
              TEXT,
              "Who speaks: provider:model, URL#name, script:FILE or replay:FILE#NAME."),
          new Key("persona", TEXT, "As whom: a persona's name, or the path of its file."),
          new Key("system", TEXT, "The system prompt, in place of the persona's."),
          new Key("temperature", new Shape.Decimal(0, 2), "How freely replies are drawn."),
          new Key("max_tokens", new Shape.Count(1, 10_000_000), "The longest reply, in tokens."));

  private static final Shape SPEAKER =
      new Shape.Either(List.of(new Shape.Text(), new Shape.Keys(WHO)));

  /// A row of `pairs`.
  static final List<Key> PAIR =
      List.of(
          new Key("id", new Shape.Id(), "Names the pair in the report."),
          new Key("a", SPEAKER, "Who starts: what -a takes, or a mapping."),
          new Key("b", SPEAKER, "Who answers."));

  /// A row of `openers`.
  static final List<Key> OPENER =
      List.of(
          new Key("id", new Shape.Id(), "Names the opener in ids and in the report."),
          new Key("text", TEXT, "What is said first, as it stands here."),
          new Key("file", TEXT, "The file that holds it, from the plan's folder."));

  /// Where each conversation ends at the latest.
  static final List<Key> CAPS =
      List.of(
          new Key("messages", new Shape.Count(1, 1_000_000), "Most messages (default: 50)."),
          new Key("total_tokens", AMOUNT, "Most tokens, both directions."),
          new Key("cost_usd", AMOUNT, "Most dollars, such as 0.50."),
          new Key("time", AMOUNT, "Most time, such as 90s, 30m or 1h30m."));

  /// When a conversation is ended before.
  static final List<Key> STOP =
      List.of(
          new Key("policy", words(Policy.values()), "How readily the judge ends it."),
          new Key("when", TEXT, "The stop expression, in place of the policy's."),
          new Key("phrases", TEXTS, "End it where one of these is said."),
          new Key("patterns", TEXTS, "End it where one of these RE2 patterns matches."),
          new Key("action", words(StopSettings.Action.values()), "What is done at a stop."));

  private static final Shape LIMITS =
      new Shape.Keys(
          List.of(
              new Key("rpm", new Shape.Count(1, 1_000_000_000), "Most requests a minute."),
              new Key("tpm", new Shape.Count(1, 1_000_000_000), "Most tokens a minute."),
              new Key("concurrent", new Shape.Count(1, 10_000), "Most calls at a time.")));

  /// A whole plan.
  static final List<Key> PLAN =
      List.of(
          new Key("version", new Shape.Only(1), "The version of this form."),
          new Key("kind", new Shape.Word(List.of("batch", "register")), "What is planned."),
          new Key(
              "personas",
              new Shape.Many(SPEAKER, 1),
              "Every ordered pair of two of these talks: names, paths, models or mappings."),
          new Key("self", new Shape.Truth(), "Each of the personas also talks to itself."),
          new Key(
              "pairs",
              new Shape.Many(new Shape.Keys(PAIR), 1),
              "Who talks to whom, in place of personas."),
          new Key(
              "openers",
              new Shape.Many(
                  new Shape.Either(List.of(new Shape.Text(), new Shape.Keys(OPENER))), 1),
              "What is said first; without it side a is asked to open."),
          new Key(
              "repeat",
              new Shape.Count(1, MOST_REPEATS),
              "How often each pair talks from each opener (default: 1)."),
          new Key("caps", new Shape.Keys(CAPS), "Where each conversation ends at the latest."),
          new Key("max_messages", new Shape.Count(1, 1_000_000), "Short for caps: messages."),
          new Key("budget_usd", AMOUNT, "Most dollars of the whole batch."),
          new Key(
              "jobs",
              new Shape.Count(1, MOST_JOBS),
              "How many conversations run at a time (default: 8)."),
          new Key("rates", new Shape.Named(LIMITS), "How much each provider may be asked."),
          new Key("stop", new Shape.Keys(STOP), "When a conversation is ended before its caps."));

  private PlanKeys() {}

  private static Shape words(Enum<?>[] all) {
    return new Shape.Word(
        Arrays.stream(all).map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
  }
}
