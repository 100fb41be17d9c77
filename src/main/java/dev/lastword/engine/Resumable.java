package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.config.UsageException;
import dev.lastword.detect.Detector;
import dev.lastword.engine.History.Trouble;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Run;
import dev.lastword.talk.Ending;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conversation that may go on, held so that nobody else goes on with it. Nothing is changed
/// until it does.
public final class Resumable implements Closeable {
  /// What was decided about calls in doubt, in `run.resume`.
  static final String ON_UNKNOWN = "on_unknown";

  private final Stage stage;
  private final RunFiles files;
  private final Writing writing;
  private final Journals.Held held;
  private final Recall recall;
  private boolean handedOver;

  private Resumable(
      Stage stage, RunFiles files, Writing writing, Journals.Held held, Recall recall) {
    this.stage = stage;
    this.files = files;
    this.writing = writing;
    this.held = held;
    this.recall = recall;
  }

  static Resumable hold(Stage stage, Path journal, Writing writing) throws IOException {
    try {
      var files = new RunFiles(journal);
      var held = writing.journals().hold(journal);
      var recall = files.recall(held.contents().records(), stage.bench());
      return new Resumable(stage, files, writing, held, recall);
    } catch (IOException | RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  /// Its id.
  ///
  /// @return the stem of its files
  public String id() {
    return files.id();
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
    return recall.messages();
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
  /// @param unattended whether nobody is there to answer: a run that has reached a cap is ended
  ///   then and not refused, and one whose message is given up has failed
  public record Wish(Spec spec, boolean reopen, OnUnknown onUnknown, boolean unattended) {
    /// One whose user is there.
    ///
    /// @param spec what is agreed from here on
    /// @param reopen whether it goes on even where the judge ended it
    /// @param onUnknown what is done about calls in doubt
    public Wish(Spec spec, boolean reopen, OnUnknown onUnknown) {
      this(spec, reopen, onUnknown, false);
    }

    /// What it changes.
    Changes changes(Spec before) {
      return Changes.between(before, spec, spec.injects());
    }
  }

  /// Refuses a wish that leads nowhere, with the reason and what would help.
  ///
  /// @param wish how it would go on
  /// @throws UsageException where it would end at once, or an inject comes too late
  public void check(Wish wish) {
    UsageException.throwIfAny(new Obstacles(id(), recall).to(wish));
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
    var changes = wish.changes(recall.spec());
    var spec = changes.applied(recall.spec());
    var cast = stage.cast(spec);
    var resumed =
        held.resume(resume(wish, changes), Durability.of(spec.keeping().durability().code()));
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
    var book = Book.goOn(resumed, files.log(), recall.spec(), around.records());
    var given = wish.onUnknown() == OnUnknown.SKIP ? givenUp(wish) : null;
    var open = recall.calls().open();
    resumed.added().forEach(recall::take);
    for (var call : open) {
      recall.take(book.unknown(call, "the program ended before its outcome was on record"));
    }
    cast.recall(recall);
    var entrance = new Entrance(changes.context(), given);
    var loop = new LocalLoop(id(), cast, book, recall, entrance, around);
    return new Stage.Scene(id(), loop, files.journal(), book, writing);
  }

  private @Nullable Trouble givenUp(Wish wish) {
    return unknown().isEmpty()
        ? null
        : new Trouble(
            wish.unattended() ? Ending.ERROR : Ending.OPERATOR,
            "message %d was given up: its call may have been billed"
                .formatted(unknown().getLast().message()));
  }

  private Run.Resume resume(Wish wish, Changes changes) {
    var end = recall.ended();
    var tree = new LinkedHashMap<>(changes.tree());
    if (!unknown().isEmpty()) {
      tree.put(ON_UNKNOWN, wish.onUnknown().code());
    }
    var why = wish.reopen() ? Recall.REOPEN : end == null ? "broke off" : end.ending();
    return new Run.Resume(
        stage.tool(),
        FirstRecord.writer(),
        why,
        Detector.VERSION,
        changes.caps(),
        tree,
        note(wish));
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
      try (writing) {
        held.close();
      }
    }
  }
}
