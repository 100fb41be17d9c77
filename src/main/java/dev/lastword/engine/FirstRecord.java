package dev.lastword.engine;

import dev.lastword.config.Opener;
import dev.lastword.config.Spec;
import dev.lastword.detect.Detector;
import dev.lastword.journal.Durability;
import dev.lastword.journal.Run;
import dev.lastword.journal.Target;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first record of a journal: what was agreed, who speaks, who judges, who writes.
///
/// @param tool the program and its version
/// @param zone the time zone in which the log tells the time
record FirstRecord(String tool, ZoneId zone) {
  /// The record of a run.
  Run.Start of(String id, Beginning run, Cast cast) {
    var spec = run.spec();
    var tree = SpecTree.of(spec);
    tree.putAll(run.more());
    return new Run.Start(
        id,
        tool,
        writer(),
        tree,
        ConfigDigest.of(spec, cast),
        List.of(voice(spec, cast, Side.A), voice(spec, cast, Side.B)),
        new Run.Judge(Detector.VERSION, spec.stop().policy().code()),
        spec.caps(),
        opening(spec),
        Durability.of(spec.keeping().durability().code()),
        zone.getId(),
        run.lineage());
  }

  private static Run.Opening opening(Spec spec) {
    var opener = spec.opener();
    return opener == null
        ? new Run.Opening(null, Opener.As.A.code(), spec.first())
        : new Run.Opening(opener.text(), opener.as().code(), spec.first());
  }

  private static Run.Voice voice(Spec spec, Cast cast, Side side) {
    var party = spec.party(side);
    var speaker = cast.speaker(side);
    return new Run.Voice(
        side,
        party.name(),
        source(speaker),
        target(speaker),
        party.system(),
        ConfigDigest.persona(party, speaker));
  }

  private static String source(Speaker speaker) {
    return switch (speaker) {
      case Speaker.Model _ -> "model";
      case Speaker.Reader reader -> reader.source();
    };
  }

  private static @Nullable Target target(Speaker speaker) {
    return switch (speaker) {
      case Speaker.Model(var endpoint) -> CallWords.target(endpoint.identity());
      case Speaker.Reader _ -> null;
    };
  }

  /// This process.
  static Run.Writer writer() {
    return new Run.Writer(ProcessHandle.current().pid(), host());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unknown"; // a machine without a name of its own
    }
  }
}
