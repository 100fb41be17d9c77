/// Conversations as files: the Markdown log both ways, and readers for the other forms in which
/// talks are kept. Start at [Transcripts] to read any file, at [MarkdownLog] to write one.
@NullMarked
package dev.lastword.transcript;

import org.jspecify.annotations.NullMarked;
