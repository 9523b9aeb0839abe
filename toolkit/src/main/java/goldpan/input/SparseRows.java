package goldpan.input;

import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of sparse features, eight bytes a feature that is not zero, in blocks. Up to 256 MiB are in
 * the heap; blocks beyond that are written to a temporary file and mapped, so that a million texts
 * need no more. Written once by {@link Builder}, then immutable and safe for many threads. {@link
 * #close} lets go of the file.
 */
public final class SparseRows implements AutoCloseable {
  private static final int BLOCK = 1 << 20;
  private static final long MOST_IN_HEAP = 256L << 20;
  private final int features;
  private final IntBuffer[] blocks;
  private final int[] blockOf;
  private final int[] offsets;
  private final @Nullable FileChannel file;

  private SparseRows(
      int features, IntBuffer[] blocks, int[] blockOf, int[] offsets, @Nullable FileChannel file) {
    this.features = features;
    this.blocks = blocks;
    this.blockOf = blockOf;
    this.offsets = offsets;
    this.file = file;
  }

  /** Rows to be added, of features in [0, {@code features}). */
  public static Builder builder(int features) {
    return new Builder(features, MOST_IN_HEAP, BLOCK);
  }

  static Builder builder(int features, long mostInHeap, int block) {
    return new Builder(features, mostInHeap, block);
  }

  /** Number of rows, N. */
  public int size() {
    return offsets.length;
  }

  /** Number of features, zero or not. */
  public int features() {
    return features;
  }

  /** Puts a row into {@code into}, in place of what is there. */
  public void row(int row, SparseRow into) {
    IntBuffer block = blocks[blockOf[row]];
    int at = offsets[row];
    into.clear();
    for (int left = block.get(at++); left > 0; left--, at += 2) {
      into.add(block.get(at), Float.intBitsToFloat(block.get(at + 1)));
    }
  }

  @Override
  public void close() {
    closeQuietly(file);
  }

  private static void closeQuietly(@Nullable FileChannel file) {
    if (file != null) {
      try {
        file.close();
      } catch (IOException ignored) {
        // the file is temporary: nothing depends on how it ends
      }
    }
  }

  /** Takes rows in their order, by one thread. */
  public static final class Builder implements AutoCloseable {
    private final int features;
    private final long mostInHeap;
    private final int blockInts;
    private final List<IntBuffer> blocks = new ArrayList<>();
    private int[] blockOf = new int[1024];
    private int[] offsets = new int[1024];
    private int rows;
    private int[] block = new int[0];
    private int used;
    private long inHeap;
    private @Nullable FileChannel file;
    private boolean built;

    private Builder(int features, long mostInHeap, int blockInts) {
      this.features = features;
      this.mostInHeap = mostInHeap;
      this.blockInts = blockInts;
    }

    /**
     * Adds a row, copied.
     *
     * @throws IllegalArgumentException when a feature is outside of [0, {@code features}) or a
     *     value is no finite number
     * @throws PredictionException when the temporary file has no room
     */
    public void add(SparseRow row) {
      check(row);
      int needed = 1 + 2 * row.size();
      if (block.length - used < needed) {
        endBlock();
        block = new int[Math.max(blockInts, needed)];
      }
      if (rows == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * rows);
        blockOf = Arrays.copyOf(blockOf, 2 * rows);
      }
      blockOf[rows] = blocks.size();
      offsets[rows++] = used;
      block[used++] = row.size();
      for (int i = 0; i < row.size(); i++) {
        block[used++] = row.feature(i);
        block[used++] = Float.floatToRawIntBits(row.value(i));
      }
    }

    private void check(SparseRow row) {
      if (row.size() > 0 && row.feature(row.size() - 1) >= features) {
        throw new IllegalArgumentException(
            Words.of(
                "row %d has feature %d; expected below %d",
                rows, row.feature(row.size() - 1), features));
      }
      for (int i = 0; i < row.size(); i++) {
        if (!Float.isFinite(row.value(i))) {
          throw new IllegalArgumentException(
              Words.of(
                  "feature %d of row %d is %s; expected a finite number",
                  row.feature(i), rows, row.value(i)));
        }
      }
    }

    private void endBlock() {
      if (used == 0) {
        return;
      }
      IntBuffer done = IntBuffer.wrap(block, 0, used);
      if (inHeap + 4L * used <= mostInHeap) {
        inHeap += 4L * block.length;
        blocks.add(done);
      } else {
        blocks.add(inFile(done));
      }
      used = 0;
    }

    /** Written before it is mapped: a full disk is then an exception, not a fault. */
    private IntBuffer inFile(IntBuffer ints) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * ints.remaining()).order(ByteOrder.nativeOrder());
      bytes.asIntBuffer().put(ints);
      try {
        FileChannel channel = file == null ? temporary() : file;
        file = channel;
        long at = channel.size();
        for (long to = at; bytes.hasRemaining(); ) {
          to += channel.write(bytes, to);
        }
        return channel
            .map(FileChannel.MapMode.READ_ONLY, at, bytes.capacity())
            .order(ByteOrder.nativeOrder())
            .asIntBuffer();
      } catch (IOException e) {
        throw new PredictionException(
            Words.of(
                "features of %,d samples and more have no room in %s: %s; free some, or name a roomier folder with -Djava.io.tmpdir",
                rows, System.getProperty("java.io.tmpdir"), String.valueOf(e.getMessage())),
            e);
      }
    }

    private static FileChannel temporary() throws IOException {
      Path path = Files.createTempFile("goldpan-features", ".bin");
      return FileChannel.open(
          path,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** The rows; the builder must not be used afterwards. */
    public SparseRows build() {
      if (used < block.length / 2) {
        block = Arrays.copyOf(block, used);
      }
      endBlock();
      built = true;
      return new SparseRows(
          features,
          blocks.toArray(IntBuffer[]::new),
          Arrays.copyOf(blockOf, rows),
          Arrays.copyOf(offsets, rows),
          file);
    }

    /** Lets go of what was taken, unless the rows have been built. */
    @Override
    public void close() {
      if (!built) {
        closeQuietly(file);
      }
    }
  }
}
