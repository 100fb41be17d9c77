/// The judge: reads a conversation one utterance at a time and says when it has ended, and why.
/// Start at [Detector].
@NullMarked
package dev.lastword.detect;

import org.jspecify.annotations.NullMarked;
