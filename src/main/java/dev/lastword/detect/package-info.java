/// The judge: reads a conversation one utterance at a time and says when it has ended, and why.
/// Start at [Detector].
///
/// It rests on an old finding about human talk and a plain statistical test. Conversations do not
/// stop, they are brought to a close, by both sides and step by step (Schegloff and Sacks 1973); a
/// closing that was opened can be left again by new business (Button 1987); its last step is an
/// answered farewell (Clark and French 1981). Small signs add up from message to message in a
/// one-sided cumulative sum that falls back to 0 while the talk lives (Page 1954). What two models
/// do instead of ending, thanking and blessing one another or falling into the same few words, is
/// documented as well (Anthropic 2025; Maiti and others 2025; Li and others 2023).
/// `docs/research.md` names the works and what the judge takes from each.
///
/// The package uses the JDK, RE2/J and JSpecify and nothing else, and reads no clock, file, network
/// or random number, so that it can be used alone: `docs/library.md`.
@NullMarked
package dev.lastword.detect;

import org.jspecify.annotations.NullMarked;
