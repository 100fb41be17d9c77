/// The words everything else is said in: messages, sides, endings, caps, events. Plain immutable
/// data without clock, file or network. Start at [Message].
@NullMarked
package dev.lastword.talk;

import org.jspecify.annotations.NullMarked;
