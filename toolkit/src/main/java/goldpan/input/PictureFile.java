package goldpan.input;

import goldpan.data.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;

/**
 * Decoded pictures, all of one size, in one file that is read memory-mapped: the pictures, a
 * CRC-32C of each, why some have none, and at the end a mark over all that is not picture. A file
 * is written under another name and renamed, so it is whole or not there; a picture whose sum is
 * wrong is taken for not there. Safe for many threads.
 */
final class PictureFile {
  private static final long MAGIC = 0x676f6c6470696332L;
  private static final int MARK_BYTES = 3 * Integer.BYTES + Long.BYTES + Integer.BYTES;
  private static final int CHUNK_BYTES = 1 << 30;

  /** What the name of a file begins with that is not whole yet. */
  static final String PARTIAL = ".partial-";

  private final int pictureBytes;
  private final int perChunk;
  private final ByteBuffer[] chunks;
  private final ByteBuffer sums;
  private final Map<Integer, String> problems;

  private PictureFile(
      int pictureBytes, ByteBuffer[] chunks, ByteBuffer sums, Map<Integer, String> problems) {
    this.pictureBytes = pictureBytes;
    this.perChunk = perChunk(pictureBytes);
    this.chunks = chunks;
    this.sums = sums;
    this.problems = problems;
  }

  private static int perChunk(int pictureBytes) {
    return CHUNK_BYTES / pictureBytes;
  }

  /** Bytes of a file of {@code count} pictures without problems. */
  static long size(int count, int pictureBytes) {
    return (long) count * (pictureBytes + Integer.BYTES) + MARK_BYTES;
  }

  /**
   * The file there, if it is whole and holds {@code count} pictures of {@code pictureBytes}.
   *
   * @throws IOException when it cannot be read
   */
  static Optional<PictureFile> open(Path file, int count, int pictureBytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long pictures = (long) count * pictureBytes;
      long rest = channel.size() - pictures;
      if (rest < (long) count * Integer.BYTES + MARK_BYTES || rest > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      ByteBuffer tail = channel.map(FileChannel.MapMode.READ_ONLY, pictures, rest);
      if (!isWhole(tail, count, pictureBytes)) {
        return Optional.empty();
      }
      ByteBuffer sums = tail.slice(0, count * Integer.BYTES);
      return Optional.of(
          new PictureFile(
              pictureBytes,
              map(channel, count, pictureBytes),
              sums,
              problems(tail, count * Integer.BYTES)));
    }
  }

  private static boolean isWhole(ByteBuffer tail, int count, int pictureBytes) {
    int mark = tail.limit() - MARK_BYTES;
    CRC32C sum = new CRC32C();
    sum.update(tail.slice(0, tail.limit() - Integer.BYTES));
    return tail.getInt(tail.limit() - Integer.BYTES) == (int) sum.getValue()
        && tail.getInt(mark) == count
        && tail.getInt(mark + 4) == pictureBytes
        && tail.getInt(mark + 8) == mark - count * Integer.BYTES
        && tail.getLong(mark + 12) == MAGIC;
  }

  private static Map<Integer, String> problems(ByteBuffer tail, int from) {
    byte[] text = new byte[tail.limit() - MARK_BYTES - from];
    tail.get(from, text);
    Map<Integer, String> problems = new TreeMap<>();
    for (String line : new String(text, StandardCharsets.UTF_8).split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab > 0) {
        problems.put(Integer.parseInt(line.substring(0, tab)), line.substring(tab + 1));
      }
    }
    return problems;
  }

  private static ByteBuffer[] map(FileChannel channel, int count, int bytes) throws IOException {
    int perChunk = perChunk(bytes);
    ByteBuffer[] chunks = new MappedByteBuffer[(count + perChunk - 1) / perChunk];
    for (int c = 0; c < chunks.length; c++) {
      long size = (long) Math.min(perChunk, count - c * perChunk) * bytes;
      chunks[c] = channel.map(FileChannel.MapMode.READ_ONLY, (long) c * perChunk * bytes, size);
    }
    return chunks;
  }

  /** Why there is no {@code i}-th picture; empty when there is one. */
  Optional<String> problem(int i) {
    return Optional.ofNullable(problems.get(i));
  }

  /** Copies the {@code i}-th picture; false when it is damaged. */
  boolean read(int i, byte[] into, int offset) {
    chunks[i / perChunk].get((i % perChunk) * pictureBytes, into, offset, pictureBytes);
    return sum(into, offset, pictureBytes) == sums.getInt(i * Integer.BYTES);
  }

  private static int sum(byte[] bytes, int offset, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, offset, length);
    return (int) sum.getValue();
  }

  /**
   * A file being written, in any order and by many threads. It is put in its place by {@link
   * #finish} when every picture has been handed in; otherwise {@link #close} removes it.
   */
  static final class Draft implements AutoCloseable {
    private final Path place;
    private final Path partial;
    private final FileChannel channel;
    private final int count;
    private final int pictureBytes;
    private final int[] sums;
    private final Map<Integer, String> problems = new TreeMap<>();
    private final AtomicInteger written = new AtomicInteger();

    private Draft(Path place, Path partial, FileChannel channel, int count, int pictureBytes) {
      this.place = place;
      this.partial = partial;
      this.channel = channel;
      this.count = count;
      this.pictureBytes = pictureBytes;
      this.sums = new int[count];
    }

    /** Begins a file beside its {@code place}. */
    static Draft begin(Path place, int count, int pictureBytes) throws IOException {
      String random = Long.toHexString(new SecureRandom().nextLong());
      Path partial = place.resolveSibling(PARTIAL + random);
      FileChannel channel =
          FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new Draft(place, partial, channel, count, pictureBytes);
    }

    /** Keeps the {@code i}-th picture; each is handed in once. */
    void put(int i, byte[] from, int offset) throws IOException {
      sums[i] = sum(from, offset, pictureBytes);
      write(ByteBuffer.wrap(from, offset, pictureBytes), (long) i * pictureBytes);
      written.incrementAndGet();
    }

    /** Keeps why there is no {@code i}-th picture. */
    void putProblem(int i, String problem) {
      synchronized (problems) {
        problems.put(i, problem.replace('\n', ' '));
      }
      written.incrementAndGet();
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    }

    /** Puts the file in its place if it has every picture; says whether it did. */
    boolean finish() throws IOException {
      if (written.get() != count) {
        return false;
      }
      write(tail(), (long) count * pictureBytes);
      channel.close();
      Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
      return true;
    }

    private ByteBuffer tail() {
      StringBuilder text = new StringBuilder();
      problems.forEach((i, problem) -> text.append(i).append('\t').append(problem).append('\n'));
      byte[] words = text.toString().getBytes(StandardCharsets.UTF_8);
      ByteBuffer tail = ByteBuffer.allocate(count * Integer.BYTES + words.length + MARK_BYTES);
      for (int i = 0; i < count; i++) {
        tail.putInt(sums[i]);
      }
      tail.put(words).putInt(count).putInt(pictureBytes).putInt(words.length).putLong(MAGIC);
      tail.putInt(sum(tail.array(), 0, tail.position()));
      return tail.flip();
    }

    @Override
    public void close() {
      try (channel) {
        Files.deleteIfExists(partial);
      } catch (IOException e) {
        throw new UncheckedIOException(
            Words.of("%s cannot be removed: %s", partial, String.valueOf(e.getMessage())), e);
      }
    }
  }
}
