package dev.lastword.cli;

import picocli.CommandLine.Option;

/// The options every command takes.
final class OutputOptions {
  @Option(names = "--json", description = "Write JSON Lines to stdout, one object an item.")
  boolean json;

  @Option(
      names = "--plain",
      description = "No colours, no redrawing, ASCII marks: for pipes and screen readers.")
  boolean plain;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but results and errors.")
  boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Write what happens to stderr, in more detail.")
  boolean verbose;

  @Option(names = "--no-input", description = "Never ask anything.")
  boolean noInput;

  @Option(names = "--no-color", description = "No colours; NO_COLOR does the same.")
  boolean noColor;
}
