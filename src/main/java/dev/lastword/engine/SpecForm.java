package dev.lastword.engine;

import dev.lastword.config.Asking;
import dev.lastword.config.ContextPolicy;
import dev.lastword.config.Inject;
import dev.lastword.config.Keeping;
import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.detect.Policy;
import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a spec back from the tree that [SpecTree] wrote. What only later versions write may be
/// absent and is then as it was before they did.
final class SpecForm {
  private SpecForm() {}

  /// Reads a spec.
  ///
  /// @param tree the `spec` of a `run.start`
  /// @param archive the folder its journal lies in
  /// @throws IllegalArgumentException where something is missing or is not what it should be
  static Spec read(Map<String, Object> tree, Path archive) {
    var root = new Branch(tree);
    var opener = root.branchOrNull("opener");
    return new Spec(
        party(root.branch("a")),
        party(root.branch("b")),
        opener == null
            ? null
            : new Opener(opener.text("text"), pick(Opener.As.values(), opener.text("as"))),
        Side.of(root.text("first")),
        caps(root.branch("caps")),
        stop(root.branch("stop")),
        failOn(root.texts("fail_on")),
        asking(root),
        keeping(root),
        injects(root.branches("inject")),
        archive);
  }

  private static Asking asking(Branch root) {
    return new Asking(
        pick(Spec.StrictModel.values(), root.text("strict_model")),
        !root.has("prompt_cache") || root.truth("prompt_cache"),
        root.has("on_kill") ? pick(Spec.OnKill.values(), root.text("on_kill")) : Spec.OnKill.STOP,
        root.has("context") ? ContextPolicy.of(root.text("context")) : ContextPolicy.full());
  }

  private static Keeping keeping(Branch root) {
    return new Keeping(
        root.truth("telemetry"),
        root.has("keep_bytes") && root.truth("keep_bytes"),
        pick(Spec.Durability.values(), root.text("durability")));
  }

  /// The operator's words.
  static List<Inject> injects(List<Branch> branches) {
    return branches.stream()
        .map(one ->
            new Inject(
                one.count("before"),
                one.has("to") ? Side.of(one.text("to")) : null,
                one.text("text")))
        .toList();
  }

  private static Set<Spec.FailOn> failOn(List<String> words) {
    var all = new LinkedHashSet<Spec.FailOn>();
    words.forEach(word -> all.add(pick(Spec.FailOn.values(), word)));
    return all;
  }

  private static Spec.Party party(Branch tree) {
    return new Spec.Party(
        tree.text("name"),
        speaker(tree),
        tree.text("system"),
        sampling(tree.branch("sampling")),
        tree.textOrNull("persona"));
  }

  private static SpeakerSpec speaker(Branch party) {
    var reference = party.text("speaker");
    var rest = reference.substring(reference.indexOf(':') + 1);
    if (party.has("model")) {
      return model(party.branch("model"));
    }
    if (reference.equals("human:")) {
      return new SpeakerSpec.Human();
    }
    if (reference.startsWith("script:")) {
      return new SpeakerSpec.Script(Path.of(rest));
    }
    var hash = rest.lastIndexOf('#');
    if (reference.startsWith("replay:") && hash > 0) {
      return new SpeakerSpec.Replay(Path.of(rest.substring(0, hash)), rest.substring(hash + 1));
    }
    throw new IllegalArgumentException("`speaker` \"" + reference + "\" is not understood");
  }

  private static SpeakerSpec.Model model(Branch tree) {
    var url = tree.textOrNull("base_url");
    return new SpeakerSpec.Model(
        tree.text("provider"),
        tree.text("name"),
        url == null ? null : URI.create(url),
        tree.textOrNull("dialect"),
        tree.textOrNull("key_env"));
  }

  private static Sampling sampling(Branch tree) {
    return new Sampling(
        decimal(tree.textOrNull("temperature")),
        decimal(tree.textOrNull("top_p")),
        tree.has("max_tokens") ? tree.count("max_tokens") : null,
        tree.has("seed") ? tree.whole("seed") : null,
        tree.texts("stop"),
        tree.has("extra") ? numbered(tree.branch("extra").map()) : Map.of());
  }

  private static Caps caps(Branch tree) {
    return new Caps(
        tree.count("messages"),
        tree.has("total_tokens") ? tree.whole("total_tokens") : null,
        decimal(tree.textOrNull("cost_usd")),
        tree.has("time_ms") ? Duration.ofMillis(tree.whole("time_ms")) : null);
  }

  private static StopSettings stop(Branch tree) {
    return new StopSettings(
        pick(Policy.values(), tree.text("policy")),
        tree.textOrNull("when"),
        tree.texts("phrases"),
        tree.texts("patterns"),
        tree.texts("tokens"),
        pick(StopSettings.Action.values(), tree.text("action")));
  }

  private static @Nullable BigDecimal decimal(@Nullable String text) {
    return text == null ? null : new BigDecimal(text);
  }

  private static Map<String, Object> numbered(Map<String, Object> map) {
    var numbered = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> numbered.put(key, numbered(value)));
    return numbered;
  }

  private static Object numbered(Object value) {
    return switch (value) {
      case Map<?, ?> map when map.size() == 1 && map.get(SpecTree.NUMBER) instanceof String text ->
          new BigDecimal(text);
      case Map<?, ?> map -> {
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((key, inner) -> tree.put((String) key, numbered(inner)));
        yield tree;
      }
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        list.forEach(inner -> copy.add(numbered(inner)));
        yield copy;
      }
      default -> value;
    };
  }

  /// The constant that goes by a code, such as `power`.
  static <E extends Enum<E>> E pick(E[] all, String code) {
    var name = code.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(all)
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + code + "\" is not understood"));
  }
}
