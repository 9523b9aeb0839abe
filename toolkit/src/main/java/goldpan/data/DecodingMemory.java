package goldpan.data;

import java.util.concurrent.Semaphore;

/**
 * Heap that pictures may take while they are decoded, two thirds of it together: one that would not
 * fit is refused by name, and big ones wait for each other. Safe for many threads.
 */
final class DecodingMemory {
  /** A picture of more pixels than this is taken for a decompression bomb. */
  static final long MOST_PIXELS = 200_000_000;

  /** The reader's picture, Goldpan's copy of it and one more that turns it upright. */
  private static final long BYTES_PER_PIXEL = 12;

  /** Pictures up to this many pixels do not wait. */
  private static final long SMALL = 1 << 20;

  private static final DecodingMemory OF_HEAP =
      new DecodingMemory(Runtime.getRuntime().maxMemory());

  private final long heapBytes;
  private final Semaphore free;

  DecodingMemory(long heapBytes) {
    this.heapBytes = heapBytes;
    this.free = new Semaphore(kibibytes(mostPixels()), true);
  }

  /** This Java's. */
  static DecodingMemory ofHeap() {
    return OF_HEAP;
  }

  /** Memory in use; closing gives it back. */
  interface Part extends AutoCloseable {
    @Override
    void close();
  }

  /** The most pixels that a picture may have. */
  long mostPixels() {
    return Math.min(MOST_PIXELS, heapBytes / 3 * 2 / BYTES_PER_PIXEL);
  }

  /**
   * Refuses a picture that would not fit.
   *
   * @throws UnreadableMediaException above {@link #mostPixels}, or when a side is 0
   */
  void check(int width, int height) {
    if (width < 1 || height < 1) {
      throw Decoder.unreadable(
          Words.of("is a picture of %d×%d; expected sides from 1", width, height));
    }
    long area = (long) width * height;
    if (area > MOST_PIXELS) {
      throw Decoder.unreadable(
          Words.of(
              "is a picture of %,d×%,d; expected at most %,d pixels; make it smaller",
              width, height, MOST_PIXELS));
    }
    if (area > mostPixels()) {
      throw Decoder.unreadable(
          Words.of(
              "is a picture of %,d×%,d; expected at most %,d pixels with %,d MiB of heap; make it"
                  + " smaller, or start Java with more, such as -Xmx8g",
              width, height, mostPixels(), heapBytes / (1 << 20)));
    }
  }

  /**
   * Takes the memory for a picture, when others have given back enough.
   *
   * @throws UnreadableMediaException as {@link #check} does
   */
  Part take(int width, int height) {
    check(width, height);
    long area = (long) width * height;
    if (area <= SMALL) {
      return () -> {};
    }
    int needed = kibibytes(area);
    free.acquireUninterruptibly(needed);
    return () -> free.release(needed);
  }

  private static int kibibytes(long pixels) {
    return (int) (pixels * BYTES_PER_PIXEL / 1024);
  }
}
