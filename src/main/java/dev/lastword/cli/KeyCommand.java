package dev.lastword.cli;

import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.journal.SigningKey;
import dev.lastword.text.Neutral;
import java.nio.file.FileAlreadyExistsException;
import java.security.SecureRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lastword key`: the key with which runs are signed.
@Command(
    name = "key",
    header = {
      "Makes the key with which runs are signed.",
      "",
      "  lastword key new --name \"Iris\"",
      "  lastword run --sign -a ollama:gemma3 -b ollama:gemma3",
      ""
    },
    synopsisSubcommandLabel = "new",
    mixinStandardHelpOptions = true)
final class KeyCommand implements Runnable {
  private static final int LONGEST_NAME = 200;

  private final Console console;

  KeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    throw new UsageException(Problem.with("", "key wants a word more", "lastword key new"));
  }

  @Command(
      name = "new",
      header = "Makes a key pair in the configuration folder; never overwrites one.",
      mixinStandardHelpOptions = true)
  int make(
      @Option(
              names = "--name",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "Whose key it is; stands in the public file.")
          String name,
      @Mixin OutputOptions output)
      throws Exception {
    if (name.length() > LONGEST_NAME || !Neutral.line(name).equals(name)) {
      throw new UsageException(
          Problem.with("", "--name is one line of at most 200 plain characters", ""));
    }
    var files = SigningFiles.of(console);
    var key = SigningKey.generate(new SecureRandom());
    try {
      files.write(key, name.strip());
    } catch (FileAlreadyExistsException e) {
      throw new UsageException(
          Problem.with(
              "",
              "there is a signing key already: " + e.getFile(),
              "move it away first; what it signed can then be signed by it no more"));
    }
    print(files, key, output);
    return ExitCode.DONE.code();
  }

  private void print(SigningFiles files, SigningKey key, OutputOptions output) {
    var shown = key.shown();
    if (output.json) {
      console
          .out()
          .println(
              JsonLine.of()
                  .number("v", 1)
                  .text("key", shown.word())
                  .text("fingerprint", shown.fingerprint())
                  .text("private", files.secret().toString())
                  .text("public", files.shown().toString())
                  .end());
      return;
    }
    console.out().println(shown.word());
    console.out().println("fingerprint  " + shown.fingerprint());
    console.out().println("private      " + Neutral.line(files.secret().toString()));
    console.out().println("public       " + Neutral.line(files.shown().toString()));
    if (!output.quiet) {
      console.say("give the public file to whoever checks; tell them the fingerprint another way");
    }
  }
}
