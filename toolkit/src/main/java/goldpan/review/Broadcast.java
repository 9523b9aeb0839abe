package goldpan.review;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Server-sent events to all open pages. No thread waits for a page: each has a queue that is
 * written as fast as the page reads, and a page that does not read is let go.
 */
final class Broadcast implements AutoCloseable {
  /**
   * Browsers open six connections to a server; more streams than this would starve the pictures.
   */
  static final int MOST = 4;

  private static final int WAITING_BYTES = 32 << 20;
  private final Set<Page> pages = ConcurrentHashMap.newKeySet();

  /** Takes a page in; false when there are enough already, and the page must ask by itself. */
  boolean join(Response response, Callback callback) {
    if (pages.size() >= MOST) {
      return false;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    Page page = new Page(response, callback);
    pages.add(page);
    page.send("retry: 1000\n\n");
    return true;
  }

  void send(String event, String json) {
    String text = "event: " + event + "\ndata: " + json + "\n\n";
    pages.forEach(p -> p.send(text));
  }

  /** Keeps connections from looking idle, and finds those that are gone. */
  void ping() {
    pages.forEach(p -> p.send(":\n\n"));
  }

  int pages() {
    return pages.size();
  }

  @Override
  public void close() {
    pages.forEach(Page::leave);
  }

  private final class Page implements Callback {
    private final Response response;
    private final Callback callback;
    private final StringBuilder waiting = new StringBuilder();
    private boolean writing;

    Page(Response response, Callback callback) {
      this.response = response;
      this.callback = callback;
    }

    void send(String text) {
      synchronized (this) {
        waiting.append(text);
        if (waiting.length() > WAITING_BYTES) {
          leave();
          return;
        }
        if (writing) {
          return;
        }
        writing = true;
      }
      writeNext();
    }

    private void writeNext() {
      ByteBuffer next;
      synchronized (this) {
        if (waiting.length() == 0) {
          writing = false;
          return;
        }
        next = ByteBuffer.wrap(waiting.toString().getBytes(StandardCharsets.UTF_8));
        waiting.setLength(0);
      }
      response.write(false, next, this);
    }

    @Override
    public void succeeded() {
      writeNext();
    }

    @Override
    public void failed(Throwable e) {
      if (pages.remove(this)) {
        callback.failed(e);
      }
    }

    void leave() {
      if (pages.remove(this)) {
        callback.succeeded();
      }
    }
  }
}
