package goldpan.review;

import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.mining.Suspects;
import java.net.URI;

/** A review page that is being served. */
public final class ReviewSession implements AutoCloseable {
  private final Suspects suspects;
  private final Journal journal;
  private final ReviewServer server;

  ReviewSession(Suspects suspects, Journal journal, ReviewServer server) {
    this.suspects = suspects;
    this.journal = journal;
    this.server = server;
  }

  /** What to open in a browser; it holds the key, so show it to nobody else. */
  public URI link() {
    return URI.create(server.link("127.0.0.1"));
  }

  /**
   * The link by another name of this machine. A notebook's frame must use the name that the
   * notebook itself was opened by, as browsers keep the cookie back otherwise.
   */
  public URI link(String host) {
    return URI.create(server.link(host));
  }

  /**
   * The link and a frame of the page, for a notebook's output. The frame is opened by the name that
   * the notebook itself was opened by, as the link of {@link #link(String)} must be.
   */
  public String fragment() {
    return """
        <p><a href="%1$s" target="_blank" rel="noopener noreferrer">%2$s</a></p>
        <iframe title="Review" style="width:100%%;height:680px;border:1px solid #8886"></iframe>
        <script>(() => {
          const here = location.hostname === "localhost" ? "localhost" : "127.0.0.1";
          document.currentScript.previousElementSibling.src = "%1$s".replace("127.0.0.1", here);
        })();</script>
        """
        .formatted(
            link(),
            Html.escape(
                Words.of("Review %,d suspects of %s", suspects.size(), suspects.dataset().name())));
  }

  /** The port, for port forwarding. */
  public int port() {
    return server.port();
  }

  /** How many pages are listening now. */
  public int pages() {
    return server.pages();
  }

  /**
   * Shows work in all open pages, as a thin line with a few words: pass it to whatever takes long
   * while people review, such as {@code dataset.check(session.progress())}.
   */
  public Progress progress() {
    return server.progress();
  }

  public Suspects suspects() {
    return suspects;
  }

  public Journal journal() {
    return journal;
  }

  /** Stops serving; the journal stays open. */
  public void stop() {
    server.close();
  }

  @Override
  public void close() {
    stop();
  }

  @Override
  public String toString() {
    return Words.of(
        "review of %,d suspects of %s: %s", suspects.size(), suspects.dataset().name(), link());
  }
}
