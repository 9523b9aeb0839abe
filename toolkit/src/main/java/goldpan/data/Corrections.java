package goldpan.data;

import java.util.Optional;

/** What people decided about a dataset's samples, as {@link Dataset#apply} needs it. */
public interface Corrections {

  /** {@link Dataset#identity} of the one dataset these corrections were made for. */
  String fingerprint();

  /** How many samples are decided. */
  int size();

  /**
   * The class name a sample has from now on; empty when it is dropped.
   *
   * @param id the sample's id
   * @param given its label before
   */
  Optional<String> label(String id, String given);

  /** Ids of all decided samples, in the order of the decisions. */
  Iterable<String> ids();
}
