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
import java.util.List;
import java.util.Map;
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
    Spec.OnKill onKill,
    boolean telemetry,
    boolean keepBytes,
    boolean promptCache,
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
        Spec.OnKill.STOP,
        false,
        false,
        true,
        Path.of("target"));
  }

  static Spec.Party party(String name, SpeakerSpec speaker, String system) {
    return new Spec.Party(name, speaker, system, Sampling.DEFAULT, null);
  }

  /// A party with fields of its own for the provider.
  static Spec.Party party(String name, SpeakerSpec speaker, Map<String, Object> extra) {
    var sampling = new Sampling(null, null, null, null, List.of(), extra);
    return new Spec.Party(name, speaker, "", sampling, null);
  }

  /// A model at a bare address.
  static SpeakerSpec.Model model(String url, String dialect) {
    return new SpeakerSpec.Model("custom", "some-model", URI.create(url), dialect, null);
  }

  Specs withParties(Spec.Party newA, Spec.Party newB) {
    return new Specs(
        newA,
        newB,
        opener,
        first,
        caps,
        stop,
        strict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withOpener(Opener newOpener) {
    return new Specs(
        a,
        b,
        newOpener,
        first,
        caps,
        stop,
        strict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withFirst(Side newFirst) {
    return new Specs(
        a,
        b,
        opener,
        newFirst,
        caps,
        stop,
        strict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withCaps(Caps newCaps) {
    return new Specs(
        a,
        b,
        opener,
        first,
        newCaps,
        stop,
        strict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withStop(StopSettings newStop) {
    return new Specs(
        a,
        b,
        opener,
        first,
        caps,
        newStop,
        strict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withStrict(Spec.StrictModel newStrict) {
    return new Specs(
        a,
        b,
        opener,
        first,
        caps,
        stop,
        newStrict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withOnKill(Spec.OnKill newOnKill) {
    return new Specs(
        a,
        b,
        opener,
        first,
        caps,
        stop,
        strict,
        newOnKill,
        telemetry,
        keepBytes,
        promptCache,
        archive);
  }

  Specs withTelemetry() {
    return new Specs(
        a, b, opener, first, caps, stop, strict, onKill, true, keepBytes, promptCache, archive);
  }

  Specs withoutPromptCache() {
    return new Specs(
        a, b, opener, first, caps, stop, strict, onKill, telemetry, keepBytes, false, archive);
  }

  Specs keepingBytes() {
    return new Specs(
        a, b, opener, first, caps, stop, strict, onKill, telemetry, true, promptCache, archive);
  }

  Specs in(Path newArchive) {
    return new Specs(
        a,
        b,
        opener,
        first,
        caps,
        stop,
        strict,
        onKill,
        telemetry,
        keepBytes,
        promptCache,
        newArchive);
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
        promptCache,
        onKill,
        archive);
  }
}
