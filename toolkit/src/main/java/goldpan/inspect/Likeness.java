package goldpan.inspect;

/** In what way two samples are the same, the surest first. */
public enum Likeness {
  /** Stored as the same bytes. */
  BYTES("same bytes"),
  /** Other bytes that decode to the same pixels, or to what a person would call the same text. */
  CONTENT("same content"),
  /** Alike after changes of size, compression, brightness, contrast or a small crop. */
  NEAR("nearly the same"),
  /** Alike once one of them is mirrored left to right. */
  MIRRORED("mirrored"),
  /** Near in the embeddings that were passed. */
  EMBEDDING("near by embedding");

  private final String words;

  Likeness(String words) {
    this.words = words;
  }

  /** As tables show it. */
  @Override
  public String toString() {
    return words;
  }
}
