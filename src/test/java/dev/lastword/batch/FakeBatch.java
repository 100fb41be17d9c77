package dev.lastword.batch;

import dev.lastword.config.Asking;
import dev.lastword.config.Keeping;
import dev.lastword.config.Plan;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.talk.Summary;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Plays the events of a batch without a batch, to whoever listens.
public final class FakeBatch {
  private final BiConsumer<Task, Event> listener;
  private final int most;

  /// @param most the cap on messages
  public FakeBatch(BiConsumer<Task, Event> listener, int most) {
    this.listener = listener;
    this.most = most;
  }

  /// A conversation of two models, each `provider:name`.
  public static Task task(String a, String b, int n) {
    var one = member(a);
    var other = member(b);
    var id = one.id() + "_" + other.id() + "_x_r" + n;
    var spec =
        new Spec(
            one.party(),
            other.party(),
            null,
            Side.A,
            Caps.DEFAULT,
            StopSettings.DEFAULT,
            Set.of(),
            Asking.DEFAULT,
            Keeping.DEFAULT,
            List.of(),
            Path.of("transcripts"));
    return new Task(id, "00", new Plan.Pair("p", one, other), new Plan.Opening("x", "x"), n, spec);
  }

  private static Plan.Member member(String model) {
    var provider = model.substring(0, model.indexOf(':'));
    var name = model.substring(model.indexOf(':') + 1);
    var speaker = new SpeakerSpec.Model(provider, name, null, null, null);
    return new Plan.Member(
        name, new Spec.Party(name, speaker, "", Sampling.DEFAULT, null), Set.of());
  }

  private static Spec.Party party(Task task, Side side) {
    return side == Side.A ? task.spec().a() : task.spec().b();
  }

  public void starts(Task task) {
    starts(task, task.spec().a().name(), task.spec().b().name());
  }

  /// Under names that no file would be allowed.
  public void starts(Task task, String a, String b) {
    listener.accept(
        task, new Event.Started(task.id(), a, b, new Caps(most, null, null, null), null));
  }

  public void asks(Task task, int number, Side side) {
    listener.accept(task, new Event.Asked(number, side, party(task, side).name(), 1));
  }

  public void streams(Task task, int number, Side side, String text) {
    listener.accept(task, new Event.Streamed(number, side, text));
  }

  /// Says a message and judges it.
  public void says(Task task, int number, String kind, double score, long tokens, String dollars) {
    var side = number % 2 == 1 ? Side.A : Side.B;
    var usage = new Usage(tokens, 0L, 0L, 0L, new BigDecimal(dollars));
    listener.accept(
        task,
        new Event.Spoke(
            new Message(number, side, party(task, side).name(), "text"),
            usage,
            Duration.ofMillis(200),
            Duration.ofSeconds(2)));
    listener.accept(task, new Event.Judged(number, kind, List.of(), 0, score, 4.0));
  }

  public void waits(Task task, int number, Side side, String why, Duration span) {
    listener.accept(task, new Event.Held(number, side, party(task, side).name(), why, span));
  }

  public void fails(Task task, int number, Side side, String why) {
    listener.accept(task, new Event.Retrying(number, side, why, 1, Duration.ofSeconds(3)));
  }

  public void flags(Task task, int number, String what) {
    listener.accept(task, new Event.Flagged(number, what));
  }

  public void ends(
      Task task,
      Ending ending,
      int messages,
      @Nullable Integer onset,
      String dollars,
      String words) {
    var judged = ending.kind() == Ending.Kind.JUDGED;
    var because =
        new Summary.Because(messages, party(task, Side.A).name(), "closing", List.of(words), 0, 4);
    listener.accept(
        task,
        new Event.Ended(
            ending,
            new Summary(
                messages,
                onset,
                judged ? List.of(because) : List.of(),
                4.0,
                1000L,
                0L,
                Bill.reported(new BigDecimal(dollars)),
                Duration.ofSeconds(60),
                judged ? "" : words,
                Path.of("transcripts/x.md"))));
  }
}
