package dev.lastword.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lastword.talk.Message;
import dev.lastword.talk.Side;
import dev.lastword.transcript.Aside.Fate;
import dev.lastword.transcript.Transcript.Form;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other programs write, in files of our own in their shape.
class ForeignFormsTest {
  private static byte[] bytes(String file) {
    try (InputStream in = ForeignFormsTest.class.getResourceAsStream("/imports/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Transcript> read(String file) throws IOException {
    return Transcripts.read(file, bytes(file));
  }

  private static Transcript first(String file) throws IOException {
    return read(file).getFirst();
  }

  private static List<String> said(Transcript talk) {
    return talk.messages().stream().map(one -> one.speaker() + ": " + one.text()).toList();
  }

  private static List<String> noted(Transcript talk) {
    return talk.lines().stream().filter(Line.Operator.class::isInstance).map(Line::text).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "chatgpt.json, CHATGPT, 2",
    "claude.json, CLAUDE, 1",
    "inspect.json, INSPECT, 1",
    "pidgin.jsonl, PIDGIN, 1",
    "pidgin-data.jsonl, PIDGIN, 1",
    "backrooms.txt, BACKROOMS, 1",
    "backrooms-rounds.txt, BACKROOMS, 1",
    "llm-conversation.json, LLM_CONVERSATION, 1",
    "llm-conversation.txt, LLM_CONVERSATION, 1",
    "sharegpt.json, SHAREGPT, 2",
    "openai.json, OPENAI, 1",
    "openai.jsonl, OPENAI, 2",
    "attractors.json, JSON, 1",
    "turns.txt, TURNS, 1"
  })
  void eachIsToldByItsContentAndTakenForNoOther(String file, Form form, int talks)
      throws IOException {
    assertThat(read(file)).hasSize(talks).allMatch(talk -> talk.form() == form);
    var forced = Transcripts.find(file, bytes(file), new Manner(form, ZoneId.of("UTC")));
    assertThat(forced.talks).isEqualTo(read(file));
    for (var other : Form.values()) {
      if (other != form && !(isMessages(form) && (isMessages(other) || other == Form.INSPECT))) {
        assertThat(isRefused(file, other)).as("%s as %s", file, other).isTrue();
      }
    }
  }

  private static boolean isRefused(String file, Form form) {
    try {
      var found = Transcripts.find(file, bytes(file), new Manner(form, ZoneId.of("UTC")));
      return found.talks.isEmpty() && !found.refused.isEmpty();
    } catch (NotATranscriptException e) {
      return true;
    }
  }

  private static boolean isMessages(Form form) {
    return form == Form.JSON || form == Form.OPENAI;
  }

  @Test
  void chatGptIsReadAlongItsCurrentBranch() throws IOException {
    var talk = first("chatgpt.json");
    assertThat(talk.id()).isEqualTo("68fe-hive");
    assertThat(talk.title()).isEqualTo("A hive");
    assertThat(said(talk))
        .containsExactly(
            "User: [image]\nWhat hive is this?\n[attachment: hive.jpg]",
            "ChatGPT: A Langstroth hive, 42 cm wide.",
            "User: Thank you.",
            "ChatGPT: You are welcome.");
    assertThat(noted(talk))
        .containsExactly(
            "[custom instructions] Keeps bees.\nShort answers.",
            "[tool call python] measure('hive.jpg')",
            "[tool result python] 42 cm");
    assertThat(talk.warnings())
        .containsExactly("left out: a branch of 2 messages after message 1, “A skep, I think.”");
    assertThat(talk.asides())
        .contains(
            new Aside("other branches", Fate.LEFT, 1),
            new Aside("messages of other branches", Fate.LEFT, 2),
            new Aside("parts with reasoning", Fate.LEFT, 1),
            new Aside("images", Fate.NOTED, 1),
            new Aside("attachments", Fate.NOTED, 1));
    assertThat(talk.started()).isEqualTo(LocalDateTime.of(2025, 10, 26, 17, 12, 18));
    assertThat(talk.ended()).isEqualTo(LocalDateTime.of(2025, 10, 27, 17, 12, 30));
    var last = (Line.Said) talk.lines().getLast();
    assertThat(last.telemetry())
        .isEqualTo(new Telemetry(null, null, LocalTime.of(17, 12, 30), LocalDate.of(2025, 10, 27)));
    assertThat(talk.routing())
        .containsExactly(
            new Routing(Side.B, "openai", "gpt-5, gpt-5-mini", 2, Duration.ZERO, null, null, null));
  }

  @Test
  void aConversationNobodySpokeInIsThereAndEmpty() throws IOException {
    assertThat(read("chatgpt.json").getLast().messages()).isEmpty();
  }

  @Test
  void claudeIsReadAlongTheBranchThatEndsIt() throws IOException {
    var talk = first("claude.json");
    assertThat(talk.id()).isEqualTo("c-garden");
    assertThat(said(talk))
        .containsExactly(
            "Human: Plan a garden.\n[attachment: plot.txt]",
            "Claude: What soil is it?\n\nThe map says loam.",
            "Human: Then loam it is.\n[attachment: map.png]");
    assertThat(noted(talk))
        .containsExactly(
            "[tool call web_search] { \"query\": \"soil map\" }",
            "[tool result web_search] Loam, mostly.");
    assertThat(talk.warnings())
        .containsExactly("left out: a branch of 1 message after message 1, “Roses first.”");
    assertThat(talk.asides())
        .contains(
            new Aside("texts of attachments", Fate.LEFT, 1),
            new Aside("parts with reasoning", Fate.LEFT, 1));
  }

  @Test
  void inspectTellsTheModelAndLooksUpLongTexts() throws IOException {
    var talk = first("inspect.json");
    assertThat(talk.id()).isEqualTo("7_epoch_1");
    assertThat(talk.title()).isEqualTo("tides");
    assertThat(said(talk))
        .containsExactly(
            "user: When is high tide?",
            "openai/gpt-5: Let me look.",
            "openai/gpt-5: At four past noon.");
    assertThat(noted(talk))
        .containsExactly(
            "[system prompt] Answer briefly.",
            "[tool call tide_table] { \"day\": \"today\" }",
            "[tool result tide_table] 12:04");
  }

  @ParameterizedTest
  @CsvSource({"pidgin.jsonl", "pidgin-data.jsonl"})
  void pidginKeepsTimesLatenciesAndModels(String file) throws IOException {
    var talk = first(file);
    assertThat(talk.id()).isEqualTo("conv_12ab");
    assertThat(said(talk)).containsExactly("Haiku: Rain is late. ", "Mini: Better late than dry.");
    assertThat(noted(talk))
        .containsExactly(
            "[opening] Talk about rain.",
            "[system prompt Haiku] You talk with another model.",
            "[system prompt Mini] You talk with another model.",
            "[ended] max_turns_reached");
    assertThat(talk.asides()).contains(new Aside("events \"APIErrorEvent\"", Fate.LEFT, 1));
    assertThat(talk.started()).isEqualTo(LocalDateTime.of(2025, 8, 5, 23, 20, 4));
    assertThat(talk.routing().getFirst())
        .isEqualTo(
            new Routing(
                Side.A,
                "anthropic",
                "claude-haiku-4-5",
                1,
                Duration.ofMillis(1189),
                null,
                null,
                null));
    assertThat(((Line.Said) talk.lines().get(3)).telemetry())
        .isEqualTo(new Telemetry(null, Duration.ofMillis(1189), LocalTime.of(23, 20, 5)));
  }

  @Test
  void backroomsTakesOnlyTheTwoThatTakeTurnsForSpeakers() throws IOException {
    var talk = first("backrooms.txt");
    assertThat(said(talk))
        .containsExactly(
            "Claude 1: ls -al",
            "Claude 2: total 2\n-rw-r--r-- 1 root root 7 moss.txt\n\nNote:\n\nnothing else is here",
            "Claude 1: cat moss.txt",
            "Claude 2: green and slow",
            "Claude 1: That will do.\n\n^C^C");
    assertThat(noted(talk))
        .containsExactly("[ended] Claude 1 has ended the conversation with ^C^C.");
  }

  @Test
  void headingsThatEndInColonsAreNoTalk() {
    for (var text :
        List.of(
            "Ingredients:\nmoss\n\nMethod:\nwait\n\nNotes:\nnone\n",
            "A:\nx\n\nB:\ny\n",
            "\nTo do:\na\n\nTo do:\nb\n\nTo do:\nc\n\nDone:\nd\n",
            "Dear Ada:\n\nhello\n\nDear Ben:\n\nhello\n\nDear Ada:\n\nhello\n")) {
      assertThatThrownBy(() -> Transcripts.read("t", text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOfSatisfying(
              NotATranscriptException.class, e -> assertThat(e.isForeign()).isTrue());
    }
  }

  @Test
  void backroomsMayCountRounds() throws IOException {
    var talk = first("backrooms-rounds.txt");
    assertThat(said(talk))
        .containsExactly(
            "Kimi K2 1: > look",
            "Claude Opus 4 2: A wall. Moss on it:\n\nall of it green.",
            "Kimi K2 1: > wait",
            "Claude Opus 4 2: The moss waits too.");
    assertThat(talk.started()).isEqualTo(LocalDateTime.of(2025, 9, 12, 11, 5, 16));
    assertThat(talk.title()).isEqualTo("moss");
  }

  @ParameterizedTest
  @CsvSource({
    "llm-conversation.json, Where to?",
    "llm-conversation.txt, 'Where to?\n\nThere are two banks.'"
  })
  void llmConversationNamesItsAgents(String file, String opening) throws IOException {
    var talk = first(file);
    assertThat(said(talk)).containsExactly("Ferryman: " + opening, "Guest: Across.");
    assertThat(noted(talk))
        .containsExactly("[system prompt Ferryman] You row.", "[system prompt Guest] You sit.");
    assertThat(talk.routing())
        .extracting(Routing::model)
        .containsExactly("llama3.1:8b", "llama3.2:3b");
  }

  @Test
  void shareGptKeepsWhatToolsSaid() throws IOException {
    var talk = first("sharegpt.json");
    assertThat(talk.id()).isEqualTo("identity_3");
    assertThat(said(talk)).containsExactly("human: What time is it?", "gpt: A quarter past nine.");
    assertThat(noted(talk))
        .containsExactly(
            "[system prompt] Be a clock.",
            "[tool call] {\"name\":\"clock\"}",
            "[tool result] 9:15");
    assertThat(read("sharegpt.json").getLast().id()).isEqualTo("sharegpt-2");
  }

  @Test
  void aCallOfAToolIsNoMessage() throws IOException {
    var talk = first("openai.json");
    assertThat(said(talk)).containsExactly("user: Name this bird.\n[image]", "assistant: A swift.");
    assertThat(noted(talk))
        .containsExactly("Be terse.", "[tool call birds] {\"wing\":\"long\"}", "swift");
    assertThat(talk.asides())
        .containsExactly(
            new Aside("system prompts", Fate.KEPT, 1),
            new Aside("images", Fate.NOTED, 1),
            new Aside("tool calls", Fate.NOTED, 1),
            new Aside("tool results", Fate.KEPT, 1),
            new Aside("field \"logprobs\"", Fate.LEFT, 1));
  }

  @Test
  void attractorsKeepTheirTimes() throws IOException {
    var talk = first("attractors.json");
    assertThat(talk.messages())
        .containsExactly(
            new Message(1, Side.A, "4o", "Let us begin."),
            new Message(2, Side.B, "Kimi K2", "Let us end. [END]"));
    assertThat(talk.started()).isEqualTo(LocalDateTime.of(2025, 10, 26, 13, 8, 38));
    assertThat(talk.ended()).isEqualTo(LocalDateTime.of(2025, 10, 26, 13, 8, 59));
  }

  @Test
  void oneBadConversationOfAnExportLeavesTheOthersInPeace() throws IOException {
    var text =
        """
        [{"uuid":"1","chat_messages":[{"sender":"robot","text":"x"}]},
         {"uuid":"2","chat_messages":[{"sender":"human","text":"y"}]}]\
        """;
    var found = Transcripts.find("t", text.getBytes(StandardCharsets.UTF_8), Manner.PLAIN);
    assertThat(found.talks).extracting(Transcript::id).containsExactly("2");
    assertThat(found.refused).hasSize(1);
    assertThatThrownBy(() -> Transcripts.read("t", text.getBytes(StandardCharsets.UTF_8)))
        .hasMessage("t:1:31: \"robot\" is no sender");
  }

  @Test
  void aTreeThatIsACircleIsReadOnce() throws IOException {
    var text =
        """
        {"current_node":"a","mapping":{
         "a":{"parent":"b","message":{"author":{"role":"user"},"content":{"parts":["1"]}}},
         "b":{"parent":"a","message":{"author":{"role":"assistant"},"content":{"parts":["2"]}}},
         "c":{"parent":"d","message":{"author":{"role":"user"},"content":{"parts":["3"]}}},
         "d":{"parent":"c","message":{"author":{"role":"user"},"content":{"parts":["4"]}}}}}\
        """;
    var talk = Transcripts.read("t", text.getBytes(StandardCharsets.UTF_8)).getFirst();
    assertThat(said(talk)).containsExactly("ChatGPT: 2", "User: 1");
    assertThat(talk.warnings())
        .containsExactly("left out: a branch of 2 messages after message 0, “3”");
  }

  @Test
  void aTreeAsDeepAsAFileAllowsIsReadInTime() {
    var text = new StringBuilder("{\"current_node\":\"n0\",\"mapping\":{");
    for (var i = 0; i < 60_000; i++) {
      text.append(
          "\"n%d\":{\"parent\":\"n%d\",\"message\":{\"author\":{\"role\":\"user\"},\"content\":{\"parts\":[\"x\"]}}},"
              .formatted(i, i + 1));
    }
    text.append("\"z\":{}}}");
    assertTimeoutPreemptively( // a walk for each node would take minutes
        Duration.ofSeconds(30),
        () -> Transcripts.read("t", text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"mapping":3}                                                     | neither a conversation
          {"mapping":{}} [1]                                                | without a conversation
          {"event_type":"MessageCompleteEvent","agent_id":"x"}              | "x" is no agent
          {"conversation":[{"agent":"a","content":""},{"agent":"b"},{"agent":"c"}]} | "c" speaks in a conversation of "a" and "b"
          {"conversations":[{"from":"","value":""}]}                        | speaks in a conversation of
          {"eval":{},"samples":[{"id":1,"messages":[{"role":"x"}]}]}        | "x" is no role
          {"mapping":{"a":{"message":{"content":{"parts":["\\udc00"]}}}}}   | half a surrogate pair
          """)
  void errorsSayWhatIsWrong(String text, String what) {
    assertThatThrownBy(() -> Transcripts.read("t", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NotATranscriptException.class)
        .hasMessageStartingWith("t:")
        .hasMessageContaining(what);
  }
}
