package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The schemas that ship are those that are generated; `-Dlastword.schemas=write` writes them anew.
class SchemasTest {
  @Test
  void theShippedPlanSchemaIsTheGeneratedOne() throws IOException {
    holds(Path.of("docs/plan.schema.json"), Schemas.plan());
  }

  @Test
  void theShippedPersonaSchemaIsTheGeneratedOne() throws IOException {
    holds(Path.of("docs/persona.schema.json"), Schemas.persona());
  }

  @Test
  void theSchemaOfAPersonaHasTheKeysThatAreRead() {
    assertThat(Key.names(Schemas.PERSONA)).isEqualTo(PersonaFile.KEYS);
  }

  private static void holds(Path file, String generated) throws IOException {
    if ("write".equals(System.getProperty("lastword.schemas"))) {
      Files.writeString(file, generated);
    }
    assertThat(Files.readString(file)).isEqualTo(generated);
  }
}
