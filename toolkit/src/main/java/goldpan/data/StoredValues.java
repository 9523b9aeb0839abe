package goldpan.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A long row of bytes, mostly still on disk. Mapped, not read through a channel: a channel would be
 * closed by the first interrupted thread that reads it.
 */
final class StoredValues {
  private static final long PIECE = 1L << 30;
  private static final long IN_MEMORY = 64L << 20;

  private final ByteBuffer[] pieces;

  private StoredValues(ByteBuffer[] pieces) {
    this.pieces = pieces;
  }

  /** Values copied from a stream, and how many there were. */
  record Copied(StoredValues values, long length) {}

  /** {@code length} bytes of a file from {@code offset} on, left there. */
  static StoredValues mapped(Path file, long offset, long length) throws IOException {
    ByteBuffer[] pieces = new ByteBuffer[(int) ((length + PIECE - 1) / PIECE)];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (int i = 0; i < pieces.length; i++) {
        long from = i * PIECE;
        pieces[i] =
            channel.map(
                FileChannel.MapMode.READ_ONLY, offset + from, Math.min(PIECE, length - from));
      }
    }
    return new StoredValues(pieces);
  }

  /**
   * Up to {@code wanted} bytes of a stream. Up to 64 MiB are kept in memory, more go to a temporary
   * file that goes when Java ends.
   */
  static Copied copied(InputStream in, long wanted) throws IOException {
    if (wanted <= IN_MEMORY) {
      byte[] held = new byte[(int) wanted];
      int n = fill(in, held, held.length);
      return new Copied(new StoredValues(new ByteBuffer[] {ByteBuffer.wrap(held)}), n);
    }
    Path file = Files.createTempFile("goldpan", ".values");
    file.toFile().deleteOnExit();
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] block = new byte[1 << 16];
      int n;
      while (copied < wanted
          && (n = fill(in, block, (int) Math.min(block.length, wanted - copied))) > 0) {
        out.write(block, 0, n);
        copied += n;
      }
    }
    return new Copied(mapped(file, 0, copied), copied);
  }

  /** Reads until {@code n} bytes are there or the stream ends, as a cut-off gzip file does. */
  private static int fill(InputStream in, byte[] target, int n) throws IOException {
    int filled = 0;
    try {
      int read;
      while (filled < n && (read = in.read(target, filled, n - filled)) > 0) {
        filled += read;
      }
    } catch (EOFException e) {
      return filled;
    }
    return filled;
  }

  /** The {@code length} bytes from {@code offset} on. */
  byte[] get(long offset, int length) {
    byte[] out = new byte[length];
    int done = 0;
    while (done < length) {
      ByteBuffer piece = pieces[(int) ((offset + done) / PIECE)];
      int at = (int) ((offset + done) % PIECE);
      int n = Math.min(length - done, piece.limit() - at);
      piece.get(at, out, done, n);
      done += n;
    }
    return out;
  }
}
