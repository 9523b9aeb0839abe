package goldpan.data;

/** How sure a format is that something is one of its own; of several the surest opens it. */
public enum Recognition {
  /** It is not. */
  NO,
  /** It could be, as a folder could be one of class folders. */
  POSSIBLE,
  /** Its name, or the names of the files in it, say so. */
  BY_NAME,
  /** What is in it says so. */
  BY_CONTENT
}
