package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures decoded once into a memory-mapped temporary file, so that training reads them again and
 * again without decoding and without heap. The file is gone with the process, or on {@link #close}.
 */
final class StoredPictures implements Pictures, AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 30;
  private final int[] samples;
  private final int pictureBytes;
  private final int perChunk;
  private final MappedByteBuffer[] chunks;
  private final FileChannel channel;
  private final List<Finding> findings;

  private StoredPictures(
      int[] samples,
      int pictureBytes,
      int perChunk,
      MappedByteBuffer[] chunks,
      FileChannel channel,
      List<Finding> findings) {
    this.samples = samples;
    this.pictureBytes = pictureBytes;
    this.perChunk = perChunk;
    this.chunks = chunks;
    this.channel = channel;
    this.findings = findings;
  }

  /** Decodes the samples at {@code wanted} on all cores; those that cannot be read are left out. */
  static StoredPictures of(Dataset dataset, int[] wanted, Input input, Progress progress) {
    int bytes = input.values();
    int perChunk = CHUNK_BYTES / bytes;
    FileChannel channel = null;
    try {
      Path file = Files.createTempFile("goldpan-pictures", ".bin");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      MappedByteBuffer[] chunks = map(channel, wanted.length, perChunk, bytes);
      Finding[] problems = new Finding[wanted.length];
      fill(
          new DecodedPictures(dataset, wanted, input), chunks, perChunk, bytes, problems, progress);
      return keepReadable(wanted, problems, bytes, perChunk, chunks, channel);
    } catch (IOException e) {
      throw new PredictionException(
          "decoded pictures need %,d MB in the temporary folder: %s; free that much or set -Djava.io.tmpdir"
              .formatted(((long) wanted.length * bytes) >> 20, e.getMessage()),
          e);
    } catch (RuntimeException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // the file is temporary; the first problem is the one to report
      }
    }
  }

  private static MappedByteBuffer[] map(FileChannel channel, int count, int perChunk, int bytes)
      throws IOException {
    MappedByteBuffer[] chunks = new MappedByteBuffer[(count + perChunk - 1) / perChunk];
    for (int c = 0; c < chunks.length; c++) {
      long size = (long) Math.min(perChunk, count - c * perChunk) * bytes;
      chunks[c] = channel.map(FileChannel.MapMode.READ_WRITE, (long) c * perChunk * bytes, size);
    }
    return chunks;
  }

  private static void fill(
      Pictures source,
      MappedByteBuffer[] chunks,
      int perChunk,
      int bytes,
      Finding[] problems,
      Progress progress) {
    try (Progress.Task task = progress.start("reading pictures", problems.length, "images")) {
      Workers.forEach(
          problems.length,
          256,
          (from, to) -> {
            byte[] one = new byte[bytes];
            for (int i = from; i < to; i++) {
              problems[i] = source.read(i, one, 0).orElse(null);
              chunks[i / perChunk].put((i % perChunk) * bytes, one);
            }
            task.advance(to - from);
          });
    }
  }

  private static StoredPictures keepReadable(
      int[] wanted,
      Finding[] problems,
      int bytes,
      int perChunk,
      MappedByteBuffer[] chunks,
      FileChannel channel) {
    int[] good = IntStream.range(0, wanted.length).filter(i -> problems[i] == null).toArray();
    if (good.length < wanted.length) {
      byte[] one = new byte[bytes];
      for (int i = 0; i < good.length; i++) {
        chunks[good[i] / perChunk].get((good[i] % perChunk) * bytes, one);
        chunks[i / perChunk].put((i % perChunk) * bytes, one);
      }
    }
    return new StoredPictures(
        Arrays.stream(good).map(i -> wanted[i]).toArray(),
        bytes,
        perChunk,
        chunks,
        channel,
        Arrays.stream(problems).filter(Objects::nonNull).toList());
  }

  /** Dataset indices of the pictures that could be read, in order. */
  int[] samples() {
    return samples;
  }

  List<Finding> findings() {
    return findings;
  }

  @Override
  public Optional<Finding> read(int i, byte[] into, int offset) {
    chunks[i / perChunk].get((i % perChunk) * pictureBytes, into, offset, pictureBytes);
    return Optional.empty();
  }

  /**
   * Mean and deviation of each channel over all pictures, on 0..255, as exact sums divided once.
   */
  Input normalise(Input input) {
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
    double count = (double) samples.length * pictureBytes / channels;
    float[] mean = new float[channels];
    float[] deviation = new float[channels];
    for (int c = 0; c < channels; c++) {
      double m = sums[c] / count;
      mean[c] = (float) m;
      deviation[c] = (float) Math.max(1, Math.sqrt(sums[channels + c] / count - m * m));
    }
    return input.normalised(mean, deviation);
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
