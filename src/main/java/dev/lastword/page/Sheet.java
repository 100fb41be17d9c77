package dev.lastword.page;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A page of figures before it is drawn: what it says, in order. The same sheet becomes HTML
/// ([SheetHtml]) and Markdown ([SheetMarkdown]). Every text of it is cut and made harmless as it
/// comes in, so that whoever fills a sheet may pass on what models and files say.
///
/// @param title for the window
/// @param crumb what the page is about, small
/// @param headline the story in one sentence
/// @param lead the next sentence
/// @param facts the figures that prove it
/// @param parts the rest
/// @param colophon how it was made, last and small
public record Sheet(
    String title,
    String crumb,
    String headline,
    String lead,
    List<Fact> facts,
    List<Part> parts,
    List<String> colophon) {
  /// Copies the lists.
  public Sheet {
    title = Plain.line(title);
    crumb = Plain.line(crumb);
    headline = Plain.line(headline);
    lead = Plain.line(lead);
    facts = List.copyOf(facts);
    parts = List.copyOf(parts);
    colophon = lines(colophon);
  }

  /// One figure.
  ///
  /// @param name what it counts
  /// @param value the figure, with its unit
  public record Fact(String name, String value) {
    /// Makes both harmless.
    public Fact {
      name = Plain.line(name);
      value = Plain.line(value);
    }
  }

  /// A section of the page.
  public sealed interface Part permits Table, Heat, Curve, Spans, Savings, Quotes {
    /// What stands above it.
    ///
    /// @return its heading
    Heading heading();
  }

  /// What stands above a section.
  ///
  /// @param id its anchor: letters and hyphens of ours
  /// @param title its title
  /// @param intro a sentence that says how to read it; may be empty
  public record Heading(String id, String title, String intro) {
    /// Makes the texts harmless.
    public Heading {
      Objects.requireNonNull(id);
      title = Plain.line(title);
      intro = Plain.line(intro, 1_000);
    }
  }

  /// One cell of a table.
  ///
  /// @param text what it says
  /// @param link the file it leads to; null: none
  /// @param code whether it is something to type
  public record Cell(String text, @Nullable Link link, boolean code) {
    /// Makes the text harmless.
    public Cell {
      text = Plain.line(text);
    }

    /// A plain cell.
    ///
    /// @param text what it says
    /// @return the cell
    public static Cell of(String text) {
      return new Cell(text, null, false);
    }
  }

  /// Rows of cells; the first of each names its row.
  ///
  /// @param heading above it
  /// @param columns their names
  /// @param figures whether all but the first two columns hold figures
  /// @param rows the rows
  /// @param note below it; may be empty
  public record Table(
      Heading heading, List<String> columns, boolean figures, List<List<Cell>> rows, String note)
      implements Part {
    /// Copies the lists.
    public Table {
      Objects.requireNonNull(heading);
      columns = lines(columns);
      rows = rows.stream().map(List::copyOf).toList();
      note = Plain.line(note);
    }
  }

  /// Everybody against everybody: how long, and why it ended.
  ///
  /// @param heading above it
  /// @param rows who opens
  /// @param columns who replies
  /// @param cells row by row
  /// @param endings how often each ending was
  /// @param note below it; may be empty
  public record Heat(
      Heading heading,
      List<String> rows,
      List<String> columns,
      List<List<Square>> cells,
      List<Bar> endings,
      String note)
      implements Part {
    /// Copies the lists.
    public Heat {
      Objects.requireNonNull(heading);
      rows = rows.stream().map(name -> Plain.line(name, 40)).toList();
      columns = columns.stream().map(name -> Plain.line(name, 40)).toList();
      cells = cells.stream().map(List::copyOf).toList();
      endings = List.copyOf(endings);
      note = Plain.line(note);
    }
  }

  /// One pair in a [Heat].
  ///
  /// @param figure how long; empty: there is no such pair, or nothing is known yet
  /// @param tone how strong it is shown, from 0 to 8
  /// @param reason the leading ending; null: none yet
  /// @param share how many of its talks ended so, such as `3 of 4`; may be empty
  /// @param title all of it in words
  /// @param link the one talk it stands for; null: several or none
  public record Square(
      String figure,
      int tone,
      @Nullable Mark reason,
      String share,
      String title,
      @Nullable Link link) {
    /// No talk was planned for it.
    public static final Square NONE = new Square("", 0, null, "", "", null);

    /// Makes the texts harmless.
    public Square {
      figure = Plain.line(figure);
      tone = Math.clamp(tone, 0, 8);
      share = Plain.line(share);
      title = Plain.line(title);
    }
  }

  /// A figure with its length.
  ///
  /// @param mark its picture
  /// @param name what is counted
  /// @param count how many
  /// @param most the count that fills the whole length, at least 1
  public record Bar(Mark mark, String name, int count, int most) {
    /// Makes the name harmless.
    public Bar {
      Objects.requireNonNull(mark);
      name = Plain.line(name);
      most = Math.max(1, most);
    }

    /// Its length.
    ///
    /// @return per cent of the whole
    public int percent() {
      return (int) Math.round(100.0 * count / most);
    }
  }

  /// How many are left after each message.
  ///
  /// @param heading above it
  /// @param all over all talks
  /// @param note what to see in it; may be empty
  /// @param caption above the single ones
  /// @param single the curves of parts of them
  public record Curve(Heading heading, Steps all, String note, String caption, List<Steps> single)
      implements Part {
    /// Copies the list.
    public Curve {
      Objects.requireNonNull(heading);
      Objects.requireNonNull(all);
      note = Plain.line(note);
      caption = Plain.line(caption);
      single = List.copyOf(single);
    }
  }

  /// A curve that falls in steps.
  ///
  /// @param name whose it is
  /// @param talks how many talks it counts
  /// @param median where half are left; null: more than half are left at the end
  /// @param points where it falls and how far, in order; it begins at 0 with 1
  /// @param cut where talks left it without an end
  /// @param last where it ends
  public record Steps(
      String name,
      int talks,
      @Nullable Integer median,
      List<Step> points,
      List<Integer> cut,
      int last) {
    /// Copies the lists.
    public Steps {
      name = Plain.line(name, 60);
      points = List.copyOf(points);
      cut = List.copyOf(cut);
      last = Math.max(1, last);
    }

    /// The median as a word.
    ///
    /// @return a figure, or a dash
    public String half() {
      return median == null ? "–" : median.toString();
    }
  }

  /// Where a curve falls.
  ///
  /// @param after after how many messages
  /// @param left the share that is left then
  public record Step(int after, double left) {}

  /// Where closings began and where they were stopped.
  ///
  /// @param heading above it
  /// @param rows one each
  /// @param most the highest number of messages
  /// @param note below it; may be empty
  public record Spans(Heading heading, List<Span> rows, int most, String note) implements Part {
    /// Copies the list.
    public Spans {
      Objects.requireNonNull(heading);
      rows = List.copyOf(rows);
      most = Math.max(1, most);
      note = Plain.line(note);
    }
  }

  /// One closing.
  ///
  /// @param name whose
  /// @param onset where it began
  /// @param stop after which message it was stopped
  /// @param link the talk; null: several
  public record Span(String name, double onset, double stop, @Nullable Link link) {
    /// Makes the name harmless.
    public Span {
      name = Plain.line(name, 60);
    }
  }

  /// What was used, and what was not.
  ///
  /// @param heading above it
  /// @param rows one each
  /// @param note what is assumed
  public record Savings(Heading heading, List<Saving> rows, String note) implements Part {
    /// Copies the list.
    public Savings {
      Objects.requireNonNull(heading);
      rows = List.copyOf(rows);
      note = Plain.line(note, 1_000);
    }
  }

  /// One line of [Savings].
  ///
  /// @param name what was saved
  /// @param used the share that was used, from 0 to 1
  /// @param saved how much was not, with its unit
  /// @param words the same with what was used
  public record Saving(String name, double used, String saved, String words) {
    /// Makes the texts harmless.
    public Saving {
      used = Math.clamp(used, 0, 1);
      name = Plain.line(name);
      saved = Plain.line(saved);
      words = Plain.line(words);
    }

    /// The share that was used.
    ///
    /// @return per cent
    public int percent() {
      return (int) Math.round(100 * used);
    }
  }

  /// What was said.
  ///
  /// @param heading above it
  /// @param all the exchanges
  public record Quotes(Heading heading, List<Quote> all) implements Part {
    /// Copies the list.
    public Quotes {
      Objects.requireNonNull(heading);
      all = List.copyOf(all);
    }
  }

  /// One exchange of two messages.
  ///
  /// @param first what was said
  /// @param second what was answered
  /// @param aSpeaksFirst whether side a said the first
  /// @param a the name of side a
  /// @param b the name of side b
  /// @param where which messages
  /// @param link the talk
  public record Quote(
      String first,
      String second,
      boolean aSpeaksFirst,
      String a,
      String b,
      String where,
      Link link) {
    /// Makes the texts harmless.
    public Quote {
      first = Plain.line(first);
      second = Plain.line(second);
      a = Plain.line(a, 60);
      b = Plain.line(b, 60);
      where = Plain.line(where);
      Objects.requireNonNull(link);
    }
  }

  private static List<String> lines(List<String> texts) {
    return texts.stream().map(Plain::line).toList();
  }
}
