package goldpan.jpeg;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One decompressor of libjpeg-turbo with the native memory that it reads from and writes to. For
 * one thread at a time; lives as long as the process.
 */
final class TurboDecompressor {
  /** More memory than that is not kept by each. */
  private static final long MOST_KEPT = 8L << 20;

  /** More than that is not kept at all, and a picture of three times as much is left to others. */
  private static final long MOST_SPARE = 64L << 20;

  private static final long MOST = 192L << 20;

  /**
   * One large piece of memory that all share, since its pages cost a quarter of the time that a
   * large picture does when they are asked of the system anew.
   */
  private static final AtomicReference<@Nullable Memory> SPARE = new AtomicReference<>();

  /** TurboJPEG's numbers for the ways of sampling that all decoders smooth alike. */
  private static final int SAMPLING_444 = 0;

  private static final int SAMPLING_420 = 2;
  private static final int SAMPLING_GREY = 3;

  private static final int FORMAT_RGB = 0;
  private static final int FORMAT_GREY = 6;

  private final long handle = TurboJpegLibrary.tjInitDecompress();
  private final Memory header = new Memory(4L * Integer.BYTES);
  private Memory source = new Memory(1 << 16);
  private Memory target = new Memory(1 << 16);

  /** As {@link TurboJpeg#decode} says. */
  Optional<byte[]> decode(byte[] jpeg, int width, int height, boolean isGrey, int factor) {
    int w = (width + factor - 1) / factor;
    int h = (height + factor - 1) / factor;
    long length = (long) w * h * (isGrey ? 1 : 3);
    if (handle == 0 || length > MOST) {
      return Optional.empty();
    }
    source = roomFor(jpeg.length, source);
    source.write(0, jpeg, 0, jpeg.length);
    if (!isOrdinary(jpeg.length, width, height, isGrey)) {
      return Optional.empty();
    }
    target = roomFor(length, target);
    int format = isGrey ? FORMAT_GREY : FORMAT_RGB;
    int failed =
        TurboJpegLibrary.tjDecompress2(handle, source, jpeg.length, target, w, 0, h, format, 0);
    Optional<byte[]> values =
        failed == 0 ? Optional.of(target.getByteArray(0, (int) length)) : Optional.empty();
    source = kept(source);
    target = kept(target);
    return values;
  }

  /** Whether the library reads the same of the header as we do, and nothing rare. */
  private boolean isOrdinary(int length, int width, int height, boolean isGrey) {
    Pointer sampling = header.share(8);
    if (TurboJpegLibrary.tjDecompressHeader3(
            handle, source, length, header, header.share(4), sampling, header.share(12))
        != 0) {
      return false;
    }
    int found = sampling.getInt(0);
    boolean fits = isGrey ? found == SAMPLING_GREY : found >= SAMPLING_444 && found <= SAMPLING_420;
    return fits && header.getInt(0) == width && header.getInt(4) == height;
  }

  private static Memory roomFor(long bytes, Memory memory) {
    if (memory.size() >= bytes) {
      return memory;
    }
    memory.close();
    Memory spare = bytes > MOST_KEPT ? SPARE.getAndSet(null) : null;
    if (spare != null && spare.size() >= bytes) {
      return spare;
    }
    if (spare != null) {
      spare.close();
    }
    return new Memory(Math.max(bytes, Math.min(MOST_KEPT, 2 * bytes)));
  }

  private static Memory kept(Memory memory) {
    if (memory.size() <= MOST_KEPT) {
      return memory;
    }
    if (memory.size() > MOST_SPARE || !SPARE.compareAndSet(null, memory)) {
      memory.close();
    }
    return new Memory(1 << 16);
  }
}
