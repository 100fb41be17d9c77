package dev.lastword.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Walks a tree of Markdown without recursion and writes the elements we know; of any other node
/// only what is inside.
final class ProseWriter {
  private static final int DEEPEST = 40;

  private final StringBuilder out = new StringBuilder();
  private final Evidence evidence;

  ProseWriter(Evidence evidence) {
    this.evidence = evidence;
  }

  /// A node whose children are being written.
  ///
  /// @param node the node
  /// @param end what is written after them
  private record Open(Node node, String end) {}

  String write(Node document) {
    Deque<Open> open = new ArrayDeque<>();
    var node = document.getFirstChild();
    while (node != null) {
      var end = open.size() < DEEPEST ? begin(node) : "";
      var child = isLeaf(node) ? null : node.getFirstChild();
      if (child != null) {
        open.push(new Open(node, end));
        node = child;
        continue;
      }
      out.append(end);
      var next = node.getNext();
      while (next == null && !open.isEmpty()) {
        var parent = open.pop();
        out.append(parent.end());
        next = parent.node().getNext();
      }
      node = next;
    }
    return out.toString();
  }

  private static boolean isLeaf(Node node) {
    return node instanceof Text || node instanceof Code;
  }

  /// Writes what stands before the children of a node, or all of it where it has none.
  ///
  /// @return what stands after them
  private String begin(Node node) {
    return switch (node) {
      case Text text -> leaf(() -> text(text));
      case Code code ->
          leaf(
              () -> out.append("<code>").append(marked(code, code.getLiteral())).append("</code>"));
      case HtmlInline html -> leaf(() -> out.append(Markup.escape(html.getLiteral())));
      case HtmlBlock html -> leaf(() -> out.append(Markup.escape(html.getLiteral())));
      case SoftLineBreak _, HardLineBreak _ -> leaf(() -> out.append("<br>"));
      case FencedCodeBlock code -> leaf(() -> code(code.getLiteral()));
      case IndentedCodeBlock code -> leaf(() -> code(code.getLiteral()));
      case ThematicBreak _ -> leaf(() -> out.append("<hr>"));
      case Image image -> image(image);
      case Link link -> link(link);
      case Paragraph paragraph -> isTight(paragraph) ? "" : element("p");
      case OrderedList list -> ordered(list);
      case TableCell cell -> cell(cell);
      default -> {
        var name = name(node);
        yield name.isEmpty() ? "" : element(name);
      }
    };
  }

  private static String name(Node node) {
    return switch (node) {
      case Emphasis _ -> "em";
      case StrongEmphasis _ -> "strong";
      case BlockQuote _ -> "blockquote";
      case BulletList _ -> "ul";
      case ListItem _ -> "li";
      case Heading heading -> heading.getLevel() < 3 ? "h3" : "h4";
      case TableBlock _ -> "table";
      case TableHead _ -> "thead";
      case TableBody _ -> "tbody";
      case TableRow _ -> "tr";
      default -> "";
    };
  }

  private static String leaf(Runnable writes) {
    writes.run();
    return "";
  }

  private String element(String name) {
    out.append('<').append(name).append('>');
    return "</" + name + ">";
  }

  private static boolean isTight(Paragraph paragraph) {
    return paragraph.getParent() instanceof ListItem item
        && item.getParent() instanceof ListBlock list
        && list.isTight();
  }

  private String ordered(OrderedList list) {
    var start = list.getMarkerStartNumber();
    out.append(start == null || start == 1 ? "<ol>" : "<ol start=\"" + start + "\">");
    return "</ol>";
  }

  private String cell(TableCell cell) {
    return element(cell.isHeader() ? "th" : "td");
  }

  private void code(String literal) {
    out.append("<pre tabindex=\"0\"><code>").append(Markup.escape(literal)).append("</code></pre>");
  }

  /// An image is never fetched; what it would have been is said.
  private String image(Image image) {
    out.append("<span class=\"img\">image: ");
    var from = Markup.line(String.valueOf(image.getDestination()));
    return " <span class=\"dest\">(" + from + ")</span></span>";
  }

  /// A link says where it leads; one that would do anything but open a page is text.
  private String link(Link link) {
    var to = String.valueOf(link.getDestination());
    var lower = to.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
      return " <span class=\"dest\">(" + Markup.line(to) + ")</span>";
    }
    out.append("<a href=\"")
        .append(Markup.escape(to))
        .append("\" rel=\"noopener noreferrer nofollow external\" target=\"_blank\">");
    var told = link.getFirstChild() instanceof Text text && text.getLiteral().equals(to);
    return told ? "</a>" : "</a> <span class=\"dest\">(" + Markup.line(to) + ")</span>";
  }

  private void text(Text text) {
    out.append(marked(text, text.getLiteral()));
  }

  /// The text of a node, with what is evidence in it marked. Where the source says the same in
  /// other characters, such as a reference, all of the node is marked.
  private String marked(Node node, String literal) {
    var spans = node.getSourceSpans();
    if (spans.isEmpty() || evidence.spans().isEmpty()) {
      return Markup.escape(literal);
    }
    var from = spans.getFirst().getInputIndex();
    var to = spans.getLast().getInputIndex() + spans.getLast().getLength();
    var met =
        evidence.spans().stream().filter(piece -> piece.from() < to && piece.to() > from).toList();
    if (met.isEmpty()) {
      return Markup.escape(literal);
    }
    return evidence.text().startsWith(literal, from) && to - from == literal.length()
        ? pieces(literal, from, met)
        : open(met.getFirst()) + Markup.escape(literal) + "</mark>";
  }

  private static String pieces(String literal, int start, List<Evidence.Piece> met) {
    var html = new StringBuilder();
    var at = 0;
    for (var piece : met) {
      var from = Math.max(at, piece.from() - start);
      var to = Math.min(literal.length(), piece.to() - start);
      if (to > from) {
        html.append(Markup.escape(literal.substring(at, from)))
            .append(open(piece))
            .append(Markup.escape(literal.substring(from, to)))
            .append("</mark>");
        at = to;
      }
    }
    return html.append(Markup.escape(literal.substring(at))).toString();
  }

  private static String open(Evidence.Piece piece) {
    return "<mark class=\"ev f-%s\" title=\"%s\">"
        .formatted(piece.kind().family(), piece.kind().code());
  }
}
