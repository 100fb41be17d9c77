package dev.lastword.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The shortest that can be typed to mean a conversation: the first digits of its digest, four at
/// least, as many as no other digest and no id holds; else its name.
final class ShortIds {
  private static final int FEWEST = 4;
  private static final int MOST = 16;

  /// With more conversations than this to name, ids are not looked through; eight digits are
  /// nobody's by chance.
  private static final int FEW = 500;

  private static final int SURE = 8;

  private final List<String> digests;
  private final List<String> ids;

  private ShortIds(List<String> digests, List<String> ids) {
    this.digests = digests;
    this.ids = ids;
  }

  /// Finds them.
  ///
  /// @return by key
  static Map<Long, String> of(Database database, List<Talk> talks) throws IOException {
    var digests = texts(database, "SELECT digest FROM talk WHERE digest <> '' ORDER BY digest");
    var few = talks.size() <= FEW;
    var ids =
        few ? texts(database, "SELECT lower(id || ' ' || name) FROM talk") : List.<String>of();
    var found = new ShortIds(digests, ids);
    var all = new HashMap<Long, String>();
    talks.forEach(talk -> all.put(talk.key(), found.of(talk, few ? FEWEST : SURE)));
    return all;
  }

  private static List<String> texts(Database database, String sql) throws IOException {
    return database.ask(
        sql,
        List.of(),
        rows -> {
          var all = new ArrayList<String>();
          while (rows.next()) {
            all.add(rows.getString(1));
          }
          return all;
        });
  }

  private String of(Talk talk, int fewest) {
    var digest = talk.digest();
    var at = Collections.binarySearch(digests, digest);
    if (at < 0 || digest.length() < MOST) {
      return talk.name();
    }
    var before = at == 0 ? "" : digests.get(at - 1);
    var after = at + 1 == digests.size() ? "" : digests.get(at + 1);
    var length = Math.max(fewest, 1 + Math.max(common(digest, before), common(digest, after)));
    while (length <= MOST && isInAnId(digest.substring(0, length), talk)) {
      length++;
    }
    return length > MOST ? talk.name() : digest.substring(0, length);
  }

  private boolean isInAnId(String digits, Talk talk) {
    var own = (talk.id() + " " + talk.name()).toLowerCase(Locale.ROOT);
    return ids.stream().anyMatch(id -> id.contains(digits) && !id.equals(own));
  }

  private static int common(String one, String other) {
    var length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
