package goldpan.data;

import java.nio.file.Path;

/** A self-contained HTML page made of a value: no script, style or picture from elsewhere. */
public interface Page {

  /** What it shows, in a few words. */
  String title();

  /** The whole document. */
  String html();

  /**
   * Writes the document.
   *
   * @return the absolute path written
   */
  Path save(Path file);

  /** A fragment to put inside another page (a notebook's output). */
  String fragment();
}
