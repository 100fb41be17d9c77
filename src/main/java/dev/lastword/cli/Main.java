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
    var console =
        new Console(
            System.in,
            utf8(FileDescriptor.out),
            utf8(FileDescriptor.err),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            InstantSource.system(),
            System::nanoTime,
            ZoneId.systemDefault());
    var code = new Program(console).run(args);
    console.out().flush();
    console.err().flush();
    // Not a normal return: a reply being read by a stuck thread must not keep the program alive.
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
