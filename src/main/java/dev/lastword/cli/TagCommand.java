package dev.lastword.cli;

import dev.lastword.archive.ArchiveIndex;
import dev.lastword.archive.TagChange;
import dev.lastword.archive.Talk;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.text.Neutral;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword tag`: what the user says about a conversation.
@Command(
    name = "tag",
    header = {
      "Puts tags on a conversation, takes them off, notes something; or lists all tags.",
      "",
      "  lastword tag latest +good -draft",
      "  lastword tag 3100 --note \"the poem at 31\"",
      "  lastword tag --list",
      ""
    },
    footer = {
      "",
      "A tag is of letters, digits and . _ : / - and is kept in small letters. Tags and",
      "notes stand in tags.jsonl in the archive; files and journals are never changed."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TagCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID | +TAG | -TAG",
      description = "The conversation first, then what it gets and loses.")
  private List<String> words = List.of();

  @Option(names = "--note", paramLabel = "TEXT", description = "Note this; \"\" takes it away.")
  private @Nullable String note;

  @Option(names = "--list", description = "List all tags and how often they are used.")
  private boolean list;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  private TagCommand(Console console) {
    this.console = console;
  }

  /// The command, to which `-draft` is a word and no cluster of flags.
  static CommandLine on(Console console) {
    return new CommandLine(new TagCommand(console))
        .setUnmatchedOptionsArePositionalParams(true)
        .setPosixClusteredShortOptionsAllowed(false);
  }

  @Override
  public Integer call() throws Exception {
    if (list == !words.isEmpty() || (list && note != null)) {
      throw new UsageException(
          Problem.with("", "tag takes a conversation, or --list", "lastword tag latest +good"));
    }
    try (var index = ArchiveAccess.open(console, output, archive.existing(console), false)) {
      if (list) {
        list(index);
      } else {
        tag(index, words.getFirst(), change());
      }
    }
    return ExitCode.DONE.code();
  }

  private void list(ArchiveIndex index) throws IOException {
    var tags = index.tags();
    if (tags.isEmpty() && !output.quiet && !output.json) {
      console.say("no tags; lastword tag latest +good puts one on");
      return;
    }
    var grid = new Grid("<>", "tag", "conversations");
    for (var tag : tags) {
      if (output.json) {
        var line = JsonLine.of().number("v", 1).text("tag", tag.value());
        console.out().println(line.number("conversations", tag.talks()).end());
      } else {
        grid.add(Neutral.line(tag.value()), Figures.count(tag.talks()));
      }
    }
    if (!output.json) {
      grid.lines().forEach(console.out()::println);
    }
  }

  private TagChange change() {
    var add = new ArrayList<String>();
    var remove = new ArrayList<String>();
    for (var word : words.subList(1, words.size())) {
      switch (word.isEmpty() ? ' ' : word.charAt(0)) {
        case '+' -> add.add(word.substring(1));
        case '-' -> remove.add(word.substring(1));
        default ->
            throw new UsageException(
                Problem.with(
                    "",
                    "\"" + word + "\" neither begins with + nor with -",
                    "+" + word + " puts it on, -" + word + " takes it off"));
      }
    }
    return new TagChange(add, remove, note);
  }

  private void tag(ArchiveIndex index, String typed, TagChange change) throws IOException {
    var path = console.resolve(typed);
    var talk = index.find(Files.isRegularFile(path) ? path.toString() : typed);
    var asks = change.add().isEmpty() && change.remove().isEmpty() && change.note() == null;
    try {
      show(asks ? talk : index.tag(talk, change));
    } catch (IllegalArgumentException e) {
      throw new UsageException(Problem.with("", String.valueOf(e.getMessage()), ""));
    }
  }

  private void show(Talk talk) {
    if (output.json) {
      console.out().println(TalkJson.line(talk));
      return;
    }
    var tags = talk.tags().isEmpty() ? "no tags" : String.join(" ", talk.tags());
    console.out().println(Neutral.line(talk.name()) + "  " + Neutral.line(tags));
    if (!talk.note().isEmpty()) {
      console.out().println("  " + Neutral.line(talk.note()));
    }
  }
}
