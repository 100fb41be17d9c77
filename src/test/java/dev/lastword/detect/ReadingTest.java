package dev.lastword.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the judge reads in single messages.
class ReadingTest {
  private static final String OPENING =
      "The kiln reached cone nine, but the celadon ran into the foot ring of every bowl.";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Swap a fifth of the feldspar for nepheline and sieve at eighty mesh. | SUBSTANTIVE
          What does the pyrometer say at the peephole?  | QUESTION
          Is there anything else I can help you with?   | PRE_CLOSING
          That's all from me.                           | PRE_CLOSING
          I am going to stop responding now.            | CLOSING
          End of conversation.                          | CLOSING
          Goodbye, and take care!                       | FAREWELL
          Acknowledged.                                 | ACKNOWLEDGEMENT
          Thank you so much, it was a pleasure.         | GRATITUDE
          You're welcome!                               | GRATITUDE
          *the lights go out*                           | STAGE_DIRECTION
          (silence)                                     | STAGE_DIRECTION
          I'm sorry, but I can't help with that.        | REFUSAL
          🙏✨🙏                                         | CHANT
          ``                                            | EMPTY
          ...                                           | EMPTY
          [END]                                         | STOP_TOKEN
          ###STOP###                                    | STOP_TOKEN
          DONE                                          | STOP_TOKEN
          Au revoir !                                   | FAREWELL
          Vielen Dank für alles.                        | GRATITUDE
          再见!                                          | FAREWELL
          ありがとうございました。                         | GRATITUDE
          안녕히 계세요.                                  | FAREWELL
          До свидания!                                  | FAREWELL
          شكرا جزيلا لك.                                 | GRATITUDE
          धन्यवाद।                                        | GRATITUDE
          """)
  void givesAMessageItsClass(String text, MessageClass kind) {
    assertThat(second(text).kind()).isEqualTo(kind);
  }

  @Test
  void hearsAnEchoAndARepetition() {
    var detector = new Detector(Policy.BALANCED);
    detector.hear(Utterance.of(Utterance.Side.A, OPENING));
    var echo = detector.hear(Utterance.of(Utterance.Side.B, OPENING));
    assertThat(echo.reading().kind()).isEqualTo(MessageClass.ECHO);
    detector.hear(Utterance.of(Utterance.Side.A, "Which feldspar did you buy in Otavi?"));
    var again = detector.hear(Utterance.of(Utterance.Side.B, OPENING));
    assertThat(again.reading().kind()).isEqualTo(MessageClass.REPETITION);
  }

  @Test
  void quotesItsEvidenceInCodePointsOfTheOriginal() {
    var text = "  🙏 Understood. The glaze is settled now.\nGoodbye, Tom! [END]";
    var spans = second(text).spans();
    assertThat(spans).extracting(Span::quote).contains("Understood.", "Goodbye, Tom!", "[END]");
    for (var span : spans) {
      int from = text.offsetByCodePoints(0, span.from());
      int to = text.offsetByCodePoints(0, span.to());
      assertThat(text.substring(from, to)).isEqualTo(span.quote());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          She wrote "goodbye, my dear" on the back of the receipt from Otavi. | SUBSTANTIVE
          Run `exit` and then `bye` in the second shell of the kiln computer. | SUBSTANTIVE
          > Goodbye, and thank you for everything.                            | SUBSTANTIVE
          Пока вода не спадёт, мост чинить бессмысленно.                      | SUBSTANTIVE
          """)
  void hearsNoClosingInQuotationsCodeAndHomographs(String text, MessageClass kind) {
    assertThat(second(text).kind()).isEqualTo(kind);
  }

  @Test
  void saysWhyAMessageCountedAsItDid() {
    assertThat(second("Goodbye!").note()).isEqualTo("ends in closing words, one side only");
    assertThat(second("What does the pyrometer say?").note()).isEqualTo("leaves a question open");
    assertThat(second("Swap the feldspar for nepheline and sieve it.").note())
        .endsWith("words not used before");
  }

  @Test
  void everyClassHasItsOwnLetterAndCode() {
    var kinds = List.of(MessageClass.values());
    assertThat(kinds.stream().map(MessageClass::letter)).doesNotHaveDuplicates();
    assertThat(kinds.stream().map(MessageClass::code)).doesNotHaveDuplicates();
  }

  private static Reading second(String text) {
    var detector = new Detector(Policy.BALANCED);
    detector.hear(Utterance.of(Utterance.Side.A, OPENING));
    return detector.hear(Utterance.of(Utterance.Side.B, text == null ? "" : text)).reading();
  }
}
