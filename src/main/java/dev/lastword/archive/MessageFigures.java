package dev.lastword.archive;

import dev.lastword.talk.Side;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The figures of one message, for tables of them.
///
/// @param talk the name of its conversation
/// @param number its number, from 1
/// @param side who said it
/// @param speaker the name shown for that side
/// @param kind the code of its class
/// @param closing the closing score after it
/// @param characters how long it is, in code points
/// @param words how many words it has; a pair of characters counts as one in scripts that part none
/// @param distinct how many of them are different
/// @param latency how long its call took; null: unknown
/// @param completionTokens tokens answered; null: unknown
public record MessageFigures(
    String talk,
    int number,
    Side side,
    String speaker,
    String kind,
    double closing,
    int characters,
    int words,
    int distinct,
    @Nullable Duration latency,
    @Nullable Long completionTokens) {}
