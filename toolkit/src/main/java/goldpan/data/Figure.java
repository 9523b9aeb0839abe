package goldpan.data;

import java.nio.file.Path;

/** A picture drawn of a value. Immutable; drawn anew in whatever form is asked for. */
public interface Figure {

  /** What it shows, in a few words. */
  String title();

  /** Width in pixels, at scale 1. */
  int width();

  /** Height in pixels, at scale 1. */
  int height();

  /** The figure as a PNG file's bytes. */
  byte[] png();

  /** The figure as an SVG document. */
  String svg();

  /**
   * Writes the figure; the file name's ending decides: {@code .png} or {@code .svg}.
   *
   * @return the absolute path written
   * @throws IllegalArgumentException for another ending
   */
  Path save(Path file);

  /**
   * Opens a window when there is a display, otherwise saves a PNG in the temporary folder.
   *
   * @return this, so that a prompt prints where it went
   */
  Figure show();
}
