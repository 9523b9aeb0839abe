package goldpan.input;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A dataset's pictures by way of a {@link PictureCache}: read from its file when there is one,
 * otherwise decoded, and kept once the whole dataset has been asked for. A kept picture that is
 * damaged is decoded, and its file forgotten.
 */
public final class KeptPictures implements PictureSource, AutoCloseable {
  private final PictureCache cache;
  private final Dataset dataset;
  private final int[] samples;
  private final Input input;
  private final PictureSource decoded;
  private final @Nullable PictureFile kept;
  private final PictureFile.@Nullable Draft draft;
  private volatile boolean damaged;
  private volatile boolean broken;

  public KeptPictures(PictureCache cache, Dataset dataset, int[] samples, Input input) {
    this.cache = cache;
    this.dataset = dataset;
    this.samples = samples;
    this.input = input;
    this.decoded = new DecodedPictures(dataset, samples, input);
    this.kept = cache.find(dataset, input).orElse(null);
    boolean whole = samples.length == dataset.size();
    this.draft = kept == null && whole ? cache.begin(dataset, input).orElse(null) : null;
  }

  /** Whether they come from a file that an earlier call has kept. */
  public boolean areKept() {
    return kept != null;
  }

  /** Why a kept picture is none; empty when it is one, or nothing is kept. */
  Optional<Finding> problem(int i) {
    int sample = samples[i];
    return kept == null
        ? Optional.empty()
        : kept.problem(sample)
            .map(what -> new Finding(dataset.id(sample), Finding.Kind.UNREADABLE, what));
  }

  @Override
  public Optional<Finding> read(int i, byte[] into, int offset) {
    return kept == null ? decode(i, into, offset) : recall(kept, i, into, offset);
  }

  private Optional<Finding> recall(PictureFile from, int i, byte[] into, int offset) {
    Optional<Finding> problem = problem(i);
    if (problem.isPresent() || from.read(samples[i], into, offset)) {
      return problem;
    }
    damaged = true;
    return decoded.read(i, into, offset);
  }

  private Optional<Finding> decode(int i, byte[] into, int offset) {
    Optional<Finding> problem = decoded.read(i, into, offset);
    if (draft != null && !broken) {
      try {
        if (problem.isPresent()) {
          draft.putProblem(samples[i], problem.get().what());
        } else {
          draft.put(samples[i], into, offset);
        }
      } catch (IOException e) {
        broken = true; // a full disk, or an interrupt: nothing is kept then
      }
    }
    return problem;
  }

  @Override
  public void close() {
    if (damaged) {
      cache.forget(dataset, input);
    }
    if (draft != null) {
      try (draft) {
        boolean unused = !broken && draft.finish();
      } catch (IOException e) {
        // nothing is kept; the next call decodes again
      }
    }
  }
}
