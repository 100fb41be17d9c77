/// The turn loop. [Conversation] decides what happens next and does nothing; [Messenger] does one
/// message end to end and decides nothing; [LocalLoop] drives the two until the end. Start at
/// [LocalLoop].
@NullMarked
package dev.lastword.engine;

import org.jspecify.annotations.NullMarked;
