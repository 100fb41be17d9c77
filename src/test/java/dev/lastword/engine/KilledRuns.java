package dev.lastword.engine;

import dev.lastword.journal.Call;
import dev.lastword.journal.Digest;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.JournalRecord;
import dev.lastword.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// Kills a running program at random moments, goes on with it, and holds what the server saw
/// against what is on record. `scripts/soak` does it a thousand times.
final class KilledRuns implements AutoCloseable {
  /// One run is killed so many times; then the next begins.
  private static final int A_RUN = 100;

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Integer> received = new ConcurrentHashMap<>();
  private final Semaphore arrivals = new Semaphore(0);
  private final AtomicInteger replies = new AtomicInteger();
  private final Path folder;
  private final Random chance;
  private int kills;
  private int torn;
  private int doubtful;
  private long slowest;

  KilledRuns(Path folder, long seed) throws IOException {
    this.folder = folder;
    this.chance = new Random(seed);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            var body = Objects.requireNonNull(request.getBody()).toByteArray();
            received.merge(Digest.of(body), 1, Integer::sum);
            arrivals.release();
            return Replies.of("openai", LivelyServer.line(replies.incrementAndGet()));
          }
        });
    server.start();
  }

  /// Kills so many times, or until time is up.
  ///
  /// @return what it came to
  String run(int wanted, Duration most) throws Exception {
    var end = System.nanoTime() + most.toNanos();
    while (kills < wanted && System.nanoTime() < end) {
      killOne(kills == 0 ? begin() : resume());
      kills++;
      check();
    }
    finish();
    return "%d kills, %d messages, %d requests, %d calls in doubt, %d torn ends, first request at most %d ms after the start"
        .formatted(kills, messages(), requests(), doubtful, torn, slowest);
  }

  int kills() {
    return kills;
  }

  private List<String> begin() {
    var model = "http://127.0.0.1:" + server.getPort() + "/v1#some-model";
    return List.of(
        "run",
        "-a",
        model,
        "-b",
        model,
        "-n",
        "1000000",
        "--policy",
        "off",
        "--context",
        "last:6",
        "-q",
        "--no-input",
        "--durability",
        "process",
        "-o",
        folder.toString());
  }

  private List<String> resume() throws IOException {
    return List.of("resume", journal().toString(), "--on-unknown", "resend", "-q", "--no-input");
  }

  /// Waits for the first request and then for anything up to a few messages.
  private void killOne(List<String> words) throws Exception {
    arrivals.drainPermits();
    var began = System.nanoTime();
    var program = start(words);
    try {
      if (!arrivals.tryAcquire(60, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing was asked: " + Files.readString(folder.resolve("said")));
      }
      slowest = Math.max(slowest, (System.nanoTime() - began) / 1_000_000);
      arrivals.tryAcquire(chance.nextInt(1, 16), 500, TimeUnit.MILLISECONDS);
      arrivals.tryAcquire(1000, chance.nextInt(1, 15_000), TimeUnit.MICROSECONDS);
    } finally {
      program.destroyForcibly().waitFor();
    }
  }

  private Process start(List<String> words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.lastword.cli.Main");
    command.addAll(words);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private Path journal() throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no journal"));
    }
  }

  private final Map<Long, String> known = new HashMap<>();

  /// Nothing that was on record is lost, and nothing was received that is not listed.
  private void check() throws IOException {
    var contents = JournalReader.read(journal());
    torn += contents.tail() == null ? 0 : 1;
    var records = contents.records();
    known.forEach((seq, hash) -> {
      if (!records.get(Math.toIntExact(seq)).hash().equals(hash)) {
        throw new AssertionError("record " + seq + " is another one");
      }
    });
    records.forEach(record -> known.put(record.seq(), record.hash()));
    var listed =
        records.stream()
            .map(JournalRecord::entry)
            .filter(Call.Intent.class::isInstance)
            .collect(
                Collectors.toMap(
                    entry -> ((Call.Intent) entry).request().digest(), _ -> 1, Integer::sum));
    received.forEach((digest, count) -> {
      if (listed.getOrDefault(digest, 0) < count) {
        throw new AssertionError("a call that is not listed: " + digest);
      }
    });
  }

  /// At the end every message was answered once, and every call that was not is accounted for.
  private void finish() throws IOException {
    var records = JournalReader.read(journal()).records();
    var answered = new HashSet<Integer>();
    for (var record : records) {
      if (record.entry() instanceof Call.Reply reply && !answered.add(reply.message())) {
        throw new AssertionError("message " + reply.message() + " was asked for twice");
      }
    }
    doubtful = (int) records.stream().filter(one -> one.entry() instanceof Call.Unknown).count();
    var verification = Verification.of(journal());
    if (verification.fault() != null) {
      throw new AssertionError(verification.fault());
    }
  }

  private long messages() throws IOException {
    return ResumeTest.said(journal()).size();
  }

  private int requests() {
    return received.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public void close() {
    server.close();
  }

  /// Kills as often as the first word says.
  public static void main(String[] words) throws Exception {
    var wanted = Integer.parseInt(words[0]);
    var seed = words.length > 1 ? Long.parseLong(words[1]) : new Random().nextLong();
    var folder = Files.createTempDirectory("lastword-soak");
    System.out.println("seed " + seed + ", files in " + folder);
    for (var done = 0; done < wanted; done += A_RUN) {
      var round = Files.createDirectories(folder.resolve("run" + done / A_RUN));
      try (var runs = new KilledRuns(round, seed + done)) {
        System.out.println(runs.run(Math.min(A_RUN, wanted - done), Duration.ofHours(12)));
      }
    }
    System.out.println("no reply lost, no call unlisted, none asked for twice");
  }
}
