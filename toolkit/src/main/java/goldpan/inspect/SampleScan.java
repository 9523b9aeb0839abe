package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Workers;
import goldpan.predict.Matrix;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a dataset's media: what tells whether two samples are the same, and what a picture
 * is like. Keeps some 400 bytes a picture and no picture.
 */
public final class SampleScan {
  private static final int BLOCK = 32;
  private final Dataset dataset;
  private final boolean arePictures;
  private final long[] bytes;
  private final long[] content;
  private final int[] lengths;
  private final Matrix.Builder frequencies;
  private final Matrix.Builder statistics;
  private final @Nullable Finding[] problems;

  private SampleScan(Dataset dataset) {
    int n = dataset.size();
    this.dataset = dataset;
    this.arePictures = !dataset.modality().isRead();
    this.bytes = new long[2 * n];
    this.content = new long[2 * n];
    this.lengths = new int[n];
    this.frequencies = Matrix.builder(arePictures ? n : 0, LowFrequencies.COUNT);
    this.statistics = Matrix.builder(arePictures ? n : 0, PictureStatistics.COUNT);
    this.problems = new Finding[n];
  }

  /**
   * Reads every sample once, on all cores.
   *
   * @throws DatasetException when the samples have no media
   */
  public static SampleScan of(Dataset asked, Progress progress) {
    Dataset dataset = asked.base();
    if (!dataset.hasMedia()) {
      throw new DatasetException(
          "%s has labels alone; expected pictures or texts to compare; open the folder or table that has them"
              .formatted(dataset.name()));
    }
    SampleScan scan = new SampleScan(dataset);
    try (Progress.Task task =
        progress.start("looking at samples", dataset.size(), dataset.modality().plural())) {
      Workers.forEach(
          dataset.size(),
          BLOCK,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              scan.look(i);
            }
            task.advance(to - from);
          });
    }
    return scan;
  }

  private void look(int i) {
    try {
      byte[] stored = dataset.bytes(i);
      lengths[i] = stored.length;
      MessageDigest sha = sha256();
      put(sha.digest(stored), bytes, i);
      if (arePictures) {
        look(i, dataset.pixels(i), sha);
      } else {
        byte[] same =
            dataset
                .modality()
                .sameness(stored)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElse(stored);
        put(sha.digest(same), content, i);
      }
    } catch (UnreadableMediaException | IOException e) {
      String what = e instanceof UnreadableMediaException u ? u.problem() : String.valueOf(e);
      problems[i] = new Finding(dataset.id(i), Finding.Kind.UNREADABLE, what);
    }
  }

  private void look(int i, Pixels picture, MessageDigest sha) {
    sha.update(
        ByteBuffer.allocate(12)
            .putInt(picture.width())
            .putInt(picture.height())
            .putInt(picture.channels())
            .array());
    put(sha.digest(picture.bytes()), content, i);
    frequencies.set(i, LowFrequencies.of(picture), 0);
    statistics.set(i, PictureStatistics.of(picture), 0);
  }

  private static void put(byte[] digest, long[] into, int i) {
    ByteBuffer buffer = ByteBuffer.wrap(digest);
    into[2 * i] = buffer.getLong();
    into[2 * i + 1] = buffer.getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The samples that were looked at. */
  public Dataset dataset() {
    return dataset;
  }

  /** Whether they are pictures; of other media only what is equal is found. */
  public boolean arePictures() {
    return arePictures;
  }

  /** Samples that could not be read, and why; they have no part in anything. */
  public List<Finding> findings() {
    return Arrays.stream(problems).filter(Objects::nonNull).toList();
  }

  boolean isRead(int sample) {
    return problems[sample] == null;
  }

  /** Bytes as stored. */
  int length(int sample) {
    return lengths[sample];
  }

  /** The first 128 bits of a digest of what is stored. */
  Digest bytes(int sample) {
    return new Digest(bytes[2 * sample], bytes[2 * sample + 1]);
  }

  /** The first 128 bits of a digest of pixels or text. */
  Digest content(int sample) {
    return new Digest(content[2 * sample], content[2 * sample + 1]);
  }

  /** N×63, empty rows for what could not be read; of pictures only. */
  Optional<Matrix> frequencies() {
    return arePictures ? Optional.of(frequencies.build()) : Optional.empty();
  }

  /** N rows of {@link PictureStatistics}; of pictures only. */
  Optional<Matrix> statistics() {
    return arePictures ? Optional.of(statistics.build()) : Optional.empty();
  }

  record Digest(long high, long low) {}
}
