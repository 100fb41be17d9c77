package dev.lastword.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// A value somebody gave, and where.
///
/// @param text the value as written
/// @param origin where it was written
record Given(String text, Origin origin) {
  /// Where a value was written.
  sealed interface Origin {
    /// The folder that relative paths in it start from.
    Path base();

    /// A problem with what stands there.
    Problem problem(String message, String hint);
  }

  /// A flag or a variable of the environment.
  record Named(String name, Path base) implements Origin {
    @Override
    public Problem problem(String message, String hint) {
      return Problem.with(name, message, hint);
    }
  }

  /// A place in a configuration file.
  record InFile(SourceText source, int line, int column, Path base) implements Origin {
    @Override
    public Problem problem(String message, String hint) {
      return source.problem(line, column, message, hint);
    }
  }

  /// What stands in a file.
  ///
  /// @param base the folder that relative paths in it start from
  static Given at(Node.Scalar scalar, SourceText source, Path base) {
    return new Given(scalar.text(), new InFile(source, scalar.line(), scalar.column(), base));
  }

  /// A problem with this value.
  Problem problem(String message, String hint) {
    return origin.problem(message, hint);
  }

  /// The same place, another text.
  Given with(String newText) {
    return new Given(newText, origin);
  }

  /// The value as a path.
  Path path() {
    try {
      return origin.base().resolve(text);
    } catch (InvalidPathException e) {
      throw new UsageException(problem("\"" + text + "\" cannot be a path", ""));
    }
  }
}
