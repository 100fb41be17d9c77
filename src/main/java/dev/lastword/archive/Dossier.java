package dev.lastword.archive;

import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.journal.Call;
import dev.lastword.journal.Judged;
import dev.lastword.journal.Run;
import dev.lastword.transcript.Transcript;
import dev.lastword.transcript.Transcripts;
import dev.lastword.transcript.Verdicts;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One conversation with all that is known of it: what was said, how each message was judged, the
/// calls it was made of, and what can be proved of them. Texts are raw.
///
/// @param found where it stands
/// @param transcript what was said
/// @param verdicts how its messages were judged, in order; of a run that goes on, and where the
///   judge was changed underway, some may be missing
/// @param recorded whether the verdicts are the run's own; else they were made now
/// @param policy by which it was judged
/// @param threshold the score that ends a conversation under that policy
/// @param stop the judge's word that it was over; null: it said none
/// @param start how its run began; null: it has no journal
/// @param answers the calls its messages came from, by message
/// @param proof what its journal proves; null: it has none
public record Dossier(
    Found found,
    Transcript transcript,
    List<Judged> verdicts,
    boolean recorded,
    Policy policy,
    double threshold,
    Judged.@Nullable Stop stop,
    Run.@Nullable Start start,
    SortedMap<Integer, Answer> answers,
    @Nullable Proof proof) {
  /// Copies the collections.
  public Dossier {
    Objects.requireNonNull(found);
    verdicts = List.copyOf(verdicts);
    answers = new TreeMap<>(answers);
  }

  /// The call a message came from. Bytes that were kept are left out; [Receipt] has them.
  ///
  /// @param hash the hash of the record that closed it
  /// @param seq the number of that record
  /// @param at when it was written
  /// @param sent what was asked
  /// @param reply what came back
  /// @param attempts how many calls were made for the message
  public record Answer(
      String hash, long seq, Instant at, Call.Intent sent, Call.Reply reply, int attempts) {
    /// What the call is looked up by.
    ///
    /// @return `rr_` and 16 hex digits
    public String receipt() {
      return "rr_" + hash.substring(0, 16);
    }
  }

  /// How a conversation is judged by another policy: the same messages, nothing kept.
  ///
  /// @param policy by which it is judged
  /// @param threshold the score that ends a conversation under it
  /// @param verdicts one a message
  /// @param stop where it would have been ended; null: nowhere
  public record Rejudged(
      Policy policy, double threshold, List<Judged> verdicts, Judged.@Nullable Stop stop) {
    /// Copies the list.
    public Rejudged {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// Reads a conversation.
  ///
  /// @param found where it stands
  /// @return all that is known of it; of a damaged journal, what stands before the damage
  /// @throws IOException where its file cannot be read, or tells no conversation
  public static Dossier of(Found found) throws IOException {
    return of(found, 0);
  }

  /// Reads one of the conversations of a file.
  ///
  /// @param found where they stand
  /// @param index which of them, from 0; a journal holds one
  /// @return all that is known of it
  /// @throws IOException where its file cannot be read, or tells no such conversation
  public static Dossier of(Found found, int index) throws IOException {
    if (found.journal() != null) {
      return DossierReading.of(found, found.journal());
    }
    var all = Transcripts.read(found.file());
    if (index < 0 || index >= all.size()) {
      throw new IOException(
          found.name() + " holds " + all.size() + " conversations, no number " + (index + 1));
    }
    return of(found, all.get(index));
  }

  /// What is known of a transcript without a journal: it is judged now.
  ///
  /// @param found where it stands
  /// @param transcript what was said
  /// @return what is known of it
  public static Dossier of(Found found, Transcript transcript) {
    var now = judged(transcript, Policy.BALANCED);
    return new Dossier(
        found,
        transcript,
        now.verdicts(),
        false,
        Policy.BALANCED,
        now.threshold(),
        now.stop(),
        null,
        new TreeMap<>(),
        null);
  }

  /// Judges it by another policy. Nothing is written.
  ///
  /// @param other the policy
  /// @return what that says
  public Rejudged by(Policy other) {
    return judged(transcript, other);
  }

  /// The verdict on a message.
  ///
  /// @param message its number
  /// @return null where there is none
  public @Nullable Judged verdict(int message) {
    if (message <= verdicts.size() && verdicts.get(message - 1).reading().message() == message) {
      return verdicts.get(message - 1);
    }
    return verdicts.stream()
        .filter(verdict -> verdict.reading().message() == message)
        .findFirst()
        .orElse(null);
  }

  /// The verdicts by message.
  ///
  /// @return the last on each
  public Map<Integer, Judged> byMessage() {
    var all = new TreeMap<Integer, Judged>();
    verdicts.forEach(verdict -> all.put(verdict.reading().message(), verdict));
    return all;
  }

  private static Rejudged judged(Transcript transcript, Policy policy) {
    var speakers = transcript.speakers().isEmpty() ? List.of("a", "b") : transcript.speakers();
    var names = speakers.size() == 2 ? speakers : List.of(speakers.getFirst(), "b");
    var verdicts =
        Detector.judge(transcript.utterances(), policy).stream()
            .map(verdict -> Verdicts.recorded(verdict, names))
            .toList();
    var stop = verdicts.isEmpty() ? null : verdicts.getLast().stop();
    return new Rejudged(policy, new Detector(policy).threshold(), verdicts, stop);
  }

  /// The policy of this name; the default where there is none.
  ///
  /// @param code such as `eager`
  /// @return the policy
  public static Policy policy(String code) {
    return Arrays.stream(Policy.values())
        .filter(policy -> policy.code().equals(code))
        .findFirst()
        .orElse(Policy.BALANCED);
  }
}
