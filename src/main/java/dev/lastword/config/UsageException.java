package dev.lastword.config;

import java.util.List;
import java.util.stream.Collectors;

/// What the user asked for cannot be done as asked: every problem found, in the order of the text.
/// Nothing was sent. The program ends with code 2.
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /// Carries what was found.
  ///
  /// @param problems at least one
  public UsageException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a usage error needs a problem");
    }
    this.problems = List.copyOf(problems);
  }

  /// Carries a single problem.
  ///
  /// @param problem what was found
  public UsageException(Problem problem) {
    this(List.of(problem));
  }

  /// What was found.
  ///
  /// @return at least one problem
  public List<Problem> problems() {
    return problems;
  }

  /// Throws where there are problems.
  ///
  /// @param problems all of them; may be empty
  /// @throws UsageException with them, where there are any
  public static void throwIfAny(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
  }
}
