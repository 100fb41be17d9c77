package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.journal.Call;
import dev.lastword.journal.JournalReader;
import dev.lastword.journal.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full at every write of a run in turn: at each record of the journal, from the
/// first on, the run stops before its next paid call, says so, ends with code 74 and leaves what is
/// valid. The file size limit of a shell is the full disk.
class FullDiskTest {
  private static final int RUNS = 100;
  private static final int LONGER = 40;
  private static final int BLOCKS = 16; // of 512 bytes

  @TempDir private Path folder;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  @Test
  void atEveryWriteStopsTheRunBeforeTheNextPaidCall() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no ulimit");
    Files.writeString(
        folder.resolve("s.txt"), "The ferry leaves at nine, if the fog lets it.\n---\n".repeat(60));
    try (var server = new MockWebServer()) {
      server.setDispatcher(counting());
      server.start();
      var codes = run("http://127.0.0.1:" + server.getPort() + "/v1#m");
      var met = new TreeSet<Integer>();
      for (var run = 0; run < RUNS; run++) {
        assertThat(codes.get(run))
            .as("run %d", run)
            .startsWith("74 ")
            .contains("cannot be written");
        met.add(recorded(run));
      }
      // Every record was once the one that did not fit: none is left out between first and last.
      assertThat(met).containsAll(IntStream.rangeClosed(0, met.last()).boxed().toList());
      assertThat(met.last()).isGreaterThan(8);
    }
  }

  /// How many records a run left, once it is sure that they are whole and name every request.
  private int recorded(int run) throws IOException {
    var requests = asked.getOrDefault(FullDiskRuns.marker(run), 0);
    var journal = kept(run, ".jsonl");
    if (journal == null) {
      assertThat(requests).as("run %d", run).isZero();
      return 0;
    }
    assertThat(Verification.of(journal).intact()).as("run %d", run).isTrue();
    var records = JournalReader.read(journal).records();
    var intents = records.stream().filter(record -> record.entry() instanceof Call.Intent).count();
    assertThat((long) requests).as("run %d", run).isEqualTo(intents);
    return records.size();
  }

  private Map<Integer, String> run(String model) throws Exception {
    var program =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "ulimit -f " + BLOCKS + "; exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskRuns.class.getName(),
                folder.toString(),
                model,
                Integer.toString(RUNS),
                Integer.toString(LONGER))
            .redirectErrorStream(true)
            .start();
    var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return said.lines()
        .filter(line -> line.matches("[0-9]+ [0-9]+ .*"))
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> Integer.parseInt(parts[0]), parts -> parts[1]));
  }

  private @Nullable Path kept(int run, String ending) throws IOException {
    var out = folder.resolve("run-" + run).resolve("out");
    try (var files = Files.list(out)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElse(null);
    }
  }

  private Dispatcher counting() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        var body = String.valueOf(request.getBody() == null ? "" : request.getBody().utf8());
        var from = body.indexOf("[run ");
        asked.merge(body.substring(from, body.indexOf(']', from) + 1), 1, Integer::sum);
        return reply();
      }
    };
  }

  private static MockResponse reply() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream")
        .body(
            """
            data: {"id":"1","model":"m","choices":[{"index":0,"delta":{"content":"Then we wait."}}]}

            data: {"id":"1","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """)
        .build();
  }
}
