package goldpan.data;

import goldpan.text.Escape;

/**
 * Something wrong with a dataset that does not stop the work.
 *
 * @param where the sample's id or the file's path relative to the dataset's root
 * @param kind what sort of thing it is; decides whether the sample takes part
 * @param what what was found, in one line
 */
public record Finding(String where, Kind kind, String what) {

  /** Sorts of findings, and what they mean for the sample. */
  public enum Kind {
    /** The media cannot be decoded: the sample is left out of training and mining. */
    UNREADABLE("unreadable, left out"),
    /** A file that is no media of the dataset: passed over. */
    NOT_MEDIA("not an image, passed over"),
    /** A picture in a format that is known and not read: passed over. */
    UNREAD_FORMAT("format not read, passed over"),
    /** A class whose pictures are all unreadable or in formats that are not read. */
    LOST_CLASS("class without a readable picture"),
    /** A sample that nothing gives a label: predicted, never trained on. */
    NO_LABEL("unlabelled"),
    /** A folder or link that was not followed. */
    NOT_FOLLOWED("not followed"),
    /** A class without samples: kept among the classes. */
    EMPTY_CLASS("class without samples"),
    /** A row of a table that could not be used: passed over. */
    BAD_ROW("row passed over"),
    /** Odd but usable: the sample takes part. */
    NOTE("note");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind as a person reads it. */
    public String words() {
      return words;
    }
  }

  @Override
  public String toString() {
    return Escape.controls(where + ": " + what) + " (" + kind.words() + ")";
  }
}
