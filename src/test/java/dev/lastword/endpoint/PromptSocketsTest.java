package dev.lastword.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PromptSocketsTest {
  @Test
  void sendAtOnce() throws Exception {
    try (var socket = new PromptSockets().createSocket()) {
      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void goNowhereElseForLocalhost() throws Exception {
    assertThat(new Resolver(Duration.ofSeconds(1)).lookup("localhost"))
        .isNotEmpty()
        .allMatch(InetAddress::isLoopbackAddress);
  }

  @Test
  void waitForANameNoLongerThanForAConnection() {
    assertThatThrownBy(() -> new Resolver(Duration.ofMillis(1)).lookup("no-such-host.invalid"))
        .isInstanceOf(UnknownHostException.class);
  }
}
