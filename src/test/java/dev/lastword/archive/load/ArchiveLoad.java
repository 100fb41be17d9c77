package dev.lastword.archive.load;

import dev.lastword.archive.ArchiveIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/// Measures the archive on ten thousand made conversations: the first index, bringing it up to
/// date, listing from a cold start of the program, searching.
final class ArchiveLoad {
  private static final int TALKS = 10_000;
  private static final int CHANGED = 10;
  private static final int STARTS = 15;
  private static final int SEARCHES = 400;

  private final Path folder;
  private final Path launcher;
  private final int talks;
  private final List<String> lines = new ArrayList<>();

  private ArchiveLoad(Path folder, Path launcher, int talks) {
    this.folder = folder;
    this.launcher = launcher;
    this.talks = talks;
  }

  /// Measures.
  ///
  /// @param words the launcher, the folder of labelled conversations, and how many conversations
  /// @throws Exception where anything goes wrong
  public static void main(String[] words) throws Exception {
    var folder = Files.createTempDirectory("lastword-archive-");
    var count = words.length > 2 ? Integer.parseInt(words[2]) : TALKS;
    try {
      new ArchiveLoad(folder, Path.of(words[0]), count).measure(Path.of(words[1]));
    } finally {
      delete(folder);
    }
  }

  private void measure(Path endings) throws IOException, InterruptedException {
    var archive = Files.createDirectories(folder.resolve("archive"));
    say("writing " + talks + " conversations ...");
    var made = MadeArchive.in(archive, endings);
    made.write(0, talks);
    row("conversations", "%,d".formatted(talks), "");
    row(
        "messages",
        "%,d, %,d characters each".formatted(made.messages(), made.characters() / made.messages()),
        "");
    row("files", "%,d MB".formatted(size(archive) >> 20), "");
    say("first index ...");
    row("first index, the whole program", seconds(run("list", "--limit", "1")), "60 s");
    row("index", "%,d MB".formatted(size(archive.resolve(".lastword")) >> 20), "");
    lists();
    changes(made, archive);
    searches(archive);
    lines.forEach(System.out::println);
  }

  private void lists() throws IOException, InterruptedException {
    say("listing ...");
    for (var words :
        List.of(
            List.of("list", "--limit", "50"),
            List.of("list", "--model", "kimi", "--sort", "messages", "--limit", "50"),
            List.of("list"),
            List.of("search", "harbour", "tide"),
            List.of("stats"))) {
      var times = new ArrayList<Duration>();
      for (var i = 0; i < STARTS; i++) {
        times.add(run(words.toArray(String[]::new)));
      }
      row(String.join(" ", words) + ", cold start, median", seconds(at(times, 0.5)), "");
      row(String.join(" ", words) + ", cold start, slowest", seconds(at(times, 1)), "1 s");
    }
  }

  private void changes(MadeArchive made, Path archive) throws IOException, InterruptedException {
    say("changing ...");
    var times = new ArrayList<Duration>();
    for (var round = 0; round < 5; round++) {
      made.write(talks + round * CHANGED, talks + (round + 1) * CHANGED);
      List<Path> logs;
      try (Stream<Path> files =
          Files.list(archive.resolve("batch-" + round % Math.max(1, talks / 500)))) {
        logs = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      }
      for (var log : logs.subList(0, CHANGED)) {
        Files.writeString(log, Files.readString(log) + "\n");
      }
      for (var log : logs.subList(CHANGED, 2 * CHANGED)) {
        Files.delete(log);
      }
      times.add(run("list", "--limit", "50"));
    }
    row("30 files changed, then list --limit 50", seconds(at(times, 1)), "1 s");
    try (var index = ArchiveIndex.open(archive, null)) {
      made.write(talks + 100, talks + 110);
      row("10 new, refresh alone", seconds(timed(index::refresh)), "1 s");
      row("nothing new, refresh alone", seconds(timed(index::refresh)), "");
    }
  }

  private interface Task {
    Object run() throws IOException;
  }

  private static Duration timed(Task task) throws IOException {
    var began = System.nanoTime();
    task.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private void searches(Path archive) throws IOException {
    say("searching ...");
    try (var index = ArchiveIndex.open(archive, null)) {
      var queries = new Queries(archive, new Random(7)).some(SEARCHES);
      for (var kind : queries.keySet()) {
        var times = new ArrayList<Duration>();
        for (var query : queries.get(kind)) {
          times.add(timed(() -> index.search(query)));
        }
        row(
            "search, " + kind + ", p50 / p95",
            millis(at(times, 0.5)) + " / " + millis(at(times, 0.95)),
            "");
      }
      var all = new ArrayList<Duration>();
      for (var query : Queries.mixed(queries)) {
        all.add(timed(() -> index.search(query)));
      }
      row("search, all of these mixed, p50", millis(at(all, 0.5)), "");
      row("search, all of these mixed, p95", millis(at(all, 0.95)), "150 ms");
      row("search, all of these mixed, slowest", millis(at(all, 1)), "");
    }
  }

  private Duration run(String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(launcher.toString());
    command.addAll(List.of(words));
    command.add("--archive");
    command.add(folder.resolve("archive").toString());
    var out = folder.resolve("out.txt").toFile();
    var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out);
    process.environment().put("COLUMNS", "80");
    var began = System.nanoTime();
    var code = process.start().waitFor();
    var took = Duration.ofNanos(System.nanoTime() - began);
    if (code != 0) {
      throw new IOException(String.join(" ", words) + ": " + Files.readString(out.toPath()));
    }
    return took;
  }

  private static Duration at(List<Duration> times, double share) {
    var sorted = times.stream().sorted().toList();
    return sorted.get(Math.clamp((int) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
  }

  private void row(String what, String figure, String aim) {
    var line = "| " + what + " | " + figure + " | " + aim + " |";
    say(line);
    lines.add(line);
  }

  private static void say(String line) {
    System.err.println(line);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
  }

  private static String millis(Duration time) {
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
