package dev.lastword.endpoint;

import dev.lastword.endpoint.Living.Kind;
import dev.lastword.endpoint.Living.Phase;
import dev.lastword.endpoint.Living.Standing;
import dev.lastword.endpoint.Living.Talks;
import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A [Living] as a small file, with the requests it answered last.
final class LivingText {
  private static final int LARGEST = 64 << 10;

  private LivingText() {}

  /// What a file says.
  ///
  /// @param living what lives
  /// @param answered the requests it answered last
  record Told(Living living, List<String> answered) {}

  static byte[] bytes(Living living, List<String> answered) {
    var standing = living.standing();
    var talks = standing.talks();
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("v", 1);
    fields.put("kind", living.kind().code());
    fields.put("id", text(living.id()));
    fields.put("place", text(living.place()));
    fields.put("since", living.since().toString());
    fields.put("phase", standing.phase().code());
    fields.put("messages", standing.messages());
    fields.put("most", standing.most());
    fields.put(
        "talks",
        talks == null ? null : List.of(talks.all(), talks.done(), talks.failed(), talks.running()));
    fields.put("dollars", standing.dollars() == null ? null : standing.dollars().toPlainString());
    fields.put("whole", standing.whole());
    fields.put("answered", answered);
    return new JsonWriter(512).open(fields).raw("}\n").toBytes();
  }

  /// A path may hold half a surrogate pair, which is no text.
  private static String text(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /// Reads what [#bytes] wrote.
  ///
  /// @return null where it is something else
  static @Nullable Told read(String token, Path file) throws IOException {
    var tree = tree(file);
    if (tree == null || tree.path("v").intValue(0) != 1) {
      return null;
    }
    var kind = Living.of(Kind.class, Json.text(tree, "kind"));
    var phase = Living.of(Phase.class, Json.text(tree, "phase"));
    var id = Json.text(tree, "id");
    var since = Json.text(tree, "since");
    if (kind.isEmpty() || phase.isEmpty() || id == null || since == null) {
      return null;
    }
    try {
      var place = Objects.requireNonNullElse(Json.text(tree, "place"), "");
      var at = Instant.parse(since);
      var standing = standing(phase.get(), tree);
      var answered = new ArrayList<String>();
      tree.path("answered").forEach(one -> answered.add(one.stringValue("")));
      return new Told(new Living(token, kind.get(), id, place, at, standing), answered);
    } catch (DateTimeException | NumberFormatException _) {
      return null;
    }
  }

  private static Standing standing(Phase phase, JsonNode tree) {
    var talks = tree.path("talks");
    var most = tree.path("most");
    var dollars = Json.text(tree, "dollars");
    return new Standing(
        phase,
        tree.path("messages").longValue(0),
        most.isInt() ? Integer.valueOf(most.intValue()) : null,
        talks.isArray() && talks.size() == 4
            ? new Talks(
                talks.get(0).intValue(0),
                talks.get(1).intValue(0),
                talks.get(2).intValue(0),
                talks.get(3).intValue(0))
            : null,
        dollars == null ? null : new BigDecimal(dollars),
        tree.path("whole").booleanValue(false));
  }

  /// A link or a pipe is none of ours.
  static @Nullable JsonNode tree(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    try (var in = new FileInputStream(file.toFile())) { // an interrupt does not close it
      return Json.read(in.readNBytes(LARGEST));
    } catch (ReplyFormatException e) {
      return null;
    }
  }
}
