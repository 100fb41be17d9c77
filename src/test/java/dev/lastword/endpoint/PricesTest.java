package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Outcome.Match;
import dev.lastword.endpoint.Outcome.Served;
import dev.lastword.talk.Bill;
import dev.lastword.talk.Usage;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
  private static final Usage THOUSAND = new Usage(1_000L, null, 1_000L, null, null);

  private final ProviderTable table = ProviderTable.builtIn();

  @ParameterizedTest
  @CsvSource({
    "anthropic, claude-haiku-4-5, 0.006, anthropic:claude-haiku-4-5 of 2026-10-10",
    "anthropic, claude-haiku-4-5-20251001, 0.006,"
        + " anthropic:claude-haiku-4-5 for claude-haiku-4-5-20251001 of 2026-10-10",
    "anthropic, claude-opus-4, 0.09, anthropic:claude-opus-4-0 for claude-opus-4 of 2026-10-10",
    "anthropic, claude-3-5-haiku-latest, 0.0048,"
        + " anthropic:claude-3-5-haiku for claude-3-5-haiku-latest of 2026-10-10",
    "openai, gpt-4o-2024-08-06, 0.0125, openai:gpt-4o for gpt-4o-2024-08-06 of 2026-06-01",
    "openai, gpt-4o-2024-05-13, 0.02, openai:gpt-4o-2024-05-13 of 2026-06-01",
    "openai, gpt-4o-mini, 0.00075, openai:gpt-4o-mini of 2026-06-01",
    "openai, gpt-5, 0.01125, openai:gpt-5 of 2026-06-01"
  })
  void reckonsByTheModelsRowOrTheRowOfItsUndatedName(
      String provider, String model, BigDecimal dollars, String row) {
    var bill = bill(table, provider, model, THOUSAND);
    assertThat(bill.dollars()).isEqualByComparingTo(dollars);
    assertThat(bill.from()).isEqualTo(Bill.From.COMPUTED);
    assertThat(bill.prices()).containsExactly(row);
    assertThat(bill.gaps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-5-turbo, no price for openai:gpt-5-turbo",
    "openai, gpt-4o-mini-tts, no price for openai:gpt-4o-mini-tts",
    "openrouter, moonshotai/kimi-k2, no price for openrouter:moonshotai/kimi-k2",
    "custom, m, no price for custom:m"
  })
  void aModelWithoutARowCostsNobodyKnowsWhat(String provider, String model, String gap) {
    unknown(bill(table, provider, model, THOUSAND), gap);
  }

  @Test
  void isExactToTheLastDecimal() {
    var bill = bill(table, "openai", "gpt-5-nano", new Usage(7L, 3L, 1L, null, null));
    assertThat(bill.dollars()).isEqualTo(new BigDecimal("0.000000615"));
  }

  @Test
  void whatTheProviderSaysGoesBeforeTheTable() {
    var said = new Usage(1_000L, 500L, 10L, null, new BigDecimal("0.77"));
    var bill = bill(table, "openai", "gpt-5", said);
    assertThat(bill.dollars()).isEqualTo("0.77");
    assertThat(bill.from()).isEqualTo(Bill.From.REPORTED);
    assertThat(bill.saved()).isEqualByComparingTo("0.0005625");
  }

  @Test
  void readsAndWritesOfACacheHaveTheirOwnPrice() {
    var usage = new Usage(10_000L, 8_000L, 1_000L, 100L, null, Bill.UNKNOWN);
    var bill = bill(table, "anthropic", "claude-sonnet-4-5", usage);
    // 1,000 at $3, 8,000 at $0.30, 1,000 at $3.75, 100 at $15
    assertThat(bill.dollars()).isEqualByComparingTo("0.01065");
    assertThat(bill.saved()).isEqualByComparingTo("0.02085");
    var first = new Usage(10_000L, 0L, 9_000L, 100L, null, Bill.UNKNOWN);
    assertThat(bill(table, "anthropic", "claude-sonnet-4-5", first).saved())
        .isEqualByComparingTo("-0.00675");
  }

  @Test
  void aReadWithoutAPriceIsReckonedAtTheFullOneAndSavesNobodyKnowsWhat() {
    var usage = new Usage(1_000L, 900L, 0L, null, null);
    var bill = bill(table, "google", "gemini-2.5-flash", usage);
    assertThat(bill.dollars()).isEqualByComparingTo("0.0003");
    assertThat(bill.saved()).isNull();
  }

  @Test
  void aWriteWithoutAPriceMakesTheCostUnknown() {
    var usage = new Usage(1_000L, 0L, 900L, 10L, null, Bill.UNKNOWN);
    unknown(bill(table, "openai", "gpt-5", usage), "no price for cache writes of openai:gpt-5");
  }

  @ParameterizedTest
  @CsvSource({", 5", "5, ", ", "})
  void tokensNobodySaysMakeTheCostUnknown(@Nullable Long prompt, @Nullable Long answered) {
    var usage = new Usage(prompt, null, answered, null, null);
    unknown(bill(table, "openai", "gpt-5", usage), "openai:gpt-5 did not say what it used");
  }

  @Test
  void cachedTokensThatDoNotAddUpMakeTheCostUnknown() {
    var usage = new Usage(1_000L, 900L, 900L, 1L, null, Bill.UNKNOWN);
    unknown(
        bill(table, "anthropic", "claude-haiku-4-5", usage),
        "anthropic:claude-haiku-4-5 counts more cached tokens than it was sent");
  }

  @Test
  void aPriceHoldsOnlyForPromptsAsLongAsItSays() {
    assertThat(bill(table, "google", "gemini-2.5-pro", used(200_000)).dollars()).isNotNull();
    unknown(
        bill(table, "google", "gemini-2.5-pro", used(200_001)),
        "no price for google:gemini-2.5-pro above 200000 tokens");
  }

  @Test
  void anotherModelThanAskedCostsWhatThatOneCosts() {
    var other = new Served("gpt-5-mini", null, null, Match.OTHER);
    var bill = table.prices().billed(target(table, "openai", "gpt-5"), other, THOUSAND).bill();
    assertThat(bill.dollars()).isEqualByComparingTo("0.00225");
    var strange = new Served("gpt-9", null, null, Match.OTHER);
    unknown(
        table.prices().billed(target(table, "openai", "gpt-5"), strange, THOUSAND).bill(),
        "no price for openai:gpt-9");
  }

  @Test
  void aLocalServerIsFreeOnThisMachineOnly() {
    assertThat(bill(table, "ollama", "gemma3", THOUSAND).dollars()).isEqualByComparingTo("0");
    var away = table.with(Map.of("ollama", Map.of("base_url", "https://ollama.example/v1")));
    unknown(bill(away, "ollama", "gemma3", THOUSAND), "no price for ollama:gemma3");
  }

  @Test
  void aVariantOfARouterHasNoPriceOfItsModel() {
    var mine = priced("openrouter", "deepseek/deepseek-r1", "1");
    assertThat(bill(mine, "openrouter", "deepseek/deepseek-r1", THOUSAND).dollars())
        .isEqualByComparingTo("0.002");
    unknown(
        bill(mine, "openrouter", "deepseek/deepseek-r1:free", THOUSAND),
        "no price for openrouter:deepseek/deepseek-r1:free");
  }

  @Test
  void aUsersRowGoesBeforeOurs() {
    var bill = bill(priced("openai", "gpt-5", "100"), "openai", "gpt-5", THOUSAND);
    assertThat(bill.dollars()).isEqualByComparingTo("0.2");
    assertThat(bill.prices()).containsExactly("openai:gpt-5 of lastword.yaml");
    var any = bill(priced("custom", "*", "2"), "custom", "m", THOUSAND);
    assertThat(any.prices()).containsExactly("custom:* for m of lastword.yaml");
  }

  @Test
  void aSumOfBillsSaysHowEachPartIsKnown() {
    var computed = bill(table, "openai", "gpt-5", THOUSAND);
    var reported = Bill.reported(BigDecimal.ONE);
    assertThat(Bill.FREE.plus(computed).from()).isEqualTo(Bill.From.COMPUTED);
    assertThat(computed.plus(computed).prices()).hasSize(1);
    assertThat(computed.plus(reported).from()).isEqualTo(Bill.From.BOTH);
    assertThat(computed.plus(reported).dollars()).isEqualByComparingTo("1.01125");
    var open = computed.plus(Bill.unknown("no price for x:y")).plus(reported);
    unknown(open, "no price for x:y");
  }

  private static void unknown(Bill bill, String gap) {
    assertThat(bill.dollars()).isNull();
    assertThat(bill.from()).isEqualTo(Bill.From.UNKNOWN);
    assertThat(bill.gaps()).containsExactly(gap);
  }

  private static Usage used(long prompt) {
    return new Usage(prompt, null, 1L, null, null);
  }

  private ProviderTable priced(String provider, String model, String dollars) {
    var each = new BigDecimal(dollars);
    var price = new Price(each, each, null, null, null, false, "lastword.yaml");
    return table.priced(Map.of(provider, Map.of(model, price)));
  }

  private static Bill bill(ProviderTable table, String provider, String model, Usage usage) {
    var served = new Served(model, null, null, Match.EQUAL);
    return table.prices().billed(target(table, provider, model), served, usage).bill();
  }

  private static Target target(ProviderTable table, String provider, String model) {
    var row =
        provider.equals(ModelRef.CUSTOM)
            ? Provider.bare("http://127.0.0.1:1/v1")
            : table.get(provider);
    return new Target(row, model, Addresses.base(row.baseUrl()), null, table.prices());
  }
}
