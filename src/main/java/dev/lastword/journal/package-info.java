/// Receipts: what was sent, what came back, what it cost, each record chained to the one before.
/// Records are plain data; one writer appends them, anybody reads them back and verifies them.
/// Start at [Journals] to write, at [JournalReader] to read, at [Entry] for what a record can say.
@NullMarked
package dev.lastword.journal;

import org.jspecify.annotations.NullMarked;
