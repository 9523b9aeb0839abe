package goldpan.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Width and height of a picture that stands upright, read from the beginning of its file where the
 * format has them there.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PictureSize(int width, int height) {
  private static final int BEGINNING = 64 << 10;

  /**
   * The size of the picture in a file; the same that decoding gives.
   *
   * @throws UnreadableMediaException without an id, when it cannot be read
   */
  public static PictureSize of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(BEGINNING);
      if (ImageKind.ofBytes(start).equals(Optional.of(ImageKind.JPEG))) {
        Optional<PictureSize> size = jpeg(start);
        if (size.isPresent()) {
          return size.get();
        }
      }
    } catch (IOException e) {
      throw new UnreadableMediaException("", "cannot be read (" + Reason.of(e) + ")", e);
    }
    return decoded(file);
  }

  private static Optional<PictureSize> jpeg(byte[] start) {
    return JpegHeader.read(start).map(JpegHeader::upright);
  }

  private static PictureSize decoded(Path file) {
    try {
      Pixels pixels = Decoder.decode(Files.readAllBytes(file)).pixels();
      return new PictureSize(pixels.width(), pixels.height());
    } catch (IOException e) {
      throw new UnreadableMediaException("", "cannot be read (" + Reason.of(e) + ")", e);
    }
  }

  @Override
  public String toString() {
    return width + "×" + height;
  }
}
