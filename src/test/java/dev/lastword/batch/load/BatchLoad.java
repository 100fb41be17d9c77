package dev.lastword.batch.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Measures a batch beside a bare loop, in one run on one machine: messages a second and the most
/// memory at 500 and 2,000 conversations at once; our own time between a reply and the next request
/// early and late in a talk; how long ten thousand finished conversations take on restart.
final class BatchLoad {
  private static final List<String> ALL = List.of("500", "2000", "gaps", "restart");
  private static final int MESSAGES = 24;

  /// Each place holds so many conversations one after the other: what is compiled in the first
  /// seconds weighs less in a night than in half a minute.
  private static final int ROUNDS = 3;

  private static final int LONG_TALK = 98;
  private static final int FINISHED = 10_000;
  private static final int EARLY = 10;
  private static final int LATE = 97;
  private static final int AROUND = 3;
  private static final int TALKS = 12;

  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  private BatchLoad(Path folder) {
    this.folder = folder;
  }

  /// Measures.
  ///
  /// @param words what: conversations at once, `gaps`, `restart`; without words all of it
  /// @throws Exception where anything goes wrong
  public static void main(String[] words) throws Exception {
    var load = new BatchLoad(Files.createTempDirectory("lastword-bench"));
    for (var word : words.length == 0 ? ALL : List.of(words)) {
      switch (word) {
        case "gaps" -> load.gaps();
        case "restart" -> load.restart();
        default -> load.crowd(Integer.parseInt(word));
      }
    }
  }

  private void crowd(int size) throws Exception {
    try (var server = Server.start(folder, List.of())) {
      var bare = run(bare(server, size, MESSAGES, ROUNDS));
      var before = stats(server);
      for (var durability : List.of("process", "power")) {
        plan("crowd" + size + durability, server, ROUNDS * size, size, MESSAGES);
        var ours = run(batch("crowd" + size + durability, durability));
        var after = stats(server);
        System.out.println(
            String.format(
                Locale.ROOT,
                "%,5d at once, %-8s bare %,7.0f messages/s, ours %,7.0f: %3.0f %%; most memory %,d MB (bare %,d MB)",
                size,
                durability + ":",
                before.rate(),
                after.rate(),
                100 * after.rate() / before.rate(),
                ours,
                bare));
      }
    }
  }

  /// How long we take from a reply's last byte to the next request's first.
  private void gaps() throws Exception {
    try (var server = Server.start(folder, List.of("quick"))) {
      plan("long", server, TALKS, 1, LONG_TALK);
      run(batch("long", "process"));
      var ours = stats(server);
      run(bare(server, 1, LONG_TALK * TALKS / 2, 1));
      stats(server);
      for (var i = 0; i < TALKS; i++) {
        run(bare(server, 1, LONG_TALK, 1));
      }
      var bare = stats(server);
      System.out.println(
          String.format(
              Locale.ROOT,
              "reply to next request, median: at message %d ours %,d us, bare %,d us; at %d ours %,d us, bare %,d us",
              EARLY,
              ours.gap(EARLY),
              bare.gap(EARLY),
              LATE,
              ours.gap(LATE),
              bare.gap(LATE)));
    }
  }

  private void restart() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "The tide is out.\n---\nSo it is.\n");
    Files.writeString(folder.resolve("b.txt"), "Then we walk.\n---\nTo the pier.\n");
    Files.writeString(
        folder.resolve("many.yaml"),
        "pairs: [{a: 'script:a.txt', b: 'script:b.txt'}]\nrepeat: " + FINISHED + "\njobs: 64\n");
    var began = System.nanoTime();
    run(batch("many", "process"));
    var first = System.nanoTime() - began;
    began = System.nanoTime();
    run(batch("many", "process"));
    System.out.println(
        String.format(
            Locale.ROOT,
            "%,d conversations: held in %.1f s; recognised as finished in %.1f s, the start of the program among it",
            FINISHED,
            first / 1e9,
            (System.nanoTime() - began) / 1e9));
  }

  private void plan(String name, Server server, int talks, int jobs, int messages)
      throws IOException {
    var model = "http://127.0.0.1:" + server.port() + "/v1#m";
    Files.writeString(
        folder.resolve(name + ".yaml"),
        "pairs: [{a: '%s', b: '%s'}]\nrepeat: %d\njobs: %d\nmax_messages: %d\n"
            .formatted(model, model, talks, jobs, messages));
  }

  private static List<String> batch(String name, String durability) {
    return List.of(
        "-XX:+UseParallelGC",
        "-Xmx1g",
        "dev.lastword.cli.Main",
        "batch",
        name + ".yaml",
        "-q",
        "--yes",
        "--durability",
        durability);
  }

  private static List<String> bare(Server server, int talks, int messages, int rounds) {
    var url = "http://127.0.0.1:" + server.port() + "/v1/chat/completions";
    return List.of(
        "-XX:+UseParallelGC",
        "-Xmx1g",
        BareLoop.class.getName(),
        url,
        talks + "",
        messages + "",
        rounds + "");
  }

  /// Runs a program to its end.
  ///
  /// @return the most memory it had, in megabytes
  private long run(List<String> words) throws Exception {
    var process = java(folder, words).inheritIO().start();
    var most = 0L;
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      most = Math.max(most, resident(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(words + " ended with " + process.exitValue());
    }
    return most;
  }

  static ProcessBuilder java(Path folder, List<String> words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(words);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("HOME", folder.toString());
    return builder;
  }

  private static long resident(long pid) throws IOException {
    try (var lines = Files.lines(Path.of("/proc", pid + "", "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException e) {
      return 0; // it ended just now
    }
  }

  /// What the server saw.
  ///
  /// @param requests how many requests
  /// @param nanos from the first to the last byte
  /// @param gaps between a reply and the next request, in order
  private record Stats(int requests, long nanos, List<Long> gaps) {
    double rate() {
      return requests / (nanos / 1e9);
    }

    /// The median around a message, over all talks that were held one after the other.
    long gap(int message) {
      var some = new ArrayList<Long>();
      for (var talk = 1; talk < TALKS; talk++) {
        for (var i = message - AROUND; i <= message; i++) {
          // the gap before message n is the one after n - 1; talks begin with one of their own
          some.add(gaps.get(Math.min(gaps.size() - 1, talk * LONG_TALK + i - 2)));
        }
      }
      some.sort(null);
      return some.get(some.size() / 2) / 1_000;
    }
  }

  private Stats stats(Server server) throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + server.port() + "/stats");
    var answer =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofLines());
    var lines = answer.body().map(Long::parseLong).toList();
    return new Stats(Math.toIntExact(lines.get(0)), lines.get(1), lines.subList(2, lines.size()));
  }

  /// The server, in a process of its own.
  ///
  /// @param process the process
  /// @param port where it listens
  private record Server(Process process, int port) implements AutoCloseable {
    static Server start(Path folder, List<String> words) throws IOException {
      var all = new ArrayList<String>();
      all.addAll(List.of("-XX:+UseSerialGC", LoadServer.class.getName()));
      all.addAll(words);
      var process = java(folder, all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var port = process.inputReader().readLine();
      return new Server(process, Integer.parseInt(port));
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
