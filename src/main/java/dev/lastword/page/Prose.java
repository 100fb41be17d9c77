package dev.lastword.page;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Draws the Markdown of a message. What comes out holds a fixed list of elements, with links to
/// http and https alone, shown with where they lead; images and raw HTML are shown as what was
/// written. A text too long or too deep to be worth it stays as it is.
final class Prose {
  /// Above this many `char`s a text is shown as it is.
  static final int LONGEST = 200_000;

  /// And above this many it is cut, with a word where the rest is.
  static final int SHOWN = 1_000_000;

  private static final int DEEPEST = 24;
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .enabledBlockTypes(
              Set.of(
                  BlockQuote.class,
                  FencedCodeBlock.class,
                  Heading.class,
                  ListBlock.class,
                  ThematicBreak.class))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private Prose() {}

  /// Draws a message with its evidence.
  static String html(Evidence evidence) {
    var text = evidence.text();
    if (text.isBlank()) {
      return "<p class=\"blank\">" + blank(text) + "</p>";
    }
    if (text.length() > LONGEST) {
      return plain(evidence);
    }
    return new ProseWriter(evidence).write(PARSER.parse(text));
  }

  private static String blank(String text) {
    return switch (text) {
      case "" -> "No text.";
      case " " -> "A single space.";
      default -> "Only white space.";
    };
  }

  private static String plain(Evidence evidence) {
    var text = evidence.text();
    var shown = text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    var rest = text.length() - shown.length();
    return "<p class=\"asis\">"
        + Markup.escape(shown)
        + "</p>"
        + (rest == 0 ? "" : "<p class=\"blank\">" + rest + " characters more, in the file.</p>");
  }
}
