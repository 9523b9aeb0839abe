package goldpan.input;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Pictures decoded once and read from a memory-mapped file, so that training reads them again and
 * again without decoding and without heap: the file of a {@link PictureCache}, which lasts, or a
 * temporary one, gone with the process or on {@link #close}. Either is written before it is mapped:
 * a full disk is then an exception, not a fault.
 */
public final class StoredPictures implements PictureSource, AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 30;
  private static final int BLOCK = 64;
  private final int[] samples;
  private final int[] places;
  private final int pictureBytes;
  private final PictureSource store;
  private final AutoCloseable owner;
  private final List<Finding> findings;

  private StoredPictures(
      int[] wanted,
      @Nullable Finding[] problems,
      int pictureBytes,
      PictureSource store,
      AutoCloseable owner) {
    this.places = IntStream.range(0, wanted.length).filter(i -> problems[i] == null).toArray();
    this.samples = Arrays.stream(places).map(i -> wanted[i]).toArray();
    this.pictureBytes = pictureBytes;
    this.store = store;
    this.owner = owner;
    this.findings = Arrays.stream(problems).filter(Objects::nonNull).toList();
  }

  private static int perChunk(int pictureBytes) {
    return CHUNK_BYTES / pictureBytes;
  }

  /**
   * The samples at {@code wanted}, from the cache if it has room for the whole dataset: what is not
   * there yet is decoded into it first. Those that cannot be read are left out.
   */
  public static StoredPictures of(
      Dataset dataset, int[] wanted, Input input, Progress progress, PictureCache cache) {
    boolean most = 2L * wanted.length >= dataset.size();
    if (!most || cache.place(dataset, input).isEmpty()) {
      return of(dataset, wanted, input, progress);
    }
    if (cache.find(dataset, input).isEmpty()) {
      decodeAll(dataset, input, progress, cache);
    }
    KeptPictures kept = new KeptPictures(cache, dataset, wanted, input);
    if (!kept.areKept()) {
      kept.close();
      return of(dataset, wanted, input, progress);
    }
    Finding[] problems = new Finding[wanted.length];
    Arrays.setAll(problems, i -> kept.problem(i).orElse(null));
    return new StoredPictures(wanted, problems, input.values(), kept, kept);
  }

  private static void decodeAll(
      Dataset dataset, Input input, Progress progress, PictureCache cache) {
    int n = dataset.size();
    try (KeptPictures all =
            new KeptPictures(cache, dataset, IntStream.range(0, n).toArray(), input);
        Progress.Task task = progress.start("reading pictures", n, "images")) {
      Workers.forEach(
          n,
          BLOCK,
          Workers.threads(),
          () -> {
            byte[] one = new byte[input.values()];
            return (from, to) -> {
              for (int i = from; i < to; i++) {
                Optional<Finding> unused = all.read(i, one, 0);
              }
              task.advance(to - from);
            };
          });
    }
  }

  /** Decodes the samples at {@code wanted} on all cores; those that cannot be read are left out. */
  public static StoredPictures of(Dataset dataset, int[] wanted, Input input, Progress progress) {
    int bytes = input.values();
    FileChannel channel = null;
    try {
      Path file = Files.createTempFile("goldpan-pictures", ".bin");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      Finding[] problems = new Finding[wanted.length];
      fill(new DecodedPictures(dataset, wanted, input), channel, bytes, problems, progress);
      return new StoredPictures(
          wanted, problems, bytes, new Mapped(map(channel, wanted.length, bytes), bytes), channel);
    } catch (IOException | UncheckedIOException e) {
      closeQuietly(channel);
      throw new PredictionException(
          Words.of(
              "decoded pictures need %d MB in %s: %s; free that much, or name a roomier folder with -Djava.io.tmpdir",
              (((long) wanted.length * bytes) >> 20) + 1,
              System.getProperty("java.io.tmpdir"),
              String.valueOf(e.getMessage())),
          e);
    } catch (RuntimeException | Error e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // the file is temporary; the first problem is the one to report
      }
    }
  }

  private static void fill(
      PictureSource source,
      FileChannel channel,
      int bytes,
      @Nullable Finding[] problems,
      Progress progress) {
    try (Progress.Task task = progress.start("reading pictures", problems.length, "images")) {
      Workers.forEach(
          problems.length,
          BLOCK,
          Workers.threads(),
          () -> {
            byte[] block = new byte[BLOCK * bytes];
            return (from, to) -> {
              for (int i = from; i < to; i++) {
                problems[i] = source.read(i, block, (i - from) * bytes).orElse(null);
              }
              write(channel, ByteBuffer.wrap(block, 0, (to - from) * bytes), (long) from * bytes);
              task.advance(to - from);
            };
          });
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long at) {
    try {
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<ByteBuffer> map(FileChannel channel, int count, int bytes)
      throws IOException {
    int perChunk = perChunk(bytes);
    List<ByteBuffer> chunks = new ArrayList<>();
    for (int c = 0; c * (long) perChunk < count; c++) {
      long size = (long) Math.min(perChunk, count - c * perChunk) * bytes;
      chunks.add(channel.map(FileChannel.MapMode.READ_ONLY, (long) c * perChunk * bytes, size));
    }
    return chunks;
  }

  /** Dataset indices of the pictures that could be read, in order. */
  public int[] samples() {
    return samples;
  }

  public List<Finding> findings() {
    return findings;
  }

  @Override
  public Optional<Finding> read(int i, byte[] into, int offset) {
    return store.read(places[i], into, offset);
  }

  /** The temporary file. */
  private record Mapped(List<ByteBuffer> chunks, int pictureBytes) implements PictureSource {
    @Override
    public Optional<Finding> read(int i, byte[] into, int offset) {
      int perChunk = perChunk(pictureBytes);
      chunks.get(i / perChunk).get((i % perChunk) * pictureBytes, into, offset, pictureBytes);
      return Optional.empty();
    }
  }

  /**
   * Mean and deviation of each channel over all pictures, on 0..255, as exact sums divided once.
   */
  public Input normalise(Input input) {
    int channels = input.channels();
    long[] sums = new long[2 * channels];
    Workers.forEach(
        samples.length,
        4096,
        (from, to) -> {
          long[] own = new long[2 * channels];
          byte[] one = new byte[pictureBytes];
          for (int i = from; i < to; i++) {
            read(i, one, 0);
            for (int p = 0; p < pictureBytes; p++) {
              int value = one[p] & 0xff;
              own[p % channels] += value;
              own[channels + p % channels] += (long) value * value;
            }
          }
          synchronized (sums) {
            Arrays.setAll(sums, k -> sums[k] + own[k]);
          }
        });
    double count = Math.max(1, (double) samples.length * pictureBytes / channels);
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    for (int c = 0; c < channels; c++) {
      double m = sums[c] / count;
      mean[c] = (float) m;
      deviation[c] = (float) Math.sqrt(Math.max(1, sums[channels + c] / count - m * m));
    }
    return input.normalised(mean, deviation);
  }

  @Override
  public void close() {
    try {
      owner.close();
    } catch (Exception ignored) {
      // a file that is temporary or a cache: nothing depends on how it ends
    }
  }
}
