package dev.lastword.engine;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.journal.Canonical;
import dev.lastword.journal.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The digest that names a planned conversation: of what both sides are, are sent and are heard by,
/// and of the repetition it is. Names, caps, rates and budget are not in it.
///
/// [ConfigDigest] is of a run that is made: it holds the detector's version and the addresses that
/// a provider table had that day. A finished conversation must be known again after an update, so
/// neither is in this one.
public final class TalkDigest {
  private static final String KIND = "lastword/talk/1";

  private TalkDigest() {}

  /// Digests one side.
  ///
  /// @param party what was planned for it
  /// @param speaker who was found; only what a reader reads out is asked of it
  /// @return 64 hex digits
  public static String of(Spec.Party party, Speaker speaker) {
    var tree = new TreeMap<String, Object>();
    tree.put("system", party.system());
    tree.put("sampling", SpecTree.sampling(party.sampling()));
    switch (party.speaker()) {
      case SpeakerSpec.Model(var provider, var model, var url, var dialect, _) -> {
        tree.put("provider", provider);
        tree.put("model", model);
        put(tree, "base_url", url == null ? "" : url.toString());
        put(tree, "dialect", dialect == null ? "" : dialect);
      }
      case SpeakerSpec.Script _, SpeakerSpec.Replay _, SpeakerSpec.Human _ -> {
        if (speaker instanceof Speaker.Reader reader) {
          tree.put("lines", reader.lines());
        }
      }
    }
    return digest(tree);
  }

  /// Digests a conversation.
  ///
  /// @param spec what was planned for it
  /// @param a the digest of side a
  /// @param b the digest of side b
  /// @param n which repetition it is, from 1
  /// @return 64 hex digits
  public static String of(Spec spec, String a, String b, int n) {
    var tree = new TreeMap<String, Object>();
    tree.put("kind", KIND);
    tree.put("a", a);
    tree.put("b", b);
    tree.put("first", spec.first().code());
    var opener = spec.opener();
    if (opener != null) {
      tree.put("opener", SpecTree.opener(opener));
    }
    tree.put("rules", SpecTree.stop(spec.stop()));
    tree.put("n", (long) n);
    return digest(tree);
  }

  private static void put(Map<String, Object> tree, String key, String value) {
    if (!value.isEmpty()) {
      tree.put(key, value);
    }
  }

  private static String digest(Map<String, Object> tree) {
    return Digest.of(Canonical.write(tree).getBytes(StandardCharsets.UTF_8));
  }
}
