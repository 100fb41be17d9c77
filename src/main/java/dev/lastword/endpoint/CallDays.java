package dev.lastword.endpoint;

import dev.lastword.endpoint.CallCounts.Day;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The files of [CallCounts]: one a provider, holding its day. A file that cannot be read begins
/// anew.
final class CallDays {
  private static final int LARGEST = 16 << 10;

  private final StateFolder folder;
  private final InstantSource clock;
  private final ZoneId zone;

  CallDays(StateFolder folder, InstantSource clock, ZoneId zone) {
    this.folder = folder;
    this.clock = clock;
    this.zone = zone;
  }

  Path path() {
    return folder.path();
  }

  /// Every name that has a file.
  List<String> names() throws IOException {
    var names = new ArrayList<String>();
    try (var files = Files.newDirectoryStream(path())) {
      files.forEach(file -> {
        var name = StateFolder.name(file);
        if (name != null) {
          names.add(name);
        }
      });
    } catch (NoSuchFileException _) {
      return names; // nobody was ever called
    }
    return names;
  }

  /// Today's counts; of a day before, only what went wrong last is kept.
  Day read(String name) {
    try (var in = new FileInputStream(folder.file(name).toFile())) {
      var tree = Json.read(in.readNBytes(LARGEST));
      var day = parse(tree);
      return today().equals(Json.text(tree, "day"))
          ? day
          : new Day(0, 0, day.failedAt(), day.failure());
    } catch (FileNotFoundException _) {
      return Day.NONE;
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return Day.NONE; // nothing that we wrote: it begins anew
    }
  }

  private static Day parse(JsonNode tree) {
    var failedAt = Json.text(tree, "failed_at");
    return new Day(
        tree.path("calls").asLong(0),
        tree.path("failures").asLong(0),
        failedAt == null ? null : Instant.parse(failedAt),
        Objects.requireNonNullElse(Json.text(tree, "failure"), ""));
  }

  /// Adds to today's counts.
  void add(String name, Day more) throws IOException {
    var sum = read(name).plus(more);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("v", 1);
    fields.put("day", today());
    fields.put("calls", sum.calls());
    fields.put("failures", sum.failures());
    fields.put("failed_at", text(sum.failedAt()));
    fields.put("failure", sum.failure());
    var json = new JsonWriter(256).open(fields).raw("}\n").toBytes();
    folder.replace(folder.file(name), json, false);
  }

  private static String text(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), zone).toString();
  }
}
