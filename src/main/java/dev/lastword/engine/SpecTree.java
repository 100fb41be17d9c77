package dev.lastword.engine;

import dev.lastword.config.Inject;
import dev.lastword.config.Opener;
import dev.lastword.config.SpeakerSpec;
import dev.lastword.config.Spec;
import dev.lastword.config.StopSettings;
import dev.lastword.endpoint.Sampling;
import dev.lastword.talk.Caps;
import dev.lastword.talk.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A spec as the journal keeps it: a tree of text, whole numbers, booleans, lists and maps. What is
/// absent is left out; numbers with a fraction are decimal strings.
final class SpecTree {
  /// The key of a number that stands as text.
  static final String NUMBER = "~number";

  private SpecTree() {}

  static Map<String, Object> of(Spec spec) {
    var tree = tree();
    tree.put("a", party(spec.party(Side.A)));
    tree.put("b", party(spec.party(Side.B)));
    put(tree, "opener", spec.opener() == null ? null : opener(spec.opener()));
    tree.put("first", spec.first().code());
    tree.put("caps", caps(spec.caps()));
    tree.put("stop", stop(spec.stop()));
    tree.put("telemetry", spec.keeping().telemetry());
    tree.put("keep_bytes", spec.keeping().bytes());
    tree.put("durability", spec.keeping().durability().code());
    tree.put("strict_model", spec.asking().strictModel().code());
    tree.put("prompt_cache", spec.asking().promptCache());
    tree.put("on_kill", spec.asking().onKill().code());
    tree.put("context", spec.asking().context().code());
    if (!spec.failOn().isEmpty()) {
      tree.put(
          "fail_on",
          spec.failOn().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).toList());
    }
    if (!spec.injects().isEmpty()) {
      tree.put("inject", injects(spec.injects()));
    }
    return tree;
  }

  private static Map<String, Object> party(Spec.Party party) {
    var tree = tree();
    tree.put("name", party.name());
    tree.put("speaker", party.speaker().reference());
    if (party.speaker() instanceof SpeakerSpec.Model model) {
      tree.put("model", model(model));
    }
    tree.put("system", party.system());
    tree.put("sampling", sampling(party.sampling()));
    put(tree, "persona", party.persona());
    return tree;
  }

  private static Map<String, Object> model(SpeakerSpec.Model model) {
    var tree = tree();
    tree.put("provider", model.provider());
    tree.put("name", model.model());
    put(tree, "base_url", text(model.baseUrl()));
    put(tree, "dialect", model.dialect());
    put(tree, "key_env", model.keyEnv());
    return tree;
  }

  /// The operator's words.
  static List<Map<String, Object>> injects(List<Inject> injects) {
    return injects.stream()
        .map(inject -> {
          var tree = tree();
          tree.put("before", (long) inject.before());
          put(tree, "to", inject.to() == null ? null : inject.to().code());
          tree.put("text", inject.text());
          return tree;
        })
        .toList();
  }

  static Map<String, Object> sampling(Sampling sampling) {
    var tree = tree();
    put(tree, "temperature", text(sampling.temperature()));
    put(tree, "top_p", text(sampling.topP()));
    put(tree, "max_tokens", whole(sampling.maxTokens()));
    put(tree, "seed", sampling.seed());
    if (!sampling.stop().isEmpty()) {
      tree.put("stop", sampling.stop());
    }
    if (!sampling.extra().isEmpty()) {
      tree.put("extra", plain(sampling.extra()));
    }
    return tree;
  }

  static Map<String, Object> opener(Opener opener) {
    return Map.of("text", opener.text(), "as", opener.as().code());
  }

  private static Map<String, Object> caps(Caps caps) {
    var tree = tree();
    tree.put("messages", (long) caps.messages());
    put(tree, "total_tokens", caps.totalTokens());
    put(tree, "cost_usd", text(caps.cost()));
    put(tree, "time_ms", caps.time() == null ? null : caps.time().toMillis());
    return tree;
  }

  static Map<String, Object> stop(StopSettings stop) {
    var tree = tree();
    tree.put("policy", stop.policy().code());
    put(tree, "when", stop.expression());
    tree.put("phrases", stop.phrases());
    tree.put("patterns", stop.patterns());
    tree.put("tokens", stop.tokens());
    tree.put("action", stop.action().code());
    return tree;
  }

  /// Numbers that a journal cannot hold as such become marked strings, all the way down, so that
  /// they are numbers again when they are sent again.
  private static Object plain(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var tree = tree();
        map.forEach(
            (key, inner) -> put(tree, String.valueOf(key), inner == null ? null : plain(inner)));
        yield tree;
      }
      case List<?> list -> list.stream().map(SpecTree::plain).toList();
      case Integer number -> (long) number;
      case Long number when Math.abs(number) < 1L << 53 -> number;
      case Number number -> Map.of(NUMBER, number.toString());
      default -> value;
    };
  }

  private static Map<String, Object> tree() {
    return new LinkedHashMap<>();
  }

  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    if (value != null) {
      tree.put(key, value);
    }
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static @Nullable Long whole(@Nullable Integer value) {
    return value == null ? null : Long.valueOf(value);
  }
}
