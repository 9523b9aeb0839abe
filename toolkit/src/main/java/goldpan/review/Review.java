package goldpan.review;

import goldpan.mining.Suspects;
import java.util.Set;

/** Opens the review page. */
public final class Review {
  private Review() {}

  /**
   * Serves the page for these suspects on this machine only; it runs until stopped or until the
   * program ends.
   *
   * @throws JournalException when the journal is of another dataset, or no port is free
   */
  public static ReviewSession open(Suspects suspects, Journal journal) {
    return open(suspects, journal, ReviewOptions.DEFAULT);
  }

  /**
   * The same, for a page that is also reached under other names, such as a hub's behind
   * jupyter-server-proxy.
   *
   * @param hosts host names without port that a browser may use beside localhost
   */
  public static ReviewSession open(Suspects suspects, Journal journal, Set<String> hosts) {
    return open(suspects, journal, ReviewOptions.DEFAULT.withHosts(hosts));
  }

  private static ReviewSession open(Suspects suspects, Journal journal, ReviewOptions options) {
    String identity = suspects.dataset().identity();
    if (!journal.decisions().fingerprint().equals(identity)) {
      throw new JournalException(
          "journal %s is of %s (%s), suspects are of %s (%s); open the journal of the suspects' dataset"
              .formatted(
                  journal.path(),
                  journal.dataset().name(),
                  Merge.brief(journal.decisions().fingerprint()),
                  suspects.dataset().name(),
                  Merge.brief(identity)));
    }
    return new ReviewSession(suspects, journal, options);
  }
}
