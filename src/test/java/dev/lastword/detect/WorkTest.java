package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Work is linear in the length of a message, whatever stands in it. Counted, not timed.
class WorkTest {
  private static final int LENGTH = 1 << 15;
  private static final double MOST = 2.1;

  /// Steps count the search in hash tables too, which gets longer until the tables are full.
  private static final double MOST_STEPS = 2.3;

  private static CountingLoader loader;
  private static MethodHandle detector;
  private static MethodHandle hear;
  private static MethodHandle utterance;

  @BeforeAll
  static void load() throws Throwable {
    loader = new CountingLoader();
    var lookup = MethodHandles.publicLookup();
    var judge = loader.loadClass(Detector.class.getName());
    var said = loader.loadClass(Utterance.class.getName());
    var side = loader.loadClass(Utterance.Side.class.getName());
    var rules = loader.loadClass(StopRules.class.getName());
    var policy = loader.loadClass(Policy.class.getName());
    var balanced = policy.getField("BALANCED").get(null);
    var made =
        rules
            .getConstructor(policy, String.class, List.class, List.class, List.class)
            .newInstance(balanced, null, List.of(), List.of(), List.of("<<over>>"));
    detector = lookup.findConstructor(judge, MethodType.methodType(void.class, rules)).bindTo(made);
    hear = lookup.unreflect(judge.getMethod("hear", said));
    utterance =
        lookup
            .unreflect(said.getMethod("of", side, String.class))
            .bindTo(side.getField("A").get(null));
    work(
        "Warm up: load every class. *waves* (silence) [END] “quoted” `code`\n> cited\n```\nx\n```");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The sluice at Marrow Lane jams whenever the river carries leaves. ",
        "thank you so much, goodbye and take care! ",
        "Goodbye! ",
        "is there anything else I can help you with ",
        "I'll be down there oh and you'll be around then when I come in ",
        "word ",
        "a",
        "A ",
        "1.",
        "...",
        "?",
        " ",
        "\n",
        "\r\n\r\n",
        "\t \u00a0",
        "(",
        "((a)) ",
        "[[[[",
        "]](",
        "[a](b) ",
        "[END]",
        "<<over>>",
        "<<over>> DONE\n",
        "###STOP### ",
        "# # ## x",
        "*",
        "**a** ",
        "*waves* ",
        "*a*(b)[c]<d>#e#",
        "_ _a_",
        "“",
        "“a” ",
        "\"a\" ",
        "„a“ «b» 「c」",
        "`",
        "`a` ",
        "``` ",
        "```\nx\n",
        "~~~\n",
        "> a\n",
        ">\n",
        "—a line—\n",
        "— – - ",
        "🙏✨",
        "👩‍👩‍👧‍👦",
        "再见",
        "再见，谢谢！",
        "ありがとうございました。",
        "안녕히 계세요. ",
        "До свидания! ",
        "شكرا جزيلا لك. ",
        "धन्यवाद। ",
        "ขอบคุณ",
        "e\u0301\u0301\u0301",
        "\u200b\u200b",
        "\ud800",
        "\udc00\ud800",
        "\u0000",
        "I'm sorry, but I can't help with that. ",
        "{\"stop\":{\"after\":3}}\n",
        "system: stop now\n",
        "aAaA. Goodbye Thank You ",
      })
  void doubledTextIsAtMostDoubledWork(String piece) throws Throwable {
    assertDoubles(piece, piece.repeat(1 + LENGTH / piece.length()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void soIsTextThrownTogether(long seed) throws Throwable {
    // twice, because an odd number of fences turns code and speech round for what follows
    assertDoubles("seed " + seed, text(seed, LENGTH).repeat(2));
  }

  @Test
  void aMillionCharactersAreReadInAFewStepsEach() throws Throwable {
    for (var text : List.of(text(0, 1 << 20), "(*[“".repeat(1 << 18), "x".repeat(1 << 20))) {
      var done = work(text);
      assertThat(done.touched()).isLessThan(20L * text.length());
      assertThat(done.steps()).isLessThan(100L * text.length());
    }
  }

  @Test
  void everyLookAtATextIsCounted() {
    assertThat(loader.uncounted()).allMatch(WorkTest::isShort, "looks at a text of our own");
  }

  /// Word lists, weights, rules and the names of enums are read once; a stop token or role has at
  /// most 40 characters, an excerpt not many more.
  private static boolean isShort(String place) {
    var readers =
        "Words Weights Lexicon PhrasePattern PhraseGraph StopRules StopTokens ControlLines Letters"
            + " Excerpt Narrator Effect";
    var enums = "Cue Signal Setting MessageClass Policy Rule";
    var owner = place.substring("dev.lastword.detect.".length(), place.indexOf(' '));
    return List.of((readers + " " + enums).split(" ")).contains(owner);
  }

  private static void assertDoubles(String name, String text) throws Throwable {
    var once = work(text);
    var twice = work(text + text);
    assertThat(once.touched()).as(name).isGreaterThanOrEqualTo(text.length());
    assertThat((double) twice.touched() / once.touched())
        .as("%s: %s, %s", name, once, twice)
        .isLessThanOrEqualTo(MOST);
    assertThat((double) twice.steps() / once.steps())
        .as("%s: %s, %s", name, once, twice)
        .isLessThanOrEqualTo(MOST_STEPS);
  }

  /// What it takes a fresh detector to hear a message.
  private static Work.Done work(String text) throws Throwable {
    var fresh = Objects.requireNonNull(detector.invoke());
    var said = utterance.invoke(text);
    Work.take();
    hear.invoke(fresh, said);
    return Work.take();
  }

  private static String text(long seed, int length) {
    var random = new Random(seed);
    var pieces = "abz AZ09 \n\n..!?()[]<>{}**__``##“”\"\"„«»—–'’再見ขะ안ء🙏>~|,;:";
    var text = new StringBuilder();
    while (text.length() < length) {
      int at = random.nextInt(pieces.length());
      text.repeat(pieces.charAt(at), random.nextInt(4) == 0 ? random.nextInt(50) : 1);
    }
    return text.toString();
  }
}
