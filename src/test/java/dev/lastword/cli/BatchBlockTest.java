package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// A block that is drawn in place and leaves.
class BatchBlockTest {
  private final TinyTerminal terminal = new TinyTerminal(6, 20);
  private final BatchBlock block = new BatchBlock(terminal.stream());

  @Test
  void standsWhereItStood() {
    block.show(List.of("one", "two", "three"), 20);
    block.show(List.of("one", "2", "three"), 20);
    assertThat(terminal.everything()).isEqualTo("one\n2\nthree\n");
    block.show(List.of("one"), 20);
    assertThat(terminal.everything()).isEqualTo("one\n");
    block.show(List.of("1", "2", "3", "4", "5"), 20);
    assertThat(terminal.everything()).isEqualTo("1\n2\n3\n4\n5\n");
  }

  @Test
  void leavesNothingBehind() {
    var err = terminal.stream();
    err.print("$ lastword batch\n");
    err.flush();
    block.show(List.of("one", "two", "three", "four", "five"), 20);
    block.erase(20);
    err.print("over\n");
    err.flush();
    assertThat(terminal.everything()).isEqualTo("$ lastword batch\nover\n");
  }

  @Test
  void writesOnlyWhatChanged() {
    block.show(List.of("one", "two", "three"), 20);
    var before = terminal.raw().length();
    block.show(List.of("one", "two", "three"), 20);
    assertThat(terminal.raw()).hasSize(before);
    block.show(List.of("one", "2", "three"), 20);
    assertThat(terminal.raw().substring(before)).doesNotContain("one");
  }

  @Test
  void knowsHowManyRowsANarrowerTerminalMadeOfIt() {
    block.show(List.of("12345678901234567", "two"), 20);
    var before = terminal.raw().length();
    block.show(List.of("short", "two"), 10);
    assertThat(terminal.raw().substring(before)).startsWith("\r\u001b[2A\u001b[J");
  }
}
