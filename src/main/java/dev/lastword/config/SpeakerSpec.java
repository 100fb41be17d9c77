package dev.lastword.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands on a side and speaks.
public sealed interface SpeakerSpec {
  /// A model at an endpoint.
  ///
  /// @param provider the row of the provider table, or `custom` with a bare base URL
  /// @param model the model as it is asked for
  /// @param baseUrl where it is asked; null: where the provider says
  /// @param dialect the wire dialect; null: the provider's
  /// @param keyEnv the variable that holds the key; null: the provider's, none with a base URL
  record Model(
      String provider,
      String model,
      @Nullable URI baseUrl,
      @Nullable String dialect,
      @Nullable String keyEnv)
      implements SpeakerSpec {
    /// The provider of a model that is named by its URL alone.
    public static final String CUSTOM = "custom";

    /// Refuses what is absent.
    public Model {
      Objects.requireNonNull(provider);
      Objects.requireNonNull(model);
    }
  }

  /// Lines written beforehand.
  ///
  /// @param file our Markdown, or one message per `---`
  record Script(Path file) implements SpeakerSpec {
    /// Refuses what is absent.
    public Script {
      Objects.requireNonNull(file);
    }
  }

  /// What one speaker said in a recorded conversation.
  ///
  /// @param file the transcript
  /// @param speaker whose messages are said again
  record Replay(Path file, String speaker) implements SpeakerSpec {
    /// Refuses what is absent.
    public Replay {
      Objects.requireNonNull(file);
      Objects.requireNonNull(speaker);
    }
  }

  /// A person at the keyboard.
  record Human() implements SpeakerSpec {}

  /// The speaker in the form `-a` takes.
  ///
  /// @return such as `anthropic:claude-haiku-4-5`, `http://127.0.0.1:8080/v1#name`, `script:FILE`
  default String reference() {
    return switch (this) {
      case Model(var provider, var model, var url, _, _) ->
          url == null ? provider + ":" + model : url + "#" + model;
      case Script(var file) -> "script:" + file;
      case Replay(var file, var speaker) -> "replay:" + file + "#" + speaker;
      case Human() -> "human:";
    };
  }

  /// The name shown where no persona gives one.
  ///
  /// @return the model without its maker, the file's stem, the recorded speaker, or `Human`
  default String defaultName() {
    return switch (this) {
      case Model model -> Names.fitted(model.model().substring(model.model().lastIndexOf('/') + 1));
      case Script(var file) -> Names.fitted(Personas.stem(file));
      case Replay replay -> Names.fitted(replay.speaker());
      case Human() -> "Human";
    };
  }
}
