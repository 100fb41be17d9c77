package dev.lastword.engine;

import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Specs for tests: two humans with names, changed where a test asks for it.
record Specs(
    Spec.Party a,
    Spec.Party b,
    @Nullable Opener opener,
    Side first,
    Caps caps,
    StopSettings stop,
    Spec.StrictModel strict,
    boolean telemetry,
    boolean keepBytes,
    Path archive) {
  static Specs of(String a, String b) {
    return new Specs(
        party(a, new SpeakerSpec.Human(), ""),
        party(b, new SpeakerSpec.Human(), ""),
        null,
        Side.A,
        Caps.DEFAULT,
        StopSettings.DEFAULT,
        Spec.StrictModel.OFF,
        false,
        false,
        Path.of("target"));
  }

  static Spec.Party party(String name, SpeakerSpec speaker, String system) {
    return new Spec.Party(name, speaker, system, Sampling.DEFAULT, null);
  }

  /// A model at a bare address.
  static SpeakerSpec.Model model(String url, String dialect) {
    return new SpeakerSpec.Model("custom", "some-model", URI.create(url), dialect, null);
  }

  Specs withParties(Spec.Party newA, Spec.Party newB) {
    return new Specs(newA, newB, opener, first, caps, stop, strict, telemetry, keepBytes, archive);
  }

  Specs withOpener(Opener newOpener) {
    return new Specs(a, b, newOpener, first, caps, stop, strict, telemetry, keepBytes, archive);
  }

  Specs withFirst(Side newFirst) {
    return new Specs(a, b, opener, newFirst, caps, stop, strict, telemetry, keepBytes, archive);
  }

  Specs withCaps(Caps newCaps) {
    return new Specs(a, b, opener, first, newCaps, stop, strict, telemetry, keepBytes, archive);
  }

  Specs withStop(StopSettings newStop) {
    return new Specs(a, b, opener, first, caps, newStop, strict, telemetry, keepBytes, archive);
  }

  Specs withStrict(Spec.StrictModel newStrict) {
    return new Specs(a, b, opener, first, caps, stop, newStrict, telemetry, keepBytes, archive);
  }

  Specs withTelemetry() {
    return new Specs(a, b, opener, first, caps, stop, strict, true, keepBytes, archive);
  }

  Specs keepingBytes() {
    return new Specs(a, b, opener, first, caps, stop, strict, telemetry, true, archive);
  }

  Specs in(Path newArchive) {
    return new Specs(a, b, opener, first, caps, stop, strict, telemetry, keepBytes, newArchive);
  }

  Spec spec() {
    return new Spec(
        a,
        b,
        opener,
        first,
        caps,
        stop,
        Set.of(),
        telemetry,
        keepBytes,
        Spec.Durability.PROCESS,
        strict,
        archive);
  }
}
