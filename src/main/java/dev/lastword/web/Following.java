package dev.lastword.web;

import dev.lastword.page.TalkHtml;
import dev.lastword.page.TalkPage;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells browsers what is new: of a conversation that runs, its messages as they come. A run is
/// followed by its journal, as any other reader of it would.
final class Following implements AutoCloseable {
  private static final int LOOK = 250;
  private static final int MOST = 64;

  private final Catalogue catalogue;
  private final Set<Thread> watchers = ConcurrentHashMap.newKeySet();

  Following(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// Reads the conversation a request is about.
  interface Reader {
    TalkRoutes.Asked read(Context request) throws IOException;
  }

  /// What is sent again and again.
  interface Job {
    /// Looks once.
    ///
    /// @return false where there will be nothing more
    boolean look() throws IOException;
  }

  /// Sends what is new of a conversation until it ends or nobody listens.
  void follow(SseClient client, Reader reader) {
    var telling = new Telling(client, reader);
    start(client, telling);
  }

  /// Does a job on a thread of its own until it is over or nobody listens.
  void start(SseClient client, Job job) {
    if (watchers.size() >= MOST) {
      client.close();
      return;
    }
    client.keepAlive();
    var thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                while (!client.terminated() && job.look()) {
                  Thread.sleep(LOOK);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (IOException | RuntimeException e) {
                client.sendEvent("trouble", String.valueOf(e.getMessage()));
              } finally {
                watchers.remove(Thread.currentThread());
                client.close();
              }
            });
    watchers.add(thread);
    client.onClose(thread::interrupt);
    thread.start();
  }

  /// What one browser was told of one conversation.
  private final class Telling implements Job {
    private final SseClient client;
    private final Reader reader;
    private int told;
    private long size = -1;

    private Telling(SseClient client, Reader reader) {
      this.client = client;
      this.reader = reader;
      this.told = TalkRoutes.number(client.ctx(), "after", 0);
    }

    @Override
    public boolean look() throws IOException {
      var file = catalogue.talk(TalkRoutes.name(client.ctx())).found(catalogue.archive()).file();
      var now = Files.size(file);
      if (now == size) {
        return reader.read(client.ctx()).page().setting().running() || over();
      }
      size = now;
      var page = reader.read(client.ctx()).page();
      rows(page);
      client.sendEvent("told", TalkHtml.head(page));
      client.sendEvent("chart", TalkHtml.chart(page));
      return page.setting().running() || over();
    }

    private boolean over() {
      client.sendEvent("over", "over");
      return false;
    }

    private void rows(TalkPage page) {
      for (var part : page.parts()) {
        var news = part.rows().stream().filter(row -> row.number() > told).toList();
        if (!news.isEmpty()) {
          client.sendEvent(
              "rows", TalkHtml.rows(page, new TalkPage.Part(part.number(), news, part.tail())));
          told = part.last();
        }
      }
    }
  }

  @Override
  public void close() {
    watchers.forEach(Thread::interrupt);
  }
}
