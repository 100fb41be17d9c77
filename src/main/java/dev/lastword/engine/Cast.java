package dev.lastword.engine;

import dev.lastword.config.Problem;
import dev.lastword.config.Spec;
import dev.lastword.config.Spec.StrictModel;
import dev.lastword.config.UsageException;
import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.Served;
import dev.lastword.talk.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who speaks on which side, and which model, through whom, has answered each side so far.
final class Cast {
  private final Map<Side, Speaker> speakers;
  private final Map<Side, String> names;
  private final StrictModel strict;
  private final Map<Side, String> served = new EnumMap<>(Side.class);
  private final Map<Side, String> upstreams = new EnumMap<>(Side.class);
  private final Set<String> told = new HashSet<>();

  Cast(Map<Side, Speaker> speakers, Map<Side, String> names, StrictModel strict) {
    this.speakers = Map.copyOf(speakers);
    this.names = Map.copyOf(names);
    this.strict = strict;
  }

  /// Finds both speakers.
  ///
  /// @throws UsageException with what keeps either from speaking
  static Cast of(Spec spec, Casting casting) throws IOException {
    var speakers = new EnumMap<Side, Speaker>(Side.class);
    var names = new EnumMap<Side, String>(Side.class);
    var problems = new ArrayList<Problem>();
    for (var side : Side.values()) {
      names.put(side, spec.party(side).name());
      try {
        speakers.put(side, casting.speaker(side, spec.party(side)));
      } catch (UsageException e) {
        problems.addAll(e.problems());
      }
    }
    UsageException.throwIfAny(problems);
    return new Cast(speakers, names, spec.asking().strictModel());
  }

  /// Recalls what happened before the run broke off: which model each side was answered by; readers
  /// go on where they were.
  void recall(Recall before) {
    served.putAll(before.calls().served());
    for (var side : Side.values()) {
      if (speaker(side) instanceof Speaker.Reader reader) {
        reader.skip(before.read(side));
      }
    }
  }

  Speaker speaker(Side side) {
    var speaker = speakers.get(side);
    if (speaker == null) {
      throw new IllegalStateException("nobody stands on side " + side.code());
    }
    return speaker;
  }

  String name(Side side) {
    return names.getOrDefault(side, side.code());
  }

  /// Why a reply's model is not the one agreed on.
  ///
  /// @param match how it compares with the one asked
  /// @param sentence what to tell the user
  record Objection(Match match, String sentence) {
    /// Whether the user wants to know even where it is accepted.
    boolean grave() {
      return match == Match.OTHER;
    }
  }

  /// Compares the model that answered with the one asked and with the one before, and the provider
  /// behind a router with the one before; null where all is as it was agreed.
  @Nullable Objection objection(Side side, Served reply) {
    var model = reply.model();
    // A reply of another model is flagged by itself, and is no measure for those after it.
    var before =
        model == null
            ? null
            : reply.match() == Match.OTHER ? served.get(side) : served.putIfAbsent(side, model);
    if (before != null && !before.equals(model)) {
      return new Objection(
          Match.OTHER, name(side) + " was answered by " + model + ", before by " + before);
    }
    var upstream = reply.provider();
    var past = upstream == null ? null : upstreams.putIfAbsent(side, upstream);
    if (past != null && !past.equals(upstream)) {
      return new Objection(
          Match.OTHER,
          name(side) + " was answered through " + upstream + ", before through " + past);
    }
    return switch (reply.match()) {
      case EQUAL -> null;
      case RESOLVED, UNKNOWN ->
          new Objection(
              reply.match(),
              name(side)
                  + (model == null
                      ? " was answered without a model's name"
                      : " was answered by " + model));
      case OTHER ->
          new Objection(Match.OTHER, name(side) + " was answered by another model, " + model);
    };
  }

  /// Whether the user has not heard this objection yet.
  boolean isNews(Objection objection) {
    return told.add(objection.sentence());
  }

  /// Whether a reply with this objection is no message.
  boolean refuses(Objection objection) {
    return switch (strict) {
      case OFF -> false;
      case ANY -> objection.match() == Match.OTHER;
      case EXACT -> true;
    };
  }
}
