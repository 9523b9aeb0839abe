package goldpan.input;

import java.util.Arrays;

/** Makes {@link TextFeatures} of texts, one after the other, on one thread. */
public final class TextHasher {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int WORDS = 1;
  private static final int CHARACTERS = 2;
  private static final int EDGE = ' ';
  private static final int KEY_BITS = 63;
  private final TextFeatures features;
  private final TextTokens text = new TextTokens();
  private long[] keys = new long[1024];
  private int count;

  TextHasher(TextFeatures features) {
    this.features = features;
  }

  /**
   * The features of a text, put into {@code into} in place of what is there; none of an empty text.
   */
  public void hash(String from, SparseRow into) {
    text.read(from);
    count = 0;
    words();
    TextTokens.Spans runs = text.runs();
    for (int r = 0; r < runs.count(); r++) {
      characters(runs.start(r), runs.end(r));
    }
    Arrays.sort(keys, 0, count);
    into.clear();
    sum(into);
  }

  private void words() {
    TextTokens.Spans tokens = text.tokens();
    for (int first = 0; first < tokens.count(); first++) {
      long hash = next(FNV_OFFSET, WORDS);
      for (int t = first; t < Math.min(tokens.count(), first + features.words()); t++) {
        for (int at = tokens.start(t); at < tokens.end(t); at++) {
          hash = next(hash, text.point(at));
        }
        hash = next(hash, EDGE);
        add(hash);
      }
    }
  }

  /** All groups of a run, with an edge on either side of it. */
  private void characters(int start, int end) {
    for (int first = start - 1; first <= end; first++) {
      long hash = next(FNV_OFFSET, CHARACTERS);
      int most = Math.min(features.longest(), end + 1 - first);
      for (int n = 1; n <= most; n++) {
        int at = first + n - 1;
        hash = next(hash, at < start || at == end ? EDGE : text.point(at));
        if (n >= features.shortest()) {
          add(hash);
        }
      }
    }
  }

  /** FNV-1a over code points. */
  private static long next(long hash, int point) {
    return (hash ^ point) * FNV_PRIME;
  }

  private void add(long hash) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
    }
    keys[count++] = mix(hash) >>> 1;
  }

  /** Spreads every bit over all others (the finisher of MurmurHash3). */
  private static long mix(long hash) {
    long z = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }

  /** Sorted keys are sorted by column. */
  private void sum(SparseRow into) {
    int shift = KEY_BITS - features.bits();
    for (int from = 0; from < count; ) {
      long column = keys[from] >>> shift;
      float sum = 0;
      while (from < count && keys[from] >>> shift == column) {
        int to = from + 1;
        while (to < count && keys[to] == keys[from]) {
          to++;
        }
        float weight = (float) (1 + StrictMath.log(to - from));
        sum += (keys[from] & 1) == 0 ? weight : -weight;
        from = to;
      }
      if (sum != 0) {
        into.add((int) column, sum);
      }
    }
  }
}
