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

  /// What was written last without its end, and the hash of it.
  private static final class Written {
    private final Map<String, Object> head;
    private final JsonWriter writer;
    private final MessageDigest hash = Hashes.sha256();
    private List<Line> lines = List.of();
    private int hashed;

    Written(Map<String, Object> head, JsonWriter writer) {
      this.head = head;
      this.writer = writer;
    }

    void hold(List<Line> written) {
      lines = written;
      hash.update(writer.shared(), hashed, writer.length() - hashed);
      hashed = writer.length();
    }

    boolean begins(Map<String, Object> otherHead, List<Line> otherLines) {
      return lines.size() <= otherLines.size()
          && head.equals(otherHead)
          && lines.equals(otherLines.subList(0, lines.size()));
    }
  }

  private final Target target;
  private final URI url;
  private SoftReference<@Nullable Written> last = new SoftReference<>(null);

  RequestWriter(Target target) {
    this.target = target;
    this.url = target.wire().url(target.base(), target.model()).uri();
  }

  URI url() {
    return url;
  }

  synchronized Request write(Prompt prompt) {
    var marks = CacheMarks.of(target, prompt);
    var head = target.wire().head(target, prompt, marks);
    var system = target.wire().systemLine(prompt, marks);
    var key = Fields.with(Fields.with(head, "", marks), " ", system == null ? "" : system);
    var lasting = prompt.lines().subList(0, prompt.lines().size() - (marks.lines() ? 1 : 0));
    var known = known(key, lasting);
    var written = known != null ? known : new Written(key, start(head, system));
    for (var i = written.lines.size(); i < lasting.size(); i++) {
      writeLine(part(written.writer, i, system), lasting.get(i), i, marks.lineForm());
    }
    var end = new JsonWriter(END.length());
    if (marks.lines()) {
      var i = lasting.size();
      writeLine(part(end, i, system), prompt.lines().get(i), i, CacheMarks.Form.MARKED);
    }
    written.hold(lasting);
    last = new SoftReference<>(written);
    return finish(written, end.raw(END).toBytes(), marks.adapted());
  }

  /// What was written last, if this goes on from it. It is kept no longer: should a line fail, half
  /// of it is never gone on with.
  private @Nullable Written known(Map<String, Object> key, List<Line> lasting) {
    var written = last.get();
    last.clear();
    return written != null && written.begins(key, lasting) ? written : null;
  }

  private Request finish(Written written, byte[] end, List<String> adapted) {
    var whole = Hashes.copy(written.hash);
    whole.update(end);
    var writer = written.writer;
    return new Request(url, writer.shared(), writer.length(), end, Hashes.hex(whole), adapted);
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

  private void writeLine(JsonWriter writer, Line line, int index, CacheMarks.Form form) {
    try {
      writer.open(target.wire().line(line, form)).raw("}");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + (index + 1) + ": " + e.getMessage(), e);
    }
  }
}
