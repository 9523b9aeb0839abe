package goldpan.input;

import goldpan.data.Words;
import goldpan.predict.PredictionException;

/**
 * What a text becomes: counts of its words, of pairs of words that follow one another, and of
 * groups of letters within words, in a fixed number of columns by signed hashing.
 *
 * <p>Each n-gram has a 64-bit hash, whose upper bits are its column and whose lowest bit its sign;
 * an n-gram that occurs c times adds ±(1 + ln c) to its column. Signs make n-grams that share a
 * column cancel on average instead of adding up.
 *
 * @param bits the number of columns is 2 to this power, in 8..24
 * @param words longest sequence of words, in 1..5
 * @param shortest fewest characters of a group, in 1..{@code longest}
 * @param longest most characters of a group, in 1..12; a word's beginning and end count as one each
 * @see <a href="https://arxiv.org/abs/0902.2206">Weinberger et al., Feature Hashing for Large Scale
 *     Multitask Learning, 2009</a>
 */
public record TextFeatures(int bits, int words, int shortest, int longest) {

  public TextFeatures {
    require("bits", bits, 8, 24);
    require("words", words, 1, 5);
    require("longest", longest, 1, 12);
    require("shortest", shortest, 1, longest);
  }

  /** 2^18 columns of single words, pairs of words, and groups of three to five characters. */
  public static TextFeatures usual() {
    return new TextFeatures(18, 2, 3, 5);
  }

  private static void require(String what, int value, int least, int most) {
    if (!(value >= least && value <= most)) {
      throw new PredictionException(
          Words.of("text features: %s is %d; expected %d to %d", what, value, least, most));
    }
  }

  /** The number of columns. */
  public int columns() {
    return 1 << bits;
  }

  /** What makes features of texts, for one thread. */
  public TextHasher hasher() {
    return new TextHasher(this);
  }
}
