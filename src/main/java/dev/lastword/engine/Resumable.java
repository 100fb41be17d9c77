package dev.lastword.engine;

import dev.lastword.config.Inject;
import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Detector;
import dev.lastword.engine.History.Trouble;
import dev.lastword.engine.LocalLoop.Entrance;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.talk.Ending;
import dev.lastword.talk.Side;
import dev.lastword.talk.Usage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conversation that may go on, held so that nobody else goes on with it. Nothing is changed
/// until it does.
public final class Resumable implements Closeable {
  private final Stage stage;
  private final Path journal;
  private final Journals journals;
  private final Journals.Held held;
  private final Recall recall;
  private boolean handedOver;

  private Resumable(
      Stage stage, Path journal, Journals journals, Journals.Held held, Recall recall) {
    this.stage = stage;
    this.journal = journal;
    this.journals = journals;
    this.held = held;
    this.recall = recall;
  }

  static Resumable hold(Stage stage, Path journal, Journals journals) throws IOException {
    try {
      var held = journals.hold(journal);
      var recall = recall(journal, held, stage.bench());
      return new Resumable(stage, journal, journals, held, recall);
    } catch (IOException | RuntimeException e) {
      journals.close();
      throw e;
    }
  }

  private static Recall recall(Path journal, Journals.Held held, Judge.Bench bench)
      throws IOException {
    try {
      return Recall.of(held.contents().records(), folder(journal), bench);
    } catch (IllegalArgumentException e) {
      throw unreadable(journal, e);
    }
  }

  static Path folder(Path journal) {
    var folder = journal.toAbsolutePath().getParent();
    return folder == null ? journal.toAbsolutePath() : folder;
  }

  static UsageException unreadable(Path journal, IllegalArgumentException why) {
    return new UsageException(
        Problem.with(
            journal.toString(),
            "lacks what is needed to go on: " + why.getMessage(),
            "it was written by another version, or by another program"));
  }

  /// Its id.
  ///
  /// @return the stem of its files
  public String id() {
    return Stage.stem(journal);
  }

  /// What was agreed last.
  ///
  /// @return the spec, with what was changed on the way
  public Spec spec() {
    return recall.spec();
  }

  /// How far it came.
  ///
  /// @return the messages on record, a reply that only has to take its place among them
  public int messages() {
    return recall.history().messages() + (recall.pending() == null ? 0 : 1);
  }

  /// The calls that may have been billed and brought no reply, and of which nobody has decided yet.
  ///
  /// @return oldest first
  public List<UnknownCall> unknown() {
    return recall.calls().doubtful();
  }

  /// How it goes on.
  ///
  /// @param spec what is agreed from here on; its injects are those that are new
  /// @param reopen whether it goes on even where the judge ended it
  /// @param onUnknown what is done about calls in doubt; never [OnUnknown#STOP] where there are any
  public record Wish(Spec spec, boolean reopen, OnUnknown onUnknown) {}

  /// Refuses a wish that leads nowhere, with the reason and what would help.
  ///
  /// @param wish how it would go on
  /// @throws UsageException where it would end at once, or an inject comes too late
  public void check(Wish wish) {
    var problems = new ArrayList<Problem>();
    refusal(wish).ifPresent(problems::add);
    late(wish.spec().injects(), messages()).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }

  private Optional<Problem> refusal(Wish wish) {
    var lineage = recall.start().lineage();
    if (lineage != null && recall.history().messages() < lineage.at()) {
      return Optional.of(
          Problem.with(
              id(),
              "this fork broke off while it was made, nothing was sent",
              "fork again: lastword fork " + lineage.id() + " --at " + lineage.at()));
    }
    var end = recall.ended();
    if (end != null && recall.judged() && !wish.reopen()) {
      return Optional.of(
          Problem.with(
              id(),
              "it is over: %s after message %d%s"
                  .formatted(
                      end.ending(),
                      end.messages(),
                      end.onset() == null ? "" : ", begun at " + end.onset()),
              "to go on all the same: --reopen"));
    }
    // A run that reached its cap and broke off before it said so is only finished.
    return end == null && recall.calls().open().isEmpty() ? Optional.empty() : capped(wish);
  }

  private Optional<Problem> capped(Wish wish) {
    var spec = changes(wish).applied(recall.spec());
    var history = recall.judged() ? recall.history().reopened(false) : recall.history();
    // What a call in doubt used will never be known.
    history = recall.calls().open().isEmpty() ? history : history.spent(Usage.UNKNOWN);
    return new Conversation(spec).next(history) instanceof Step.End(var ending, var detail)
            && ending.kind() == Ending.Kind.CAP
        ? Optional.of(Problem.with(id(), why(ending, detail), higher(ending, history, spec)))
        : Optional.empty();
  }

