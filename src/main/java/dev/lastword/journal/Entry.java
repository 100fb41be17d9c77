package dev.lastword.journal;

/// What one record of a journal says, apart from its place in the chain.
public sealed interface Entry permits Run, Call, Said, Judged, Operator, Other {
  /// The name in the file.
  ///
  /// @return such as `call.intent`
  String type();

  /// Whether it must have reached the disk itself before anything else happens. The words said and
  /// the verdicts can be had again from what stands before them.
  ///
  /// @return whether a writer that guards against power loss syncs after it
  default boolean durable() {
    return switch (this) {
      case Run _, Call _ -> true;
      case Said _, Judged _, Operator _, Other _ -> false;
    };
  }
}
