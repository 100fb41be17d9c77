package dev.lastword.page;

import dev.lastword.archive.Dossier;
import dev.lastword.detect.Policy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reading page of a conversation, before it is drawn. Texts in it are harmless; those called
/// `html` or `svg` are markup of ours.
///
/// @param id its id
/// @param a the name of the first voice
/// @param b the name of the second
/// @param story what happened, in a sentence or two
/// @param facts the figures that prove it
/// @param timeline the detection timeline, as SVG
/// @param strip the same in one line, as SVG
/// @param legend the classes that occur
/// @param parts the messages in slices, those after the end apart
/// @param why why it ends where it ends
/// @param compared what another policy would have done; empty: none is asked
/// @param after how many messages came after the end
/// @param branches the runs it was forked from or into
/// @param setting where it is shown
/// @param messages how many there are
/// @param judged the code of the policy
/// @param journalled whether it has a journal
public record TalkPage(
    String id,
    String a,
    String b,
    List<Words> story,
    List<Fact> facts,
    String timeline,
    String strip,
    List<Legend> legend,
    List<Part> parts,
    Why why,
    List<Words> compared,
    int after,
    List<Branch> branches,
    Setting setting,
    int messages,
    String judged,
    boolean journalled) {
  /// Copies the lists.
  public TalkPage {
    story = List.copyOf(story);
    facts = List.copyOf(facts);
    legend = List.copyOf(legend);
    parts = List.copyOf(parts);
    compared = List.copyOf(compared);
    branches = List.copyOf(branches);
  }

  /// Makes the page of a conversation.
  ///
  /// @param dossier all that is known of it
  /// @param setting where it is shown
  /// @return the page
  public static TalkPage of(Dossier dossier, Setting setting) {
    return new TalkMaking(dossier, setting).page();
  }

  /// Where a slice of the messages is.
  ///
  /// @param number its number
  /// @param bare whether it comes without a page around it
  /// @return a link
  public String part(int number, boolean bare) {
    return (bare ? setting.of("/talk/part") : setting.base()) + "&part=" + number;
  }

  /// Where it is as one file.
  ///
  /// @return a link
  public String export() {
    return setting.of("/talk/export");
  }

  /// Where a message is as it was said.
  ///
  /// @param message its number
  /// @return a link
  public String raw(int message) {
    return setting.of("/talk/raw") + "&message=" + message;
  }

  /// Where the receipt of a message is.
  ///
  /// @param message its number
  /// @return a link
  public String receipt(int message) {
    return setting.receipt(message);
  }

  /// Whether there is more to say of the call of a message.
  ///
  /// @param row the message
  /// @return false where it came from none, or its journal is not there
  public boolean hasReceipt(Row row) {
    return !row.receipt().isEmpty() && journalled;
  }

  /// Where conversations with a tag are.
  ///
  /// @param tag the tag
  /// @return a link
  public String tagged(String tag) {
    return "/?tag=" + Link.encode(tag);
  }

  /// The policies that can be tried.
  ///
  /// @return their codes
  public List<String> policies() {
    return Arrays.stream(Policy.values())
        .filter(policy -> policy != Policy.OFF)
        .map(Policy::code)
        .toList();
  }

  /// Where the page is with another policy beside its own.
  ///
  /// @param policy the code of that policy
  /// @return a link
  public String under(String policy) {
    return setting.base() + "&try=" + policy + "#try";
  }

  /// Whether a policy is the one that is compared.
  ///
  /// @param policy its code
  /// @return whether it is
  public boolean isUnder(String policy) {
    return setting.other() != null && setting.other().code().equals(policy);
  }

  /// Whether what came after the end is shown at once.
  ///
  /// @param shown the slice that is shown
  /// @return true where that slice came after the end
  public boolean opensTail(int shown) {
    return parts.stream().anyMatch(part -> part.number() == shown && part.tail());
  }

  /// Where and how a conversation is shown.
  ///
  /// @param base the link of its page, with a query; empty: it is a file of its own, all in one
  /// @param other a policy to compare with; null: none
  /// @param running whether its run goes on
  /// @param branches the runs it was forked from or into
  /// @param tags its tags, raw
  public record Setting(
      String base,
      @Nullable Policy other,
      boolean running,
      List<Branch> branches,
      List<String> tags) {
    /// A file of its own, all in one.
    public static final Setting ALONE = new Setting("", null, false, List.of(), List.of());

    /// Copies the lists.
    public Setting {
      branches = List.copyOf(branches);
      tags = tags.stream().map(Plain::line).toList();
    }

    /// Where something else of the conversation is.
    String of(String path) {
      return path + base.substring(Math.max(0, base.indexOf('?')));
    }

    String receipt(int message) {
      return alone() ? "#r" + message : of("/talk/receipt") + "&message=" + message;
    }

    /// Whether it is a file of its own.
    ///
    /// @return true where nothing else can be asked for
    public boolean alone() {
      return base.isEmpty();
    }
  }

  /// A run it was forked from, or one that was forked from it.
  ///
  /// @param name its id
  /// @param href its page; null: it is not in the archive
  /// @param at the last message both have
  /// @param depth how far it is from the root, from 0
  /// @param here whether it is the one that is shown
  public record Branch(String name, @Nullable String href, int at, int depth, boolean here) {
    /// Makes the name harmless.
    public Branch {
      name = Plain.line(name);
    }
  }

  /// A figure.
  ///
  /// @param name what it is
  /// @param value what it says, perhaps with links
  public record Fact(String name, List<Words> value) {
    /// Copies the list.
    public Fact {
      value = List.copyOf(value);
    }
  }

  /// A class that occurs.
  ///
  /// @param symbol its drawing
  /// @param name its name
  /// @param count how many messages have it
  public record Legend(String symbol, String name, int count) {}

  /// A slice of the messages.
  ///
  /// @param number from 1
  /// @param rows what was said
  /// @param tail whether it came after the end
  public record Part(int number, List<Row> rows, boolean tail) {
    /// Copies the list.
    public Part {
      rows = List.copyOf(rows);
    }

    /// The first message of it.
    ///
    /// @return its number
    public int first() {
      return rows.stream().mapToInt(Row::number).filter(number -> number > 0).min().orElse(0);
    }

    /// The last message of it.
    ///
    /// @return its number
    public int last() {
      return rows.stream().mapToInt(Row::number).max().orElse(0);
    }
  }

  /// A message, or a word of the operator.
  ///
  /// @param number its number; 0: the operator's word
  /// @param a whether the first voice said it
  /// @param speaker who said it
  /// @param html what was said, as markup of ours
  /// @param kind its class; empty: not judged
  /// @param symbol the drawing of that class
  /// @param before the score before it
  /// @param score the score after it; the same text: unchanged
  /// @param note why it counted as it did
  /// @param receipt what its call is looked up by; empty: there is none
  /// @param size how high it will be, about, from 1 to 8
  /// @param told what else is known: time, how long it took
  public record Row(
      int number,
      boolean a,
      String speaker,
      String html,
      String kind,
      String symbol,
      String before,
      String score,
      String note,
      String receipt,
      int size,
      String told) {
    /// Whether there is little to say of it: it says something new, and no closing is near.
    ///
    /// @return true where its class is enough
    public boolean quiet() {
      return (kind.equals("substantive") || kind.equals("question"))
          && before.equals(score)
          && score.equals("0.0");
    }
  }

  /// Why it ends where it ends.
  ///
  /// @param title a few words
  /// @param lead the reason, in a paragraph
  /// @param quotes the words that carried it
  /// @param facts rule, score, onset
  /// @param costs what the cap would have cost, or what came after cost
  public record Why(String title, String lead, List<Quote> quotes, List<Fact> facts, String costs) {
    /// Makes the texts harmless.
    public Why {
      title = Plain.line(title);
      lead = Plain.line(lead, 2_000);
      quotes = List.copyOf(quotes);
      facts = List.copyOf(facts);
      costs = Plain.line(costs, 1_000);
    }
  }

  /// Words that testify for the end.
  ///
  /// @param message the message they stand in
  /// @param a whether the first voice said them
  /// @param speaker who said them
  /// @param text the words
  /// @param kind the class they testify for
  /// @param symbol its drawing
  /// @param more what it added to the score
  public record Quote(
      int message,
      boolean a,
      String speaker,
      String text,
      String kind,
      String symbol,
      String more) {
    /// Makes the texts harmless.
    public Quote {
      speaker = Plain.line(speaker, 60);
      text = Plain.line(text, 200);
    }
  }
}
