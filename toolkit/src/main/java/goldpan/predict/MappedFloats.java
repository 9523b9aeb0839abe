package goldpan.predict;

import goldpan.data.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Zeros in a temporary file, mapped. They are written before they are mapped: a full disk is then
 * an exception, not a fault. The file has no name any more once it is mapped, where the system
 * allows that, and otherwise goes when Java ends.
 */
final class MappedFloats {
  private static final int PIECE = 1 << 20;

  private MappedFloats() {}

  /** Blocks of {@code perBlock} rows, the last with what remains. */
  static FloatBuffer[] blocks(int rows, int columns, int perBlock) {
    long bytes = 4L * rows * columns;
    try {
      Path file = Files.createTempFile("goldpan", ".floats");
      file.toFile().deleteOnExit();
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        fill(channel, bytes);
        return map(channel, rows, columns, perBlock);
      }
    } catch (IOException e) {
      throw new PredictionException(
          Words.of(
              "%,d × %d probabilities need %,d MB in %s: %s; free that much, or name a roomier folder with -Djava.io.tmpdir",
              rows,
              columns,
              (bytes >> 20) + 1,
              System.getProperty("java.io.tmpdir"),
              String.valueOf(e.getMessage())),
          e);
    }
  }

  private static void fill(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
    for (long at = 0; at < bytes; ) {
      zeros.clear().limit((int) Math.min(PIECE, bytes - at));
      while (zeros.hasRemaining()) {
        at += channel.write(zeros, at);
      }
    }
  }

  private static FloatBuffer[] map(FileChannel channel, int rows, int columns, int perBlock)
      throws IOException {
    FloatBuffer[] blocks = new FloatBuffer[(rows + perBlock - 1) / perBlock];
    long blockBytes = 4L * perBlock * columns;
    for (int b = 0; b < blocks.length; b++) {
      long size = 4L * Math.min(perBlock, rows - b * perBlock) * columns;
      blocks[b] =
          channel
              .map(FileChannel.MapMode.READ_WRITE, b * blockBytes, size)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    return blocks;
  }
}
