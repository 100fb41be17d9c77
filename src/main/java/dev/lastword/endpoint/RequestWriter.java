package dev.lastword.endpoint;

import dev.lastword.endpoint.Prompt.Line;
import java.lang.ref.SoftReference;
import java.net.URI;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a target's requests. What was written for a shorter history is kept with its digest, so
/// that a longer one costs its new lines only; a last line with a cache mark is not kept, because
/// the mark will move on.
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
    var marks = CacheMarks.of(target, prompt);
    var head = target.wire().head(target, prompt, marks);
    var system = target.wire().systemLine(prompt, marks);
    var key = Fields.with(Fields.with(head, "", marks), " ", system == null ? "" : system);
    var lasting = prompt.lines().subList(0, prompt.lines().size() - (marks.lines() ? 1 : 0));
    var before = last.get();
    var known = before != null && before.begins(key, lasting) ? before : null;
    var writer = known == null ? start(head, system) : goOn(known, prompt);
    var from = known == null ? 0 : known.lines.size();
    for (var i = from; i < lasting.size(); i++) {
      writeLine(part(writer, i, system), lasting.get(i), i, marks.lineForm());
    }
    var length = writer.length();
    if (marks.lines()) {
      var i = lasting.size();
      writeLine(part(writer, i, system), prompt.lines().get(i), i, CacheMarks.Form.MARKED);
    }
    var body = writer.raw(END).toBytes();
    return finish(body, length, known, new Said(key, lasting), marks.adapted());
  }

  private static JsonWriter part(
      JsonWriter writer, int index, @Nullable Map<String, Object> system) {
    return index > 0 || system != null ? writer.raw(",") : writer;
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

  private void writeLine(JsonWriter writer, Line line, int index, CacheMarks.Form form) {
    try {
      writer.open(target.wire().line(line, form)).raw("}");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + (index + 1) + ": " + e.getMessage(), e);
    }
  }

  private Request finish(
      byte[] body, int length, @Nullable Written known, Said said, List<String> adapted) {
    var hash = known == null ? Hashes.sha256() : Hashes.copy(known.hash);
    var hashed = known == null ? 0 : known.length;
    hash.update(body, hashed, length - hashed);
    last = new SoftReference<>(new Written(said.key, said.lines, body, length, hash));
    var whole = Hashes.copy(hash);
    whole.update(body, length, body.length - length);
    return new Request(url, body, Hashes.hex(whole), adapted);
  }

  /// What a body says up to its end.
  private record Said(Map<String, Object> key, List<Line> lines) {}
}
