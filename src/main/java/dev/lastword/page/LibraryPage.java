package dev.lastword.page;

import dev.lastword.archive.Facets;
import dev.lastword.archive.Findings;
import dev.lastword.archive.Listing;
import dev.lastword.archive.Query;
import dev.lastword.archive.Talk;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The library of an archive, before it is drawn: conversations, or the messages a search found.
///
/// @param asked what is shown
/// @param title above it
/// @param told how much it is, in a sentence
/// @param groups what it can be narrowed by
/// @param chips what it is narrowed by
/// @param columns what it can be sorted by
/// @param rows the conversations
/// @param found what a search found
/// @param earlier the link of the page before; empty: none
/// @param later the link of the next page; empty: none
/// @param problems files that cannot be read
public record LibraryPage(
    Asked asked,
    String title,
    String told,
    List<Group> groups,
    List<Choice> chips,
    List<Choice> columns,
    List<Row> rows,
    List<Hits> found,
    String earlier,
    String later,
    List<String> problems) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final int SHOWN = 8;

  /// Copies the lists.
  public LibraryPage {
    groups = List.copyOf(groups);
    chips = List.copyOf(chips);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    found = List.copyOf(found);
    problems = problems.stream().map(Plain::line).toList();
  }

  /// Something that can be chosen.
  ///
  /// @param name its name
  /// @param href the link that chooses it, or takes the choice back
  /// @param count how many conversations have it
  /// @param on whether it is chosen
  /// @param symbol its drawing; empty: none
  public record Choice(String name, String href, int count, boolean on, String symbol) {
    /// Makes the name harmless.
    public Choice {
      name = Plain.line(name, 60);
    }
  }

  /// Choices of one kind.
  ///
  /// @param title their name
  /// @param few those shown at once
  /// @param more the others
  public record Group(String title, List<Choice> few, List<Choice> more) {
    /// Copies the lists.
    public Group {
      few = List.copyOf(few);
      more = List.copyOf(more);
    }
  }

  /// A conversation.
  ///
  /// @param name where it stands, raw: what a link names it by
  /// @param href its page
  /// @param a the first voice
  /// @param b the second
  /// @param below what else is known, small
  /// @param tags its tags
  /// @param strip its picture
  /// @param over after which message it was over; empty: it ran on
  /// @param messages how many it has
  /// @param ending how it ended
  /// @param symbol the drawing of that
  /// @param day when it began
  /// @param digest the first digits of its digest
  /// @param flaw what is wrong with its file; empty: nothing
  public record Row(
      String name,
      String href,
      String a,
      String b,
      String below,
      List<String> tags,
      String strip,
      String over,
      String messages,
      String ending,
      String symbol,
      String day,
      String digest,
      String flaw) {
    /// Copies the tags.
    public Row {
      tags = tags.stream().map(Plain::line).toList();
    }
  }

  /// What was found in a conversation.
  ///
  /// @param row the conversation
  /// @param count how many of its messages match
  /// @param hits the best of them
  /// @param more how many are not shown
  public record Hits(Row row, int count, List<Hit> hits, int more) {
    /// Copies the hits.
    public Hits {
      hits = List.copyOf(hits);
    }
  }

  /// A message that was found.
  ///
  /// @param number its number
  /// @param href where it is
  /// @param a whether the first voice said it
  /// @param speaker who said it
  /// @param html the part to show, markup of ours
  /// @param kind its class
  /// @param symbol the drawing of that
  public record Hit(
      int number,
      String href,
      boolean a,
      String speaker,
      String html,
      String kind,
      String symbol) {}

  /// The library.
  ///
  /// @param asked what is shown
  /// @param listing the conversations
  /// @param facets what they have in common
  /// @param problems files that cannot be read, raw
  /// @return the page
  public static LibraryPage of(Asked asked, Listing listing, Facets facets, List<String> problems) {
    var after = listing.talks().stream().mapToLong(Talk::unused).sum();
    var told =
        asked.query().filters()
            ? "%s of %s".formatted(Figures.grouped(listing.matching()), talks(listing.all()))
            : talks(listing.all());
    var shown = listing.talks().stream().mapToLong(Talk::messages).sum();
    var whole = listing.talks().size() == listing.matching();
    var more =
        whole && shown > 0
            ? ", %s messages. %s came after the end."
                .formatted(Figures.grouped(shown), Figures.grouped(after))
            : ".";
    return new LibraryPage(
        asked,
        "Archive",
        told + more,
        groups(asked, facets),
        chips(asked),
        columns(asked),
        listing.talks().stream().map(LibraryPage::row).toList(),
        List.of(),
        asked.page() > 1 ? asked.paged(asked.page() - 1) : "",
        asked.page() * Asked.ROWS < listing.matching() ? asked.paged(asked.page() + 1) : "",
        problems);
  }

  /// What a search found.
  ///
  /// @param asked what is shown
  /// @param findings what was found
  /// @param facets what the conversations searched have in common
  /// @param millis how long it took
  /// @return the page
  public static LibraryPage of(Asked asked, Findings findings, Facets facets, long millis) {
    var told =
        "%s in %s, %d ms"
            .formatted(
                findings.messages() == 1
                    ? "1 message"
                    : Figures.grouped(findings.messages()) + " messages",
                talks(findings.talks()),
                millis);
    var found = findings.found().stream().map(LibraryPage::hits).toList();
    return new LibraryPage(
        asked,
        Plain.line(asked.words(), 120),
        told,
        groups(asked, facets),
        chips(asked),
        List.of(),
        List.of(),
        found,
        asked.page() > 1 ? asked.paged(asked.page() - 1) : "",
        asked.page() * Asked.FOUND < findings.talks() ? asked.paged(asked.page() + 1) : "",
        List.of());
  }

  private static String talks(int count) {
    return Figures.grouped(count) + (count == 1 ? " conversation" : " conversations");
  }

  private static List<Group> groups(Asked asked, Facets facets) {
    var groups = new ArrayList<Group>();
    add(groups, asked, "Ending", "ending", facets.endings());
    add(groups, asked, "Speaker", "model", facets.models());
    add(groups, asked, "Contains", "class", facets.classes());
    add(groups, asked, "Tag", "tag", facets.tags());
    add(groups, asked, "Batch", "batch", facets.batches());
    add(groups, asked, "Pair", "pair", facets.pairs());
    return groups;
  }

  private static void add(
      List<Group> groups, Asked asked, String title, String filter, List<Facets.Count> counts) {
    var choices =
        counts.stream()
            .filter(count -> !count.value().isEmpty() || filter.equals("ending"))
            .filter(count -> !isPlain(filter, count.value()))
            .map(count -> {
              var value = count.value().isEmpty() ? "none" : count.value();
              var name = count.value().isEmpty() ? "no end found" : count.value();
              return new Choice(
                  name,
                  asked.toggled(filter, value),
                  count.talks(),
                  asked.has(filter, value),
                  symbol(filter, count.value()));
            })
            .toList();
    if (!choices.isEmpty()) {
      var few = Math.min(SHOWN, choices.size());
      groups.add(new Group(title, choices.subList(0, few), choices.subList(few, choices.size())));
    }
  }

  /// What nearly every conversation holds narrows nothing.
  private static boolean isPlain(String filter, String value) {
    return filter.equals("class") && (value.equals("substantive") || value.equals("question"));
  }

  private static String symbol(String filter, String value) {
    return switch (filter) {
      case "ending" -> value.isEmpty() ? "" : Mark.of(value).symbol();
      case "class" -> Kind.of(value).symbol();
      default -> "";
    };
  }

  private static List<Choice> chips(Asked asked) {
    var chips = new ArrayList<Choice>();
    asked
        .filters()
        .forEach((name, values) ->
            values.forEach(value ->
                chips.add(
                    new Choice(name + " " + value, asked.toggled(name, value), 0, true, ""))));
    return chips;
  }

  private static List<Choice> columns(Asked asked) {
    return List.of(
        column(asked, "Conversation", Query.Sort.PAIR),
        column(asked, "Messages, and where it was over", Query.Sort.MESSAGES),
        column(asked, "Over after", Query.Sort.OVER),
        column(asked, "Ending", Query.Sort.ENDING),
        column(asked, "Date", Query.Sort.DATE));
  }

  private static Choice column(Asked asked, String name, Query.Sort sort) {
    var on = asked.sort() == sort;
    var arrow = on ? (asked.reversed() ? " ↑" : " ↓") : "";
    return new Choice(name + arrow, asked.sorted(sort), 0, on, "");
  }

  /// A conversation of an index.
  static Row row(Talk talk) {
    var stop = talk.stop();
    var ending = talk.over();
    var running = talk.state() == Talk.State.OPEN;
    var strip =
        Strip.of(
            talk.strip(), stop == null ? null : stop.onset(), stop == null ? null : stop.after());
    return new Row(
        talk.name(),
        "/talk?of=" + Link.encode(talk.name()),
        voice(talk.a(), "a"),
        voice(talk.b(), "b"),
        Plain.line(talk.note().isEmpty() ? talk.batch() : talk.note(), 120),
        talk.tags(),
        strip.svg(264, label(talk)),
        stop == null ? "" : String.valueOf(stop.after()),
        Figures.grouped(talk.messages()),
        ending.isEmpty() ? (running ? "no end yet" : "no end found") : Plain.line(ending, 40),
        ending.isEmpty() ? "" : Mark.of(ending).symbol(),
        talk.started() == null ? "undated" : DAY.format(talk.started()),
        talk.digest().substring(0, Math.min(4, talk.digest().length())),
        talk.flaw() == null ? "" : Plain.line(talk.flaw()));
  }

  private static String voice(Talk.Party party, String side) {
    return Plain.line(party.name().isEmpty() ? side : party.name(), 40);
  }

  private static String label(Talk talk) {
    var stop = talk.stop();
    var many = Figures.messages(talk.messages());
    return stop == null
        ? many + ", no end found"
        : many + ", closing from " + stop.onset() + ", over after " + stop.after();
  }

  private static Hits hits(Findings.InTalk in) {
    var row = row(in.talk());
    var hits = in.hits().stream().map(hit -> hit(row, hit)).toList();
    return new Hits(row, in.messages(), hits, in.messages() - hits.size());
  }

  private static Hit hit(Row row, Findings.Hit hit) {
    var kind = Kind.of(hit.kind());
    return new Hit(
        hit.message(),
        row.href() + "#m" + hit.message(),
        hit.side() == dev.lastword.talk.Side.A,
        Plain.line(hit.speaker(), 40),
        snippet(hit.snippet()),
        kind.code(),
        kind.symbol());
  }

  /// The part of a message with what was found in it marked.
  private static String snippet(Findings.Snippet snippet) {
    var html = new StringBuilder(snippet.begins() ? "" : "… ");
    var text = snippet.text();
    var at = 0;
    for (var mark : snippet.marks()) {
      var from = Math.clamp(mark.from(), at, text.length());
      var to = Math.clamp(mark.to(), from, text.length());
      html.append(piece(text.substring(at, from)));
      html.append("<mark class=\"hit\">").append(piece(text.substring(from, to))).append("</mark>");
      at = to;
    }
    return html.append(piece(text.substring(at))).append(snippet.ends() ? "" : " …").toString();
  }

  private static String piece(String text) {
    return Markup.escape(dev.lastword.text.Neutral.text(text).replace('\n', ' '));
  }

  /// What to say where nothing is shown.
  ///
  /// @return a sentence
  public String empty() {
    if (!asked.words().isEmpty()) {
      return "No message holds this.";
    }
    return asked.filters().isEmpty() ? "Nothing here yet." : "No conversation has all of this.";
  }

  /// What does the same in a terminal.
  ///
  /// @return a command
  public String command() {
    return asked.command();
  }

  /// The link without what is searched for.
  ///
  /// @return a link
  public String cleared() {
    return asked.words().isEmpty() ? "/" : asked.silent();
  }

  /// What it says of itself where it has no rows.
  ///
  /// @return whether nothing is shown
  public boolean isEmpty() {
    return rows.isEmpty() && found.isEmpty();
  }
}
