package goldpan.review;

import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.mining.Suspects;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** A review page that is being served. */
public final class ReviewSession implements AutoCloseable {
  private final Suspects suspects;
  private final Journal journal;
  private ReviewOptions options;
  private ReviewServer server;

  ReviewSession(Suspects suspects, Journal journal, ReviewOptions options) {
    this.suspects = suspects;
    this.journal = journal;
    this.options = options;
    this.server = ReviewServer.start(new ReviewRows(suspects), journal, options);
  }

  /**
   * Serves on this port from now on, for tunnels that are set up beforehand; pages that are open
   * must be opened anew.
   *
   * @param port 1 to 65535
   * @throws JournalException when the port is taken; the page is not served any more then
   */
  public ReviewSession port(int port) {
    return again(options.withPort(port));
  }

  /**
   * Lets a page of this origin show the review page in a frame, and no other: the notebook's, as
   * the browser's address line has it. Pages that are open must be opened anew.
   *
   * @param origin such as {@code http://localhost:8888}
   */
  public ReviewSession frame(String origin) {
    return again(options.withFrame(origin));
  }

  /**
   * Serves the page for a second reviewer instead: what was decided so far is not shown, and what
   * is decided goes into a journal of that reviewer's own. {@link #compare} puts both together.
   *
   * @param reviewer a name, 1 to 80 characters
   * @return the session of the second reviewer; this one is stopped
   */
  public ReviewSession blind(String reviewer) {
    String name = NoteText.line("reviewer", reviewer, NoteText.LONGEST_NAME);
    if (name.isEmpty()) {
      throw new IllegalArgumentException("reviewer has no characters; expected a name");
    }
    Journal own = Journal.open(secondFolder(name), journal.dataset());
    stop();
    return new ReviewSession(suspects, own, options.withReviewer(name));
  }

  private Path secondFolder(String name) {
    String safe = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return journal
        .path()
        .resolveSibling("second-opinions")
        .resolve(safe + "-" + Integer.toHexString(name.hashCode()));
  }

  /**
   * Shows a second reviewer's decisions beside those of this journal from now on: on each sample,
   * as a filter for those that differ, and with Cohen's kappa. Pages that are open must be opened
   * anew.
   *
   * @param theirs such as {@code blind.journal().decisions()} or a patch that was read
   * @throws JournalException when they are on another dataset
   */
  public ReviewSession compare(Decisions theirs) {
    Merge.sameDataset(journal.decisions(), theirs);
    return again(options.withSecond(theirs));
  }

  /**
   * How far two reviewers agree: {@link #compare} with a second reviewer's decisions comes first.
   *
   * @throws IllegalStateException without them
   */
  public Agreement agreement() {
    return Agreement.of(
        journal.decisions(),
        options
            .second()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "there is no second opinion; expected one; call compare(decisions) first")));
  }

  private synchronized ReviewSession again(ReviewOptions next) {
    server.close();
    options = next;
    server = ReviewServer.start(new ReviewRows(suspects), journal, options);
    return this;
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
   * The link, and for a notebook whose origin was named by {@link #frame} a frame of the page. The
   * frame is opened by the name that the notebook itself was opened by, as the link of {@link
   * #link(String)} must be.
   */
  public String fragment() {
    String text =
        """
        <p><a href="%1$s" target="_blank" rel="noopener noreferrer">%2$s</a></p>
        """
            .formatted(
                link(),
                Html.escape(
                    Words.of(
                        "Review %,d suspects of %s", suspects.size(), suspects.dataset().name())));
    if (options.frames().isEmpty()) {
      return text;
    }
    return text
        + """
        <iframe title="Review" style="width:100%%;height:680px;border:1px solid #8886" allow="fullscreen"></iframe>
        <script>(() => {
          const here = location.hostname === "localhost" ? "localhost" : "127.0.0.1";
          document.currentScript.previousElementSibling.src = "%s".replace("127.0.0.1", here);
        })();</script>
        """
            .formatted(link());
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
