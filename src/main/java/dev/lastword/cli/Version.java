package dev.lastword.cli;

import picocli.CommandLine.IVersionProvider;

/// The program's version.
final class Version implements IVersionProvider {
  /// As it stands in `pom.xml`; a test holds the two together.
  static final String TEXT = "0.1.0-SNAPSHOT";

  @Override
  public String[] getVersion() {
    return new String[] {"lastword " + TEXT};
  }
}
