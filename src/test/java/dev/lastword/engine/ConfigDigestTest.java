package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.detect.Detector;
import dev.lastword.detect.Policy;
import dev.lastword.endpoint.Deadlines;
import dev.lastword.endpoint.Endpoints;
import dev.lastword.endpoint.Keys;
import dev.lastword.endpoint.ProviderTable;
import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigDigestTest {
  private static final String URL = "http://127.0.0.1:1/v1";

  @TempDir private Path folder;

  @Test
  void promptModelParameterRuleOpenerAndDetectorEachChangeIt() throws IOException {
    var stop = StopSettings.DEFAULT;
    var careful =
        new StopSettings(Policy.CAREFUL, null, List.of(), List.of(), List.of(), stop.action());
    var phrase =
        new StopSettings(stop.policy(), null, List.of("over"), List.of(), List.of(), stop.action());
    var warm = new Sampling(new BigDecimal("0.9"), null, null, null, List.of(), Map.of());
    var digests = new HashSet<String>();
    var specs =
        List.of(
            base(),
            with("Another prompt.", Specs.model(URL, "openai"), Sampling.DEFAULT),
            with("Be brief.", model("other-model"), Sampling.DEFAULT),
            with("Be brief.", Specs.model("http://127.0.0.1:2/v1", "openai"), Sampling.DEFAULT),
            with("Be brief.", Specs.model(URL, "anthropic"), Sampling.DEFAULT),
            with("Be brief.", Specs.model(URL, "openai"), warm),
            base().withStop(careful),
            base().withStop(phrase),
            base().withFirst(Side.B),
            base().withOpener(new Opener("Hi.", Opener.As.A)),
            base().withOpener(new Opener("Hi.", Opener.As.USER)));
    for (var spec : specs) {
      assertThat(digests.add(digest(spec))).as("%s", spec.spec()).isTrue();
    }
    assertThat(digests.add(ConfigDigest.of(base().spec(), cast(base().spec()), "99"))).isTrue();
    assertThat(Detector.VERSION).isNotEqualTo("99");
  }

  @Test
  void namesCapsAndFilesDoNotChangeIt() throws IOException {
    var digest = digest(base());
    var renamed = base();
    var party = new Spec.Party("Zoe", base().a().speaker(), "Be brief.", Sampling.DEFAULT, "z.md");
    assertThat(digest(renamed.withParties(party, renamed.b()))).isEqualTo(digest);
    assertThat(digest(base().withCaps(new Caps(7, null, null, null)))).isEqualTo(digest);
    assertThat(digest(base().withTelemetry().keepingBytes().in(folder))).isEqualTo(digest);
  }

  @Test
  void aScriptCountsByItsLinesAndNotByItsFile() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "Hi.\n---\nHo.\n");
    Files.writeString(folder.resolve("two.txt"), "Hi.\n---\nHo.\n");
    Files.writeString(folder.resolve("three.txt"), "Hi.\n---\nHum.\n");
    assertThat(digest(scripted("one.txt"))).isEqualTo(digest(scripted("two.txt")));
    assertThat(digest(scripted("one.txt"))).isNotEqualTo(digest(scripted("three.txt")));
  }

  private Specs scripted(String file) {
    return base()
        .withParties(
            Specs.party("Ada", new SpeakerSpec.Script(folder.resolve(file)), ""), base().b());
  }

  private static Specs base() {
    return with("Be brief.", Specs.model(URL, "openai"), Sampling.DEFAULT);
  }

  private static Specs with(String system, SpeakerSpec.Model model, Sampling sampling) {
    return Specs.of("x", "y")
        .withParties(
            new Spec.Party("Ada", model, system, sampling, null),
            Specs.party("Ben", Specs.model(URL, "openai"), ""));
  }

  private static SpeakerSpec.Model model(String name) {
    return new SpeakerSpec.Model("custom", name, URI.create(URL), "openai", null);
  }

  private static String digest(Specs specs) throws IOException {
    return ConfigDigest.of(specs.spec(), cast(specs.spec()));
  }

  private static Cast cast(Spec spec) throws IOException {
    try (var endpoints =
        new Endpoints(ProviderTable.builtIn(), Keys.in(Map.of()), Deadlines.DEFAULT)) {
      var speakers =
          new Speakers(
              endpoints,
              _ -> {
                throw new IllegalStateException("nobody is at the keyboard");
              },
              Script.Pace.NONE);
      return new Cast(
          Map.of(
              Side.A,
              speakers.speaker(Side.A, spec.a()),
              Side.B,
              speakers.speaker(Side.B, spec.b())),
          Map.of(),
          spec.asking().strictModel());
    }
  }
}
