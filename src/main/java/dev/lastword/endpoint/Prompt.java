package dev.lastword.endpoint;

import java.util.List;
import java.util.Objects;

/// What a model is asked to continue, free of any dialect.
///
/// @param system the system prompt; blank: none is sent
/// @param lines what has been said, the first by the user, roles alternating, none blank
/// @param sampling how the reply is drawn
/// @param cached whether the provider may be told where its prompt cache pays
public record Prompt(String system, List<Line> lines, Sampling sampling, boolean cached) {
  /// Who says a line, as the asked model sees it.
  public enum Role {
    /// The other side.
    USER,
    /// The asked model itself.
    ASSISTANT
  }

  /// One line of the history.
  ///
  /// @param role who says it
  /// @param text what is said, never blank
  public record Line(Role role, String text) {
    /// Refuses blank text: providers do.
    public Line {
      Objects.requireNonNull(role);
      if (text.isBlank()) {
        throw new IllegalArgumentException("a line of a prompt must not be blank");
      }
    }
  }

  /// A prompt that may be cached.
  ///
  /// @param system the system prompt; blank: none is sent
  /// @param lines what has been said
  /// @param sampling how the reply is drawn
  public Prompt(String system, List<Line> lines, Sampling sampling) {
    this(system, lines, sampling, true);
  }

  /// Refuses a history that some dialect would reject.
  public Prompt {
    Objects.requireNonNull(system);
    Objects.requireNonNull(sampling);
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a prompt needs at least one line");
    }
    for (var i = 0; i < lines.size(); i++) {
      var due = i % 2 == 0 ? Role.USER : Role.ASSISTANT;
      if (lines.get(i).role() != due) {
        throw new IllegalArgumentException("line " + (i + 1) + " of a prompt must be by " + due);
      }
    }
  }
}
