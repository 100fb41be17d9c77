package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lastword.endpoint.Admission.Permit;
import dev.lastword.endpoint.Endpoints.Overrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Limits that processes of one machine keep together, seen from the server.
class RatesOfProcessesTest {
  private static final int LIMIT = 20;
  private static final int CALLS = 40;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final String NAME = "shared";

  @TempDir private Path folder;

  /// Asks a server so many times, by four conversations at once, as a process of its own.
  static final class Asker {
    private Asker() {}

    public static void main(String[] args) throws Exception {
      var table = ProviderTable.builtIn().with(Map.of(NAME, Map.of("base_url", args[1])));
      try (var rates = rates(Path.of(args[0]), new Limits(LIMIT, null, null));
          var endpoints =
              new Endpoints(
                  table,
                  Keys.in(Map.of()),
                  Bench.LONG,
                  Endpoints.Clocks.SYSTEM,
                  rates,
                  Switches.NONE,
                  CallCounts.NONE);
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        System.out.println("ready");
        System.in.read();
        var asked = new ArrayList<Future<Integer>>();
        for (var i = 0; i < 4; i++) {
          var endpoint = endpoints.endpoint(ModelRef.parse(NAME + ":m"), Overrides.NONE);
          asked.add(threads.submit(() -> askAll(endpoint, CALLS / 4)));
        }
        for (var one : asked) {
          one.get();
        }
      }
    }

    private static int askAll(Endpoint endpoint, int count) throws InterruptedException {
      for (var i = 0; i < count; i++) {
        var request = endpoint.prepare(Bench.prompt("Hello."));
        try (var permit = (Permit) endpoint.admit(request, Duration.ofMinutes(1), _ -> {})) {
          permit.settle(endpoint.send(request, new Heard()));
        }
      }
      return count;
    }
  }

  /// Holds the only place for a call until it is killed, as a process of its own.
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      try (var rates = rates(Path.of(args[0]), new Limits(null, null, 1));
          var _ = (Permit) turnstile(rates).admit(0, WINDOW, _ -> {})) {
        System.out.println("ready");
        System.in.read();
      }
    }
  }

  /// Holds the right to change the pace until it is killed, as a process that is stopped does.
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws Exception {
      try (var lock = new SharedLock(Path.of(args[0], NAME + ".lock"))) {
        System.out.println(lock.take(0) == null ? "taken" : "ready");
        System.in.read();
      }
    }
  }

  @Test
  void aProcessThatIsStoppedInTheMiddleOfAChangeHoldsNobodyUp() throws Exception {
    var notices = Collections.synchronizedList(new ArrayList<String>());
    var sleeper = start(Sleeper.class, folder.toString());
    try (var rates = rates(folder, new Limits(1000, null, null), notices::add)) {
      assertThat(sleeper.inputReader().readLine()).isEqualTo("ready");
      for (var i = 0; i < 20; i++) {
        assertThat(turnstile(rates).admit(0, WINDOW, _ -> {})).isInstanceOf(Permit.class);
      }
      assertThat(notices).hasSize(1);
      assertThat(notices.getFirst()).startsWith("another process does not let go of ");
    } finally {
      sleeper.destroyForcibly();
    }
  }

  @Test
  void twoProcessesKeepToOneLimitWithinAQuarter() throws Exception {
    var times = Collections.synchronizedList(new ArrayList<Long>());
    try (var server = new MockWebServer()) {
      server.setDispatcher(answering(times));
      server.start();
      var base = "http://127.0.0.1:" + server.getPort() + "/v1";
      var askers = new ArrayList<Process>();
      for (var i = 0; i < 2; i++) {
        askers.add(start(Asker.class, folder.toString(), base));
      }
      for (var asker : askers) {
        assertThat(asker.inputReader().readLine()).isEqualTo("ready");
      }
      for (var asker : askers) {
        asker.getOutputStream().close();
      }
      for (var asker : askers) {
        assertThat(asker.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(asker.exitValue()).isZero();
      }
    }
    assertThat(times).hasSize(2 * CALLS).isSorted();
    var windows = (times.getLast() - times.getFirst()) / (double) WINDOW.toNanos();
    assertThat((times.size() - 1) / windows).isBetween(0.75 * LIMIT, 1.25 * LIMIT);
    assertThat(fullest(times)).isLessThanOrEqualTo(LIMIT * 5 / 4);
  }

  /// How many requests the fullest window holds.
  private static int fullest(List<Long> times) {
    var most = 0;
    for (int from = 0, to = 0; to < times.size(); to++) {
      while (times.get(to) - times.get(from) >= WINDOW.toNanos()) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  @Test
  void aProcessThatIsKilledLeavesItsPlaceToOthers() throws Exception {
    var holder = start(Holder.class, folder.toString());
    try (var rates = rates(folder, new Limits(null, null, 1))) {
      assertThat(holder.inputReader().readLine()).isEqualTo("ready");
      var waits = new CountDownLatch(1);
      var let = new CountDownLatch(1);
      Thread.ofVirtual()
          .start(() -> {
            try (var _ = (Permit) turnstile(rates).admit(0, WINDOW, _ -> waits.countDown())) {
              let.countDown();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      waits.await();
      assertThat(let.getCount()).isEqualTo(1);
      holder.destroyForcibly().waitFor();
      assertThat(let.await(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      holder.destroyForcibly();
    }
  }

  private static Rates rates(Path folder, Limits limits) {
    return rates(
        folder,
        limits,
        notice -> {
          throw new UncheckedIOException(new IOException(notice));
        });
  }

  private static Rates rates(Path folder, Limits limits, Consumer<String> notice) {
    return new Rates(
        folder, Map.of(NAME, limits), notice, InstantSource.system(), Thread::sleep, WINDOW);
  }

  private static Turnstile turnstile(Rates rates) {
    var provider = ProviderRow.of(NAME, Map.of("base_url", "http://127.0.0.1:1/v1"));
    return rates.of(provider, Addresses.base(provider.baseUrl()));
  }

  private static Dispatcher answering(List<Long> times) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        synchronized (times) {
          times.add(System.nanoTime());
        }
        return new MockResponse.Builder()
            .setHeader("Content-Type", "text/event-stream")
            .body(Streams.OPENAI)
            .build();
      }
    };
  }

  private static Process start(Class<?> program, String... args) throws IOException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    words.add(program.getName());
    words.addAll(List.of(args));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
