package dev.lastword.engine;

import dev.lastword.config.Asking;
import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Keeping;
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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Specs for tests: two humans with names, changed where a test asks for it.
final class Specs {
  private Spec.Party a;
  private Spec.Party b;
  private @Nullable Opener opener;
  private Side first = Side.A;
  private Caps caps = Caps.DEFAULT;
  private StopSettings stop = StopSettings.DEFAULT;
  private Spec.StrictModel strict = Spec.StrictModel.OFF;
  private Spec.OnKill onKill = Spec.OnKill.STOP;
  private boolean telemetry;
  private boolean keepBytes;
  private boolean promptCache = true;
  private Path archive = Path.of("target");

  private Specs(Spec.Party a, Spec.Party b) {
    this.a = a;
    this.b = b;
  }

  static Specs of(String a, String b) {
    return new Specs(party(a, new SpeakerSpec.Human(), ""), party(b, new SpeakerSpec.Human(), ""));
  }

  static Spec.Party party(String name, SpeakerSpec speaker, String system) {
    return new Spec.Party(name, speaker, system, Sampling.DEFAULT, null);
  }

  /// A model that is sent more fields of its own.
  static Spec.Party party(String name, SpeakerSpec speaker, Map<String, Object> extra) {
    var sampling = new Sampling(null, null, null, null, List.of(), extra);
    return new Spec.Party(name, speaker, "", sampling, null);
  }

  /// A model at a bare address.
  static SpeakerSpec.Model model(String url, String dialect) {
    return new SpeakerSpec.Model("custom", "some-model", URI.create(url), dialect, null);
  }

  Spec.Party a() {
    return a;
  }

  Spec.Party b() {
    return b;
  }

  Specs withParties(Spec.Party newA, Spec.Party newB) {
    return changed(to -> {
      to.a = newA;
      to.b = newB;
    });
  }

  Specs withOpener(Opener newOpener) {
    return changed(to -> to.opener = newOpener);
  }

  Specs withFirst(Side newFirst) {
    return changed(to -> to.first = newFirst);
  }

  Specs withCaps(Caps newCaps) {
    return changed(to -> to.caps = newCaps);
  }

  Specs withStop(StopSettings newStop) {
    return changed(to -> to.stop = newStop);
  }

  Specs withStrict(Spec.StrictModel newStrict) {
    return changed(to -> to.strict = newStrict);
  }

  Specs withOnKill(Spec.OnKill newOnKill) {
    return changed(to -> to.onKill = newOnKill);
  }

  Specs withTelemetry() {
    return changed(to -> to.telemetry = true);
  }

  Specs withoutPromptCache() {
    return changed(to -> to.promptCache = false);
  }

  Specs keepingBytes() {
    return changed(to -> to.keepBytes = true);
  }

  Specs in(Path newArchive) {
    return changed(to -> to.archive = newArchive);
  }

  private Specs changed(Consumer<Specs> change) {
    var copy = new Specs(a, b);
    copy.opener = opener;
    copy.first = first;
    copy.caps = caps;
    copy.stop = stop;
    copy.strict = strict;
    copy.onKill = onKill;
    copy.telemetry = telemetry;
    copy.keepBytes = keepBytes;
    copy.promptCache = promptCache;
    copy.archive = archive;
    change.accept(copy);
    return copy;
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
        new Asking(strict, promptCache, onKill, ContextPolicy.full()),
        new Keeping(telemetry, keepBytes, Spec.Durability.PROCESS),
        List.of(),
        archive);
  }
}
