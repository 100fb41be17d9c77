/// Transcripts in number: labelled ones, and how well a judge of endings does on them. Start at
/// [LabelledFolder] to read labels, at [Score] to see what is counted.
@NullMarked
package dev.lastword.archive;

import org.jspecify.annotations.NullMarked;
