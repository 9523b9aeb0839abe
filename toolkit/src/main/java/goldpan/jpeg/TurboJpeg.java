package goldpan.jpeg;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * libjpeg-turbo as it is installed: decodes ordinary JPEG pictures, whole or at a half, a quarter
 * or an eighth of their size, to the values that the JDK's reader comes to at full size. Whatever
 * is not ordinary or not in order it leaves to others, who can say what is wrong. Safe for many
 * threads.
 *
 * <p>It scales by computing fewer frequencies of each block of 8×8 ("DCT scaling"), so that a
 * quarter of the size costs about a third of the time.
 */
public final class TurboJpeg {
  private final String file;
  private final Queue<TurboDecompressor> idle = new ConcurrentLinkedQueue<>();

  private TurboJpeg(String file) {
    this.file = file;
  }

  /** Loaded when first asked for. */
  private static final class Holder {
    private static final Optional<TurboJpeg> INSTALLED;
    private static final String WHY_NOT;

    static {
      Optional<TurboJpeg> found = Optional.empty();
      String why = "";
      try {
        found = Optional.of(new TurboJpeg(TurboJpegLibrary.bind()));
      } catch (LinkageError e) { // JNA's own library may be missing as well
        why = TurboJpegLibrary.names().get(0) + " cannot be loaded";
      }
      INSTALLED = found;
      WHY_NOT = why;
    }
  }

  /** The library; empty where none can be loaded. */
  public static Optional<TurboJpeg> installed() {
    return Holder.INSTALLED;
  }

  /** Why there is none, in a phrase; empty when there is one. */
  public static String whyNot() {
    return Holder.WHY_NOT;
  }

  /**
   * Decodes a picture.
   *
   * @param jpeg a whole file
   * @param width pixels, as the file's header says
   * @param height pixels, as the file's header says
   * @param isGrey whether one channel is wanted of a picture of one, and not three of one of luma
   *     and chroma
   * @param factor 1, 2, 4 or 8: the picture comes out at ⌈width/factor⌉ × ⌈height/factor⌉; above 1
   *     only for pictures of 64 pixels a side or more
   * @return the values, H×W×C; empty when the file is not an ordinary one, or is in any way damaged
   */
  public Optional<byte[]> decode(byte[] jpeg, int width, int height, boolean isGrey, int factor) {
    TurboDecompressor own = idle.poll();
    if (own == null) {
      own = new TurboDecompressor();
    }
    try {
      return own.decode(jpeg, width, height, isGrey, factor);
    } finally {
      idle.add(own);
    }
  }

  @Override
  public String toString() {
    return "libjpeg-turbo (" + file + ")";
  }
}
