package dev.lastword.cli;

import dev.lastword.journal.Call;
import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Run;
import dev.lastword.journal.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Kills a batch of two hundred conversations at random moments, runs it again each time, and holds
/// what the server saw against what is on record. `scripts/soak batch` does it fifty times.
final class KilledBatches implements AutoCloseable {
  private static final int CONVERSATIONS = 200;
  private static final int MESSAGES = 6;
  private static final int SLOWLY_MILLIS = 60;
  private static final long LONGEST_START_SECONDS = 120;
  private static final long LONGEST_RUN_MINUTES = 10;

  private final NightServer server = new NightServer();
  private final Map<Path, List<String>> known = new HashMap<>();
  private final Path folder;
  private final Random chance;

  KilledBatches(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.chance = new Random(seed);
    Files.writeString(
        folder.resolve("night.yaml"),
        """
        pairs: [{a: '%s', b: '%s'}]
        openers: [The tide is out.]
        repeat: %d
        jobs: 16
        max_messages: %d
        stop: {policy: off}
        """
            .formatted(server.model("ada"), server.model("ben"), CONVERSATIONS, MESSAGES));
  }

  /// Starts one as users do: compiled, killed, and looked at.
  public static void main(String[] words) throws Exception {
    var kills = words.length > 0 ? Integer.parseInt(words[0]) : 50;
    var seed = words.length > 1 ? Long.parseLong(words[1]) : System.nanoTime();
    var folder = Files.createTempDirectory("lastword-batches");
    System.out.println("seed " + seed + ", files in " + folder);
    try (var batches = new KilledBatches(folder, seed)) {
      System.out.println(batches.run(kills));
    }
  }

  /// Kills so many times, then lets it finish.
  ///
  /// @return what it came to
  String run(int kills) throws Exception {
    server.slowly(SLOWLY_MILLIS);
    for (var i = 0; i < kills; i++) {
      killOne(kills);
      check();
    }
    server.slowly(0);
    var last = start();
    if (!last.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES) || last.exitValue() != 0) {
      last.destroyForcibly();
      throw new AssertionError("the last run failed: " + said());
    }
    check();
    return finished(kills);
  }

  /// Lets it live for a share of all there is to do, so that something is left for the last run.
  private void killOne(int kills) throws Exception {
    var before = server.requests();
    var share = CONVERSATIONS * (MESSAGES - 1) / (kills + 1);
    var program = start();
    try {
      var most = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
      var wanted = before + 1 + chance.nextInt(Math.max(1, 2 * share));
      while (server.requests() < wanted && program.isAlive()) {
        if (System.nanoTime() > most) {
          throw new AssertionError("nothing was asked: " + said());
        }
        TimeUnit.MICROSECONDS.sleep(chance.nextInt(200, 2_000));
      }
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  private Process start() throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.lastword.cli.Main", "batch", "night.yaml", "-q", "--no-input"));
    command.addAll(List.of("--durability", "process"));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  /// What was on record before is there still, to the byte.
  private void check() throws IOException {
    for (var journal : journals()) {
      var hashes = JournalReader.read(journal).records().stream().map(JournalRecord::hash).toList();
      var before = known.put(journal, hashes);
      if (before != null && !hashes.subList(0, before.size()).equals(before)) {
        throw new AssertionError("records of " + journal + " are others");
      }
    }
  }

  private String finished(int kills) throws IOException {
    var books = new Books();
    for (var journal : journals()) {
      if (!Verification.of(journal).complete()) {
        throw new AssertionError(journal + " is not complete");
      }
      books.take(JournalReader.read(journal).records());
    }
    if (books.ended != CONVERSATIONS) {
      throw new AssertionError(books.ended + " conversations came to their end");
    }
    server
        .received()
        .forEach(
            (body, count) -> books.check(Digest.of(body.getBytes(StandardCharsets.UTF_8)), count));
    return "%d kills, %d conversations, %d requests, %d calls in doubt, 0 repeated beyond them"
        .formatted(kills, books.ended, server.requests(), books.unknown);
  }

  /// What is on record of all calls, by the digests of their requests.
  private static final class Books {
    private final Map<String, Integer> intents = new HashMap<>();
    private final Map<String, Integer> closed = new HashMap<>();
    private int ended;
    private int unknown;

    void take(List<JournalRecord> records) {
      var digests = new HashMap<Long, String>();
      var answered = new HashSet<Integer>();
      for (var record : records) {
        switch (record.entry()) {
          case Call.Intent intent -> {
            digests.put(record.seq(), intent.request().digest());
            intents.merge(intent.request().digest(), 1, Integer::sum);
          }
          case Call.Reply reply -> {
            if (!answered.add(reply.message())) {
              throw new AssertionError("message " + reply.message() + " was asked for twice");
            }
            closed.merge(digests.get(reply.call()), 1, Integer::sum);
          }
          case Call.Unknown lost -> {
            unknown++;
            closed.merge(digests.get(lost.call()), 1, Integer::sum);
          }
          case Run.End end -> ended += end.ending().equals("messages") ? 1 : 0;
          default -> {}
        }
      }
    }

    /// Nothing was received that is not listed, as a reply or as a call in doubt.
    void check(String digest, int received) {
      if (received > intents.getOrDefault(digest, 0) || received > closed.getOrDefault(digest, 0)) {
        throw new AssertionError("a call that is not listed: " + digest);
      }
    }
  }

  private List<Path> journals() throws IOException {
    var night = folder.resolve("transcripts/night");
    if (!Files.exists(night)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(night)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .filter(KilledBatches::hasARecord)
          .sorted()
          .toList();
    }
  }

  /// One that was killed within its first record is begun anew.
  private static boolean hasARecord(Path journal) {
    try {
      return !JournalReader.read(journal).records().isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
