/// Transcripts in number: an index of them, the one that is meant among many, and how well a judge
/// of endings does on labelled ones. Start at [ArchiveIndex] to list, search and count, at [Finder]
/// to find one without it, at [LabelledFolder] to read labels, at [Score] to see what is counted.
@NullMarked
package dev.lastword.archive;

import org.jspecify.annotations.NullMarked;
