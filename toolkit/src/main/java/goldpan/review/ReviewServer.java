package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Words;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The page's server, on loopback and a free port.
 *
 * <p>Jetty, because a connection that sends slowly or not at all costs it no thread, which the
 * JDK's own server cannot offer; because it runs on Java 17; and because its core is four jars.
 */
final class ReviewServer implements AutoCloseable {
  private static final int IDLE_MILLIS = 20_000;
  private static final int PING_MILLIS = 8_000;
  private static final long THUMBNAIL_BYTES = 64L << 20;
  private static final int THUMBNAIL_SIDE = 192;
  private static final int FIRST = 16;

  private final Server server;
  private final ServerConnector connector;
  private final Gate gate;
  private final Broadcast broadcast = new Broadcast();
  private final Running running = new Running(broadcast);
  private final Thumbnails thumbnails;
  private final AutoCloseable listening;
  private final Thread pinging;

  private ReviewServer(ReviewRows rows, Journal journal, ReviewOptions options, int port) {
    quiet();
    ServedFiles files = new ServedFiles(rows.dataset());
    thumbnails = new Thumbnails(rows.dataset(), files, THUMBNAIL_SIDE, THUMBNAIL_BYTES);
    PictureHandler pictures = new PictureHandler(rows.dataset(), files);
    gate =
        new Gate(
            new Routes(rows, journal, options, broadcast, thumbnails, pictures, running), options);
    QueuedThreadPool threads = new QueuedThreadPool(24, 4);
    threads.setName("goldpan-review");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(256);
    server.addConnector(connector);
    server.setHandler(gate);
    server.setStopTimeout(0);
    Feed feed = new Feed(rows, journal, options.second());
    listening = journal.listen(e -> broadcast.send("change", feed.change(e).toString()));
    pinging = new Thread(this::ping, "goldpan-review-ping");
    pinging.setDaemon(true);
  }

  /**
   * Jetty tells of every start and of every page that is closed while it loads; a notebook should
   * not. Said before its first class loads.
   */
  private static void quiet() {
    String property = "org.slf4j.simpleLogger.log.org.eclipse.jetty";
    if (System.getProperty(property) == null) {
      System.setProperty(property, "error");
    }
  }

  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(16 << 10);
    configuration.setUriCompliance(UriCompliance.DEFAULT);
    return configuration;
  }

  /**
   * Serves on the port that was asked for. Without one it is the dataset's usual one when that is
   * free, so that a browser finds again what it keeps for the page after a restart, and any free
   * one otherwise.
   */
  static ReviewServer start(ReviewRows rows, Journal journal, ReviewOptions options) {
    if (options.port() != 0) {
      return start(rows, journal, options, options.port());
    }
    try {
      return start(rows, journal, options, usualPort(rows.dataset()));
    } catch (JournalException e) {
      return start(rows, journal, options, 0);
    }
  }

  /** In [20000, 30000), below what systems give to connections by themselves. */
  private static int usualPort(Dataset dataset) {
    return 20_000 + Math.floorMod(dataset.identity().hashCode(), 10_000);
  }

  private static ReviewServer start(
      ReviewRows rows, Journal journal, ReviewOptions options, int port) {
    ReviewServer started = new ReviewServer(rows, journal, options, port);
    try {
      started.server.start();
    } catch (Exception e) {
      started.close();
      throw new JournalException(
          "the review page cannot be served on 127.0.0.1:%d (%s); expected a free port; choose another with port(…) or use suspects.gallery()"
              .formatted(port, e),
          e);
    }
    started.pinging.start();
    started.makeFirst(rows);
    return started;
  }

  /** Makes the thumbnails that any page asks for first, so that they are there when it opens. */
  private void makeFirst(ReviewRows rows) {
    int many = Math.min(FIRST, rows.suspects().size());
    Progress.Task task = running.start("making the first thumbnails", many, "pictures");
    CompletableFuture<?>[] all = new CompletableFuture<?>[many];
    for (int i = 0; i < many; i++) {
      all[i] =
          thumbnails
              .get(rows.suspects().get(i).sample().index())
              .whenComplete((thumbnail, e) -> task.advance(1));
    }
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(all).whenComplete((nothing, e) -> task.close());
  }

  Progress progress() {
    return running;
  }

  int port() {
    return connector.getLocalPort();
  }

  String link(String host) {
    return Words.of("http://%s:%d%s?token=%s", host, port(), gate.path(Gate.OPEN), gate.token());
  }

  int pages() {
    return broadcast.pages();
  }

  private void ping() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(PING_MILLIS);
        broadcast.ping();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets what is being answered finish; tells pages that it ends. */
  @Override
  public void close() {
    pinging.interrupt();
    try {
      listening.close();
      broadcast.send("end", "{}");
      broadcast.close();
      server.stop();
    } catch (Exception e) {
      throw new JournalException("the review page's server cannot be stopped (%s)".formatted(e), e);
    } finally {
      thumbnails.close();
    }
  }
}
