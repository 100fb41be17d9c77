/// Load for `scripts/bench archive`: a made archive of ten thousand conversations, and what
/// measures the index and the commands on it. Start at [ArchiveLoad].
@NullMarked
package dev.lastword.archive.load;

import org.jspecify.annotations.NullMarked;
