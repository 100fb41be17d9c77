package dev.lastword.endpoint;

import dev.lastword.endpoint.Prompt.Line;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a target's requests. What was written for a shorter history is kept with its digest, so
/// that a longer one costs its new lines only.
final class RequestWriter {
  private static final String END = "]}";

  /// What was written last, and the hash of it up to its end.
  private static final class Written {
    final Map<String, Object> head;
    final List<Line> lines;
    final byte[] body;
    final int length;
    final MessageDigest hash;

    Written(
        Map<String, Object> head, List<Line> lines, byte[] body, int length, MessageDigest hash) {
      this.head = head;
      this.lines = lines;
      this.body = body;
      this.length = length;
      this.hash = hash;
    }

    boolean begins(Map<String, Object> otherHead, List<Line> otherLines) {
      return lines.size() <= otherLines.size()
          && head.equals(otherHead)
          && lines.equals(otherLines.subList(0, lines.size()));
    }
  }

  private final Target target;
  private final URI url;
  private volatile SoftReference<@Nullable Written> last = new SoftReference<>(null);

  RequestWriter(Target target) {
    this.target = target;
    this.url = target.wire().url(target.base(), target.model()).uri();
  }

  URI url() {
    return url;
  }

  Request write(Prompt prompt) {
    var head = target.wire().head(target, prompt);
    var system = target.wire().systemLine(prompt);
    var key = system == null ? head : Fields.with(head, "", system);
    var before = last.get();
    var known = before != null && before.begins(key, prompt.lines()) ? before : null;
    var writer = known == null ? start(head, system) : goOn(known, prompt);
    var from = known == null ? 0 : known.lines.size();
    for (var i = from; i < prompt.lines().size(); i++) {
      if (i > 0 || system != null) {
        writer.raw(",");
      }
      writeLine(writer, prompt.lines().get(i), i);
    }
    return finish(writer, known, key, prompt.lines());
  }

  private JsonWriter start(Map<String, Object> head, @Nullable Map<String, Object> system) {
    var writer = new JsonWriter(4096);
    if (head.isEmpty()) {
      writer.raw("{");
    } else {
      writer.open(head).raw(",");
    }
    writer.text(target.wire().historyField()).raw(":[");
    return system == null ? writer : writer.open(system).raw("}");
  }

  private static JsonWriter goOn(Written known, Prompt prompt) {
    var more = 64;
    for (var line : prompt.lines().subList(known.lines.size(), prompt.lines().size())) {
      more += line.text().length() + line.text().length() / 8 + 64;
    }
    return new JsonWriter(known.body, known.length, more);
  }

  private void writeLine(JsonWriter writer, Line line, int index) {
    try {
      writer.open(target.wire().line(line)).raw("}");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + (index + 1) + ": " + e.getMessage(), e);
    }
  }

  private Request finish(
      JsonWriter writer, @Nullable Written known, Map<String, Object> key, List<Line> lines) {
    var length = writer.length();
    var body = writer.raw(END).toBytes();
    var hash = known == null ? Hashes.sha256() : Hashes.copy(known.hash);
    var hashed = known == null ? 0 : known.length;
    hash.update(body, hashed, length - hashed);
    last = new SoftReference<>(new Written(key, lines, body, length, hash));
    var whole = Hashes.copy(hash);
    whole.update(body, length, body.length - length);
    return new Request(url, body, Hashes.hex(whole));
  }
}
