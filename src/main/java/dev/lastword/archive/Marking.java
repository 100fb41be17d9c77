package dev.lastword.archive;

import com.google.re2j.Pattern;
import dev.lastword.archive.Findings.Mark;
import dev.lastword.archive.Findings.Snippet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds in a message what a search found it by, and the part of it that shows that.
final class Marking {
  private static final int BEFORE = 48;
  private static final int LONGEST = 220;
  private static final int MOST = 1_000;
  private static final int MARKS = 16;

  private final WordQuery query;
  private final @Nullable Pattern pattern;

  Marking(WordQuery query, @Nullable Pattern pattern) {
    this.query = query;
    this.pattern = pattern;
  }

  private record Term(String text, int from, int mid, int to) {}

  /// The part of a message to show.
  Snippet snippet(String text) {
    var marks = pattern == null ? marks(text) : marks(text, pattern);
    var first = marks.isEmpty() ? 0 : marks.getFirst().from();
    var from = start(text, Math.max(0, first - BEFORE), first);
    var to = end(text, Math.min(text.length(), from + LONGEST));
    var shown = new ArrayList<Mark>();
    for (var mark : marks) {
      if (mark.from() < to) {
        shown.add(new Mark(mark.from() - from, Math.min(to, mark.to()) - from));
      }
    }
    return new Snippet(text.substring(from, to), from, from == 0, to == text.length(), shown);
  }

  /// What stands in a message of what is wanted, in order, nothing twice.
  List<Mark> marks(String text) {
    var terms = new ArrayList<Term>();
    Terms.of(text, (term, _, from, mid, to) -> terms.add(new Term(term.toString(), from, mid, to)));
    var marks = new ArrayList<Mark>();
    for (var clause : query.wanted()) {
      for (var at = 0; at + clause.terms().size() <= terms.size(); at++) {
        if (stands(clause, terms, at) && marks.size() < MOST) {
          var last = terms.get(at + clause.terms().size() - 1);
          marks.add(new Mark(terms.get(at).from(), clause.lone() ? last.mid() : last.to()));
        }
      }
    }
    return joined(marks);
  }

  private static boolean stands(WordQuery.Clause clause, List<Term> terms, int at) {
    var wanted = clause.terms();
    for (var i = 0; i < wanted.size(); i++) {
      var term = terms.get(at + i).text();
      var opens = clause.open() && i == wanted.size() - 1;
      if (opens ? !term.startsWith(wanted.get(i)) : !term.equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Mark> marks(String text, Pattern pattern) {
    var marks = new ArrayList<Mark>();
    var matcher = pattern.matcher(text);
    while (marks.size() < MOST && matcher.find()) {
      if (matcher.end() > matcher.start()) {
        marks.add(new Mark(matcher.start(), matcher.end()));
      }
    }
    return marks;
  }

  private static List<Mark> joined(List<Mark> marks) {
    marks.sort(Comparator.comparingInt(Mark::from).thenComparingInt(Mark::to));
    var joined = new ArrayList<Mark>();
    for (var mark : marks) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && mark.from() < last.to()) {
        joined.set(joined.size() - 1, new Mark(last.from(), Math.max(last.to(), mark.to())));
      } else {
        joined.add(mark);
      }
    }
    return joined;
  }

  /// The beginning of a word near a place, before what must be shown.
  private static int start(String text, int near, int before) {
    if (near == 0) {
      return 0;
    }
    for (var at = near; at < before; at++) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at + 1;
      }
    }
    return whole(text, near);
  }

  /// The end of a word near a place.
  private static int end(String text, int near) {
    if (near == text.length()) {
      return near;
    }
    for (var at = near; at > near - BEFORE / 2; at--) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at;
      }
    }
    return whole(text, near);
  }

  /// A place that parts no character from its marks or its other half.
  private static int whole(String text, int near) {
    var at = near;
    while (at > near - MARKS
        && (Character.isLowSurrogate(text.charAt(at))
            || Character.getType(text.charAt(at)) == Character.NON_SPACING_MARK)) {
      at--;
    }
    return at;
  }
}
