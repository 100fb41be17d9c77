package dev.lastword.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that asked to be left alone for longer than a message may take: what the commands make
/// of a run that nobody was asked in.
class LeftAloneTest {
  @TempDir private Path folder;
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.enqueue(new MockResponse.Builder().code(429).setHeader("Retry-After", "3600").build());
    server.start();
    assertThat(run("127.0.0.1").code()).isEqualTo(4);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void providersTellItOfABareAddressToo() {
    assertThat(shell().run("providers").out()).contains("limits: slowed to", "left alone until ");
    assertThat(shell().run("providers", "--json").out()).contains("\"left_alone_until\":\"20");
  }

  @Test
  void theSameMachineByAnotherNameIsLeftAloneToo() {
    assertThat(run("localhost").err()).contains("asked to be left alone");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRunThatWasNotLetThroughIsReplayedAlsoWhenItWasResumed() {
    assertThat(run("127.0.0.1").err()).contains("asked to be left alone");
    assertThat(shell().run("replay", "latest").code()).isZero();
    assertThat(shell().run("resume", "latest").code()).isEqualTo(4);
    var replayed = shell().run("replay", "latest");
    assertThat(replayed.code()).as(replayed.out()).isZero();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private Shell.Result run(String host) {
    var model = "http://" + host + ":" + server.getPort() + "/v1#m";
    return shell().run("run", "-a", model, "-b", model, "-n", "2");
  }

  private Shell shell() {
    return new Shell(folder);
  }
}
