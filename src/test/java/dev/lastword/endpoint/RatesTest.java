package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lastword.endpoint.Admission.Held;
import dev.lastword.endpoint.Admission.Permit;
import dev.lastword.endpoint.Outcome.NotSent;
import dev.lastword.endpoint.Outcome.Rejected;
import dev.lastword.endpoint.Outcome.Reply;
import dev.lastword.talk.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Instant START = Bench.NOW;
  private static final Provider PROVIDER = ProviderTable.builtIn().get("openrouter");

  @TempDir private Path folder;
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final List<Held> held = Collections.synchronizedList(new ArrayList<>());
  private Rates rates = Rates.unshared();

  @AfterEach
  void close() {
    rates.close();
  }

  @Test
  void spreadsRequestsOverTheMinute() throws Exception {
    var turnstile = limited(new Limits(60, null, null));
    for (var i = 0; i < 121; i++) {
      permit(turnstile).close();
    }
    assertThat(passed()).isBetween(Duration.ofSeconds(118), Duration.ofSeconds(130));
    assertThat(held.getFirst().why()).isEqualTo("the limit of openrouter, 60 requests a minute");
  }

  @Test
  void spreadsTokensOverTheMinuteByWhatWasReallyUsed() throws Exception {
    var turnstile = limited(new Limits(null, 6000, null));
    for (var i = 0; i < 21; i++) {
      try (var permit = permit(turnstile)) {
        permit.settle(reply(600));
      }
    }
    assertThat(passed()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(130));
  }

  @Test
  void nobodyIsLetThroughBeforeRetryAfterIsOver() throws Exception {
    var turnstile = limited(Limits.NONE);
    try (var permit = permit(turnstile)) {
      permit.settle(tooMany(Duration.ofSeconds(30)));
    }
    permit(turnstile).close();
    assertThat(passed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    assertThat(held.getFirst())
        .isEqualTo(new Held("openrouter, which asked to be left alone", Duration.ofSeconds(30)));
  }

  @Test
  void whatAnotherProcessWasToldHoldsHereToo() throws Exception {
    try (var other = rates(Limits.NONE);
        var permit = permit(turnstile(other))) {
      permit.settle(tooMany(Duration.ofSeconds(20)));
    }
    permit(limited(Limits.NONE)).close();
    assertThat(passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
  }

  @Test
  void aPauseLongerThanAMessageMayTakeIsSaidAtOnce() throws Exception {
    var turnstile = limited(Limits.NONE);
    try (var permit = permit(turnstile)) {
      permit.settle(tooMany(Duration.ofHours(3)));
    }
    assertThat(turnstile.admit(0, PATIENCE, held::add))
        .isEqualTo(
            new Admission.Refused(
                "openrouter asked to be left alone for another 3 h, longer than a message may take",
                Duration.ofHours(3)));
    assertThat(passed()).isZero();
    assertThat(held).isEmpty();
  }

  @Test
  void saysSeldomWhyItWaits() throws Exception {
    var turnstile = limited(Limits.NONE);
    try (var permit = permit(turnstile)) {
      permit.settle(tooMany(Duration.ofSeconds(100)));
    }
    permit(turnstile).close();
    assertThat(held).hasSize(10);
  }

  @Test
  void tellsHowAProviderStands() throws Exception {
    var turnstile = limited(new Limits(60, null, 4));
    assertThat(rates.state(PROVIDER)).isEqualTo(new RateState(new Limits(60, null, 4), null, null));
    try (var permit = permit(turnstile)) {
      permit.settle(tooMany(Duration.ofSeconds(30)));
    }
    assertThat(rates.state(PROVIDER))
        .isEqualTo(new RateState(new Limits(60, null, 4), 20.0, START.plusSeconds(30)));
  }

  @Test
  void aProviderWithoutLimitsLeavesNoFile() throws Exception {
    var turnstile = limited(Limits.NONE);
    for (var i = 0; i < 50; i++) {
      try (var permit = permit(turnstile)) {
        permit.settle(reply(100));
      }
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(passed()).isZero();
  }

  @Test
  void theFileGoesWhenThereIsNothingLeftToHeed() throws Exception {
    var turnstile = limited(Limits.NONE);
    try (var permit = permit(turnstile)) {
      permit.settle(tooMany(null));
    }
    assertThat(folder.resolve("openrouter.rate")).exists();
    for (var i = 0; i < 200; i++) {
      try (var permit = permit(turnstile)) {
        permit.settle(reply(100));
      }
    }
    assertThat(folder.resolve("openrouter.rate")).doesNotExist();
    assertThat(turnstile.file().isThere()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lastword rates 1\nat 17",
        "lastword rates 1\nat 1\nuntil 2\nlowered 3\nrate 4\npeak 5\nrequests 6\ntokens 7\n",
        "lastword rates 1\nat 1\nuntil -2\nlowered 3\nrate 4\npeak 5\nrequests 6\ntokens 7\nend\n",
        "lastword rates 1\nat 1\nuntil 999999999999999999\nlowered 3\nrate 4\npeak 5\nrequests 6\ntokens 7\nend\n",
        "lastword rates 1\nat 1\nuntil 2\nlowered 3\nrate 4\npeak 0\nrequests 6\ntokens 7\nend\n",
        "lastword rates 2\nend\n",
        "{\"until\": \"\\u001b[31m\"}"
      })
  void aTornOrForeignFileIsSetAsideAndBegunAnew(String content) throws Exception {
    Files.writeString(folder.resolve("openrouter.rate"), content);
    permit(limited(new Limits(60, null, null))).close();
    assertThat(folder.resolve("openrouter.rate.bad")).hasContent(content);
    assertThat(notices).hasSize(1);
    assertThat(notices.getFirst()).endsWith("it is set aside as openrouter.rate.bad");
    permit(turnstile(rates)).close();
    assertThat(notices).hasSize(1);
  }

  @Test
  void anEndlessFileAndAFolderInItsPlaceDoNoHarm() throws Exception {
    var file = folder.resolve("openrouter.rate");
    Files.write(file, new byte[5 << 20]);
    var turnstile = limited(new Limits(60, null, null));
    permit(turnstile).close();
    Files.delete(file);
    Files.createDirectories(file);
    permit(turnstile).close();
    assertThat(notices).hasSize(2);
    assertThat(file).isRegularFile();
  }

  @Test
  void aFarFutureInTheFileHoldsNobodyForLongerThanADay() throws Exception {
    var future = new Pace(0, 9_000_000_000_000_000L, 0, 0, 0, 0, 0);
    Files.write(folder.resolve("openrouter.rate"), PaceText.write(future));
    assertThat(limited(Limits.NONE).admit(0, PATIENCE, held::add))
        .isInstanceOfSatisfying(
            Admission.Refused.class,
            refused -> assertThat(refused.comeBack()).isEqualTo(Duration.ofHours(24)));
  }

  @Test
  void whereNoFileCanBeHadItKeepsItsOwnPaceAndSaysSoOnce() throws Exception {
    var file = folder.resolve("a file");
    Files.writeString(file, "x");
    rates = new Rates(file, Map.of(), notices::add, clock::get, this::pause, Duration.ofMinutes(1));
    var turnstile = turnstile(rates);
    try (var permit = permit(turnstile)) {
      permit.settle(tooMany(Duration.ofSeconds(30)));
    }
    permit(turnstile).close();
    assertThat(passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(notices).hasSize(1);
    assertThat(notices.getFirst()).contains("its limits are kept by this process alone");
  }

  @Test
  void firstComeFirstServed() throws Exception {
    var turnstile = limited(new Limits(null, null, 1));
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var first = permit(turnstile);
    var threads = new ArrayList<Thread>();
    for (var i = 0; i < 20; i++) {
      var number = i;
      var waits = new CountDownLatch(1);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try (var permit = (Permit) turnstile.admit(0, PATIENCE, _ -> waits.countDown())) {
                  order.add(number);
                  permit.settle(new NotSent("no", true));
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              }));
      waits.await();
      while (threads.getLast().getState() != Thread.State.WAITING) {
        Thread.onSpinWait(); // told, and just about to queue
      }
    }
    first.close();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(order).isSorted().hasSize(20);
  }

  @Test
  void whoIsInterruptedWhileWaitingTakesNoPlace() throws Exception {
    var turnstile = limited(new Limits(null, null, 1));
    var waits = new CountDownLatch(1);
    var thrown = new AtomicReference<Throwable>();
    var first = permit(turnstile);
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                turnstile.admit(0, PATIENCE, _ -> waits.countDown());
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    waits.await();
    thread.interrupt();
    thread.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    first.close();
    first.close();
    permit(turnstile).close();
    permit(turnstile).close();
  }

  @Test
  void anInterruptAtTheHeadOfTheQueueLetsTheNextIn() throws Exception {
    var turnstile = limited(new Limits(1, null, null));
    permit(turnstile).close();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> turnstile.admit(0, PATIENCE, held::add))
        .isInstanceOf(InterruptedException.class);
    permit(turnstile).close();
    assertThat(passed()).isGreaterThan(Duration.ofSeconds(55));
  }

  @Test
  void aBareAddressHasItsOwnPace() throws Exception {
    limited(Limits.NONE);
    var one = Provider.bare("http://127.0.0.1:1/v1");
    var other = Provider.bare("http://127.0.0.1:2/v1");
    try (var permit = permit(rates.of(one, Addresses.base(one.baseUrl())))) {
      permit.settle(tooMany(Duration.ofHours(1)));
    }
    permit(rates.of(other, Addresses.base(other.baseUrl()))).close();
    permit(turnstile(rates)).close();
    assertThat(passed()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.startsWith("@127.0.0.1-1_"))
          .hasSize(2);
    }
  }

  @Test
  void aServerThatSaysTooManyIsAskedHalfAsOftenByAllAndMoreWithEachReply() throws Exception {
    try (var server = new MockWebServer();
        var other = rates(Limits.NONE)) {
      server.start();
      var address = "127.0.0.1:" + server.getPort();
      rates =
          new Rates(
              folder,
              Map.of(ModelRef.CUSTOM, new Limits(60, null, null)),
              notices::add,
              clock::get,
              this::pause,
              Duration.ofMinutes(1));
      try (var endpoints = Bench.endpoints(Bench.LONG, Duration.ofSeconds(1), rates)) {
        var model = ModelRef.parse("http://" + address + "/v1#m");
        var endpoint = endpoints.endpoint(model, Endpoints.Overrides.NONE);
        for (var i = 0; i < 120; i++) {
          server.enqueue(stream());
          ask(endpoint);
        }
        server.enqueue(new MockResponse.Builder().code(429).build());
        assertThat(ask(endpoint)).isInstanceOf(Rejected.class);
        var slowest = slowedTo(address);
        assertThat(slowest).isBetween(25.0, 30.0);
        assertThat(other.state(address).slowedTo()).isEqualTo(slowest); // as other processes read
        var asked = 0;
        for (var slowed = slowest; slowed < 57; slowed = slowedTo(address), asked++) {
          server.enqueue(stream());
          assertThat(ask(endpoint)).isInstanceOf(Reply.class);
          assertThat(slowedTo(address)).isGreaterThan(slowed);
        }
        assertThat(asked).isBetween(100, 400);
        assertThat(other.state(address).slowedTo()).isNull();
      }
    }
  }

  private static MockResponse stream() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/event-stream")
        .body(Streams.OPENAI)
        .build();
  }

  private Outcome ask(Endpoint endpoint) throws InterruptedException {
    var request = endpoint.prepare(Bench.prompt("Hello."));
    try (var permit = (Permit) endpoint.admit(request, PATIENCE, held::add)) {
      var outcome = endpoint.send(request, new Heard());
      permit.settle(outcome);
      return outcome;
    }
  }

  private double slowedTo(String address) {
    var slowed = rates.state(address).slowedTo();
    return slowed == null ? 57 : slowed;
  }

  private Turnstile limited(Limits limits) {
    rates = rates(limits);
    return turnstile(rates);
  }

  private Rates rates(Limits limits) {
    return new Rates(
        folder,
        Map.of("openrouter", limits),
        notices::add,
        clock::get,
        this::pause,
        Duration.ofMinutes(1));
  }

  private void pause(Duration span) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    clock.updateAndGet(now -> now.plus(span));
  }

  private static Turnstile turnstile(Rates rates) {
    return rates.of(PROVIDER, Addresses.base(PROVIDER.baseUrl()));
  }

  private Permit permit(Turnstile turnstile) throws InterruptedException {
    return (Permit) turnstile.admit(100, PATIENCE, held::add);
  }

  private Duration passed() {
    return Duration.between(START, clock.get());
  }

  private static Rejected tooMany(@Nullable Duration retryAfter) {
    return new Rejected(429, "rate limited", "", retryAfter, true);
  }

  private static Reply reply(long tokens) {
    return new Reply(
        "Hi",
        "",
        Outcome.Finish.STOP,
        new Outcome.Served(null, null, null, Outcome.Match.UNKNOWN),
        new Usage(tokens - 1, null, 1L, null, null),
        new Outcome.Timing(Duration.ZERO, Duration.ZERO),
        "");
  }
}
