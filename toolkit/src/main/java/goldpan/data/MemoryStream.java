package goldpan.data;

import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * An ImageIO stream over bytes in memory that can be used again for the next picture. The JDK's own
 * streams copy through a cache and register a finaliser each, which costs more than decoding a
 * small picture.
 */
final class MemoryStream extends ImageInputStreamImpl {
  private static final byte[] NOTHING = {};
  private byte[] data = NOTHING;

  /** Starts again at the front of {@code bytes}. */
  void over(byte[] bytes) {
    data = bytes;
    streamPos = 0;
    flushedPos = 0;
    bitOffset = 0;
    byteOrder = ByteOrder.BIG_ENDIAN;
  }

  /** Lets go of the bytes. */
  void clear() {
    over(NOTHING);
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < data.length ? data[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    bitOffset = 0;
    if (streamPos >= data.length) {
      return -1;
    }
    int n = Math.min(length, data.length - (int) streamPos);
    System.arraycopy(data, (int) streamPos, target, offset, n);
    streamPos += n;
    return n;
  }

  @Override
  public long length() {
    return data.length;
  }
}
