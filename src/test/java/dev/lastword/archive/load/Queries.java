package dev.lastword.archive.load;

import dev.lastword.archive.Query;
import dev.lastword.archive.SearchQuery;
import dev.lastword.talk.Message;
import dev.lastword.transcript.Transcripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What people look for: words that stand in messages drawn from the archive, as often as they
/// stand there.
final class Queries {
  private static final int FILES = 200;

  private final List<String> messages = new ArrayList<>();
  private final Random random;

  Queries(Path archive, Random random) throws IOException {
    this.random = random;
    List<Path> logs;
    try (Stream<Path> files = Files.walk(archive)) {
      logs = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
    for (var i = 0; i < FILES; i++) {
      for (var talk : Transcripts.read(logs.get(random.nextInt(logs.size())))) {
        messages.addAll(talk.messages().stream().map(Message::text).toList());
      }
    }
  }

  /// So many in all, by kind.
  Map<String, List<SearchQuery>> some(int count) {
    var kinds = new LinkedHashMap<String, List<SearchQuery>>();
    for (var i = 0; i < count; i++) {
      var draw = i % 20;
      if (draw < 6) {
        add(kinds, "a word", words(1));
      } else if (draw < 10) {
        add(kinds, "two words", words(2));
      } else if (draw < 13) {
        add(kinds, "a phrase", "\"" + phrase() + "\"");
      } else if (draw < 15) {
        add(kinds, "a prefix", prefix());
      } else if (draw < 17) {
        add(kinds, "two characters of Chinese, Japanese, Korean, Thai", pair());
      } else if (draw == 17) {
        add(kinds, "a word without another", words(1) + " -" + words(1));
      } else if (draw == 18) {
        add(kinds, "a word by a speaker", words(1) + " speaker:kimi");
      } else {
        add(kinds, "a word that stands nearly everywhere", everywhere());
      }
    }
    return kinds;
  }

  /// All of them, each kind as often as it was drawn.
  static List<SearchQuery> mixed(Map<String, List<SearchQuery>> kinds) {
    return kinds.values().stream().flatMap(List::stream).toList();
  }

  private static void add(Map<String, List<SearchQuery>> kinds, String kind, String words) {
    kinds
        .computeIfAbsent(kind, _ -> new ArrayList<>())
        .add(new SearchQuery(words, null, null, Query.ALL, 10, 3, 0));
  }

  private List<String> message() {
    while (true) {
      var words =
          Stream.of(messages.get(random.nextInt(messages.size())).split("\\P{L}+", -1))
              .filter(word -> word.length() > 3)
              .toList();
      if (words.size() > 4) {
        return words;
      }
    }
  }

  private String words(int count) {
    var message = message();
    var words = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      words.add(message.get(random.nextInt(message.size())));
    }
    return String.join(" ", words);
  }

  private String phrase() {
    while (true) {
      var words = messages.get(random.nextInt(messages.size())).split("\\s+", -1);
      if (words.length > 4) {
        var at = random.nextInt(words.length - 2);
        return (words[at] + " " + words[at + 1] + " " + words[at + 2]).replace("\"", "");
      }
    }
  }

  private String prefix() {
    var word = words(1);
    return word.substring(0, 4) + "*";
  }

  private String pair() {
    while (true) {
      var text = messages.get(random.nextInt(messages.size()));
      for (var i = 0; i + 1 < text.length(); i++) {
        if (text.charAt(i) > 0x2E80 && Character.isLetter(text.charAt(i + 1))) {
          var at = i + random.nextInt(Math.min(20, text.length() - i - 1));
          if (Character.isLetter(text.charAt(at)) && Character.isLetter(text.charAt(at + 1))) {
            return text.substring(at, at + 2);
          }
        }
      }
    }
  }

  private String everywhere() {
    return List.of("the", "and", "of", "to", "is").get(random.nextInt(5));
  }
}
