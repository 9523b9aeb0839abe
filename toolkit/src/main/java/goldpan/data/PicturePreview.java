package goldpan.data;

import goldpan.jpeg.JpegDecoding;
import java.io.IOException;
import java.util.Optional;

/**
 * Small pictures of large ones: a file's content decoded at a fraction of its size, which takes a
 * fraction of the time and memory.
 */
public final class PicturePreview {
  /** So many pixels for each of the preview's are read, so that making them one can smooth. */
  private static final int SPARE = 2;

  private PicturePreview() {}

  /**
   * Decodes a picture's file content, upright, with its longest side at least {@code longest} where
   * the picture has that many pixels; what is not much larger is decoded whole.
   *
   * @throws UnreadableMediaException without an id, when it cannot be decoded
   */
  public static Pixels of(byte[] content, int longest) {
    Optional<ImageKind> kind = ImageKind.ofBytes(content);
    return kind.isPresent() && kind.get() == ImageKind.JPEG
        ? jpeg(content, longest)
        : Decoder.decode(content).pixels();
  }

  /** What a side comes to when the longest is {@code longest}. */
  private static int box(int length, int side, int longest) {
    return Math.max(1, (int) ((long) length * longest / Math.max(1, side)));
  }

  private static Pixels jpeg(byte[] content, int longest) {
    Optional<JpegHeader> header = JpegHeader.read(content);
    int side = header.map(h -> Math.max(h.width(), h.height())).orElse(0);
    if (header.isPresent() && JpegDecoding.reduces()) {
      PictureSize upright = header.get().upright();
      int width = box(upright.width(), side, longest);
      int height = box(upright.height(), side, longest);
      return Decoder.decode(content, width, height).pixels();
    }
    int step = side / (SPARE * longest);
    if (header.isEmpty() || step < 2 || !header.get().isYcc()) {
      return Decoder.decode(content).pixels();
    }
    try {
      Readers.Read<Pixels> read = Readers.readReducedJpeg(header.get().canonical(content), step);
      return read.warnings().isEmpty()
          ? Orientation.upright(read.value(), header.get().orientation())
          : Decoder.decode(content).pixels();
    } catch (IOException | RuntimeException e) {
      return Decoder.decode(content).pixels(); // which says what is wrong with it
    }
  }
}
