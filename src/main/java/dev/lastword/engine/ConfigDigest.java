package dev.lastword.engine;

import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Spec;
import dev.lastword.detect.Detector;
import dev.lastword.journal.Canonical;
import dev.lastword.journal.Digest;
import dev.lastword.talk.Side;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The digest by which two runs are known to have asked for the same: prompts, models, parameters,
/// opener, stop rules and detector version. Names, file names, caps and what only concerns the
/// files are not in it.
final class ConfigDigest {
  private ConfigDigest() {}

  static String of(Spec spec, Cast cast) {
    return of(spec, cast, Detector.VERSION);
  }

  static String of(Spec spec, Cast cast, String detector) {
    var tree = new TreeMap<String, Object>();
    for (var side : Side.values()) {
      tree.put(side.code(), party(spec.party(side), cast.speaker(side)));
    }
    var opener = spec.opener();
    if (opener != null) {
      tree.put("opener", SpecTree.opener(opener));
    }
    tree.put("first", spec.first().code());
    if (!spec.asking().context().equals(ContextPolicy.full())) {
      tree.put("context", spec.asking().context().code());
    }
    if (!spec.injects().isEmpty()) {
      tree.put("inject", SpecTree.injects(spec.injects()));
    }
    tree.put("rules", SpecTree.stop(spec.stop()));
    tree.put("detector", detector);
    return digest(tree);
  }

  /// The digest of one side's persona as it was resolved, its name among it.
  static String persona(Spec.Party party, Speaker speaker) {
    var tree = party(party, speaker);
    tree.put("name", party.name());
    return digest(tree);
  }

  private static Map<String, Object> party(Spec.Party party, Speaker speaker) {
    var tree = new TreeMap<String, Object>();
    tree.put("system", party.system());
    tree.put("sampling", SpecTree.sampling(party.sampling()));
    switch (speaker) {
      case Speaker.Model(var endpoint) -> {
        var who = endpoint.identity();
        tree.put("provider", who.provider());
        tree.put("model", who.model());
        tree.put("base_url", who.baseUrl());
        tree.put("dialect", who.dialect());
      }
      case Speaker.Reader reader -> {
        tree.put("source", reader.source());
        tree.put("lines", reader.lines());
      }
    }
    return tree;
  }

  private static String digest(Map<String, Object> tree) {
    return Digest.of(Canonical.write(tree).getBytes(StandardCharsets.UTF_8));
  }
}
