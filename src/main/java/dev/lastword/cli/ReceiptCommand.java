package dev.lastword.cli;

import dev.lastword.archive.Finder;
import dev.lastword.archive.Found;
import dev.lastword.archive.Proof;
import dev.lastword.archive.Receipt;
import dev.lastword.archive.Receipts;
import dev.lastword.config.Problem;
import dev.lastword.config.UsageException;
import dev.lastword.journal.Call;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lastword receipt`: one call, and what can be proved of it.
@Command(
    name = "receipt",
    header = {
      "Shows the receipt of one call.",
      "",
      "  lastword receipt show rr_c17cafdb435749a4",
      "  lastword receipt show latest",
      "  lastword receipt show rr_c17c --in latest --response > reply.bin",
      ""
    },
    synopsisSubcommandLabel = "show",
    mixinStandardHelpOptions = true)
final class ReceiptCommand implements Runnable {
  private final Console console;

  ReceiptCommand(Console console) {
    this.console = console;
  }

  /// Which bytes are written in place of the receipt.
  static final class Bytes {
    @Option(names = "--request", description = "Write the bytes that were sent, and nothing else.")
    private boolean request;

    @Option(names = "--response", description = "Write the bytes that came back.")
    private boolean response;

    private Call.@Nullable Payload of(Receipt receipt) {
      if (request) {
        return receipt.sent().request();
      }
      return response ? receipt.response() : null;
    }
  }

  @Override
  public void run() {
    throw new UsageException(
        Problem.with("", "receipt wants a word more", "lastword receipt show RECEIPT"));
  }

  @Command(
      name = "show",
      header = "Shows one receipt: who was asked, what answered, what it used, what it proves.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int show(
      @Parameters(
              paramLabel = "RECEIPT",
              description =
                  "rr_ and 16 hex digits, or the first 4. latest, or @2: the last call of that run.")
          String typed,
      @Option(
              names = "--in",
              paramLabel = "ID",
              description = "The conversation; else the whole archive is searched.")
          @Nullable String in,
      @ArgGroup @Nullable Bytes bytes,
      @Mixin ArchiveOption archive,
      @Mixin OutputOptions output)
      throws Exception {
    var finder = archive.finder(console);
    var place = place(finder, typed, in);
    var found = place.found();
    var receipt = Receipt.of(Objects.requireNonNull(found.journal()), place.hash());
    if (receipt == null) {
      throw notACall(typed, found);
    }
    return bytes == null ? tell(found, receipt, output) : write(receipt, bytes);
  }

  private static Receipts.Place place(Finder finder, String typed, @Nullable String in)
      throws IOException {
    if (typed.equals("latest") || (typed.startsWith("@") && in == null)) {
      var found = finder.find(in == null ? typed : in);
      var last = Receipts.last(found);
      if (last == null) {
        throw missing("no call was made in " + found.name(), "a script or a human needs none");
      }
      return last;
    }
    var conversations = in == null ? finder.all() : List.of(finder.find(in));
    return only(typed, Receipts.find(conversations, typed));
  }

  private int tell(Found found, Receipt receipt, OutputOptions output) throws IOException {
    var journal = Objects.requireNonNull(found.journal());
    var proof = Proof.of(journal, found.log(), null, _ -> {});
    var name = console.shown(journal);
    if (output.json) {
      console.out().println(ReceiptJson.line(name, found, receipt, proof));
    } else {
      new ReceiptText(name, receipt, proof).lines().forEach(console.out()::println);
    }
    if (proof.standing() != Proof.Standing.ALTERED) {
      return ExitCode.DONE.code();
    }
    if (!output.quiet) {
      console.say("exit " + ExitCode.INTEGRITY.code());
    }
    return ExitCode.INTEGRITY.code();
  }

  /// The bytes go where nothing obeys them.
  private int write(Receipt receipt, Bytes wanted) throws IOException {
    var payload = wanted.of(receipt);
    if (payload == null) {
      throw missing("nothing came back of this call", "what closed it: receipt show without flags");
    }
    if (payload.kept() == null) {
      throw missing(
          "the bytes were not kept, only their digest " + payload.digest(),
          "from the next run on: lastword run --keep-bytes, or keep_bytes: true in lastword.yaml");
    }
    if (isTerminal()) {
      throw missing(
          "these are the bytes as they were, and a terminal might obey them",
          "send them to a file or a pipe");
    }
    var body = payload.body();
    if (body == null) {
      throw new IOException("the bytes kept do not match their digest " + payload.digest());
    }
    console.out().write(body);
    console.out().flush();
    return ExitCode.DONE.code();
  }

  private boolean isTerminal() {
    return TerminalFacts.of(console.env(), new TerminalProbe()::isTerminal, console.out().charset())
        .out();
  }

  private static Receipts.Place only(String typed, List<Receipts.Place> places) {
    if (places.isEmpty()) {
      throw missing(
          "no receipt \"" + typed + "\"", "name its conversation with --in, or --archive");
    }
    if (places.size() > 1) {
      var all = new ArrayList<String>();
      places.stream()
          .limit(5)
          .forEach(place ->
              all.add("rr_" + place.hash().substring(0, 16) + " in " + place.found().name()));
      throw missing(
          "\"" + typed + "\" begins " + places.size() + " records", String.join("; ", all));
    }
    return places.getFirst();
  }

  private UsageException notACall(String typed, Found found) {
    return missing(
        "\"" + typed + "\" closed no call in " + found.name(),
        "or its journal is damaged before it: lastword verify " + found.id());
  }

  private static UsageException missing(String what, String hint) {
    return new UsageException(Problem.with("", what, hint));
  }

  /// What closed a call, in a few words.
  static String outcome(Call.Closing closing) {
    return switch (closing) {
      case Call.Reply reply -> "answered, finish " + reply.finish();
      case Call.Failed failed ->
          failed.outcome()
              + (failed.status() == null ? "" : " " + failed.status())
              + ": "
              + failed.why();
      case Call.Partial partial -> "cut: " + partial.why();
      case Call.Unknown unknown -> "unknown: " + unknown.why();
      case Call.Discarded discarded -> "discarded: " + discarded.why();
    };
  }
}