  private String why(Ending ending, String detail) {
    var counted = ending == Ending.TOKENS || ending == Ending.COST;
    return counted && !unknown().isEmpty()
        ? "what a call in doubt used is not known, so the cap on "
            + ending.code()
            + " cannot be held"
        : detail;
  }

  private static String higher(Ending ending, History history, Spec spec) {
    return switch (ending) {
      case MESSAGES -> "a higher one: -n " + 2L * spec.caps().messages();
      case TOKENS ->
          history.used().totalTokens() == null
              ? "lift it: --max-total-tokens none"
              : "a higher one: --max-total-tokens N, or none";
      case COST ->
          history.used().cost() == null
              ? "lift it: --max-cost none"
              : "a higher one: --max-cost USD, or none";
      case TIME -> "a higher one: --max-time TIME, or none";
      default -> "a higher one";
    };
  }

  /// The first word that would stand before a message that was said.
  static Optional<Problem> late(List<Inject> injects, int said) {
    return injects.stream()
        .filter(inject -> inject.before() <= said)
        .findFirst()
        .map(inject ->
            Problem.with(
                "--inject",
                "\"" + inject.place() + "\" comes too late: message " + said + " was said",
                "the next is " + (said + 1)));
  }

  private Changes changes(Wish wish) {
    return Changes.between(recall.spec(), wish.spec(), wish.spec().injects());
  }

  /// Goes on. From here on the scene holds the files.
  ///
  /// @param wish how
  /// @param around everything outside the talk
  /// @return the conversation, nothing new said yet
  /// @throws UsageException where it would end at once, or a speaker cannot be found; nothing is
  ///   changed then
  /// @throws IOException where the journal or the log cannot be written
  public Stage.Scene goOn(Wish wish, Surroundings around) throws IOException {
    check(wish);
    if (wish.onUnknown() == OnUnknown.STOP && !unknown().isEmpty()) {
      throw new IllegalArgumentException("calls in doubt, and nothing is to be done about them");
    }
    var changes = changes(wish);
    var spec = changes.applied(recall.spec());
    var cast = stage.cast(spec);
    var resumed = held.resume(resume(wish, changes), Durability.of(spec.durability().code()));
    try {
      var scene = scene(resumed, cast, changes, wish, around);
      handedOver = true;
      return scene;
    } catch (IOException | RuntimeException e) {
      resumed.journal().close();
      throw e;
    }
  }

  private Stage.Scene scene(
      Journals.Resumed resumed, Cast cast, Changes changes, Wish wish, Surroundings around)
      throws IOException {
    var log = journal.resolveSibling(id() + ".md");
    var book = Book.goOn(resumed, log, recall.spec(), around.records());
    var given = wish.onUnknown() == OnUnknown.SKIP ? givenUp() : null;
    var open = recall.calls().open();
    resumed.added().forEach(recall::take);
    for (var call : open) {
      recall.take(book.unknown(call, "the program ended before its outcome was on record"));
    }
    cast.recall(recall.calls().served());
    for (var side : Side.values()) {
      Stage.passOver(cast.speaker(side), recall.read(side));
    }
    var loop =
        new LocalLoop(id(), cast, book, recall, new Entrance(changes.context(), given), around);
    return new Stage.Scene(id(), loop, journal, book, journals);
  }

  private @Nullable Trouble givenUp() {
    return unknown().isEmpty()
        ? null
        : new Trouble(
            Ending.OPERATOR,
            "message %d was given up: its call may have been billed"
                .formatted(unknown().getLast().message()));
  }

  private Run.Resume resume(Wish wish, Changes changes) {
    var end = recall.ended();
    var tree = new LinkedHashMap<>(changes.tree());
    if (!unknown().isEmpty()) {
      tree.put("on_unknown", wish.onUnknown().name().toLowerCase(Locale.ROOT));
    }
    var why = wish.reopen() ? Recall.REOPEN : end == null ? "broke off" : end.ending();
    return new Run.Resume(
        stage.tool(), Stage.writer(), why, Detector.VERSION, changes.caps(), tree, note(wish));
  }

  private String note(Wish wish) {
    var notes = new ArrayList<String>();
    if (!unknown().isEmpty()) {
      notes.add(
          unknown().size()
              + (unknown().size() == 1 ? " call in doubt, " : " calls in doubt, ")
              + (wish.onUnknown() == OnUnknown.SKIP ? "given up" : "asked again"));
    }
    if (!recall.detector().equals(Detector.VERSION)) {
      notes.add("the judge is version " + Detector.VERSION + ", before " + recall.detector());
    }
    return String.join("; ", notes);
  }

  /// Gives up the right to go on, unless the run went on with it.
  @Override
  public void close() throws IOException {
    if (!handedOver) {
      try (journals) {
        held.close();
      }
    }
  }
}
