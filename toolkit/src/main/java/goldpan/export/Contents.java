package goldpan.export;

import goldpan.data.Dataset;

/** What an export holds of its samples beside their labels. */
public enum Contents {
  /** A file a sample, in class folders. */
  FILES("path,label,split,id,given"),
  /** Each sample's text in the manifest, for texts that were cells of a table. */
  TEXTS("text,label,split,id,given"),
  /** Nothing: there are labels only. */
  LABELS("id,label,split,given");

  private final String header;

  Contents(String header) {
    this.header = header;
  }

  /** What an export of this dataset holds. */
  public static Contents of(Dataset dataset) {
    if (!dataset.hasMedia()) {
      return LABELS;
    }
    boolean inTable =
        dataset.modality().isRead() && dataset.size() > 0 && dataset.file(0).isEmpty();
    return inTable ? TEXTS : FILES;
  }

  /** Columns of the manifest. */
  String header() {
    return header;
  }
}
