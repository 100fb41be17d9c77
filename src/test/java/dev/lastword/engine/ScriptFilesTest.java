package dev.lastword.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.config.SpeakerSpec;
import dev.lastword.talk.Message;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which scripts are read as Markdown transcripts, and which as plain text.
class ScriptFilesTest {
  @TempDir private Path folder;

  @Test
  void aTitleAloneMakesNoTranscript() throws IOException {
    saysBoth("# Tides\n\nFirst.\n---\n## Low\nSecond.\n", "# Tides\n\nFirst.", "## Low\nSecond.");
  }

  @Test
  void anArrowWithoutASpeakersHeadingMakesNoTranscript() throws IOException {
    saysBoth("# Ebb ↔ flow\n---\nSecond.\n", "# Ebb ↔ flow", "Second.");
  }

  @Test
  void aSpeakersHeadingWithoutAnArrowMakesNoTranscript() throws IOException {
    saysBoth("# Tides\n---\n### Ada\n\nSecond.\n", "# Tides", "### Ada\n\nSecond.");
  }

  @Test
  void ourMarkMakesATranscript() throws IOException {
    var script =
        """
        # Ada
        <!-- lastword 1 -->

        ---

        ### Ada

        First.

        ---

        ### Ada

        Second.

        ---

        """;
    saysBoth(script.replace("\n", "\r\n"), "First.", "Second.");
  }

  @Test
  void theFormOfTheSeedsMakesATranscriptOfWhichEachSideSaysItsOwn() throws IOException {
    says(
        "# Ada ↔ Ben\n\n---\n\n### Ada\n\nFirst.\n\n---\n\n### Ben\n\nSecond.\n\n---\n",
        "First.",
        "Second.");
  }

  private void saysBoth(String script, String first, String second) throws IOException {
    says(script, first, first, second, second);
  }

  private void says(String script, String... texts) throws IOException {
    var file = Files.writeString(folder.resolve("script"), script);
    var specs =
        Specs.of("x", "y")
            .withParties(
                Specs.party("Ada", new SpeakerSpec.Script(file), ""),
                Specs.party("Ben", new SpeakerSpec.Script(file), ""))
            .in(folder);
    assertThat(Transcripts.read(Talks.run(specs).log()).getFirst().messages())
        .extracting(Message::text)
        .containsExactly(texts);
  }
}
