/// What others do to end a conversation, written afresh from their descriptions, to set beside the
/// judge. Start at [Peers].
@NullMarked
package dev.lastword.archive.peers;

import org.jspecify.annotations.NullMarked;
