package goldpan.data;

import goldpan.jpeg.JpegDecoding;
import goldpan.jpeg.TurboJpeg;
import java.util.Optional;

/**
 * Ordinary JPEG pictures, grey or of luma and chroma, by libjpeg-turbo where it is installed and
 * wanted. Whatever it leaves is for Java's reader, which also says what is wrong.
 */
final class TurboPictures {
  /** So many reduced pixels for each wanted one, so that resizing them can smooth. */
  private static final int SPARE = 2;

  private static final int LEAST_SIDE = 64;
  private static final int LARGEST_FACTOR = 8;

  private TurboPictures() {}

  /** The picture as it is stored, not turned; empty when Java's reader is to read it. */
  static Optional<Pixels> stored(JpegHeader header, byte[] bytes, int factor) {
    boolean isGrey = header.components() == 1;
    if (JpegDecoding.chosen() == JpegDecoding.JAVA || !(isGrey || header.isYcc())) {
      return Optional.empty();
    }
    Optional<TurboJpeg> turbo = TurboJpeg.installed();
    if (turbo.isEmpty()) {
      return Optional.empty();
    }
    int width = (header.width() + factor - 1) / factor;
    int height = (header.height() + factor - 1) / factor;
    DecodingMemory.Part taken = DecodingMemory.ofHeap().take(width, height);
    try {
      return turbo
          .get()
          .decode(header.canonical(bytes), header.width(), header.height(), isGrey, factor)
          .map(values -> Pixels.of(width, height, isGrey ? 1 : 3, values));
    } finally {
      taken.close();
    }
  }

  /**
   * By how much a picture is reduced that is wanted at a size, so that it stays at least twice as
   * large: 1, 2, 4 or 8.
   *
   * @param width as it is to be seen upright
   * @param height as it is to be seen upright
   */
  static int factor(JpegHeader header, int width, int height) {
    if (Math.min(header.width(), header.height()) < LEAST_SIDE || !JpegDecoding.reduces()) {
      return 1;
    }
    PictureSize full = header.upright();
    int factor = LARGEST_FACTOR;
    while (factor > 1
        && (full.width() / factor < SPARE * width || full.height() / factor < SPARE * height)) {
      factor /= 2;
    }
    return factor;
  }
}
