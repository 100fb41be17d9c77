package dev.lastword.engine;

import dev.lastword.config.Spec;
import dev.lastword.detect.Verdict;
import dev.lastword.endpoint.Endpoint;
import dev.lastword.endpoint.Outcome;
import dev.lastword.endpoint.Request;
import dev.lastword.journal.Call;
import dev.lastword.journal.Entry;
import dev.lastword.journal.Journal;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Journals;
import dev.lastword.journal.Operator;
import dev.lastword.journal.Run;
import dev.lastword.journal.Said;
import dev.lastword.talk.Event;
import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.transcript.JournalTranscript;
import dev.lastword.transcript.MarkdownLog;
import dev.lastword.transcript.MarkdownWriter;
import dev.lastword.transcript.Verdicts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a run puts on record, in the journal's words; the log follows the journal record by record,
/// so the one can always be had from the other. One intent is closed by exactly one outcome.
final class Book implements Closeable {
  private final Journal journal;
  private final JournalTranscript telling;
  private final Path log;
  private final MarkdownLog markdown;
  private final Consumer<JournalRecord> records;
  private final @Nullable Tape tape;
  private final CallWords words;
  private int calls;

  private Book(
      Journal journal,
      JournalTranscript telling,
      Path log,
      MarkdownLog markdown,
      Consumer<JournalRecord> records,
      boolean keepBytes) {
    this.journal = journal;
    this.telling = telling;
    this.log = log;
    this.markdown = markdown;
    this.records = records;
    this.tape = keepBytes ? new Tape() : null;
    this.words = new CallWords(tape);
  }

  /// Begins the log beside a journal that holds its first record.
  ///
  /// @param journal the journal
  /// @param log where the log is written; must not exist
  /// @param spec whether the log tells receipts and latencies, and the journal keeps bytes
  /// @param records hears every line of the journal once it is written
  static Book open(Journal journal, Path log, Spec spec, Consumer<JournalRecord> records)
      throws IOException {
    var first = JournalReader.read(journal.file()).records().getFirst();
    records.accept(first);
    var telling = new JournalTranscript(first);
    var writer = new MarkdownWriter(spec.keeping().telemetry());
    var markdown = MarkdownLog.create(log, writer, telling.transcript());
    return new Book(journal, telling, log, markdown, records, spec.keeping().bytes());
  }

  /// Goes on with a journal: its log is told anew from all that is on record, and grows on.
  ///
  /// @param resumed the journal, holding the record that resumes it
  /// @param log where the log is written; need not exist
  /// @param spec whether the log tells receipts and latencies, and the journal keeps bytes
  /// @param records hears every line of the journal from the one that resumes it
  static Book goOn(Journals.Resumed resumed, Path log, Spec spec, Consumer<JournalRecord> records)
      throws IOException {
    var journal = resumed.journal();
    var all = resumed.records();
    var telling = new JournalTranscript(all.getFirst());
    all.stream().skip(1).forEach(telling::hear);
    var markdown =
        MarkdownLog.reopen(
            log, new MarkdownWriter(spec.keeping().telemetry()), telling.transcript());
    var book = new Book(journal, telling, log, markdown, records, spec.keeping().bytes());
    book.calls = (int) all.stream().filter(record -> record.entry() instanceof Call.Intent).count();
    resumed.added().forEach(records);
    return book;
  }

  /// Where the log is.
  Path log() {
    return log;
  }

  /// How many requests were about to be sent.
  int calls() {
    return calls;
  }

  /// Says that a request is about to be sent. On disk when this returns.
  JournalRecord intent(Step.Ask ask, int attempt, Endpoint.Identity who, Request request)
      throws IOException {
    requireOurFile();
    calls++;
    if (tape != null) {
      tape.rewind();
    }
    return write(words.intent(ask, attempt, who, request));
  }

  /// A file that was deleted takes all that is written into it, and nobody ever finds it again.
  private void requireOurFile() throws IOException {
    if (!Files.exists(journal.file())) {
      throw new IOException(journal.file() + " was removed while it was being written");
    }
  }

  /// What hears the bytes of replies; null where they are not kept.
  @Nullable Consumer<byte[]> bodies() {
    return tape;
  }

  /// Puts a reply on record.
  ///
  /// @param match how its model compares with the one asked, and with the one before
  JournalRecord reply(
      JournalRecord intent, Request request, Outcome.Reply reply, Outcome.Match match)
      throws IOException {
    return write(words.reply(intent, request, reply, match));
  }

  void discarded(JournalRecord intent, Outcome.Reply reply, String why) throws IOException {
    write(words.discarded(intent, reply, why));
  }

  void notSent(JournalRecord intent, Outcome.NotSent outcome, @Nullable Duration delay)
      throws IOException {
    write(words.notSent(intent, outcome, delay));
  }

  void rejected(JournalRecord intent, Outcome.Rejected outcome, @Nullable Duration delay)
      throws IOException {
    write(words.rejected(intent, outcome, delay));
  }

  void partial(JournalRecord intent, Outcome.Partial outcome) throws IOException {
    write(words.partial(intent, outcome));
  }

  void unknown(JournalRecord intent, Outcome.Unknown outcome) throws IOException {
    write(words.unknown(intent, outcome));
  }

  /// Says of a call that broke off with the program that nothing is known of it.
  JournalRecord unknown(UnknownCall call, String why) throws IOException {
    return write(new Call.Unknown(call.intent(), call.message(), call.side(), why));
  }

  void message(Message message, String source, @Nullable String receipt) throws IOException {
    write(new Said(message, source, receipt));
  }

  void operator(String text, String occasion, @Nullable Side to) throws IOException {
    write(new Operator(text, occasion, to));
  }

  void verdict(Verdict verdict) throws IOException {
    write(Verdicts.recorded(verdict, telling.transcript().speakers()));
  }

  private JournalRecord write(Entry entry) throws IOException {
    var record = journal.append(entry);
    records.accept(record);
    var line = telling.hear(record);
    if (line.isPresent()) {
      markdown.add(line.get());
    }
    return record;
  }

  /// Ends the journal and writes the whole log.
  void end(Event.Ended ended, History history) throws IOException {
    var summary = ended.summary();
    write(
        new Run.End(
            ended.ending().code(),
            summary.messages(),
            calls,
            summary.onset(),
            history.used(),
            summary.took(),
            summary.detail()));
    markdown.finish(telling.transcript());
  }

  @Override
  public void close() throws IOException {
    try (journal) {
      markdown.close();
    }
  }
}
