package goldpan.predict;

import goldpan.data.Words;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * What N samples are to be learnt as: one of K classes each, or any of K tags. Immutable; a bit a
 * sample and tag.
 */
public final class Targets {
  private final Objective objective;
  private final int classes;
  private final int[] labels;
  private final int words;
  private final long[] bits;
  private final int size;

  private Targets(
      Objective objective, int classes, int[] labels, int words, long[] bits, int size) {
    this.objective = objective;
    this.classes = classes;
    this.labels = labels;
    this.words = words;
    this.bits = bits;
    this.size = size;
  }

  /**
   * One class a sample.
   *
   * @param labels one a sample, each in [0, {@code classes}); copied
   * @param classes K, 1 or more
   * @throws IllegalArgumentException when a label is out of range
   */
  public static Targets single(int[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (!(labels[i] >= 0 && labels[i] < classes)) {
        throw new IllegalArgumentException(
            Words.of(
                "label of sample %d is %d; expected 0 or more and below %d, the number of classes",
                i, labels[i], classes));
      }
    }
    return new Targets(Objective.ONE_CLASS, classes, labels.clone(), 0, new long[0], labels.length);
  }

  /**
   * Any number of tags a sample, none included.
   *
   * @param tags one set a sample, of numbers in [0, {@code count}); copied
   * @param count K, the number of tags, 1 or more
   * @throws IllegalArgumentException when a tag is out of range
   */
  public static Targets tags(List<BitSet> tags, int count) {
    int words = (count + Long.SIZE - 1) / Long.SIZE;
    long[] bits = new long[Math.multiplyExact(tags.size(), words)];
    for (int i = 0; i < tags.size(); i++) {
      BitSet own = tags.get(i);
      if (own.length() > count) {
        throw new IllegalArgumentException(
            Words.of(
                "sample %d has tag %d; expected 0 or more and below %d, the number of tags",
                i, own.length() - 1, count));
      }
      long[] set = own.toLongArray();
      System.arraycopy(set, 0, bits, i * words, set.length);
    }
    return new Targets(Objective.TAGS, count, new int[0], words, bits, tags.size());
  }

  /** Whether samples have one class or any number of tags. */
  public Objective objective() {
    return objective;
  }

  /** Number of samples, N. */
  public int size() {
    return size;
  }

  /** Number of classes or tags, K. */
  public int classes() {
    return classes;
  }

  /**
   * The class of a sample.
   *
   * @throws IllegalStateException when samples have tags
   */
  public int label(int sample) {
    if (objective != Objective.ONE_CLASS) {
      throw new IllegalStateException(
          "these samples have any number of tags; expected one class a sample; ask has(sample, k)");
    }
    return labels[sample];
  }

  /** Whether a sample is of class {@code k}, or has tag {@code k}. */
  public boolean has(int sample, int k) {
    return objective == Objective.ONE_CLASS
        ? labels[sample] == k
        : (bits[sample * words + (k >> 6)] >>> k & 1) != 0;
  }

  /** The targets of some of the samples, in that order. */
  public Targets rows(int[] wanted) {
    if (objective == Objective.ONE_CLASS) {
      return single(Arrays.stream(wanted).map(i -> labels[i]).toArray(), classes);
    }
    long[] own = new long[wanted.length * words];
    for (int i = 0; i < wanted.length; i++) {
      System.arraycopy(bits, wanted[i] * words, own, i * words, words);
    }
    return new Targets(objective, classes, labels, words, own, wanted.length);
  }

  /**
   * Logits that say how common each tag is, {@code ln((n + 1/2) / (N - n + 1/2))} for n of N
   * samples: where training begins (Lin et al., Focal Loss, 2017, section 3.3).
   */
  public float[] logOdds() {
    float[] logits = new float[classes];
    int[] counts = counts();
    for (int k = 0; k < classes; k++) {
      int have = counts[k];
      logits[k] = (float) StrictMath.log((have + 0.5) / (size - have + 0.5));
    }
    return logits;
  }

  /** SHA-256, in hex, of what all samples are to be learnt as. */
  public String fingerprint() {
    ByteBuffer bytes =
        ByteBuffer.allocate(
                3 * Integer.BYTES + Integer.BYTES * labels.length + Long.BYTES * bits.length)
            .putInt(objective.ordinal())
            .putInt(classes)
            .putInt(size);
    for (int label : labels) {
      bytes.putInt(label);
    }
    for (long word : bits) {
      bytes.putLong(word);
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** How many samples are of each class, or have each tag. */
  public int[] counts() {
    int[] counts = new int[classes];
    if (objective == Objective.ONE_CLASS) {
      for (int label : labels) {
        counts[label]++;
      }
      return counts;
    }
    for (int w = 0; w < bits.length; w++) {
      for (long rest = bits[w]; rest != 0; rest &= rest - 1) {
        counts[w % words * Long.SIZE + Long.numberOfTrailingZeros(rest)]++;
      }
    }
    return counts;
  }
}
