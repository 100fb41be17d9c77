package dev.lastword.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlTest {
  private static final String[] PIECES = {
    "a: b\n",
    "name: x\n",
    "a",
    ": ",
    "\n",
    " ",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "- ",
    "? ",
    "'",
    "\"",
    "\\",
    "#",
    "&x ",
    "*x ",
    "!t ",
    "<<: ",
    "|\n",
    ">\n",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\t",
    "é",
    "😀",
    "\u0000",
    "\u0085",
    "\u2028",
    "\r",
    "\ud800",
    "@",
    "`",
    "0",
    "null",
    "~"
  };

  @Test
  void anyTextIsReadOrRefusedWithAPlace() {
    for (var seed = 0; seed < 20_000; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder();
      for (var i = random.nextInt(14); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      var problems = new ArrayList<Problem>();
      var source = new SourceText("f.yaml", text.toString());
      var map = Yaml.read(source, text.toString(), 1, problems);
      if (map != null) {
        var unused = new Fields(source, map, PersonaFile.KEYS, problems);
        assertThat(unused.text("name")).isNotEqualTo("");
      }
      assertThat(map != null || !problems.isEmpty()).as("seed %d", seed).isTrue();
      for (var problem : problems) {
        assertThat(problem.place()).as("seed %d", seed).matches("f\\.yaml:\\d+:\\d+");
        assertThat(problem.lines()).as("seed %d", seed).isNotEmpty();
      }
    }
  }
}
