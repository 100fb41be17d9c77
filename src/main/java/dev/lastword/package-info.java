/// Lastword lets two language models talk, knows when they are done, and keeps proof of every word.
///
/// The map of the house. Each package may use only what stands beside it; `ArchitectureTest` holds
/// the same table and fails on any other arrow. Start at `engine` to see a message travel, at
/// `detect` to see how an ending is recognised.
///
/// | package | may use | holds |
/// |---|---|---|
/// | `text` | nothing | strict UTF-8, neutralised control characters, width, slugs |
/// | `talk` | nothing | messages, sides, endings, caps, the events that watchers hear |
/// | `detect` | nothing | the judge of endings |
/// | `endpoint` | talk text | where a model is asked: dialects, providers, keys, retries |
/// | `config` | talk text detect endpoint | persona files and flags, validated into one `Spec` |
/// | `journal` | talk text | receipts: records, written, recovered, verified |
/// | `transcript` | talk text detect journal | Markdown both ways, importers |
/// | `engine` | talk text detect endpoint config journal transcript | the turn loop |
/// | `cli` | all | commands; the only place that prints or exits |
@NullMarked
package dev.lastword;

import org.jspecify.annotations.NullMarked;
