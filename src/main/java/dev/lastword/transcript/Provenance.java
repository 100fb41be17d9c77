package dev.lastword.transcript;

/// Where an imported conversation comes from.
///
/// @param file the name of the file, without its folders; behind a `!` the file within a zip file
/// @param format the form it had there, as [Transcript.Form#code] gives it
/// @param id its id there
/// @param digest the SHA-256 of the file's bytes, in lower-case hex; of the file within a zip file
public record Provenance(String file, String format, String id, String digest) {
  /// Brings the texts into one line each.
  public Provenance {
    file = OneLine.of(file);
    format = OneLine.of(format);
    id = OneLine.of(id);
    digest = OneLine.of(digest);
  }
}
