package dev.lastword.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;

/// The program's door.
public final class Main {
  private Main() {}

  /// Runs one command and exits with its code.
  ///
  /// @param args the words after `lastword`
  public static void main(String[] args) {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println("lastword " + Version.TEXT);
      return;
    }
    var stdout = new Outlet(new FileOutputStream(FileDescriptor.out));
    var console =
        new Console(
            System.in,
            new PrintStream(stdout, true, StandardCharsets.UTF_8),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            InstantSource.system(),
            System::nanoTime,
            ZoneId.systemDefault());
    var code = run(console, args);
    console.out().flush();
    console.err().flush();
    var lost = stdout.failure();
    if (lost != null) {
      console.say("error: not all could be written to stdout: " + lost);
      code = ExitCode.DISK.code();
    }
    // Not a normal return: a reply being read by a stuck thread must not keep the program alive.
    System.exit(code);
  }

  /// A word list or weight that was edited and no longer reads is told in a line.
  private static int run(Console console, String[] args) {
    try {
      return new Program(console).run(args);
    } catch (ExceptionInInitializerError broken) {
      var cause = broken.getCause();
      console.say("error: " + (cause == null ? broken : cause).getMessage());
      return ExitCode.OUR_MISTAKE.code();
    }
  }
}
