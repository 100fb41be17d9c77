package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.archive.Found;
import dev.lastword.archive.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword verify`: whether journals are whole and unchanged.
@Command(
    name = "verify",
    header = {
      "Checks journals: every record, its place in the chain, the log beside it.",
      "",
      "  lastword verify latest",
      "  lastword verify transcripts/",
      "  lastword verify 3100 --key iris.pub",
      ""
    },
    footer = {
      "",
      "Exit code 0: whole and unchanged; 5: something was changed; 6: something is",
      "missing, such as the signature of --key. docs/receipts.md tells what that",
      "proves against whom."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class VerifyCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID|FILE|DIR",
      description = "Conversations, or folders of them.")
  private List<String> places = List.of();

  @Option(
      names = "--key",
      paramLabel = "PUB",
      description = "Whose signature it must bear: a file with a public key, or the key.")
  private @Nullable String key;

  @Mixin private ArchiveOption archive = new ArchiveOption();
  @Mixin private OutputOptions output = new OutputOptions();

  private final VerifyTally tally = new VerifyTally();
  private @Nullable KeyOwner asked;
  private @Nullable KeyOwner known;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    asked = key == null ? null : KeyOwner.named(console, key);
    known = asked == null ? KeyOwner.own(console) : asked;
    var several = false;
    for (var place : places) {
      var path = console.resolve(place);
      if (Files.isDirectory(path)) {
        several = true;
        folder(path);
      } else {
        verify(archive.finder(console).find(place), true);
      }
    }
    if ((several || places.size() > 1) && !output.json) {
      console.out().println(tally.line());
    }
    var code = tally.code();
    if (code != ExitCode.DONE && !output.quiet) {
      console.say("exit " + code.code());
    }
    return code.code();
  }

  private void folder(Path folder) throws IOException {
    var finder = new Finder(folder, console.directory());
    var found = finder.all();
    for (var one : found) {
      verify(one, false);
    }
    for (var seal : finder.lonelySeals()) {
      tally.add(Proof.Standing.ALTERED);
      console.say("error: " + console.shown(seal) + " signs a journal that is gone");
    }
    if (found.stream().noneMatch(one -> one.journal() != null)) {
      tally.withoutJournal(0, true);
      console.say("error: no journal in " + console.shown(folder));
    }
  }

  /// In a folder a transcript without a journal is only counted; where it is asked for by name,
  /// that is the answer.
  private void verify(Found found, boolean named) {
    var journal = journal(found);
    if (journal == null) {
      tally.withoutJournal(1, named);
      if (named) {
        console.say("error: " + console.shown(found.file()) + " has no journal beside it");
        console.say("  nothing can be checked without one");
      }
      return;
    }
    try {
      var proof = Proof.of(journal, found.log(), asked == null ? null : asked.key(), _ -> {});
      tally.add(proof.standing());
      show(journal, found, proof, !named || places.size() > 1);
    } catch (IOException e) {
      tally.unreadable();
      console.say("error: " + Complaint.of(e).lines().getFirst());
    }
  }

  private void show(Path journal, Found found, Proof proof, boolean many) {
    var name = console.shown(journal);
    if (output.json) {
      console.out().println(ProofJson.line(name, found, proof, known));
      return;
    }
    var lines = new ArrayList<>(new ProofText(name, found, proof, known).lines());
    var brief = many && !output.verbose && proof.standing() == Proof.Standing.FINE;
    (brief ? lines.subList(0, 1) : lines).forEach(console.out()::println);
  }

  /// A file that was named and ends as a journal does is one, whatever it holds.
  private @Nullable Path journal(Found found) {
    var file = found.file();
    return found.journal() == null && isNamed(file) && file.toString().endsWith(".jsonl")
        ? file
        : found.journal();
  }

  private boolean isNamed(Path file) {
    return places.stream().anyMatch(place -> console.resolve(place).equals(file));
  }
}
