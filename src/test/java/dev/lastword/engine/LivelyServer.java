package dev.lastword.engine;

import dev.lastword.talk.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Ada and Ben behind one socket, who always have something new to say: what they answer depends on
/// how far the talk has come alone, so a talk that goes on is the talk it would have been.
final class LivelyServer implements AutoCloseable {
  private static final List<String> WORDS =
      List.of(
          ("heron kiln anchor lichen quarry ledger satchel gable ferry copper orchard beacon parish"
                  + " sluice trellis granite harbour mason rafter thistle walnut plover saddle hinge"
                  + " cellar meadow canal lantern spire culvert barley loom tannery mortar osprey"
                  + " furrow drover chapel viaduct tiller pewter marl coppice weir tinder gantry")
              .split(" ", -1));

  private static final Pattern NUMBER = Pattern.compile("On (\\d+), the ");

  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<Asked, @Nullable MockResponse> trouble = _ -> null;

  /// A request.
  ///
  /// @param side who was asked
  /// @param number the message it was asked for
  /// @param roles the roles of its lines, the system prompt's left out
  /// @param texts the texts of its lines
  record Asked(Side side, int number, List<String> roles, List<String> texts) {}

  LivelyServer() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  /// Answers some requests otherwise.
  LivelyServer with(Function<Asked, @Nullable MockResponse> newTrouble) {
    trouble = newTrouble;
    return this;
  }

  int requests() {
    return requests.get();
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /// What is said as message so and so.
  static String line(int number) {
    var chance = new Random(number * 7919L);
    var words = new ArrayList<String>();
    for (var i = 0; i < 14; i++) {
      words.add(WORDS.get(chance.nextInt(WORDS.size())));
    }
    return "On " + number + ", the " + String.join(" ", words) + " was never drawn.";
  }

  String url(Side side) {
    return "http://127.0.0.1:" + server.getPort() + "/" + side.code() + "/v1";
  }

  Specs specs() {
    return Specs.of("x", "y")
        .withParties(
            Specs.party("Ada", Specs.model(url(Side.A), "openai"), ""),
            Specs.party("Ben", Specs.model(url(Side.B), "openai"), ""));
  }

  @Override
  public void close() {
    server.close();
  }

  /// One more than the highest that was said; where nobody said any, by the own messages.
  private static int number(Side side, List<String> roles, List<String> texts) {
    var said = 0;
    for (var matcher = NUMBER.matcher(String.join("\n", texts)); matcher.find(); ) {
      said = Math.max(said, Integer.parseInt(matcher.group(1)));
    }
    var own = (int) roles.stream().filter("assistant"::equals).count();
    return said == 0 ? 2 * own + (side == Side.A ? 1 : 2) : said + 1;
  }

  private MockResponse answer(RecordedRequest request) {
    requests.incrementAndGet();
    var side = request.getTarget().startsWith("/a/") ? Side.A : Side.B;
    var roles = new ArrayList<String>();
    var texts = new ArrayList<String>();
    var body = Objects.requireNonNull(request.getBody()).utf8();
    for (var message : JsonMapper.shared().readTree(body).get("messages")) {
      if (!message.get("role").asString().equals("system")) {
        roles.add(message.get("role").asString());
        texts.add(message.get("content").asString());
      }
    }
    var one = new Asked(side, number(side, roles, texts), roles, texts);
    asked.add(one);
    var otherwise = trouble.apply(one);
    return otherwise == null ? Replies.of("openai", line(one.number())) : otherwise;
  }
}
