/// The turn loop. [Conversation] decides what happens next and does nothing; [Messenger] does one
/// message end to end and decides nothing; [Run] drives the two until the end. Start at [Run].
@NullMarked
package dev.lastword.engine;

import org.jspecify.annotations.NullMarked;
