package dev.lastword.archive;

import dev.lastword.journal.BadRecordException;
import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.transcript.NotATranscriptException;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads the files of a stem for the index. What cannot be read is a conversation with a flaw.
final class TalkReading {
  private static final int LONGEST_FLAW = 400;
  private static final int LARGEST = 256 << 20;

  private final Path archive;
  private final Bundle bundle;
  private final List<Held> held = new ArrayList<>();

  private TalkReading(Path archive, Bundle bundle) {
    this.archive = archive;
    this.bundle = bundle;
  }

  /// Reads them.
  ///
  /// @return a conversation each, some files several; empty where they are no conversations
  static List<Held> of(Path archive, Bundle bundle) {
    var reading = new TalkReading(archive, bundle);
    reading.read();
    return reading.held;
  }

  private void read() {
    var journal = bundle.file(Shelf.JOURNAL);
    var isJournal = journal != null && isJournal(journal);
    for (var file : bundle.files()) {
      var isIt = isJournal && file.equals(journal);
      try {
        if (isIt) {
          journal(file);
        } else if (!(isJournal && isLog(file)) && !BatchReports.isOne(path(file))) {
          transcripts(file);
        }
      } catch (IOException | RuntimeException e) {
        // one hostile file must not hide the others, whatever it does to its reader
        broken(file, isIt, e);
      }
    }
  }

  private boolean isJournal(Folder.Stat file) {
    try {
      return Shelf.head(path(file)) != null;
    } catch (IOException e) {
      return true; // whoever reads it will say why
    }
  }

  private static boolean isLog(Folder.Stat file) {
    return file.name().endsWith(Shelf.LOG);
  }

  private Path path(Folder.Stat file) {
    return archive.resolve(file.name());
  }

  private void journal(Folder.Stat file) throws IOException {
    var draft = new TalkDraft(file, 0);
    var log = bundle.file(Shelf.LOG);
    draft.journal = true;
    draft.log = log == null ? null : log.name();
    var told = new JournalFacts(records(file, draft));
    told.fill(draft);
    held.add(new TalkWords(told.transcript(), told.readings(), told.tokens()).held(draft));
  }

  /// All records, or those before the first bad one.
  private List<JournalRecord> records(Folder.Stat file, TalkDraft draft) throws IOException {
    try {
      var contents = JournalReader.read(path(file));
      draft.state = contents.ended() ? Talk.State.ENDED : Talk.State.OPEN;
      return contents.records();
    } catch (BadRecordException e) {
      var good = JournalReader.beforeDamage(path(file));
      if (good.isEmpty()) {
        throw e;
      }
      draft.state = Talk.State.BROKEN;
      draft.flaw = flaw(file, e);
      return good;
    }
  }

  private void transcripts(Folder.Stat file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(path(file))) {
      bytes = in.readNBytes(LARGEST + 1); // one more than is taken: who reads it will say so
    }
    var all = Transcripts.read(file.name(), bytes);
    var digest = Digest.of(bytes);
    for (var i = 0; i < all.size(); i++) {
      var draft = new TalkDraft(file, all.size() == 1 ? 0 : i + 1);
      draft.log = isLog(file) ? file.name() : null;
      draft.digest = digest;
      TranscriptFacts.fill(draft, all.get(i));
      held.add(new TalkWords(all.get(i), Map.of(), Map.of()).held(draft));
    }
  }

  private void broken(Folder.Stat file, boolean journal, Exception trouble) {
    var draft = new TalkDraft(file, 0);
    draft.journal = journal;
    draft.state = Talk.State.BROKEN;
    draft.flaw = flaw(file, trouble);
    draft.digest = journal ? "" : digest(file);
    held.add(new Held(draft.talk(), List.of(), Map.of()));
  }

  /// The hash of a file that holds no conversation; empty where it cannot even be read.
  private String digest(Folder.Stat file) {
    try (var in = Files.newInputStream(path(file))) {
      return file.size() > LARGEST ? "" : Digest.of(in.readNBytes(LARGEST));
    } catch (IOException e) {
      return "";
    }
  }

  /// What is wrong, without the file's name, which stands beside it.
  private String flaw(Folder.Stat file, Exception trouble) {
    var words =
        Objects.requireNonNullElse(trouble.getMessage(), trouble.getClass().getSimpleName());
    for (var shown : List.of(path(file).toString(), file.name())) {
      words = words.startsWith(shown) ? words.substring(shown.length()) : words;
    }
    words = words.startsWith(":") ? words.substring(1).strip() : words.strip();
    var ours = trouble instanceof NotATranscriptException || trouble instanceof BadRecordException;
    var line = (ours ? words : "cannot be read: " + words).lines().findFirst().orElse("");
    return line.length() > LONGEST_FLAW ? line.substring(0, LONGEST_FLAW) : line;
  }
}
